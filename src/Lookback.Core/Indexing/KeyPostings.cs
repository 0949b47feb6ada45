using System.Numerics;

namespace Lookback.Core.Indexing;

/// <summary>Keys to the numbers of what bears them. Immutable; one posting costs 8 bytes.</summary>
/// <remarks>
/// Keys are hashes of 40 bits, spread evenly. They are kept in 256 buckets by their top byte; as many of their first bits as leave a handful of keys
/// say where in the bucket to look.
/// </remarks>
internal sealed class KeyPostings
{
    public const int Buckets = 1 << BucketBits;

    private const int BucketBits = 8;

    private const int KeyBits = 40;

    /// <summary>Keys that a run has, about, unless one key has many bearers.</summary>
    private const int RunLength = 8;

    /// <summary>So many bits say where to look at the most; for each posting that is less than a byte.</summary>
    private const int MostRunBits = 26;

    private readonly int[] _starts;
    private readonly uint[] _keys;
    private readonly int[] _bearers;
    private readonly int _shift;
    private readonly int[] _runs;

    public KeyPostings(int[] starts, uint[] keys, int[] bearers)
    {
        (_starts, _keys, _bearers) = (starts, keys, bearers);
        _shift = KeyBits - Math.Clamp(BitOperations.Log2((uint)(keys.Length / RunLength) + 1), BucketBits, MostRunBits);
        _runs = RunsOf();
    }

    /// <summary>How many postings there are.</summary>
    public int Count => _keys.Length;

    /// <summary>Bytes they take.</summary>
    public long Bytes => (8L * _keys.Length) + (4L * (_starts.Length + _runs.Length));

    public ReadOnlySpan<int> Starts => _starts;

    public ReadOnlySpan<uint> Keys => _keys;

    public ReadOnlySpan<int> Bearers => _bearers;

    /// <summary>Who bears a key, ascending.</summary>
    public ReadOnlySpan<int> Of(ulong key)
    {
        var (low, run) = ((uint)key, (int)(key >> _shift));
        var (at, to) = (_runs[run], _runs[run + 1]);
        while (at < to && _keys[at] < low) at++;
        var end = at;
        while (end < to && _keys[end] == low) end++;
        return _bearers.AsSpan(at, end - at);
    }

    /// <summary>Where each run of keys begins that have their first bits in common.</summary>
    private int[] RunsOf()
    {
        var runs = new int[(1 << (KeyBits - _shift)) + 1];
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            for (var at = _starts[bucket]; at < _starts[bucket + 1]; at++)
                runs[(int)((((ulong)bucket << 32) | _keys[at]) >> _shift) + 1]++;
        }

        for (var run = 1; run < runs.Length; run++) runs[run] += runs[run - 1];
        return runs;
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
