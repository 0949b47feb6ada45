using System.Runtime.InteropServices;

namespace Lookback.Core.Indexing;

/// <summary>
/// An immutable segment of an inverted index: keys to the ordinals of the parties that bear them. Built once, then read by any
/// number of threads. The same structure holds listings (few, with many names) and a population (many, with few).
/// </summary>
/// <remarks>
/// Keys are hashes, spread evenly: the top byte of the 40 bits picks one of 256 buckets, and inside a bucket the lower 32 bits are
/// found by interpolation. One posting costs 8 bytes.
/// </remarks>
public sealed class NameIndex
{
    internal const int Buckets = 256;

    private readonly int[] _starts;
    private readonly uint[] _keys;
    private readonly int[] _ordinals;

    internal NameIndex(int count, int[] starts, uint[] keys, int[] ordinals)
    {
        Count = count;
        _starts = starts;
        _keys = keys;
        _ordinals = ordinals;
    }

    /// <summary>How many parties the segment holds, also those without a key.</summary>
    public int Count { get; }

    /// <summary>How many postings it holds.</summary>
    public int Postings => _keys.Length;

    /// <summary>Bytes it takes in memory and, within a few, on disk.</summary>
    public long Bytes => (8L * _keys.Length) + (4L * _starts.Length);

    internal ReadOnlySpan<int> Starts => _starts;

    internal ReadOnlySpan<uint> Keys => _keys;

    internal ReadOnlySpan<int> Ordinals => _ordinals;

    /// <summary>Builds a segment. An ordinal is the caller's own number for a party and may come in any order, each once.</summary>
    public static NameIndex Build(IEnumerable<(int Ordinal, MatchKeys Keys)> parties) => SegmentBuilder.Collect(parties);

    /// <summary>
    /// Puts into <paramref name="candidates"/> the ordinals of all parties that share a key with <paramref name="keys"/>,
    /// ascending and each once. What the list held before is gone.
    /// </summary>
    public void Candidates(MatchKeys keys, List<int> candidates)
    {
        candidates.Clear();
        foreach (var key in keys.Values)
        {
            var (from, to) = Find(key);
            if (from < to) candidates.AddRange(_ordinals.AsSpan(from, to - from));
        }

        if (candidates.Count < 2) return;
        candidates.Sort();
        var span = CollectionsMarshal.AsSpan(candidates);
        var distinct = 1;
        for (var i = 1; i < span.Length; i++)
            if (span[i] != span[i - 1]) span[distinct++] = span[i];
        CollectionsMarshal.SetCount(candidates, distinct);
    }

    /// <summary>Writes the segment: magic, format version, counts, arrays, SHA-256 of all before it.</summary>
    public void Write(Stream stream) => NameIndexFile.Write(this, stream);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are no segment, one of another format version, cut short or damaged.</exception>
    public static NameIndex Read(Stream stream) => NameIndexFile.Read(stream);

    /// <summary>One segment that holds what the given ones hold. Their ordinals must not overlap.</summary>
    public static NameIndex Merge(params IReadOnlyList<NameIndex> segments) => SegmentBuilder.Merge(segments);

    /// <summary>The lengths of the longest posting lists, to see whether a key is too common.</summary>
    internal IEnumerable<int> LongestLists(int take)
    {
        var lengths = new List<int>();
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            var from = _starts[bucket];
            for (var i = from + 1; i <= _starts[bucket + 1]; i++)
            {
                if (i < _starts[bucket + 1] && _keys[i] == _keys[from]) continue;
                lengths.Add(i - from);
                from = i;
            }
        }

        return lengths.OrderDescending().Take(take);
    }

    private (int From, int To) Find(ulong key)
    {
        var bucket = (int)(key >> 32);
        var (low, from, to) = ((uint)key, _starts[bucket], _starts[bucket + 1]);
        var at = LowerBound(low, from, to);
        var end = at;
        while (end < to && _keys[end] == low) end++;
        return (at, end);
    }

    /// <summary>The first place in the bucket that holds the key or a greater one: interpolated while the span is wide, then halved.</summary>
    private int LowerBound(uint key, int from, int to)
    {
        var keys = _keys;
        for (var step = 0; step < 4 && to - from > 32; step++)
        {
            var (first, last) = (keys[from], keys[to - 1]);
            if (key <= first) return from;
            if (key > last) return to;
            var guess = from + (int)((double)(key - first) / (last - first) * (to - 1 - from));
            var margin = 8 + ((to - from) >> 6);
            var (left, right) = (Math.Max(from, guess - margin), Math.Min(to - 1, guess + margin));
            if (keys[left] < key) from = left + 1;
            else to = left + 1;
            if (to > right + 1 && keys[right] >= key) to = right + 1;
        }

        while (from < to)
        {
            var middle = (int)(((uint)from + (uint)to) >> 1);
            if (keys[middle] < key) from = middle + 1;
            else to = middle;
        }

        return from;
    }
}
