using Lookback.Core.Names;

namespace Lookback.Core.Indexing;

/// <summary>
/// What a whole name is found by, besides its words: the same words in any order, the same letters however they are cut, its acronym. And what
/// two neighbours are found by as one word.
/// </summary>
internal static class NameKeys
{
    private const int ShortestJoined = 5;

    /// <summary>The keys of the whole name: two names that share one are candidates.</summary>
    public static ulong[] Whole(Name name)
    {
        var keys = new KeySet();
        keys.Add(KeyFamily.Whole, Sounds(name, withNumbers: true));
        // "Victory 3" may be written without its number.
        if (name.Numbers > 0 && name.Numbers < name.Core.Length) keys.Add(KeyFamily.Whole, Sounds(name, withNumbers: false));
        // The same letters, however they are cut into words.
        if (name.Joined.Length >= ShortestJoined) keys.Add(KeyFamily.Whole, name.Joined);
        keys.Add(KeyFamily.Whole, name.Letters);
        // Each system of romanisation spells the whole name.
        for (var system = 0; system < Systems(name); system++)
            keys.Add(KeyFamily.Whole, string.Concat(name.Core.Select(p => system < p.Others.Length ? p.Others[system].Folded : p.Folded)));
        AcronymKeys.Add(keys, name);
        return keys.Take();
    }

    /// <summary>Of each two neighbours as one word: they meet those of a word of another name (<see cref="WordKeys"/>).</summary>
    public static ulong[] Joined(Name name)
    {
        if (name.Core.Length < 2) return [];
        var keys = new KeySet();
        for (var i = 1; i < name.Core.Length; i++) WordKeys.AddJoined(keys, name.Core[i - 1], name.Core[i]);
        return keys.Take();
    }

    private static string Sounds(Name name, bool withNumbers)
    {
        var sounds = name.Core.Where(p => withNumbers || p.Role != PartRole.Number).Select(SoundOf).ToArray();
        Array.Sort(sounds, StringComparer.Ordinal);
        return string.Join('|', sounds);
    }

    private static string SoundOf(NamePart part) => part.Skeleton.Length >= 2 ? part.Skeleton : part.Voiced.Length > 0 ? part.Voiced : part.Folded;

    private static int Systems(Name name)
    {
        var systems = 0;
        foreach (var part in name.Core) systems = Math.Max(systems, part.Others.Length);
        return systems;
    }
}
