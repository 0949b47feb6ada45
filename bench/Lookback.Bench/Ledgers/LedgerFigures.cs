namespace Lookback.Bench.Ledgers;

/// <summary>Appends, and the very same rows written plainly in the same minutes.</summary>
/// <param name="Encounters">How many encounters with their screenings were written.</param>
/// <param name="OursPerSecond">Appends a second of the ledger.</param>
/// <param name="PlainPerSecond">The same rows, a transaction for each append.</param>
internal sealed record AppendFigures(long Encounters, double OursPerSecond, double PlainPerSecond)
{
    /// <summary>How near the ledger comes to plain rows.</summary>
    public double Ratio => OursPerSecond / PlainPerSecond;
}

/// <summary>How long something takes, asked again and again: the first time and then, in milliseconds.</summary>
internal sealed record Latency(double First, double Median, double P99, int Times);

/// <summary>What a table takes: the values in its rows and, where the database says so, all of it with its indexes.</summary>
internal sealed record TableBytes(string Table, double PerEncounter);

/// <summary>All figures of one database.</summary>
internal sealed record LedgerFigures(
    string Database,
    long Entries,
    AppendFigures Batches,
    AppendFigures Singles,
    double VerifiedPerSecond,
    Latency Replay,
    Latency Inclusion,
    Latency Consistency,
    double BytesPerEncounter,
    IReadOnlyList<TableBytes> Tables)
{
    /// <summary>Entries a second in batches: two for each encounter.</summary>
    public double AppendedPerSecond => Batches.OursPerSecond * 2 * LedgerBench.BatchLength;
}
