using System.Text;
using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Core.Records.Json;
using Lookback.Core.Time;

namespace Lookback.Fuzz;

/// <summary>Something came out that is not as it is promised, whatever went in.</summary>
internal sealed class IllFormedException(string message) : Exception(message);

/// <summary>What is promised of everything that a reader gives, of any input.</summary>
internal static class WellFormed
{
    /// <summary>Checks a listing and gives its JSON.</summary>
    public static string Listing(ListingText listing)
    {
        if (string.IsNullOrWhiteSpace(listing.Id.Key)) throw Wrong("a listing has no key", listing.Id.ToString());
        if (ListingId.Parse(listing.Id.ToString()) != listing.Id) throw Wrong("a listing's id does not read back", listing.Id.ToString());
        if (listing.Facts.Names.Count == 0) throw Wrong("a listing has no name", listing.Id.ToString());
        foreach (var text in Texts(listing)) Text(text, listing.Id);
        foreach (var date in listing.Facts.BirthDates) Date(date);
        if (listing.DesignatedOn is { } designated) Date(designated);
        foreach (var code in Codes(listing.Facts)) if (Countries.Find(code.Value) != code) throw Wrong("a country's code is none", code.Value);
        return ReadBack(listing);
    }

    public static void Issue(ReadIssue issue)
    {
        Line(issue.File, ReadIssue.MaxWords);
        Line(issue.Field, ReadIssue.MaxWords);
        Line(issue.Expected, ReadIssue.MaxWords);
        Line(issue.Found, ReadIssue.MaxFound);
        if (issue.Line < 0) throw Wrong("an issue's line is below 0", issue.ToString());
    }

    public static void Refusal(Refusal refusal)
    {
        Line(refusal.Sentence, Core.Records.Refusal.MaxSentence);
        if (refusal.Sentence.Length == 0) throw Wrong("a refusal says nothing", refusal.Code);
        if (refusal.Code.Length == 0 || !refusal.Code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw Wrong("a refusal's code is none", refusal.Code);
    }

    /// <summary>One line for a person: no control characters, whole characters, and not longer than it may be.</summary>
    public static void Line(string text, int most)
    {
        if (text.Length > most) throw Wrong($"a text for a person is longer than {most} characters", text[..most]);
        if (text.Any(char.IsControl)) throw Wrong("a text for a person holds a control character", text);
        if (!IsWhole(text)) throw Wrong("a text for a person holds half a character", text);
    }

    public static void Date(PartialDate date)
    {
        if (date.Latest < date.Earliest) throw Wrong("a date ends before it begins", date.ToString());
        if (!PartialDate.TryParse(date.ToString(), out var again) || again != date) throw Wrong("a date does not read back", date.ToString());
    }

    public static IllFormedException Wrong(string what, string found) => new($"{what}: {JsonEncodedText.Encode(Whole(found))}");

    private static void Text(string text, ListingId id)
    {
        if (string.IsNullOrWhiteSpace(text)) throw Wrong("a listing holds an empty text", id.ToString());
        if (text.Any(char.IsControl)) throw Wrong("a listing holds a control character", text);
        if (!IsWhole(text)) throw Wrong("a listing holds half a character", text);
    }

    private static string ReadBack(ListingText listing)
    {
        var json = JsonSerializer.Serialize(listing, RecordJson.Rules);
        var again = JsonSerializer.Deserialize<ListingText>(json, RecordJson.Rules)!;
        if (JsonSerializer.Serialize(again, RecordJson.Rules) != json) throw Wrong("a listing does not read back from the ledger's JSON", json);
        if (FactsHash.Of(again) != FactsHash.Of(listing)) throw Wrong("a listing that was read back has other facts", json);
        return json;
    }

    private static IEnumerable<string> Texts(ListingText listing)
    {
        var facts = listing.Facts;
        return new[] { listing.Id.Key }
            .Concat(facts.Names.SelectMany(n => new[] { n.Full, n.Given, n.Family }).OfType<string>())
            .Concat(facts.Identifiers.SelectMany(i => new[] { i.Number, i.Label }).OfType<string>())
            .Concat(facts.BirthPlaces).Concat(facts.Addresses).Concat(facts.Phones).Concat(facts.Emails).Concat(facts.Websites)
            .Concat(listing.Programmes).Concat(listing.Titles).Concat(listing.Remarks).Concat(listing.Referents);
    }

    private static IEnumerable<CountryCode> Codes(PartyFacts facts) =>
        facts.Countries.Select(c => c.Country).Concat(facts.Identifiers.Select(i => i.Country).OfType<CountryCode>());

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!Rune.TryGetRuneAt(text, i, out _)) return false;
            i++;
        }

        return true;
    }

    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
