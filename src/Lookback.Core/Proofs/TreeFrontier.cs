using System.Numerics;

namespace Lookback.Core.Proofs;

/// <summary>Told of each perfect subtree as it fills: the leaves from index * 2^level up to the next multiple.</summary>
/// <param name="level">How many levels of nodes stand on its leaves; 0 for a leaf.</param>
/// <param name="index">Which of the subtrees of that level, from 0 on the left.</param>
/// <param name="root">Its hash.</param>
public delegate void SubtreeSink(int level, long index, TreeHash root);

/// <summary>
/// The growing edge of a tree: all that must be kept to add leaves and to know the root, one hash for each bit set in the size. Not
/// thread-safe.
/// </summary>
public sealed class TreeFrontier
{
    // By level: the perfect subtree of 2^level leaves on the right edge, where the size has that bit; else stale.
    private readonly TreeHash[] _peaks = new TreeHash[63];

    /// <summary>The frontier of the empty tree.</summary>
    public TreeFrontier()
    {
    }

    /// <summary>The frontier that another had: its <see cref="Size"/> and its <see cref="Peaks"/>, largest first.</summary>
    /// <exception cref="ArgumentException">The size is negative, or has another number of peaks.</exception>
    public TreeFrontier(long size, IReadOnlyList<TreeHash> peaks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var expected = BitOperations.PopCount((ulong)size);
        if (peaks.Count != expected) throw new ArgumentException($"a tree of {size} leaves has {expected} peaks, found {peaks.Count}", nameof(peaks));
        Size = size;
        var next = peaks.Count;
        foreach (var level in Levels()) _peaks[level] = peaks[--next];
    }

    /// <summary>How many leaves there are.</summary>
    public long Size { get; private set; }

    /// <summary>The roots of the perfect subtrees that the leaves fall into, largest first.</summary>
    public IReadOnlyList<TreeHash> Peaks => [.. Levels().Select(level => _peaks[level]).Reverse()];

    /// <summary>The hash over all leaves.</summary>
    public TreeHash Root => Size == 0
        ? TreeHash.Empty
        : Levels().Select(level => _peaks[level]).Aggregate(static (right, left) => TreeHash.Node(left, right));

    /// <summary>Size and root.</summary>
    public TreeHead Head => new(Size, Root);

    /// <summary>Adds a leaf on the right.</summary>
    /// <param name="leaf">Its hash.</param>
    /// <param name="filled">Told of the leaf itself and of every subtree that it fills, smallest first.</param>
    public void Add(TreeHash leaf, SubtreeSink? filled = null)
    {
        var (level, index, root) = (0, Size, leaf);
        filled?.Invoke(level, index, root);
        // An odd index has its left sibling waiting: the two make the subtree above.
        for (; (index & 1) == 1; index >>= 1)
        {
            root = TreeHash.Node(_peaks[level++], root);
            filled?.Invoke(level, index >> 1, root);
        }

        _peaks[level] = root;
        Size = checked(Size + 1);
    }

    // The bits set in the size, smallest first.
    private IEnumerable<int> Levels()
    {
        for (var rest = (ulong)Size; rest != 0; rest &= rest - 1) yield return BitOperations.TrailingZeroCount(rest);
    }
}
