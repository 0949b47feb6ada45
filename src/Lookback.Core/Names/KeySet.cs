namespace Lookback.Core.Names;

/// <summary>Collects keys.</summary>
internal sealed class KeySet
{
    /// <summary>Bits of a key. The rest of the 64 are zero, so that an index stores 32 of them and finds the others by place.</summary>
    public const int Bits = 40;

    private readonly List<ulong> _keys = new(64);

    public void Add(ulong key) => _keys.Add(key);

    /// <summary>A key of one text. An empty text has none.</summary>
    public void Add(KeyFamily family, ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty) _keys.Add(Of(family, text));
    }

    /// <summary>The key of a text.</summary>
    public static ulong Of(KeyFamily family, ReadOnlySpan<char> text) => TextHash.Of(Seed(family), text) >> (64 - Bits);

    /// <summary>The keys, ascending, each once.</summary>
    public ulong[] Take()
    {
        _keys.Sort();
        var distinct = 0;
        for (var i = 0; i < _keys.Count; i++)
            if (i == 0 || _keys[i] != _keys[i - 1]) _keys[distinct++] = _keys[i];
        _keys.RemoveRange(distinct, _keys.Count - distinct);
        return [.. _keys];
    }

    /// <summary>The same with texts under further families.</summary>
    public ulong[] TakeWith(List<string> texts, params ReadOnlySpan<KeyFamily> families)
    {
        var all = new KeySet();
        all._keys.AddRange(_keys);
        foreach (var family in families)
            foreach (var text in texts) all.Add(family, text);
        return all.Take();
    }

    private static ulong Seed(KeyFamily family) => (ulong)family * 0x9E3779B97F4A7C15UL;
}
