namespace Lookback.Core.Indexing;

/// <summary>Makes segments: sorts postings by key and ordinal, and merges sorted segments.</summary>
internal static class SegmentBuilder
{
    public static NameIndex Collect(IEnumerable<(int Ordinal, MatchKeys Keys)> parties)
    {
        var count = 0;
        var buckets = new List<ulong>[NameIndex.Buckets];
        for (var i = 0; i < buckets.Length; i++) buckets[i] = [];
        foreach (var (ordinal, keys) in parties)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
            count++;
            foreach (var key in keys.Values) buckets[key >> 32].Add((key << 32) | (uint)ordinal);
        }

        return Pack(count, buckets);
    }

    public static NameIndex Merge(IReadOnlyList<NameIndex> segments)
    {
        var buckets = new List<ulong>[NameIndex.Buckets];
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            buckets[bucket] = [];
            foreach (var segment in segments)
                for (var i = segment.Starts[bucket]; i < segment.Starts[bucket + 1]; i++)
                    buckets[bucket].Add(((ulong)segment.Keys[i] << 32) | (uint)segment.Ordinals[i]);
        }

        return Pack(segments.Sum(s => s.Count), buckets);
    }

    /// <summary>Each entry is the lower 32 bits of a key above an ordinal, so that sorting the number sorts both.</summary>
    private static NameIndex Pack(int count, List<ulong>[] buckets)
    {
        var total = buckets.Sum(b => b.Count);
        var (starts, keys, ordinals) = (new int[NameIndex.Buckets + 1], new uint[total], new int[total]);
        var at = 0;
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            starts[bucket] = at;
            buckets[bucket].Sort();
            foreach (var entry in buckets[bucket]) (keys[at], ordinals[at++]) = ((uint)(entry >> 32), (int)(uint)entry);
            buckets[bucket] = [];
        }

        starts[^1] = at;
        return new NameIndex(count, starts, keys, ordinals);
    }
}
