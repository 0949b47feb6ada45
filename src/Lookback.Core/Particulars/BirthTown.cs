using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Particulars;

/// <summary>
/// A place of birth cut up: the town comes first and what it lies in after it. The country is left out, which is compared as a
/// country.
/// </summary>
/// <param name="Text">As written.</param>
/// <param name="Parts">The places named, the smallest first, in Latin letters; one name may be of several words.</param>
internal sealed record BirthTown(string Text, string[] Parts)
{
    private const int ShortestName = 3;
    private const int MaxParts = 8;

    // Words for what a place is, which "Khost" and "Khost Province" do not differ by.
    private static readonly HashSet<string> Kinds = DataFile.Rows("place_words", "places").Select(r => r[0]).ToHashSet(StringComparer.Ordinal);

    /// <summary>The town; empty where only a country, or nothing, was stated.</summary>
    public string Town => Parts.Length > 0 ? Parts[0] : "";

    public static BirthTown Of(string place)
    {
        var parts = new List<string>();
        foreach (var segment in CleanText.Of(place).Split([',', ';', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (parts.Count == MaxParts) break;
            if (Countries.Find(segment) is not null) continue;
            var name = string.Concat(Tokenizer.Cut(segment, Dots.Split).Select(t => t.Folded).Where(w => !Kinds.Contains(w)));
            if (name.Length >= ShortestName) parts.Add(name);
        }

        return new BirthTown(place, [.. parts]);
    }
}
