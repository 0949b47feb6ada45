using System.Text;

namespace Lookback.Bench.Evasion;

/// <summary>Arabic letters: into a passport's Latin ones, and Latin names into Arabic writing.</summary>
internal static class ArabicLetters
{
    /// <summary>ICAO Doc 9303 part 3, table C: letters without a Latin counterpart are spelled with an X in front. Vowels are not written.</summary>
    private static readonly (string, string)[] Icao =
    [
        ("ا", "A"), ("ب", "B"), ("ت", "T"), ("ث", "XTH"), ("ج", "J"), ("ح", "XH"), ("خ", "XKH"), ("د", "D"), ("ذ", "XDH"), ("ر", "R"), ("ز", "Z"),
        ("س", "S"), ("ش", "XSH"), ("ص", "XSS"), ("ض", "XDZ"), ("ط", "XTT"), ("ظ", "XZZ"), ("ع", "E"), ("غ", "G"), ("ف", "F"), ("ق", "Q"),
        ("ك", "K"), ("ل", "L"), ("م", "M"), ("ن", "N"), ("ه", "H"), ("و", "W"), ("ى", "XAY"), ("ي", "Y"), ("ة", "XTA"), ("ء", "XE"), ("آ", "XAA"),
        ("أ", "XAE"), ("ؤ", "U"), ("إ", "I"), ("ئ", "XI"), ("ٱ", "XXA"), ("پ", "P"), ("چ", "XC"), ("ژ", "XJ"), ("گ", "XG"), ("ک", "K"), ("ی", "Y"),
    ];

    /// <summary>A passport officer's letters for a Latin name. Of the vowels only long ones and those at the ends of words are written.</summary>
    private static readonly (string, string)[] Consonants =
    [
        ("th", "ث"), ("kh", "خ"), ("dh", "ذ"), ("sh", "ش"), ("gh", "غ"), ("ch", "تش"), ("zh", "ج"), ("aa", "ا"), ("oo", "و"), ("ou", "و"), ("ee", "ي"),
        ("b", "ب"), ("c", "ك"), ("d", "د"), ("f", "ف"), ("g", "غ"), ("h", "ح"), ("j", "ج"), ("k", "ك"), ("l", "ل"), ("m", "م"), ("n", "ن"), ("p", "ب"),
        ("q", "ق"), ("r", "ر"), ("s", "س"), ("t", "ت"), ("v", "ف"), ("w", "و"), ("x", "كس"), ("y", "ي"), ("z", "ز"),
        ("'", ""), ("’", ""), ("‘", ""), ("`", ""), ("-", " "),
    ];

    private static readonly (string, string)[] Short = [("a", ""), ("e", ""), ("i", ""), ("o", ""), ("u", "")];
    private static readonly (string, string)[] Written = [("a", "ا"), ("e", "ي"), ("i", "ي"), ("o", "و"), ("u", "و")];

    private static readonly (string, string)[] Native = [.. Consonants, .. Short];
    private static readonly (string, string)[] Foreign = [.. Consonants, .. Written];

    /// <summary>As it stands on the machine-readable line of a passport.</summary>
    public static string InPassport(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var c in name) if (c is not (>= '\u064b' and <= '\u0652') and not '\u0640') letters.Append(c);
        return LetterGroups.Replace(letters.ToString(), Icao);
    }

    /// <summary>A Latin name in Arabic letters: the short vowels of an Arabic name are left out, those of a foreign one are written.</summary>
    public static string OfLatin(string name)
    {
        var groups = Latin.LooksArabic(name) ? Native : Foreign;
        return string.Join(' ', Words.Of(Latin.Plain(name).ToLowerInvariant()).Select(word => Word(word, groups)).Where(w => w.Length > 0));
    }

    private static string Word(string word, (string, string)[] groups)
    {
        if (word.StartsWith("al-", StringComparison.Ordinal) || word.StartsWith("el-", StringComparison.Ordinal)) return "ال" + Word(word[3..], groups);
        if (word is "al" or "el") return "ال";
        if (word.Length < 2) return LetterGroups.Replace(word, Foreign);
        var (first, last) = ("aeiou".Contains(word[0]), "aeiou".Contains(word[^1]) && word.Length > 2);
        var inside = LetterGroups.Replace(word[(first ? 1 : 0)..(last ? ^1 : ^0)], groups);
        return (first ? "ا" : "") + OncePerLetter(inside) + (last ? LetterGroups.Replace(word[^1..], Foreign) : "");
    }

    /// <summary>A doubled consonant is written once.</summary>
    private static string OncePerLetter(string text) => string.Concat(text.Where((c, i) => i == 0 || c != text[i - 1]));
}
