using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Eu;

/// <summary>
/// <c>nameAlias</c>: a name whole and in parts, in any of the languages of the Union, with the bearer's title, function and sex. The first strong
/// name is the one the entity stands under; the table does not say which are strong, so that there all are, unless their remark says otherwise.
/// </summary>
internal static partial class EuNames
{
    // A name in a script of the Union is a translation; in another it is how the name is written at home.
    private static readonly string[] Union =
    [
        "BG", "CS", "DA", "DE", "EL", "EN", "ES", "ET", "FI", "FR", "GA", "HR", "HU", "IT", "LT", "LV", "MT", "NL", "PL", "PT", "RO", "SK", "SL", "SV",
    ];

    public static void Read(XElement entity, ListingDraft draft, ReadingLog log, string file)
    {
        var parts = entity.All("nameAlias").ToList();
        var named = parts.FindAll(p => FullOf(p) is not null);
        var primary = named.Find(p => !IsWeak(p)) ?? named.FirstOrDefault();
        foreach (var part in parts)
        {
            var full = FullOf(part);
            var (name, isFormer, script) = full is null ? (null, false, null) : NameNotes.Read(full);
            var kind = part == primary ? NameKind.Primary : KindOf(part, full, isFormer);
            draft.Name(name, kind, Bare(Joined(part, "firstName", "middleName")), Bare(part.AttributeText("lastName")));
            draft.Name(script, kind == NameKind.WeakAlias ? kind : NameKind.OriginalScript);
            draft.Title(part.AttributeText("title"));
            draft.Title(part.AttributeText("function"));
            foreach (var remark in EuEntity.Remarks(part)) draft.Remark(full is null ? remark : $"{full}: {remark}");
        }

        Gender(parts, entity, draft, log, file);
    }

    private static string? FullOf(XElement part) => part.AttributeText("wholeName") ?? Joined(part, "firstName", "middleName", "lastName");

    private static string? Joined(XElement part, params string[] attributes) =>
        Blanks.Collapse(string.Join(' ', attributes.Select(a => part.AttributeText(a))));

    private static string? Bare(string? name) => name is null ? null : NameNotes.Read(name).Name;

    private static bool IsWeak(XElement part) =>
        part.AttributeText("strong") is "false" or "0" || EuEntity.Remarks(part).Any(r => LowQuality().IsMatch(r));

    private static NameKind KindOf(XElement part, string? full, bool isFormer) =>
        IsWeak(part) ? NameKind.WeakAlias
        : isFormer || EuEntity.Remarks(part).Any(r => FormerName().IsMatch(r)) ? NameKind.Former
        : IsAtHome(part.AttributeText("nameLanguage"), full) ? NameKind.OriginalScript
        : NameKind.Alias;

    private static bool IsAtHome(string? language, string? full) =>
        language is not null && full is not null && !Union.Contains(language, StringComparer.OrdinalIgnoreCase) && !full.Any(char.IsAsciiLetter);

    private static void Gender(List<XElement> parts, XElement entity, ListingDraft draft, ReadingLog log, string file)
    {
        var sexes = new HashSet<Sex>();
        foreach (var text in parts.Select(p => p.AttributeText("gender")).OfType<string>().Where(g => g != "?").Distinct())
        {
            if (Sexes.Find(text) is { } sex) sexes.Add(sex);
            else log.Field(file, entity.Line(), "gender", "F, M or ?", text);
        }

        sexes.Remove(Sex.Unknown);
        if (sexes.Count == 1) draft.Sex = sexes.First();
        if (sexes.Count > 1) log.Field(file, entity.Line(), "gender", "one sex for all names of an entity", "F and M");
    }

    [GeneratedRegex(@"\b(?:low|poor)[- ]quality\b|\bweak a\.?k\.?a\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LowQuality();

    [GeneratedRegex(@"\bf\.k\.a\b|\bfka\b|\bformerly known\b|\bformer name\b|\bprevious name\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FormerName();
}
