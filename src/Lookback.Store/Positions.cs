namespace Lookback.Store;

/// <summary>Ledger positions as the views use them.</summary>
internal static class Positions
{
    /// <summary>The end of a row that still holds. Derived, never an entry's own position.</summary>
    public const long Open = long.MaxValue;
}
