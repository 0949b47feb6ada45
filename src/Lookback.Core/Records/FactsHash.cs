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
        AddGrounds(
            Add(new ContentHash().Add("text/1").Add(text.Id.ToString()), text.Facts)
                .Add(text.DesignatedOn?.ToString())
                .AddAll(Sorted(text.Programmes.Select(Collapse)))
                .AddAll(Sorted(text.Titles.Select(Collapse)))
                .AddAll(Sorted(text.Remarks.Select(Collapse)))
                .AddAll(Sorted(text.Referents.Select(Collapse))),
            text)
            .ToId();

    private static ContentHash Add(ContentHash hash, PartyFacts facts) => AddContacts(AddFirst(hash, facts), facts);

    private static ContentHash AddFirst(ContentHash hash, PartyFacts facts) => hash
        .Add(facts.Schema.ToString())
        .AddAll(Sorted(facts.Names.Select(n => Joined(n.Kind, n.Full, n.Given, n.Family))))
        .AddAll(Sorted(facts.BirthDates.Select(d => d.ToString())))
        .AddAll(Sorted(facts.BirthPlaces.Select(Collapse)))
        .AddAll(Sorted(facts.Countries.Select(c => Joined(c.Role, c.Country))))
        .AddAll(Sorted(facts.Identifiers.Select(i => Joined(i.Kind, i.Number, i.Country, i.Label))))
        .Add(facts.Sex.ToString())
        .AddAll(Sorted(facts.Addresses.Select(Collapse)));

    /// <summary>These came later than the first ledgers: where a party has none, its hash, and so every id made of it, is what it was.</summary>
    private static ContentHash AddContacts(ContentHash hash, PartyFacts facts) =>
        facts.Phones.Count + facts.Emails.Count + facts.Websites.Count == 0
            ? hash
            : hash.Add("contacts")
                .AddAll(Sorted(facts.Phones.Select(Collapse)))
                .AddAll(Sorted(facts.Emails.Select(Collapse)))
                .AddAll(Sorted(facts.Websites.Select(Collapse)));

    /// <summary>These came later, too.</summary>
    private static ContentHash AddGrounds(ContentHash hash, ListingText text) =>
        text.LegalBases.Count + text.Relations.Count == 0
            ? hash
            : hash.Add("grounds")
                .AddAll(Sorted(text.LegalBases.Select(Collapse)))
                .AddAll(Sorted(text.Relations.Select(r =>
                    Joined(r.Kind, r.End, r.Words, r.OtherKey, r.OtherName, r.Since, r.Until, r.IsFormer, r.Remark))));

    // A unit separator cannot stand in a collapsed field, so joined fields cannot run together.
    private static string Joined(params ReadOnlySpan<object?> fields)
    {
        var joined = new StringBuilder();
        foreach (var field in fields) joined.Append(Collapse(field?.ToString() ?? "")).Append('\u001f');
        return joined.ToString();
    }

    private static string[] Sorted(IEnumerable<string> fields)
    {
        var sorted = fields.Distinct(StringComparer.Ordinal).ToArray();
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
