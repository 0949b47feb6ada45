using Lookback.Flows;

namespace Lookback.Views;

/// <summary>The totals of a file, for its caller. Rows = hits + no_hits + unscreened.</summary>
internal sealed record ScreeningReport(
    long Rows, long Hits, long NoHits, long Unscreened, long Alerts, long AlreadyRecorded, double Seconds, double RowsPerSecond)
{
    /// <summary>Of a flow's totals.</summary>
    public static ScreeningReport Of(ScreeningTotals totals, TimeSpan took) => new(
        totals.Rows,
        totals.Hits,
        totals.NoHits,
        totals.Unscreened,
        totals.Alerts,
        totals.AlreadyRecorded,
        Math.Round(took.TotalSeconds, 3),
        Math.Round(totals.Rows / Math.Max(took.TotalSeconds, 0.001)));
}
