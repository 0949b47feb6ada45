using System.Globalization;

namespace Lookback.Bench.Evasion;

/// <summary>Words left out, shortened, moved or put in front.</summary>
internal static class WordChanges
{
    private static readonly string[] LatinTitles = ["Mr.", "Dr.", "Haji", "Sheikh", "Col.", "Prof."];
    private static readonly string[] LatinSuffixes = ["Jr.", "PhD", "Esq."];
    private static readonly string[] CyrillicTitles = ["г-н", "проф.", "генерал"];
    private static readonly string[] ArabicTitles = ["الشيخ", "الدكتور", "الحاج"];

    /// <summary>The last word first.</summary>
    public static string Order(string name) => Words.Of(name) is { Length: >= 2 } words ? string.Join(' ', [words[^1], .. words[..^1]]) : name;

    /// <summary>A word between the first and the last left out: a middle name or a father's.</summary>
    public static string DroppedMiddle(string name, Chance chance)
    {
        var words = Words.Of(name);
        var places = Enumerable.Range(0, words.Length).Where(i => i > 0 && i < words.Length - 1 && Words.IsName(words[i])).ToList();
        if (places.Count == 0 || words.Count(Words.IsName) < 3) return name;
        var at = chance.Of(places);
        return string.Join(' ', words.Where((_, i) => i != at));
    }

    /// <summary>The first word as its initial.</summary>
    public static string Initial(string name)
    {
        var words = Words.Of(name);
        if (words.Count(Words.IsName) < 2 || !Words.IsName(words[0]) || !IsAlphabetic(words[0][0])) return name;
        return string.Join(' ', [$"{words[0][0]}.", .. words[1..]]);
    }

    /// <summary>A title in front or, in Latin letters, a suffix behind.</summary>
    public static string Title(string name, Chance chance)
    {
        var (titles, suffixes) = name.AsSpan().IndexOfAnyInRange('\u0400', '\u052f') >= 0 ? (CyrillicTitles, [])
            : name.AsSpan().IndexOfAnyInRange('\u0600', '\u06ff') >= 0 ? (ArabicTitles, [])
            : name.Any(char.IsAsciiLetter) ? (LatinTitles, LatinSuffixes) : (Array.Empty<string>(), Array.Empty<string>());
        if (titles.Length == 0) return name;
        var at = chance.Below(titles.Length + suffixes.Length);
        return at < titles.Length ? $"{titles[at]} {name}" : $"{name} {suffixes[at - titles.Length]}";
    }

    /// <summary>Alphabets in which people write initials.</summary>
    private static bool IsAlphabetic(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter;
}
