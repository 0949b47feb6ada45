using Lookback.Flows;

namespace Lookback.Views;

/// <summary>The totals of a file, for its caller. Rows = hits + no_hits + unscreened.</summary>
internal sealed record ScreeningReport(
    long Rows, long Hits, long NoHits, long Unscreened, long Alerts, long AlreadyRecorded, double Seconds, double RowsPerSecond)
{
    /// <summary>The editions that were screened against, with their ages; each screening's own record has them by its coverage.</summary>
    public IReadOnlyList<EditionLine> Editions { get; init; } = [];

    /// <summary>What whoever relies on them should know.</summary>
    public IReadOnlyList<ListWarning> Warnings { get; init; } = [];

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
