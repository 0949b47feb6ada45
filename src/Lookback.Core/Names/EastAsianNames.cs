using System.Collections.Frozen;

namespace Lookback.Core.Names;

/// <summary>
/// Chinese, Korean and Japanese personal names written without a blank: surname first. The same characters are read in several ways:
/// by Mandarin in pinyin, and beside it in Wade-Giles, in Cantonese, in Korean, in Japanese, and as surnames are spelt overseas.
/// </summary>
internal static class EastAsianNames
{
    /// <summary>A name of more characters than this is not one surname and given name.</summary>
    public const int Longest = 5;

    private static readonly FrozenDictionary<string, string> SurnameReadings =
        DataFile.Rows("surname_readings").ToFrozenDictionary(r => r[0], r => r[1], StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, string[]> Characters =
        DataFile.Rows("han_readings").ToFrozenDictionary(r => r[0][0], r => r[1..]);

    private static readonly FrozenDictionary<string, string[]> Overseas = Readings("han_surnames");
    private static readonly FrozenDictionary<string, string[]> JapaneseSurnames = Readings("japanese_surnames");
    private static readonly FrozenDictionary<string, string[]> JapaneseGivenNames = Readings("japanese_given_names");

    /// <summary>The surname, in its reading as a surname, and the given name.</summary>
    public static IEnumerable<Token> Split(Token token)
    {
        var length = SurnameLength(token);
        return Read(token, token.Text[..length], token.Text[length..]);
    }

    /// <summary>Two words of a name that is written with a blank, in their order.</summary>
    public static List<Token> ReadPair(Token first, Token second) =>
        [.. SurnameAt(first, second) == 0 ? Read(first, first.Text, second.Text) : Read(first, second.Text, first.Text).Reverse()];

    /// <summary>Which of the two is the surname: the one character, or the two that are a known one; 0 for the first, 1 for the second.</summary>
    public static int SurnameAt(Token first, Token second) => IsSurname(second.Text) && !IsSurname(first.Text) ? 1 : 0;

    private static bool IsSurname(string text) =>
        text.Length == 1 || (text.Length <= 3 && (SurnameReadings.ContainsKey(text) || JapaneseSurnames.ContainsKey(text)));

    private static IEnumerable<Token> Read(Token token, string surname, string given)
    {
        var systems = token.Script == Script.Hangul
            ? Korean(Main(token, surname, true), Romanizer.Fold(given))
            : Chinese(surname, given);
        // Where both are Japanese names, and neither would be usual elsewhere, that is the main reading.
        var japanese = surname.Length > 1 && JapaneseSurnames.ContainsKey(surname) && JapaneseGivenNames.ContainsKey(given);
        var main = (Main(token, surname, true), Main(token, given, false));
        if (japanese) (main, systems) = (Japanese(surname, given)[0], [main, .. systems]);
        systems.RemoveAll(s => s == main);
        yield return token with { Text = surname, Folded = main.Item1, Others = [.. systems.Select(s => s.Surname)] };
        yield return token with { Text = given, Folded = main.Item2, Others = [.. systems.Select(s => s.Given)] };
    }

    /// <summary>Korean given names as the North, McCune-Reischauer and most bearers spell them.</summary>
    private static List<(string Surname, string Given)> Korean(string surname, string given)
    {
        var north = given.Replace("eo", "o", StringComparison.Ordinal).Replace("eu", "u", StringComparison.Ordinal);
        return
        [
            (North(surname), north),
            (North(surname), Sharp(north)),
            (surname, given.Replace("yeo", "you", StringComparison.Ordinal).Replace("eo", "u", StringComparison.Ordinal)),
        ];
    }

    private static string North(string surname) => surname switch
    {
        "lee" => "ri",
        "lim" => "rim",
        "park" => "pak",
        "jung" => "jong",
        "yoo" => "ryu",
        "moon" => "mun",
        "yoon" => "yun",
        "noh" => "ro",
        _ => Sharp(surname.Replace("eo", "o", StringComparison.Ordinal).Replace("eu", "u", StringComparison.Ordinal)),
    };

    /// <summary>The first consonant as it is heard at the start of a word.</summary>
    private static string Sharp(string word) => word.Length == 0 ? word : word[0] switch
    {
        'g' => "k" + word[1..],
        'd' => "t" + word[1..],
        'b' => "p" + word[1..],
        'j' => "ch" + word[1..],
        _ => word,
    };

    private static List<(string Surname, string Given)> Chinese(string surname, string given)
    {
        var (pinyin, folded) = (Romanizer.Syllables(given), Romanizer.Fold(given));
        var systems = new List<(string Surname, string Given)>
        {
            (WadeGiles.Of(SurnameReadings.TryGetValue(surname, out var known) ? [known] : Romanizer.Syllables(surname)), WadeGiles.Of(pinyin)),
        };
        if (By(surname, 1) is { } cantonese && By(given, 1) is { } name) systems.Add((cantonese, name));
        if (By(surname, 0) is { } korean && By(given, 0) is { } its)
        {
            var usual = NameKnowledge.UsualSurname(korean);
            systems.Add((usual, its));
            systems.AddRange(Korean(usual, its));
        }

        systems.AddRange(Japanese(surname, given));
        foreach (var spelling in Overseas.GetValueOrDefault(surname) ?? []) systems.Add((spelling, folded));
        return systems;
    }

    private static List<(string Surname, string Given)> Japanese(string surname, string given) =>
        JapaneseSurnames.TryGetValue(surname, out var surnames) && JapaneseGivenNames.TryGetValue(given, out var names)
            ? [.. surnames.SelectMany(s => names.Select(n => (s, n)))]
            : JapaneseSurnames.TryGetValue(surname, out surnames) && surname.Length > 1
                ? [.. surnames.Select(s => (s, Romanizer.Fold(given)))]
                : [];

    /// <summary>The reading of all characters in one language of <c>han_readings.csv</c>, or <see langword="null"/> where one has none.</summary>
    private static string? By(string text, int language)
    {
        var reading = "";
        foreach (var c in text)
        {
            if (!Characters.TryGetValue(c, out var of) || of[language].Length == 0) return null;
            reading += of[language];
        }

        return reading;
    }

    private static int SurnameLength(Token token)
    {
        var text = token.Text;
        if (token.Script == Script.Han)
        {
            if (text.Length >= 4 && JapaneseSurnames.ContainsKey(text[..3])) return 3;
            // Three characters are a Japanese name only where the given name is known to be one: most are Chinese.
            if (text.Length >= 3 && JapaneseSurnames.ContainsKey(text[..2]) && (text.Length >= 4 || JapaneseGivenNames.ContainsKey(text[2..]))) return 2;
        }

        return text.Length >= 3 && SurnameReadings.ContainsKey(text[..2]) ? 2 : 1;
    }

    private static string Main(Token token, string text, bool surname)
    {
        var folded = Romanizer.Fold(text);
        if (surname) folded = SurnameReadings.GetValueOrDefault(text) ?? (token.Script == Script.Hangul ? NameKnowledge.UsualSurname(folded) : folded);
        return folded.Length > 0 ? folded : token.Folded;
    }

    private static FrozenDictionary<string, string[]> Readings(string file) =>
        DataFile.Rows(file).ToFrozenDictionary(r => r[0], r => r[1].Split(' '), StringComparer.Ordinal);
}
