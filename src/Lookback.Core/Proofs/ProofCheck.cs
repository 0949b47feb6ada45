using System.Numerics;

namespace Lookback.Core.Proofs;

/// <summary>
/// The two checks of RFC 9162 that anybody can run who kept a head: small, without the ledger, and safe on whatever is put before it.
/// Anything that is not exactly a proof is answered with <see langword="false"/>.
/// </summary>
/// <remarks>
/// A root does not bind its size by itself: beside a leaf far from the right edge, a neighbouring size can pass. A head is therefore
/// compared whole, size and root.
/// </remarks>
public static class ProofCheck
{
    /// <summary>Whether the leaf stands at <paramref name="index"/>, counted from 0, in the tree of the head (section 2.1.3.2).</summary>
    public static bool Includes(TreeHash leaf, long index, TreeHead head, IReadOnlyList<TreeHash> proof)
    {
        if (index < 0 || index >= head.Size) return false;
        var climb = new Climb(index, head.Size - 1);
        var root = leaf;
        foreach (var beside in proof)
        {
            if (climb.IsDone) return false;
            root = climb.StandsRight ? TreeHash.Node(beside, root) : TreeHash.Node(root, beside);
            climb.Up();
        }

        return climb.IsDone && root == head.Root;
    }

    /// <summary>
    /// Whether the second tree begins with the first (section 2.1.4.2). The RFC leaves a first tree of size 0 open: here it is extended by
    /// every tree, provided that its root is that of the empty tree and the proof is empty.
    /// </summary>
    public static bool Extends(TreeHead first, TreeHead second, IReadOnlyList<TreeHash> proof)
    {
        if (first.Size < 0 || first.Size > second.Size) return false;
        if (first.Size == second.Size) return proof.Count == 0 && first.Root == second.Root && (first.Size > 0 || first.Root == TreeHash.Empty);
        if (first.Size == 0) return proof.Count == 0 && first.Root == TreeHash.Empty;
        return ExtendsProperly(first, second, proof);
    }

    private static bool ExtendsProperly(TreeHead first, TreeHead second, IReadOnlyList<TreeHash> proof)
    {
        // Of a first tree that is one perfect subtree the proof leaves the root out, because the verifier has it.
        var known = BitOperations.IsPow2(first.Size) ? 0 : 1;
        if (proof.Count < known) return false;
        var (firstRoot, secondRoot) = known == 0 ? (first.Root, first.Root) : (proof[0], proof[0]);
        var climb = new Climb(first.Size - 1, second.Size - 1);
        climb.LeaveFilled();
        for (var i = known; i < proof.Count; i++)
        {
            if (climb.IsDone) return false;
            if (climb.StandsRight)
            {
                firstRoot = TreeHash.Node(proof[i], firstRoot);
                secondRoot = TreeHash.Node(proof[i], secondRoot);
            }
            else
            {
                secondRoot = TreeHash.Node(secondRoot, proof[i]);
            }

            climb.Up();
        }

        return climb.IsDone && firstRoot == first.Root && secondRoot == second.Root;
    }

    /// <summary>The way from a leaf to the root: fn and sn of the RFC, the node's index in its level and the level's last index.</summary>
    private struct Climb(long node, long last)
    {
        /// <summary>The root is reached.</summary>
        public readonly bool IsDone => last == 0;

        /// <summary>Whether the next hash stands to the left: of an odd node, and of the last, which goes up alone until it is odd.</summary>
        public readonly bool StandsRight => (node & 1) == 1 || node == last;

        /// <summary>To the node above the two.</summary>
        public void Up()
        {
            while (node == last && (node & 1) == 0 && node != 0) Step();
            Step();
        }

        /// <summary>To the root of the largest perfect subtree that ends in the node.</summary>
        public void LeaveFilled()
        {
            while ((node & 1) == 1) Step();
        }

        private void Step() => (node, last) = (node >> 1, last >> 1);
    }
}
