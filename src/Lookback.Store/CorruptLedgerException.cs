namespace Lookback.Store;

/// <summary>The ledger does not hold what was written: a broken invariant, never a refusal. Caught at the edges, exit code 5.</summary>
public sealed class CorruptLedgerException : Exception
{
    /// <summary>Names the first bad position, what should stand there and what does.</summary>
    public CorruptLedgerException(long position, string expected, string found, Exception? inner = null)
        : base(FormattableString.Invariant($"the ledger is damaged at position {position}: expected {expected}, found {found}"), inner) =>
        Position = position;

    /// <summary>The first bad position.</summary>
    public long Position { get; }
}
