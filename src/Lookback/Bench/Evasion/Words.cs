namespace Lookback.Bench.Evasion;

/// <summary>A name as words between blanks.</summary>
internal static class Words
{
    private static readonly string[] NoNames = ["al", "el", "bin", "ben", "ibn", "bint", "abu", "abd", "de", "la", "del", "van", "von", "der", "dos", "da"];

    /// <summary>The words in order.</summary>
    public static string[] Of(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a word stands for a name by itself and is no particle or initial, so that to alter it alters the name.</summary>
    public static bool IsName(string word) => word.Length >= 3 && !NoNames.Contains(word.ToLowerInvariant());

    /// <summary>The places of words that are names and long enough.</summary>
    public static List<int> Long(string[] words, int least) =>
        [.. Enumerable.Range(0, words.Length).Where(i => words[i].Length >= least && IsName(words[i]) && words[i].All(char.IsLetter))];
}
