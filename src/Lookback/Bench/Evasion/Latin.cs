using System.Globalization;
using System.Text;

namespace Lookback.Bench.Evasion;

/// <summary>Names in Latin letters: without marks, and respelled as other languages would.</summary>
internal static class Latin
{
    /// <summary>How French, the language of records in the Maghreb and Lebanon, spells the sounds of Arabic names.</summary>
    private static readonly (string, string)[] French =
    [
        ("sh", "ch"), ("dj", "dj"), ("j", "dj"), ("oo", "ou"), ("ou", "ou"), ("u", "ou"), ("wa", "oua"), ("ee", "i"), ("q", "k"), ("al-", "el-"),
    ];

    private static readonly string[] ArabicWords =
    [
        "al", "bin", "ibn", "abd", "abu", "muhammad", "mohammad", "mohammed", "muhammed", "ahmad", "ahmed", "ali", "hassan", "hasan", "hussein",
        "husayn", "hussain", "mahmoud", "mahmud", "ibrahim", "abdullah", "abdallah", "khalid", "khaled", "omar", "umar", "yusuf", "said", "salih",
    ];

    /// <summary>Without marks, letter by letter.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(c);
        return plain.ToString();
    }

    /// <summary>As French spells it.</summary>
    public static string InFrench(string name) => LetterGroups.Replace(name, French);

    /// <summary>Whether a name is spelled as Arabic names are, by an article, a particle or one of the commonest words. Of spelling alone.</summary>
    public static bool LooksArabic(string name) =>
        name.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Any(w => ArabicWords.Contains(w));

    /// <summary>Whether every letter is Latin and there is one.</summary>
    public static bool Is(string name) => Plain(name) is var plain && plain.Any(char.IsAsciiLetter) && plain.All(c => c < 0x250 || !char.IsLetter(c));
}
