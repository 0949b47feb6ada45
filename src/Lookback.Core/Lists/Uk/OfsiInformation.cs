using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Uk;

/// <summary>
/// OFSI's <c>Other Information</c>: pieces such as <c>(Gender):Male</c> and <c>(IMO number):9876543</c> with prose between them. Pieces that the model
/// has a place for go there, the rest is kept as remarks. Brackets with a colon that are none of these words belong to the prose.
/// </summary>
internal static partial class OfsiInformation
{
    private static readonly FrozenSet<string> References = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "UK Sanctions List Ref", "UN Ref");

    private static readonly FrozenSet<string> Relations = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "Parent company", "Subsidiaries", "Current owners", "Previous owners", "Current owner/operator",
        "Previous owner/operator");

    private static readonly FrozenSet<string> Labels = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
    [
        .. References, .. Relations, "UK Statement of Reasons", "Gender", "Phone number", "Fax", "Tel", "Website", "Email address", "Type of entity",
        "Business Reg No", "IMO number", "Flag of ship", "Current believed flag of ship", "Previous flags", "Type of ship", "Tonnage of ship",
        "Length of ship", "Year built", "Hull identification number", "Further Identifiying Information", "Further Identifying Information",
    ]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LabelSpans = Labels.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Read(string? text, UkFacts facts)
    {
        if (Blanks.Collapse(text) is not { } information) return;
        var marks = Label().Matches(information).Where(m => LabelSpans.Contains(m.Groups["label"].ValueSpan)).ToList();
        facts.Remark(marks.Count == 0 ? information : information[..marks[0].Index]);
        for (var i = 0; i < marks.Count; i++)
        {
            var begin = marks[i].Index + marks[i].Length;
            var end = i + 1 < marks.Count ? marks[i + 1].Index : information.Length;
            if (Blanks.Collapse(information[begin..end]) is { } value) Piece(marks[i].Groups["label"].Value, value, facts);
        }
    }

    private static void Piece(string label, string value, UkFacts facts)
    {
        switch (label.ToUpperInvariant())
        {
            case "GENDER": First(value, out var sex, out var more); facts.Gender(sex); facts.Remark(more); break;
            case "PHONE NUMBER" or "FAX" or "TEL": facts.Phones(value); break;
            case "WEBSITE" or "EMAIL ADDRESS": facts.Online(label, value); break;
            case "BUSINESS REG NO": facts.Registrations(value); break;
            case "IMO NUMBER": facts.Imo(value); break;
            case "FLAG OF SHIP" or "CURRENT BELIEVED FLAG OF SHIP": facts.CountryList("Flag of ship", value, CountryRole.Registration); break;
            case "PREVIOUS FLAGS":
                facts.CountryList("Previous flag", value, CountryRole.Linked);
                facts.Keep("Previous flags", value);
                break;
            case var reference when References.Contains(reference):
                First(value, out var number, out var prose);
                facts.Keep(label, number);
                facts.Remark(prose);
                break;
            case var relation when Relations.Contains(relation): facts.Relations(label, value); break;
            default: facts.Keep(label, value); break;
        }
    }

    /// <summary>The first word is the value, what follows is prose: <c>CFi.009. Founder of ...</c>.</summary>
    private static void First(string value, out string first, out string? rest)
    {
        var blank = value.IndexOf(' ', StringComparison.Ordinal);
        first = (blank < 0 ? value : value[..blank]).TrimEnd('.', ';', ',');
        rest = blank < 0 ? null : value[(blank + 1)..];
    }

    [GeneratedRegex(@"\((?<label>[A-Z][A-Za-z/ ]{1,40})\) ?:", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();
}
