using Lookback.Core.Records;
using Lookback.Flows;

namespace Lookback.Views;

/// <summary>What an import did, for its caller.</summary>
internal sealed record ImportReport(
    EditionLine Edition, EditionLine? Replaced, bool AlreadyLoaded, IReadOnlyDictionary<string, long> Dropped, IReadOnlyList<ReadIssue> Issues)
{
    /// <summary>Of an import's result.</summary>
    public static ImportReport Of(ImportResult result, DateTimeOffset now) => new(
        ListOverview.Line(result.Loaded, now),
        result.Before is { } before && !result.AlreadyLoaded ? ListOverview.Line(before, now) with { InForce = false } : null,
        result.AlreadyLoaded,
        result.Loaded.Edition.Dropped,
        result.Loaded.Edition.Issues);
}
