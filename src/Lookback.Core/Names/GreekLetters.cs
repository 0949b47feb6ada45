using System.Globalization;
using System.Text;

namespace Lookback.Core.Names;

/// <summary>Greek by ELOT 743: pairs of letters that make one sound are read together (ου, μπ, ντ, γκ, αυ, ευ).</summary>
internal static class GreekLetters
{
    public static string ToLatin(string word)
    {
        var plain = WithoutMarks(word.ToLowerInvariant());
        var latin = new StringBuilder(plain.Length + 4);
        for (var i = 0; i < plain.Length; i++)
        {
            var pair = i + 1 < plain.Length ? Pair(plain[i], plain[i + 1], i == 0) : "";
            latin.Append(pair.Length > 0 ? pair : Letter(plain[i]));
            if (pair.Length > 0) i++;
        }

        return latin.ToString();
    }

    private static string Pair(char c, char next, bool first) => (c, next) switch
    {
        ('ο', 'υ') => "ou",
        ('α', 'υ') => "av",
        ('ε', 'υ') => "ev",
        ('μ', 'π') => first ? "b" : "mp",
        ('ν', 'τ') => first ? "d" : "nt",
        ('γ', 'κ') => first ? "g" : "nk",
        ('γ', 'γ') => "ng",
        ('γ', 'χ') => "nch",
        _ => "",
    };

    private static string Letter(char c) => c switch
    {
        'η' or 'ι' => "i",
        'υ' => "y",
        'χ' => "ch",
        'φ' => "f",
        'β' => "v",
        'θ' => "th",
        'ψ' => "ps",
        'ξ' => "x",
        _ => c.ToString(),
    };

    private static string WithoutMarks(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(c);
        return plain.ToString();
    }
}
