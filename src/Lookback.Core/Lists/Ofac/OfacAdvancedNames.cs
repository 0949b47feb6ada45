using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// The names of an identity of the advanced XML. An alias is written in one or more scripts, each of them in parts; what kind of part it is stands
/// behind all of them, in groups.
/// </summary>
internal sealed class OfacAdvancedNames(OfacReferences references, ReadingLog log, string file)
{
    private readonly OfacWords _words = references.Words;

    public void Fill(XElement identity, ListingDraft draft)
    {
        identity.CheckChildren(log, file, "Comment", "Alias", "NamePartGroups", "IDRegDocumentReference");
        var groups = identity.All("NamePartGroups").Elements().Elements().Where(g => OfacWords.Id(g, "ID") is not null)
            .GroupBy(g => OfacWords.Id(g, "ID")!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => _words.Of("NamePartType", g.First(), "NamePartTypeID"), StringComparer.Ordinal);
        var isFalse = OfacWords.Is(identity, "False");
        foreach (var alias in identity.All("Alias")) Alias(alias, groups, isFalse, draft);
        draft.Remark(identity.Text("Comment"));
    }

    private void Alias(XElement alias, Dictionary<string, string?> groups, bool isFalse, ListingDraft draft)
    {
        alias.CheckChildren(log, file, "Comment", "DatePeriod", "DocumentedName");
        var type = _words.Of("AliasType", alias, "AliasTypeID");
        // A false identity's names are other names of the party, never the one it stands under; of several spellings that is the first.
        var isPrimary = OfacWords.Is(alias, "Primary") && !isFalse;
        foreach (var written in alias.All("DocumentedName"))
        {
            written.CheckChildren(log, file, "Comment", "DocumentedNamePart", "DocumentedNameCountry", "IDRegDocumentReference");
            var values = written.All("DocumentedNamePart").Elements().Where(v => v.Name.LocalName == "NamePartValue").ToList();
            var script = values.Count == 0 ? null : _words.Of("Script", values[0], "ScriptID");
            var kind = OfacNameParts.KindOf(type, isPrimary, OfacWords.Is(alias, "LowQuality"), script);
            if (kind is null) log.Field(file, alias.Line(), "AliasTypeID", "A.K.A., F.K.A., N.K.A. or Name", type!);
            var name = OfacNameParts.Read(values.Select(v => Part(v, groups)), script, draft.Schema, kind ?? NameKind.Alias);
            if (name is null)
            {
                log.Field(file, written.Line(), "DocumentedName", "a name", "nothing");
                continue;
            }

            draft.Name(name);
            isPrimary &= name.Kind != NameKind.Primary;
            Keep(alias, written, name.Full, isFalse, draft);
        }
    }

    /// <summary>A part with the characters that lead and trail it, and the kind of its group.</summary>
    private (string? Type, string? Value) Part(XElement value, Dictionary<string, string?> groups)
    {
        var group = OfacWords.Id(value, "NamePartGroupID");
        if (group is null || !groups.TryGetValue(group, out var type))
        {
            log.Field(file, value.Line(), "NamePartGroupID", "a group of the identity", group ?? "nothing");
            type = null;
        }

        var part = value.Parent!;
        return (type, $"{part.Attribute("LeadingChars")?.Value}{Blanks.Collapse(value.Value)}{part.Attribute("TrailingChars")?.Value}");
    }

    private void Keep(XElement alias, XElement written, string name, bool isFalse, ListingDraft draft)
    {
        string?[] more =
        [
            isFalse ? "false identity" : null,
            references.Calendar.Period(alias.Child("DatePeriod")) is { } when ? OfacPeriod.Written(when) : null,
            .. written.All("DocumentedNameCountry").Select(c => _words.Of("Country", c, "CountryID")),
            alias.Text("Comment"),
            written.Text("Comment"),
        ];
        var text = string.Join(", ", more.OfType<string>());
        if (text.Length > 0) draft.Remark($"{name}: {text}");
    }
}
