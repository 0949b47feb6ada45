using Lookback.Core.Proofs;

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
        var size = (ledger.TreeHead = ledger.Tree.Head()).Size;
        return last == size
            ? new LedgerEdge(last, knownAt, ledger.Tree.Frontier(last).Peaks)
            : throw new CorruptLedgerException(Math.Min(last, size) + 1, $"{size} entries, as the tree has", $"{last}");
    }
}
