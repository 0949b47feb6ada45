using System.Text;

namespace Lookback.Bench.Evasion;

/// <summary>Latin letters in Cyrillic, as a Russian clerk writes what he reads: groups of letters first, then single ones.</summary>
internal static class LatinToCyrillic
{
    private static readonly (string Latin, string Cyrillic)[] Groups =
    [
        ("shch", "щ"), ("sch", "ш"), ("dzh", "дж"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ya", "я"),
        ("yo", "ё"), ("ye", "е"), ("iu", "ю"), ("ia", "ия"), ("ph", "ф"), ("th", "т"), ("gh", "г"), ("dh", "д"), ("ck", "к"), ("ee", "и"),
        ("oo", "у"), ("ou", "у"), ("qu", "кв"), ("ey", "ей"), ("ay", "ай"), ("oy", "ой"), ("iy", "ий"),
        ("a", "а"), ("b", "б"), ("c", "к"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("j", "дж"), ("k", "к"),
        ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"),
        ("w", "в"), ("x", "кс"), ("y", "и"), ("z", "з"), ("'", ""), ("’", ""), ("‘", ""), ("`", ""),
    ];

    private static readonly string[] SlavicEndings =
        ["ov", "ev", "ova", "eva", "in", "ina", "sky", "skiy", "skii", "skaya", "enko", "chuk", "vich", "vych", "ovna", "evna"];

    /// <summary>The name in Cyrillic letters.</summary>
    public static string Of(string name) => LetterGroups.Replace(Latin.Plain(name), Groups);

    /// <summary>Whether a name is spelled as Slavic names are: two words, one of them with such an ending. Of spelling alone.</summary>
    public static bool LooksSlavic(string name) => Words.Of(name) is { Length: >= 2 } words && words.Any(
        w => w.Length >= 5 && Array.Exists(SlavicEndings, e => w.EndsWith(e, StringComparison.OrdinalIgnoreCase)));
}
