using System.Globalization;
using System.Text;

namespace Lookback.Bench.Evasion;

/// <summary>
/// The name line of a machine-readable passport (ICAO Doc 9303 part 4): 44 characters, of which 39 are for the name: the primary
/// identifier, two fillers, the secondary ones with a filler between them, capitals A to Z alone, cut where it does not fit.
/// </summary>
internal static class Mrz
{
    private const int NameLength = 39;

    /// <summary>
    /// The name as it is read back from a passport on whose line it did not fit, the last word being the family name; unchanged where it
    /// fits, or is not in Latin letters.
    /// </summary>
    public static string Truncated(string name)
    {
        var words = Words.Of(Letters(name));
        if (words.Length < 2 || Line(words).Length <= NameLength) return name;
        var line = Cut(words);
        var apart = line.IndexOf("<<", StringComparison.Ordinal);
        return $"{Read(line[(apart + 2)..])} {Read(line[..apart])}".Trim();
    }

    /// <summary>The 39 characters. A primary identifier that would fill them leaves room for two fillers and an initial.</summary>
    public static string Cut(string[] words)
    {
        var line = Line(words);
        if (line.IndexOf("<<", StringComparison.Ordinal) > NameLength - 3) line = $"{words[^1][..(NameLength - 3)]}<<{string.Join('<', words[..^1])}";
        return line.Length <= NameLength ? line : line[..NameLength].TrimEnd('<');
    }

    private static string Line(string[] words) => $"{words[^1]}<<{string.Join('<', words[..^1])}";

    private static string Read(string field) => field.Replace('<', ' ').Trim();

    /// <summary>Doc 9303 part 3: hyphens are fillers, apostrophes and marks are left out.</summary>
    private static string Letters(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var c in name.ToUpperInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterUpper(c)) letters.Append(c);
            else if (c is ' ' or '-') letters.Append(' ');
            else if (char.IsLetter(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) return "";
        }

        return letters.ToString();
    }
}
