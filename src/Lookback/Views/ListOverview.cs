using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>An edition, in a line. Its age is that of its publication, and not known where that is not.</summary>
internal sealed record EditionLine(
    WatchlistId Watchlist,
    string? Title,
    EditionId Edition,
    string Format,
    DateTimeOffset? PublishedAt,
    DateTimeOffset LoadedAt,
    long? AgeDays,
    long LoadedDaysAgo,
    bool InForce,
    EditionCounts Counts,
    long IssueCount);

/// <summary>Which editions are loaded, and which are in force?</summary>
internal static class ListOverview
{
    /// <summary>The editions in force, or every one loaded.</summary>
    public static IReadOnlyList<EditionLine> Of(Ledger ledger, Horizon at, DateTimeOffset now, bool all)
    {
        var editions = all ? ledger.Views.Editions.All(at) : ledger.Views.Editions.InForce(at);
        return editions.Select(e => Line(e, now)).ToList();
    }

    /// <summary>One edition as a line.</summary>
    public static EditionLine Line(LoadedEdition loaded, DateTimeOffset now) => new(
        loaded.Edition.Watchlist,
        KnownWatchlists.Find(loaded.Edition.Watchlist)?.Title,
        loaded.Edition.Id,
        loaded.Edition.Format,
        loaded.Edition.PublishedAt,
        loaded.LoadedAt,
        loaded.Edition.PublishedAt is { } published ? Days(now - published) : null,
        Days(now - loaded.LoadedAt),
        loaded.ReplacedPosition is null,
        loaded.Edition.Counts,
        loaded.Edition.IssueCount);

    private static long Days(TimeSpan since) => (long)Math.Floor(since.TotalDays);
}
