using System.Numerics;

namespace Lookback.Core.Proofs;

/// <summary>Answers with the root of a perfect subtree: the leaves from index * 2^level up to the next multiple.</summary>
/// <param name="level">How many levels of nodes stand on its leaves; 0 asks for a leaf's hash.</param>
/// <param name="index">Which of the subtrees of that level, from 0 on the left.</param>
public delegate TreeHash SubtreeSource(int level, long index);

/// <summary>
/// Makes the proofs of RFC 9162, section 2.1, out of the roots of perfect subtrees, asking for O(log size) of them. A full subtree never
/// changes as the tree grows, so the same source serves every earlier size.
/// </summary>
/// <remarks>The checks that outsiders run are <see cref="ProofCheck"/>, and share nothing with this but <see cref="TreeHash"/>.</remarks>
public static class TreeProofs
{
    /// <summary>The roots of the perfect subtrees that the first <paramref name="size"/> leaves fall into, largest first.</summary>
    public static IReadOnlyList<TreeHash> Peaks(long size, SubtreeSource source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var peaks = new List<TreeHash>();
        for (long start = 0, rest = size; rest > 0;)
        {
            var level = BitOperations.Log2((ulong)rest);
            peaks.Add(source(level, start >> level));
            start += 1L << level;
            rest -= 1L << level;
        }

        return peaks;
    }

    /// <summary>The hash over the first <paramref name="size"/> leaves.</summary>
    public static TreeHash Root(long size, SubtreeSource source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return size == 0 ? TreeHash.Empty : Range(0, size, source);
    }

    /// <summary>The proof that a leaf is in the tree of a size (section 2.1.3.1): the hashes beside its way up, from the leaf.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not one of the tree's: 0 to size - 1.</exception>
    public static IReadOnlyList<TreeHash> Inclusion(long index, long size, SubtreeSource source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var proof = new List<TreeHash>();
        AddPath(index, 0, size, source, proof);
        return proof;
    }

    /// <summary>
    /// The proof that the tree of one size begins with the tree of another (section 2.1.4.1). Empty where the sizes are equal, and where
    /// the first is 0: every tree begins with none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The first size is negative or the larger one.</exception>
    public static IReadOnlyList<TreeHash> Consistency(long first, long second, SubtreeSource source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        var proof = new List<TreeHash>();
        if (first > 0) AddSubproof(first, 0, second, source, proof);
        return proof;
    }

    // PATH(index, D[start:start+count]) of the RFC, with the index counted from the start.
    private static void AddPath(long index, long start, long count, SubtreeSource source, List<TreeHash> proof)
    {
        if (count == 1) return;
        var left = LeftOf(count);
        if (index < left)
        {
            AddPath(index, start, left, source, proof);
            proof.Add(Range(start + left, count - left, source));
        }
        else
        {
            AddPath(index - left, start + left, count - left, source, proof);
            proof.Add(Range(start, left, source));
        }
    }

    // SUBPROOF(first, D[start:start+count], b) of the RFC. Its b, "this is the first tree whole, whose root the verifier has", is true as
    // long as the way down never went right: as long as the start is 0.
    private static void AddSubproof(long first, long start, long count, SubtreeSource source, List<TreeHash> proof)
    {
        if (first == count)
        {
            if (start > 0) proof.Add(Range(start, count, source));
            return;
        }

        var left = LeftOf(count);
        if (first <= left)
        {
            AddSubproof(first, start, left, source, proof);
            proof.Add(Range(start + left, count - left, source));
        }
        else
        {
            AddSubproof(first - left, start + left, count - left, source, proof);
            proof.Add(Range(start, left, source));
        }
    }

    // MTH(D[start:start+count]) of the RFC. The start is a multiple of the smallest power of two that the count fits into.
    private static TreeHash Range(long start, long count, SubtreeSource source)
    {
        if (BitOperations.IsPow2(count))
        {
            var level = BitOperations.Log2((ulong)count);
            return source(level, start >> level);
        }

        var left = LeftOf(count);
        return TreeHash.Node(Range(start, left, source), Range(start + left, count - left, source));
    }

    // The largest power of two below the count: how many leaves go left.
    private static long LeftOf(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
