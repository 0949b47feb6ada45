using Lookback.Core.Proofs;
using Lookback.Store.Tables;

namespace Lookback.Store;

/// <summary>
/// Where the next append goes on. The one writer keeps it from append to append: the store is asked for it once, since on a server each
/// question is a way there and back.
/// </summary>
/// <param name="Size">How many entries there are.</param>
/// <param name="KnownAt">When the last of them was recorded, in microseconds.</param>
/// <param name="Peaks">The growing edge of the tree over them.</param>
internal sealed record LedgerEdge(long Size, long KnownAt, IReadOnlyList<TreeHash> Peaks)
{
    /// <summary>What the store says.</summary>
    /// <exception cref="CorruptLedgerException">Its entries and its tree do not say the same.</exception>
    public static LedgerEdge Of(Ledger ledger)
    {
        var (last, knownAt) = ledger.Entries.Last();
        var head = ledger.TreeHead = ledger.Tree.Head();
        if (last != head.Size)
            throw new CorruptLedgerException(Math.Min(last, head.Size) + 1, $"{head.Size} entries, as the tree has", $"{last}");
        var frontier = ledger.Tree.Frontier(last);
        // Else every head from here on would be made of what was damaged.
        return frontier.Head == head
            ? new LedgerEdge(last, knownAt, frontier.Peaks)
            : throw new CorruptLedgerException(1, $"nodes of the tree that make its head {head}", $"others: `lookback verify` says where; {TreeTable.Mending}");
    }
}
