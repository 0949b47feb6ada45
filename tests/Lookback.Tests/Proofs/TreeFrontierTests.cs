using CsCheck;
using Lookback.Core.Proofs;

namespace Lookback.Tests.Proofs;

public sealed class TreeFrontierTests
{
    private static readonly PlainTree Tree = PlainTree.OfSize(300);

    [Fact]
    public void The_root_is_that_of_the_plain_tree_at_every_size()
    {
        var frontier = new TreeFrontier();
        Assert.Equal(TreeHead.Empty, frontier.Head);
        for (var size = 1; size <= 300; size++)
        {
            frontier.Add(Tree.Leaf(size - 1));
            Assert.Equal(Tree.Head(size), frontier.Head);
        }
    }

    [Fact]
    public void Every_perfect_subtree_is_told_once_when_it_fills()
    {
        var (frontier, told) = (new TreeFrontier(), new Dictionary<(int, long), TreeHash>());
        for (var i = 0; i < 300; i++) frontier.Add(Tree.Leaf(i), (level, index, root) => told.Add((level, index), root));
        var expected = Enumerable.Range(0, 9).SelectMany(level => Enumerable.Range(0, 300 >> level).Select(index => (level, (long)index)));
        Assert.Equal(expected.Order(), told.Keys.Order());
        Assert.All(told, t => Assert.Equal(Tree.Subtree(t.Key.Item1, t.Key.Item2), t.Value));
    }

    [Fact]
    public void A_frontier_goes_on_from_its_size_and_peaks() => Gen.Select(Gen.Int[0, 299], Gen.Int[1, 100]).Sample(
        (size, more) =>
        {
            var frontier = new TreeFrontier(size, TreeProofs.Peaks(size, Tree.Subtree));
            Assert.Equal(TreeProofs.Peaks(size, Tree.Subtree), frontier.Peaks);
            var end = Math.Min(300, size + more);
            for (var i = size; i < end; i++) frontier.Add(Tree.Leaf(i));
            Assert.Equal(Tree.Head(end), frontier.Head);
        },
        iter: 100);

    [Fact]
    public void Peaks_that_do_not_fit_the_size_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TreeFrontier(3, [Tree.Leaf(0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TreeFrontier(-1, []));
    }
}
