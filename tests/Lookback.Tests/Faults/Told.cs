using Lookback.Core.Proofs;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Tests.Faults;

/// <summary>What the client of a disturbed store was told before it ended.</summary>
internal sealed class Told
{
    private readonly List<TreeHash> _leaves = [];

    /// <summary>How many entries were acknowledged.</summary>
    public long Size { get; private set; }

    /// <summary>The step in work when it ended; the number of steps where all were done.</summary>
    public int Step { get; set; }

    /// <summary>How it ended, where it did not end well.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The hashes of acknowledged entries, as they were read back.</summary>
    public IReadOnlyList<TreeHash> Leaves => _leaves;

    /// <summary>Takes down what is acknowledged by now, though nothing may be there to be read back.</summary>
    public void Count(Ledger ledger) => Size = ledger.TreeHead.Size;

    /// <summary>The same, and reads it back.</summary>
    public void Hear(Ledger ledger)
    {
        Count(ledger);
        _leaves.AddRange(EntryTable.Unjoined(ledger.Database, _leaves.Count, Size).Select(r => r.Leaf.Hash()));
    }
}
