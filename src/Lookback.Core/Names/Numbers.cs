namespace Lookback.Core.Names;

/// <summary>Numbers in names, as digits: "44", "44th", "IV", "fourth".</summary>
internal static class Numbers
{
    private static readonly string[] Roman =
        ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"];

    /// <summary>The digits, or <see langword="null"/> where the word is no number.</summary>
    public static string? Of(string folded)
    {
        if (char.IsAsciiDigit(folded[0]))
        {
            var end = folded.AsSpan().IndexOfAnyExceptInRange('0', '9');
            if (end < 0) return WithoutZeros(folded);
            return folded[end..] is "st" or "nd" or "rd" or "th" ? WithoutZeros(folded[..end]) : null;
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

    private static string WithoutZeros(string digits) => digits.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";
}
