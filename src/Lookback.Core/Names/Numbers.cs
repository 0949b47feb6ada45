namespace Lookback.Core.Names;

/// <summary>Numbers in names, as digits: "44", "44th", "IV", "fourth".</summary>
internal static class Numbers
{
    private const int MostRoman = 39;

    /// <summary>Up to 39: beyond it the letters l, c, d and m make words (Di, Li, Mix, Civic).</summary>
    private static readonly string[] Roman = [.. Enumerable.Range(0, MostRoman + 1).Select(ToRoman)];

    /// <summary>The digits, or <see langword="null"/> where the word is no number.</summary>
    public static string? Of(string folded)
    {
        if (char.IsAsciiDigit(folded[0]))
        {
            var end = folded.AsSpan().IndexOfAnyExceptInRange('0', '9');
            if (end < 0) return WithoutZeros(folded);
            return folded[end..] is "st" or "nd" or "rd" or "th" or "er" or "ere" or "eme" ? WithoutZeros(folded[..end]) : null;
        }

        return NameKnowledge.NumberOf(folded) ?? OfRoman(folded);
    }

    /// <summary>A Roman numeral of two and more letters, or V, as digits.</summary>
    public static string? OfRoman(string folded)
    {
        var value = folded.Length > 1 || folded == "v" ? Array.IndexOf(Roman, folded) : -1;
        return value > 0 ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    /// <summary>"Forty four" as one number: tens and a unit that follow each other; <see langword="null"/> otherwise.</summary>
    public static NamePart? Sum(NamePart tens, NamePart unit)
    {
        if (tens.Role != PartRole.Number || unit.Role != PartRole.Number || !char.IsLetter(tens.Text[0]) || !char.IsLetter(unit.Text[0])) return null;
        var fits = tens.Folded is [>= '2' and <= '9', '0'] && unit.Folded is [>= '1' and <= '9'];
        return fits ? new NamePart($"{tens.Text}-{unit.Text}", $"{tens.Folded[0]}{unit.Folded}", PartRole.Number, tens.Script) : null;
    }

    /// <summary>Whether the word only says that a number follows or what kind of number went before: "No. 5", "#5", "1-st".</summary>
    public static bool IsMark(List<Token> tokens, int at)
    {
        var word = tokens[at].Folded;
        if (at + 1 < tokens.Count && word is ("no" or "nr" or "num" or "number" or "numero" or "nummer" or "nomer"))
            return char.IsAsciiDigit(tokens[at + 1].Folded[0]);
        return at > 0 && word is ("st" or "nd" or "rd" or "th") && char.IsAsciiDigit(tokens[at - 1].Folded[^1]);
    }

    /// <summary>
    /// The mark of a series or type, which must agree like a number ("AR16", "Mi24"), where it stands beside a word; "3M" and "G4S",
    /// of one digit, are names.
    /// </summary>
    public static string? OfSeries(List<Token> tokens, int at)
    {
        var word = tokens[at].Folded;
        if (word.AsSpan().IndexOfAnyInRange('0', '9') < 0) return null;
        var (digits, letters) = (0, 0);
        foreach (var c in word)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else letters++;
        }

        return digits >= 2 && letters is (1 or 2 or 3) && tokens.Exists(t => t.Folded.Length > 3 && t.Folded.All(char.IsAsciiLetterLower))
            ? word
            : null;
    }

    private static string ToRoman(int value)
    {
        string[] units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
        return new string('x', value / 10) + units[value % 10];
    }

    private static string WithoutZeros(string digits) => digits.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";
}
