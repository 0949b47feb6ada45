namespace Lookback.Core.Indexing;

/// <summary>What a key stands for; part of its hash, so that keys of different families never meet.</summary>
internal enum KeyFamily : byte
{
    Skeleton = 1,
    Vowels = 2,
    Pair = 3,
    Nickname = 4,
    Whole = 5,
    Birth = 6,
    Identifier = 7,
    Contact = 8,
    Classes = 9,
}

/// <summary>Collects the keys of one party.</summary>
internal sealed class KeySet
{
    private readonly List<ulong> _keys = new(64);

    public int Count => _keys.Count;

    public void Add(ulong key) => _keys.Add(key);

    /// <summary>A key of one text. An empty text has none.</summary>
    public void Add(KeyFamily family, ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty) _keys.Add(Finish(Hash(family, text)));
    }

    /// <summary>A key of two texts, the same whichever comes first.</summary>
    public void AddPair(KeyFamily family, ulong one, ulong other) => _keys.Add(Finish(Combine((ulong)family, one, other)));

    public static ulong Hash(KeyFamily family, ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL ^ ((ulong)family * 0x9E3779B97F4A7C15UL);
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return Mix(hash);
    }

    /// <summary>The hash of a text without its character at <paramref name="at"/>.</summary>
    public static ulong HashWithout(KeyFamily family, ReadOnlySpan<char> text, int at)
    {
        var hash = 14695981039346656037UL ^ ((ulong)family * 0x9E3779B97F4A7C15UL);
        for (var i = 0; i < text.Length; i++)
            if (i != at) hash = (hash ^ text[i]) * 1099511628211UL;
        return Mix(hash);
    }

    public static ulong Finish(ulong hash) => hash >> (64 - MatchKeys.Bits);

    public ulong[] ToSortedArray()
    {
        _keys.Sort();
        var distinct = 0;
        for (var i = 0; i < _keys.Count; i++)
            if (i == 0 || _keys[i] != _keys[i - 1]) _keys[distinct++] = _keys[i];
        return [.. _keys.Take(distinct)];
    }

    private static ulong Combine(ulong family, ulong one, ulong other) =>
        Mix((Math.Min(one, other) * 0x9E3779B97F4A7C15UL) ^ (Math.Max(one, other) + (family << 56)));

    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return hash ^ (hash >> 33);
    }
}
