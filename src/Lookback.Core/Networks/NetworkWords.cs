using System.Collections.Frozen;
using Lookback.Core.Names;

namespace Lookback.Core.Networks;

/// <summary>Words that networks are careful with: data (<c>data/networks/words.csv</c>).</summary>
public static class NetworkWords
{
    private static readonly FrozenDictionary<string, string> Meanings =
        DataFile.Rows("words", "networks").ToFrozenDictionary(r => r[0], r => r[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it says where somebody comes from, what they are called or believe: no kind of link.</summary>
    public static bool IsOrigin(string word) => Means(word.Trim().Replace('_', '-').Replace(' ', '-'), "origin");

    /// <summary>Whether it is a place or profession whose links are taken from nobody: lawyers, shelters, hospitals, places of worship.</summary>
    public static bool IsProtected(string word) => Means(word.Trim().Replace('_', '-').Replace(' ', '-'), "protected");

    /// <summary>Whether it is what people write where there is no address, mailbox or booking.</summary>
    public static bool IsFiller(string text) => Means(text.Trim().TrimEnd('.'), "filler");

    private static bool Means(string word, string meaning) => Meanings.TryGetValue(word, out var found) && found == meaning;
}
