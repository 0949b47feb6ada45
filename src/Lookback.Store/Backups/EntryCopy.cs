using Lookback.Core.Proofs;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Backups;

/// <summary>Copies the entries and computes their tree on the way: what arrives has the head that it should have, or is refused.</summary>
internal sealed class EntryCopy(Database source, Database target)
{
    private const int PageLength = 2_000;

    /// <summary>Copies the entries that a head covers.</summary>
    /// <exception cref="CorruptLedgerException">An entry is missing, is not what was written, or the tree has another head.</exception>
    public void Run(TreeHead head, Action<long, double> progress)
    {
        var frontier = new TreeFrontier();
        foreach (var page in EntryTable.Unjoined(source, 0, head.Size).Chunk(PageLength))
        {
            target.Insert([new TableRows(EntryTable.Shape.Name, EntryTable.Shape.Columns, page.Select(row => Checked(row, frontier)).ToList())]);
            progress(frontier.Size, frontier.Size / (double)head.Size);
        }

        if (frontier.Size != head.Size) throw new CorruptLedgerException(frontier.Size + 1, $"an entry: the head is of {head.Size}", "none");
        if (frontier.Root != head.Root)
            throw new CorruptLedgerException(1, $"entries of head {head}", $"entries of head {frontier.Head}; `lookback verify` says from where on");
    }

    private static object?[] Checked(EntryRow row, TreeFrontier frontier)
    {
        var leaf = row.Leaf;
        if (leaf.Position != frontier.Size + 1) throw new CorruptLedgerException(frontier.Size + 1, "an entry", $"position {leaf.Position}");
        if (!row.IsIntact) throw new CorruptLedgerException(leaf.Position, $"an entry of hash {row.Hash}", "other content");
        frontier.Add(row.Hash);
        return EntryTable.Values(leaf, row.Hash);
    }
}
