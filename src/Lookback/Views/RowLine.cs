using Lookback.Core.Records;
using Lookback.Flows;

namespace Lookback.Views;

/// <summary>What became of an input row, with the evidence.</summary>
internal sealed record RowLine(
    long Line,
    string? Reference,
    EncounterId? Encounter,
    SubjectId? Subject,
    Outcome Outcome,
    string? Reason,
    int Alerts,
    double? TopScore,
    WatchlistId? TopWatchlist,
    string? TopListing,
    string? TopName,
    bool AlreadyRecorded,
    IReadOnlyList<Hit> Hits,
    IReadOnlyList<Explanation> Explanations)
{
    /// <summary>Of a row's outcome, with its hits explained where that was asked for.</summary>
    public static RowLine Of(RowOutcome row, IReadOnlyList<Explanation> explanations)
    {
        var top = row.Hits.Count == 0 ? null : row.Hits[0];
        return new RowLine(
            row.Line,
            row.Reference,
            row.Encounter?.Id,
            row.Encounter?.Subject,
            row.Outcome,
            row.Reason,
            row.Alerting.Count(),
            top?.Score,
            top?.Listing.Watchlist,
            top?.Listing.Key,
            top?.ListedName,
            row.AlreadyRecorded,
            row.Hits,
            explanations);
    }
}
