using System.Collections.Frozen;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Particulars;

/// <summary>What a word of an address is.</summary>
internal enum AddressPart
{
    /// <summary>A name in the line with the street or the house.</summary>
    Street,

    /// <summary>A name in another line: town, district, province.</summary>
    Locality,

    /// <summary>What a street is: road, lane; one word for all languages and short forms.</summary>
    StreetType,

    /// <summary>A number of a house, a flat or a post box.</summary>
    House,

    /// <summary>A number that is long or has letters before its digits.</summary>
    Postcode,
}

/// <summary>A word of an address in Latin letters.</summary>
internal readonly record struct AddressWord(string Text, AddressPart Part);

/// <summary>
/// An address cut into words. Its country is left out, which is compared as a country, and so is who it is care of: that is
/// somebody else.
/// </summary>
/// <param name="Text">As written.</param>
/// <param name="Words">In the order written, at most 32.</param>
internal sealed record PostalAddress(string Text, AddressWord[] Words)
{
    private const int LongestHouse = 3;
    private const int ShortestStem = 4;

    private static readonly FrozenDictionary<string, (string Meaning, string Kind)> Known =
        DataFile.Rows("address_words", "places").Where(r => r[2] != "suffix").ToFrozenDictionary(r => r[0], r => (r[1], r[2]), StringComparer.Ordinal);

    private static readonly (string Word, string Meaning)[] Suffixes =
        [.. DataFile.Rows("address_words", "places").Where(r => r[2] == "suffix").Select(r => (r[0], r[1]))];

    private static readonly string[] CareOf = ["c/o", "c/-", "care of"];

    public static PostalAddress Of(string written)
    {
        var words = new List<AddressWord>();
        // A cleaned text has no line ends.
        var text = CleanText.Of(written.ReplaceLineEndings(";"));
        foreach (var line in text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (words.Count >= Tokenizer.MaxTokens) break;
            if (Countries.Find(line) is null) AddLine(words, WithoutCareOf(line));
        }

        return new PostalAddress(written, [.. words.Take(Tokenizer.MaxTokens)]);
    }

    private static string WithoutCareOf(string line)
    {
        foreach (var word in CareOf)
        {
            var at = line.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at == 0 || (at > 0 && !char.IsLetterOrDigit(line[at - 1]))) return line[..at];
        }

        return line;
    }

    private static void AddLine(List<AddressWord> words, string line)
    {
        var tokens = Tokenizer.Cut(line, Dots.JoinLetters);
        // "St. Petersburg": a saint, for a street's type does not come first in English.
        if (tokens is [{ Folded: "st" }, _, ..]) tokens.RemoveAt(0);
        var part = tokens.Exists(t => MakesStreet(WithoutOrdinal(t.Folded))) ? AddressPart.Street : AddressPart.Locality;
        var inBox = false;
        foreach (var token in tokens)
        {
            var word = WithoutOrdinal(token.Folded);
            var kind = Known.TryGetValue(word, out var known) ? known.Kind : "";
            var isNumber = word.Any(char.IsAsciiDigit);
            if (isNumber) words.Add(inBox ? new($"box{word}", AddressPart.House) : Number(word));
            else if (kind is "type" or "side") words.Add(new(known.Meaning, AddressPart.StreetType));
            else if (kind.Length == 0) AddName(words, word, part);
            inBox = kind == "box" || (inBox && kind == "noise");
        }
    }

    private static AddressWord Number(string word) => new(word, IsHouse(word) ? AddressPart.House : AddressPart.Postcode);

    private static bool MakesStreet(string word) =>
        IsHouse(word) || Split(word) is not null || (Known.TryGetValue(word, out var known) && known.Kind is "type" or "unit" or "box");

    private static void AddName(List<AddressWord> words, string word, AddressPart part)
    {
        if (Split(word) is not var (stem, type))
        {
            words.Add(new(word, part));
            return;
        }

        words.Add(new(stem, AddressPart.Street));
        words.Add(new(type, AddressPart.StreetType));
    }

    /// <summary>"Hauptstrasse" and "Hauptstr." are one street.</summary>
    private static (string Stem, string Type)? Split(string word)
    {
        foreach (var (suffix, meaning) in Suffixes)
            if (word.Length >= suffix.Length + ShortestStem && word.EndsWith(suffix, StringComparison.Ordinal)) return (word[..^suffix.Length], meaning);
        return null;
    }

    /// <summary>12, 12a, 1204b; not 220000 nor sw1a.</summary>
    private static bool IsHouse(string word) => char.IsAsciiDigit(word[0]) && word.Count(char.IsAsciiDigit) <= LongestHouse && word.Length <= LongestHouse + 1;

    /// <summary>"5th" is 5.</summary>
    private static string WithoutOrdinal(string word) =>
        word.Length > 2 && char.IsAsciiDigit(word[^3]) && word[^2..] is "st" or "nd" or "rd" or "th" && char.IsAsciiDigit(word[0]) ? word[..^2] : word;
}
