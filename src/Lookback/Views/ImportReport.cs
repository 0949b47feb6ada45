using Lookback.Core.Records;
using Lookback.Flows;

namespace Lookback.Views;

/// <summary>What an import did, for its caller.</summary>
internal sealed record ImportReport(
    EditionLine Edition,
    EditionLine? Replaced,
    bool AlreadyLoaded,
    EditionLine? InForce,
    IReadOnlyDictionary<string, long> Dropped,
    IReadOnlyList<ReadIssue> Issues,
    IReadOnlyList<string> Notes)
{
    /// <summary>Of an import's result.</summary>
    public static ImportReport Of(ImportResult result, DateTimeOffset now) => new(
        ListOverview.Line(result.Loaded, now),
        result.Before is { } before ? ListOverview.Line(before, now) with { InForce = false } : null,
        result.InForce is not null,
        result.InForce is { } inForce ? ListOverview.Line(inForce, now) : null,
        result.Loaded.Edition.Dropped,
        result.Loaded.Edition.Issues,
        result.Notes);
}
