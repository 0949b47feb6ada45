using Lookback.Core.Proofs;

namespace Lookback.Tests.Proofs;

/// <summary>The tree as RFC 9162 defines it, recursive and slow: what everything else is compared with.</summary>
internal sealed class PlainTree(IReadOnlyList<TreeHash> leaves)
{
    /// <summary>A tree of so many different leaves.</summary>
    public static PlainTree OfSize(int size) => new([.. Enumerable.Range(0, size).Select(i => TreeHash.Leaf(BitConverter.GetBytes(i)))]);

    /// <summary>How often <see cref="Subtree"/> was asked.</summary>
    public int Asked { get; private set; }

    public TreeHash Leaf(int index) => leaves[index];

    public TreeHead Head(int size) => new(size, Root(0, size));

    public TreeHash Root(int start, int count)
    {
        if (count == 0) return TreeHash.Empty;
        if (count == 1) return leaves[start];
        var left = 1;
        while (left * 2 < count) left *= 2;
        return TreeHash.Node(Root(start, left), Root(start + left, count - left));
    }

    public TreeHash Subtree(int level, long index)
    {
        Asked++;
        Assert.True((index + 1) << level <= leaves.Count, "asked for a subtree that is not full");
        return Root((int)(index << level), 1 << level);
    }
}
