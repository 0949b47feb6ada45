using System.Globalization;
using System.Text;

namespace Lookback.Core.Records;

/// <summary>
/// Hashes that tell a change of substance from a change of wording. Both ignore the order of members and runs of blanks, because
/// publishers reorder elements and reflow text without changing what they say.
/// </summary>
public static class FactsHash
{
    /// <summary>The identity of what can identify a party: equal hashes need no new screening.</summary>
    public static string Of(PartyFacts facts) => Add(new ContentHash().Add("facts/1"), facts).ToId();

    /// <summary>The identity of everything a listing says, remarks and programmes too.</summary>
    public static string Of(ListingText text) =>
        Add(new ContentHash().Add("text/1").Add(text.Id.ToString()), text.Facts)
            .Add(text.DesignatedOn?.ToString())
            .AddAll(Sorted(text.Programmes))
            .AddAll(Sorted(text.Titles))
            .AddAll(Sorted(text.Remarks))
            .AddAll(Sorted(text.Referents))
            .ToId();

    private static ContentHash Add(ContentHash hash, PartyFacts facts) => hash
        .Add(facts.Schema.ToString())
        .AddAll(Sorted(facts.Names.Select(n => $"{n.Kind}|{n.Full}|{n.Given}|{n.Family}")))
        .AddAll(Sorted(facts.BirthDates.Select(d => d.ToString())))
        .AddAll(Sorted(facts.BirthPlaces))
        .AddAll(Sorted(facts.Countries.Select(c => $"{c.Role}|{c.Country}")))
        .AddAll(Sorted(facts.Identifiers.Select(i => $"{i.Kind}|{i.Number}|{i.Country}|{i.Label}")))
        .Add(facts.Sex.ToString())
        .AddAll(Sorted(facts.Addresses));

    private static string[] Sorted(IEnumerable<string> fields)
    {
        var sorted = fields.Select(Collapse).Distinct(StringComparer.Ordinal).ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    private static string Collapse(string text)
    {
        var collapsed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Control) collapsed.Append(c);
            else if (collapsed.Length > 0 && collapsed[^1] != ' ') collapsed.Append(' ');
        }

        if (collapsed.Length > 0 && collapsed[^1] == ' ') collapsed.Length--;
        return collapsed.ToString();
    }
}
