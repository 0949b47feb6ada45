using Lookback.Bench.Ledgers;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>
/// The ledger beside plain rows, small. Ratios alone, since both take turns on the same machine, and floors well below what
/// docs/measured.md says: this is to find a blunder, not a percent.
/// </summary>
[Collection(nameof(Alone))]
public sealed class LedgerSpeedTests(ITestOutputHelper output)
{
    [Fact]
    public void Appending_stays_near_plain_rows_and_verifying_well_ahead_of_it()
    {
        var found = LedgerRun.OnSqlite(15_000, output.WriteLine);
        output.WriteLine($"batches {found.Batches.Ratio:0.00} of plain, singles {found.Singles.Ratio:0.00}, verified {found.VerifiedPerSecond / found.AppendedPerSecond:0.0} times as fast as appended");
        Assert.True(found.Batches.Ratio >= 0.35, $"batches: {found.Batches.Ratio:0.00} of plain rows, expected 0.35 at least");
        Assert.True(found.Singles.Ratio >= 0.35, $"singles: {found.Singles.Ratio:0.00} of plain rows, expected 0.35 at least");
        Assert.True(found.VerifiedPerSecond >= 2 * found.AppendedPerSecond, $"verified {found.VerifiedPerSecond:0} entries a second, appended {found.AppendedPerSecond:0}");
    }
}
