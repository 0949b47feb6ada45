namespace Lookback.Core.Indexing;

/// <summary>Keys to the numbers of what bears them. Immutable; one posting costs 8 bytes.</summary>
/// <remarks>
/// Keys are hashes, spread evenly: the top byte of the 40 bits picks one of 256 buckets, and inside a bucket the lower 32 bits are
/// found by interpolation.
/// </remarks>
internal sealed class KeyPostings
{
    public const int Buckets = 256;

    private readonly int[] _starts;
    private readonly uint[] _keys;
    private readonly int[] _bearers;

    public KeyPostings(int[] starts, uint[] keys, int[] bearers) => (_starts, _keys, _bearers) = (starts, keys, bearers);

    /// <summary>How many postings there are.</summary>
    public int Count => _keys.Length;

    /// <summary>Bytes they take.</summary>
    public long Bytes => (8L * _keys.Length) + (4L * _starts.Length);

    public ReadOnlySpan<int> Starts => _starts;

    public ReadOnlySpan<uint> Keys => _keys;

    public ReadOnlySpan<int> Bearers => _bearers;

    /// <summary>Who bears a key, ascending.</summary>
    public ReadOnlySpan<int> Of(ulong key)
    {
        var bucket = (int)(key >> 32);
        var (low, from, to) = ((uint)key, _starts[bucket], _starts[bucket + 1]);
        var at = LowerBound(low, from, to);
        var end = at;
        while (end < to && _keys[end] == low) end++;
        return _bearers.AsSpan(at, end - at);
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

    /// <summary>Collects postings and sorts them.</summary>
    internal sealed class Builder
    {
        private readonly List<ulong>[] _buckets = [.. Enumerable.Range(0, Buckets).Select(_ => new List<ulong>())];

        public void Add(ReadOnlySpan<ulong> keys, int bearer)
        {
            foreach (var key in keys) _buckets[key >> 32].Add((key << 32) | (uint)bearer);
        }

        /// <summary>All of other postings, each bearer's number raised.</summary>
        public void Add(KeyPostings postings, int raised) => Add(postings, bearer => bearer + raised);

        /// <summary>Those of other postings whose bearer has a number that is not below a least one.</summary>
        public void Add(KeyPostings postings, int[] numbers, int least) =>
            Add(postings, bearer => numbers[bearer] >= least ? numbers[bearer] : null);

        private void Add(KeyPostings postings, Func<int, int?> numberOf)
        {
            for (var bucket = 0; bucket < Buckets; bucket++)
            {
                for (var i = postings._starts[bucket]; i < postings._starts[bucket + 1]; i++)
                    if (numberOf(postings._bearers[i]) is { } number) _buckets[bucket].Add(((ulong)postings._keys[i] << 32) | (uint)number);
            }
        }

        /// <summary>Each entry is the lower 32 bits of a key above a bearer, so that sorting the number sorts both.</summary>
        public KeyPostings Build()
        {
            var total = _buckets.Sum(b => b.Count);
            var (starts, keys, bearers) = (new int[Buckets + 1], new uint[total], new int[total]);
            var at = 0;
            for (var bucket = 0; bucket < Buckets; bucket++)
            {
                starts[bucket] = at;
                _buckets[bucket].Sort();
                foreach (var entry in _buckets[bucket]) (keys[at], bearers[at++]) = ((uint)(entry >> 32), (int)(uint)entry);
                _buckets[bucket] = [];
            }

            starts[^1] = at;
            return new KeyPostings(starts, keys, bearers);
        }
    }
}
