using CsCheck;
using Lookback.Core.Proofs;

namespace Lookback.Tests.Proofs;

/// <summary>What is not exactly a proof does not pass, whatever it is.</summary>
public sealed class ProofCheckTests
{
    private static readonly PlainTree Tree = PlainTree.OfSize(300);

    private static readonly Gen<(int Index, int Size)> Places =
        Gen.Int[1, 300].SelectMany(size => Gen.Int[0, size - 1].Select(index => (index, size)));

    private static readonly Gen<(int First, int Second)> Pairs =
        Gen.Int[2, 300].SelectMany(second => Gen.Int[1, second - 1].Select(first => (first, second)));

    [Fact]
    public void An_inclusion_proof_with_any_bit_flipped_fails() => Gen.Select(Places, Gen.Int[0, int.MaxValue]).Sample((place, chance) =>
    {
        var (index, size) = place;
        var (leaf, head, proof) = (Tree.Leaf(index), Tree.Head(size), TreeProofs.Inclusion(index, size, Tree.Subtree));
        Assert.False(ProofCheck.Includes(Flip(leaf, chance), index, head, proof));
        Assert.False(ProofCheck.Includes(leaf, index, head with { Root = Flip(head.Root, chance) }, proof));
        Assert.All(Broken(proof, chance), broken => Assert.False(ProofCheck.Includes(leaf, index, head, broken)));
    });

    [Fact]
    public void An_inclusion_proof_holds_for_no_other_index_and_no_other_head() => Gen.Select(Places, Gen.Int[0, 300]).Sample((place, other) =>
    {
        var (index, size) = place;
        var (leaf, head, proof) = (Tree.Leaf(index), Tree.Head(size), TreeProofs.Inclusion(index, size, Tree.Subtree));
        if (other != index) Assert.False(ProofCheck.Includes(leaf, other, head, proof));
        if (other != size) Assert.False(ProofCheck.Includes(leaf, index, Tree.Head(other), proof));
        // Beside the last leaf, the root binds the size too.
        if (other != size && index == size - 1) Assert.False(ProofCheck.Includes(leaf, index, head with { Size = other }, proof));
    });

    [Fact]
    public void Far_from_the_right_edge_a_root_does_not_bind_its_size()
    {
        // No fault of the check but of any Merkle proof: the reason why heads are compared whole.
        var proof = TreeProofs.Inclusion(0, 8, Tree.Subtree);
        Assert.True(ProofCheck.Includes(Tree.Leaf(0), 0, Tree.Head(8), proof));
        Assert.True(ProofCheck.Includes(Tree.Leaf(0), 0, Tree.Head(8) with { Size = 7 }, proof));
    }

    [Fact]
    public void A_consistency_proof_that_is_not_exact_fails() => Gen.Select(Pairs, Gen.Int[0, int.MaxValue]).Sample((pair, chance) =>
    {
        var (first, second) = (Tree.Head(pair.First), Tree.Head(pair.Second));
        var proof = TreeProofs.Consistency(pair.First, pair.Second, Tree.Subtree);
        Assert.False(ProofCheck.Extends(first with { Root = Flip(first.Root, chance) }, second, proof));
        Assert.False(ProofCheck.Extends(first, second with { Root = Flip(second.Root, chance) }, proof));
        Assert.False(ProofCheck.Extends(second, first, proof));
        Assert.All(Broken(proof, chance), broken => Assert.False(ProofCheck.Extends(first, second, broken)));
        var other = Tree.Head(1 + (chance % 300));
        if (other != first) Assert.False(ProofCheck.Extends(other, second, proof));
        if (other != second) Assert.False(ProofCheck.Extends(first, other, proof));
    });

    [Fact]
    public void A_history_that_was_rewritten_is_found() => Gen.Select(Pairs, Gen.Int[0, int.MaxValue]).Sample((pair, chance) =>
    {
        var changed = chance % pair.First;
        var rewritten = new PlainTree([.. Enumerable.Range(0, pair.Second).Select(i => i == changed ? TreeHash.Leaf([1, 2, 3, 4, 5]) : Tree.Leaf(i))]);
        var proof = TreeProofs.Consistency(pair.First, pair.Second, rewritten.Subtree);
        Assert.False(ProofCheck.Extends(Tree.Head(pair.First), rewritten.Head(pair.Second), proof));
    });

    [Fact]
    public void Every_tree_extends_the_empty_one_and_only_with_an_empty_proof()
    {
        Assert.True(ProofCheck.Extends(TreeHead.Empty, Tree.Head(5), []));
        Assert.True(ProofCheck.Extends(TreeHead.Empty, TreeHead.Empty, []));
        Assert.False(ProofCheck.Extends(TreeHead.Empty, Tree.Head(5), [Tree.Leaf(0)]));
        Assert.False(ProofCheck.Extends(new TreeHead(0, Tree.Leaf(0)), Tree.Head(5), []));
        Assert.False(ProofCheck.Extends(new TreeHead(0, Tree.Leaf(0)), new TreeHead(0, Tree.Leaf(0)), []));
    }

    [Fact]
    public void Hostile_numbers_and_lengths_are_answered_with_no()
    {
        long[] numbers = [long.MinValue, -1, 0, 1, 2, 3, 7, 8, int.MaxValue, 1L << 62, long.MaxValue - 1, long.MaxValue];
        var hash = Tree.Leaf(0);
        foreach (var proof in new[] { 0, 1, 2, 62, 63, 64, 1000 }.Select(n => Enumerable.Repeat(hash, n).ToArray()))
        {
            foreach (var (a, b) in numbers.SelectMany(a => numbers.Select(b => (a, b))))
            {
                var alone = a == 0 && b == 1 && proof.Length == 0;
                Assert.Equal(alone, ProofCheck.Includes(hash, a, new TreeHead(b, hash), proof));
                var same = a == b && a > 0 && proof.Length == 0;
                Assert.Equal(same, ProofCheck.Extends(new TreeHead(a, hash), new TreeHead(b, hash), proof));
            }
        }
    }

    private static IEnumerable<TreeHash[]> Broken(IReadOnlyList<TreeHash> proof, int chance)
    {
        yield return [.. proof, Tree.Leaf(0)];
        yield return [Tree.Leaf(0), .. proof];
        if (proof.Count == 0) yield break;
        yield return [.. proof.Skip(1)];
        yield return [.. proof.SkipLast(1)];
        var place = chance % proof.Count;
        yield return [.. proof.Select((h, i) => i == place ? Flip(h, chance) : h)];
        if (proof.Count > 1) yield return [.. proof.Reverse()];
    }

    private static TreeHash Flip(TreeHash hash, int chance)
    {
        var bytes = hash.ToBytes();
        bytes[chance % 32] ^= (byte)(1 << (chance / 32 % 8));
        return TreeHash.From(bytes);
    }
}
