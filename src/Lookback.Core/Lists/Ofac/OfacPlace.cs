using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// A place of parts that each say what they are (<c>ADDRESS1</c>, <c>CITY</c>, <c>STATE/PROVINCE</c>, <c>POSTAL CODE</c>, <c>REGION</c>), put in the
/// order the standard XML has. A region without a country stands for one, as <c>Region: Gaza</c> does there.
/// </summary>
/// <param name="Country">The country as written, or the region in its stead.</param>
/// <param name="Parts">What is known beside it, the smallest first.</param>
internal sealed record OfacPlace(string? Country, IReadOnlyList<string> Parts)
{
    private const string Unknown = "UNKNOWN";
    private static readonly string[] Order = ["ADDRESS", Unknown, "CITY", "STATE", "POSTAL", "REGION"];

    /// <summary>All of it in one line; null where nothing is known.</summary>
    public string? Line => Blanks.Collapse(string.Join(", ", Country is null ? Parts : [.. Parts, Country]));

    /// <summary>Puts a place together.</summary>
    public static OfacPlace Of(string? country, IEnumerable<(string? Type, string? Value)> parts)
    {
        var known = new List<(int Rank, string Type, string Value)>();
        foreach (var (type, value) in parts)
        {
            if (Blanks.Collapse(value) is not { } text) continue;
            var word = (type ?? Unknown).ToUpperInvariant();
            var rank = Array.FindIndex(Order, o => word.StartsWith(o, StringComparison.Ordinal));
            // A part of no kind names the country where nothing else does: Venezuela, Iranian.
            if (word == Unknown && country is null && Countries.Find(text) is not null) country = text;
            else known.Add((rank < 0 ? 1 : rank, word, text));
        }

        var region = country is null ? known.Find(p => p.Type == "REGION").Value : null;
        return new OfacPlace(
            country ?? (region is null ? null : $"Region: {region}"),
            [.. known.Where(p => region is null || p.Type != "REGION").OrderBy(p => p.Rank).ThenBy(p => p.Type, StringComparer.Ordinal).Select(p => p.Value)]);
    }

    /// <summary>As the address of a party, who resides in its country.</summary>
    public void Fill(ListingDraft draft, ReadingLog log, string file, long line)
    {
        draft.Address(Country, [.. Parts]);
        if (!draft.Country(Country, CountryRole.Residence)) log.Field(file, line, "country", "a country", Country!);
    }
}
