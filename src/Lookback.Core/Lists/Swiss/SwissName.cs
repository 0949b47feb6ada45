using System.Globalization;
using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Swiss;

/// <summary>
/// <c>name</c>: parts with their kinds, the family name often first; they are put in reading order, given names before the family name. A part may have
/// spelling variants, each of which makes further names. A variant in another script makes one only with the other parts in that script: a name half in
/// Cyrillic is nobody's.
/// </summary>
internal sealed class SwissName(string file, ReadingLog log)
{
    /// <summary>Most names that the variants of one name are put together to; each variant is named in a remark where there would be more.</summary>
    private const int MostVariants = 48;

    private static readonly string[] Given = ["given-name", "further-given-name", "father-name", "grand-father-name"];
    private static readonly string[] Family = ["family-name", "maiden-name"];
    private static readonly string[] Order =
        ["given-name", "further-given-name", "father-name", "grand-father-name", "other", "whole-name", "family-name", "maiden-name", "tribal-name", "suffix"];

    public void Read(XElement name, bool isPrimary, ListingDraft draft)
    {
        name.CheckChildren(log, file, "name-part", "remark", "remarks");
        var parts = Parts(name, draft);
        if (parts.Count == 0) return;
        var kind = KindOf(name);
        // A maiden name beside the family name is another name, of before.
        var maiden = parts.Exists(p => p.Type == "family-name") ? parts.Find(p => p.Type == "maiden-name") : null;
        if (maiden is not null)
        {
            Add([.. parts.Where(p => p.Type != "family-name").Select(p => (p.Type, p.Value))], kind == NameKind.WeakAlias ? kind : NameKind.Former, draft);
            parts.Remove(maiden);
        }

        Add([.. parts.Select(p => (p.Type, p.Value))], isPrimary ? NameKind.Primary : kind, draft);
        Variants(parts, kind, draft);
        if (SwissIdentity.RemarkOf(name) is { } remark) draft.Remark($"{string.Join(' ', parts.Select(p => p.Value))}: {remark}");
    }

    private List<NamePart> Parts(XElement name, ListingDraft draft)
    {
        var parts = new List<NamePart>();
        foreach (var element in name.All("name-part"))
        {
            element.CheckChildren(log, file, "value", "spelling-variant");
            var type = element.AttributeText("name-part-type") ?? "whole-name";
            if (element.Text("value") is not { } value || value == "-") continue;
            if (type == "title")
            {
                draft.Title(value);
                continue;
            }

            if (!Order.Contains(type, StringComparer.Ordinal)) log.FieldOnce(file, element.Line(), "name-part-type", "a known kind of name part", type);
            _ = int.TryParse(element.AttributeText("order"), NumberStyles.None, CultureInfo.InvariantCulture, out var place);
            parts.Add(new NamePart(type, value, place, VariantsOf(element)));
        }

        return [.. parts.OrderBy(p => RankOf(p.Type)).ThenBy(p => p.Place)];
    }

    private static List<string> VariantsOf(XElement part) =>
        [.. part.All("spelling-variant").Select(v => Blanks.Collapse(v.Value)).OfType<string>().Where(v => v != "-").Distinct(StringComparer.Ordinal)];

    /// <summary>One of a kind that is not known stands where other parts do.</summary>
    private static int RankOf(string type) => Array.IndexOf(Order, type) is var rank and >= 0 ? rank : Array.IndexOf(Order, "other");

    private NameKind KindOf(XElement name)
    {
        var (type, quality) = (name.AttributeText("name-type"), name.AttributeText("quality"));
        if (quality is not (null or "good" or "low")) log.Field(file, name.Line(), "quality", "good or low", quality);
        if (quality is not (null or "good")) return NameKind.WeakAlias;
        if (type == "formerly-known-as") return NameKind.Former;
        if (type is not ("alias" or "primary-name")) log.Field(file, name.Line(), "name-type", "primary-name, alias or formerly-known-as", type ?? "nothing");
        return NameKind.Alias;
    }

    private static void Add(List<(string Type, string Value)> parts, NameKind kind, ListingDraft draft)
    {
        string Joined(string[] types) => string.Join(' ', parts.Where(p => types.Contains(p.Type, StringComparer.Ordinal)).Select(p => p.Value));
        draft.Name(string.Join(' ', parts.Select(p => p.Value)), kind, Joined(Given), Joined(Family));
    }

    private static void Variants(List<NamePart> parts, NameKind kind, ListingDraft draft)
    {
        var foreign = parts.ConvertAll(p => p.Variants.FindAll(v => !IsLatin(v)));
        if (foreign.TrueForAll(f => f.Count > 0)) Combine(parts, foreign, kind == NameKind.WeakAlias ? kind : NameKind.OriginalScript, draft);
        else foreach (var lone in foreign.SelectMany(f => f)) draft.Remark($"{string.Join(' ', parts.Select(p => p.Value))}: also written {lone}");
        Combine(parts, parts.ConvertAll(p => p.Variants.FindAll(IsLatin).Prepend(p.Value).Distinct().ToList()), kind, draft);
    }

    private static void Combine(List<NamePart> parts, List<List<string>> choices, NameKind kind, ListingDraft draft)
    {
        IEnumerable<List<(string Type, string Value)>> names = [[]];
        for (var i = 0; i < parts.Count; i++)
        {
            var (type, values) = (parts[i].Type, choices[i]);
            names = names.SelectMany(n => values.Select(v => new List<(string Type, string Value)>(n) { (type, v) }));
        }

        foreach (var name in names.Take(MostVariants)) Add(name, kind, draft);
        if (choices.Aggregate(1L, (count, c) => Math.Min(count * c.Count, int.MaxValue)) <= MostVariants) return;
        draft.Remark($"{string.Join(' ', parts.Select(p => p.Value))}: also written {string.Join(", ", choices.SelectMany(c => c))}");
    }

    private static bool IsLatin(string text) => text.Any(char.IsAsciiLetter);

    private sealed record NamePart(string Type, string Value, int Place, List<string> Variants);
}
