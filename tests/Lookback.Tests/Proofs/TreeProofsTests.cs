using CsCheck;
using Lookback.Core.Proofs;

namespace Lookback.Tests.Proofs;

public sealed class TreeProofsTests
{
    private static readonly PlainTree Tree = PlainTree.OfSize(300);
    private static readonly Gen<int> Sizes = Gen.Int[1, 300];

    [Fact]
    public void Every_leaf_of_every_size_is_proved_in_few_questions() => Sizes.Sample(
        size =>
        {
            var (head, tree) = (Tree.Head(size), PlainTree.OfSize(size));
            for (var index = 0; index < size; index++)
            {
                var before = tree.Asked;
                Assert.True(ProofCheck.Includes(Tree.Leaf(index), index, head, TreeProofs.Inclusion(index, size, tree.Subtree)));
                Assert.InRange(tree.Asked - before, 0, 2 * 9);
            }
        },
        iter: 40);

    [Fact]
    public void Every_size_is_proved_to_extend_every_smaller_one()
    {
        var heads = Enumerable.Range(0, 130).Select(Tree.Head).ToList();
        for (var second = 0; second < heads.Count; second++)
        {
            for (var first = 0; first <= second; first++)
                Assert.True(ProofCheck.Extends(heads[first], heads[second], TreeProofs.Consistency(first, second, Tree.Subtree)));
        }
    }

    [Fact]
    public void Consistency_asks_few_questions() => Gen.Select(Sizes, Sizes).Sample(
        (a, b) =>
        {
            var tree = PlainTree.OfSize(300);
            var (first, second) = (Math.Min(a, b), Math.Max(a, b));
            var proof = TreeProofs.Consistency(first, second, tree.Subtree);
            Assert.InRange(tree.Asked, 0, 2 * 9);
            Assert.True(ProofCheck.Extends(Tree.Head(first), Tree.Head(second), proof));
        },
        iter: 200);

    [Fact]
    public void Root_and_peaks_are_those_of_the_plain_tree() => Gen.Int[0, 300].Sample(
        size =>
        {
            Assert.Equal(Tree.Head(size).Root, TreeProofs.Root(size, Tree.Subtree));
            Assert.Equal(Tree.Head(size), new TreeFrontier(size, TreeProofs.Peaks(size, Tree.Subtree)).Head);
        },
        iter: 100);

    [Fact]
    public void What_is_not_in_the_tree_is_refused_at_the_door()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TreeProofs.Inclusion(-1, 3, Tree.Subtree));
        Assert.Throws<ArgumentOutOfRangeException>(() => TreeProofs.Inclusion(3, 3, Tree.Subtree));
        Assert.Throws<ArgumentOutOfRangeException>(() => TreeProofs.Inclusion(0, 0, Tree.Subtree));
        Assert.Throws<ArgumentOutOfRangeException>(() => TreeProofs.Consistency(4, 3, Tree.Subtree));
        Assert.Throws<ArgumentOutOfRangeException>(() => TreeProofs.Consistency(-1, 3, Tree.Subtree));
    }
}
