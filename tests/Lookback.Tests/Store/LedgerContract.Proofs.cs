using Lookback.Core.Proofs;
using Lookback.Store;
using Lookback.Tests.Proofs;

namespace Lookback.Tests.Store;

/// <summary>The tree over the entries: what it says is what anybody computes from their hashes, and it proves it.</summary>
public abstract partial class LedgerContract
{
    // Around the levels whose nodes are kept (16, 256) and where a batch ends (2,000).
    private static readonly int[] Appends = [1, 1, 13, 1, 1, 30, 208, 1, 1, 1800];

    [Fact]
    public void The_head_after_each_append_is_that_of_the_entries_hashes()
    {
        using var temp = New();
        var frontier = new TreeFrontier();
        Assert.Equal(TreeHead.Empty, temp.Ledger.Tree.Head());
        foreach (var count in Appends)
        {
            temp.Ledger.Append(Entries(count, $"{temp.Ledger.Head}"));
            for (var position = frontier.Size + 1; position <= temp.Ledger.Head; position++) frontier.Add(temp.Ledger.Entries.RowAt(position).Hash);
            Assert.Equal(frontier.Head, temp.Ledger.Tree.Head());
            Assert.Equal(frontier.Head, temp.Ledger.Tree.HeadAt(frontier.Size));
            temp.Close();
            Assert.Equal(frontier.Head, temp.Ledger.Tree.Head());
        }

        Assert.Null(temp.Ledger.Tree.HeadAt(3));
    }

    [Fact]
    public void Every_entry_is_proved_to_be_in_the_tree_of_any_size_and_every_head_to_begin_with_those_before()
    {
        using var temp = New();
        foreach (var count in Appends[..^1]) temp.Ledger.Append(Entries(count, $"{temp.Ledger.Head}"));
        temp.Close();
        using var reader = Ledger.OpenSealed(temp.Place.Location);
        var hashes = Lookback.Store.Tables.EntryTable.Unjoined(reader.Database, 0, reader.Head).Select(r => r.Hash).ToList();
        Assert.Equal(257, hashes.Count);
        var plain = new PlainTree(hashes);
        foreach (var size in new[] { 1, 2, 15, 16, 17, 47, 100, 255, 256, 257 })
        {
            for (var position = 1; position <= size; position++)
            {
                var proof = reader.Tree.Inclusion(position, size);
                Assert.True(ProofCheck.Includes(hashes[position - 1], position - 1, plain.Head(size), proof), $"{position} in {size}");
                Assert.False(ProofCheck.Includes(hashes[position % hashes.Count], position - 1, plain.Head(size), proof), $"another than {position} in {size}");
            }
        }

        var heads = reader.Tree.AllHeads().ToList();
        Assert.Equal(Appends[..^1].Length, heads.Count);
        foreach (var (first, second) in heads.SelectMany((first, i) => heads.Skip(i).Select(second => (first, second))))
        {
            var proof = reader.Tree.Consistency(first.Size, second.Size);
            Assert.True(ProofCheck.Extends(first, second, proof), $"{first.Size} to {second.Size}");
            Assert.False(ProofCheck.Extends(first with { Root = second.Root == first.Root ? TreeHash.Empty : second.Root }, second, proof));
        }
    }

    [Fact]
    public void An_append_that_was_given_up_leaves_the_tree_as_it_was()
    {
        using var temp = New();
        temp.Ledger.Append(Entries(20));
        var head = temp.Ledger.Tree.Head();
        using (var append = temp.Ledger.BeginAppend())
        {
            foreach (var entry in Entries(MoreThanABatch, "given up")) append.Add(entry);
        }

        Assert.Equal(head, temp.Ledger.Tree.Head());
        temp.Ledger.Append(Entries(13, "after"));
        var hashes = Lookback.Store.Tables.EntryTable.Unjoined(temp.Ledger.Database, 0, 33).Select(r => r.Hash).ToList();
        Assert.Equal(new PlainTree(hashes).Head(33), temp.Ledger.Tree.Head());
    }
}
