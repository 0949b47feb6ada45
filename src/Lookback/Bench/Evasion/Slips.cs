namespace Lookback.Bench.Evasion;

/// <summary>Slips of the hand and of the ear.</summary>
internal static class Slips
{
    /// <summary>
    /// Spellings that sound alike in the languages that write them, in Latin and in Cyrillic. The Latin ones are English, French and German
    /// habits (ph and f, c and k, i and y, oo and u); the Cyrillic ones what unstressed vowels and final consonants do in Russian.
    /// </summary>
    private static readonly (string One, string Other)[] Twins =
    [
        ("ph", "f"), ("ck", "k"), ("oo", "u"), ("ee", "i"), ("ou", "u"), ("sh", "sch"), ("ch", "tch"), ("kh", "h"), ("gh", "g"), ("dj", "j"),
        ("q", "k"), ("c", "k"), ("y", "i"), ("i", "y"), ("v", "w"), ("w", "v"), ("z", "s"), ("f", "ph"), ("k", "c"), ("u", "oo"),
        ("о", "а"), ("е", "и"), ("в", "ф"), ("д", "т"), ("з", "с"),
    ];

    /// <summary>One letter left out, doubled by its neighbour, replaced or swapped with the next, in a word of four letters or more.</summary>
    public static string OneEdit(string name, Chance chance) => InWord(name, chance, least: 4, word => Edit(word, chance));

    /// <summary>Two such slips in a word of eight letters or more.</summary>
    public static string TwoEdits(string name, Chance chance) => InWord(name, chance, least: 8, word => Edit(Edit(word, chance), chance));

    /// <summary>A letter written twice, in a word of four letters or more.</summary>
    public static string DoubledLetter(string name, Chance chance) => InWord(name, chance, least: 4, word =>
    {
        var at = 1 + chance.Below(word.Length - 1);
        return word.Insert(at, word[at].ToString());
    });

    /// <summary>A spelling that sounds the same, in one word.</summary>
    public static string PhoneticTwin(string name, Chance chance)
    {
        var words = Words.Of(name);
        var places = Words.Long(words, 3)
            .SelectMany(i => Twins.Where(t => words[i].Contains(t.One, StringComparison.OrdinalIgnoreCase)).Select(t => (Word: i, Twin: t)))
            .ToList();
        if (places.Count == 0) return name;
        var (at, twin) = chance.Of(places);
        var found = words[at].IndexOf(twin.One, StringComparison.OrdinalIgnoreCase);
        words[at] = words[at][..found] + Letters.InCaseOf(words[at][found], twin.Other) + words[at][(found + twin.One.Length)..];
        return string.Join(' ', words);
    }

    private static string InWord(string name, Chance chance, int least, Func<string, string> slip)
    {
        var words = Words.Of(name);
        var places = Words.Long(words, least);
        if (places.Count == 0) return name;
        var at = chance.Of(places);
        words[at] = slip(words[at]);
        return string.Join(' ', words);
    }

    /// <summary>The first letter is spared: few slip there.</summary>
    private static string Edit(string word, Chance chance)
    {
        var at = 1 + chance.Below(word.Length - 1);
        switch (chance.Below(4))
        {
            case 0: return word.Remove(at, 1);
            case 1: return word.Insert(at, Letters.Other(word[at], chance));
            case 2: return string.Concat(word.AsSpan(0, at), Letters.Other(word[at], chance), word.AsSpan(at + 1));
            default:
                var to = at + 1 < word.Length ? at : at - 1;
                return to == 0 ? word.Remove(at, 1) : string.Concat(word.AsSpan(0, to), word[to + 1].ToString(), word[to].ToString(), word.AsSpan(to + 2));
        }
    }
}
