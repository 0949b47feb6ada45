using Lookback.Core.Lists;
using Lookback.Core.Lists.Health;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>A watchlist's edition in force, held against the one before it and against its publisher's pace.</summary>
internal sealed record WatchlistHealth(EditionLine Edition, bool IsHealthy, IReadOnlyList<HealthFinding> Checks, IReadOnlyList<SizeLine> History);

/// <summary>An edition's size.</summary>
internal sealed record SizeLine(EditionId Edition, DateTimeOffset? PublishedAt, DateTimeOffset LoadedAt, long Listings, long Added, long Removed);

/// <summary>An edition that was held back and has not come into force since.</summary>
internal sealed record HeldBackLine(
    EditionId Edition,
    WatchlistId Watchlist,
    DateTimeOffset? PublishedAt,
    DateTimeOffset At,
    string By,
    long Listings,
    string Check,
    string Because);

/// <summary>How the lists are.</summary>
internal sealed record ListHealthReport(bool IsHealthy, IReadOnlyList<WatchlistHealth> Watchlists, IReadOnlyList<HeldBackLine> HeldBack);

/// <summary>Can the lists be relied on?</summary>
internal static class ListHealth
{
    /// <summary>Editions of a list whose sizes are told.</summary>
    private const int MostSizes = 30;

    /// <summary>Of every watchlist, or of one.</summary>
    /// <exception cref="RefusedException"><c>no-edition</c> where there is none of it, not even one held back.</exception>
    public static ListHealthReport Of(Ledger ledger, WatchlistId? only, Horizon at, DateTimeOffset now)
    {
        var editions = ledger.Views.Editions.All(at);
        var lists = editions
            .Where(e => only is null || e.Edition.Watchlist == only)
            .GroupBy(e => e.Edition.Watchlist)
            .OrderBy(l => l.Key.Value, StringComparer.Ordinal)
            .Select(list => Of(ledger, [.. list], at, now))
            .ToList();
        var held = HeldBack.All(ledger, at).Where(r => only is null || r.Refused.Edition.Watchlist == only).Select(Line).ToList();
        if (only is not null && lists.Count + held.Count == 0) throw new RefusedException("no-edition", $"no edition of {only} is loaded");
        return new ListHealthReport(lists.TrueForAll(l => l.IsHealthy) && held.Count == 0, lists, held);
    }

    private static WatchlistHealth Of(Ledger ledger, List<LoadedEdition> editions, Horizon at, DateTimeOffset now)
    {
        var (inForce, earlier) = (editions[^1], editions.SkipLast(1).ToList());
        List<HealthFinding> checks =
        [
            EditionHealth.Age(inForce.Edition, inForce.LoadedAt, KnownWatchlists.Find(inForce.Edition.Watchlist)?.MostDays, now),
            EditionHealth.Dated(inForce.Edition),
            .. EditionHealth.Of(inForce.Edition, earlier.LastOrDefault()?.Edition, RecalledEditions.Newest(editions), inForce.LoadedAt)
                .Select(f => Decided(f, inForce.Edition)),
        ];
        return new WatchlistHealth(
            ListOverview.LineWithActs(ledger, inForce, at, now), checks.TrueForAll(c => c.Verdict == HealthVerdict.Fine), checks, Sizes(editions));
    }

    /// <summary>The sizes of the last of a list's editions, which are given oldest first.</summary>
    public static IReadOnlyList<SizeLine> Sizes(IEnumerable<LoadedEdition> editions) => [.. editions.TakeLast(MostSizes).Select(Size)];

    /// <summary>Where a person has said why it is right, it is no longer held against the edition, and still told.</summary>
    private static HealthFinding Decided(HealthFinding finding, Edition edition) =>
        finding.Verdict == HealthVerdict.Refuse && edition.ForcedBecause is { } because
            ? finding with { Verdict = HealthVerdict.Watch, Because = $"{finding.Because}; brought into force all the same: {because}" }
            : finding;

    private static SizeLine Size(LoadedEdition loaded)
    {
        var (edition, counts) = (loaded.Edition, loaded.Edition.Counts);
        return new SizeLine(edition.Id, edition.PublishedAt, loaded.LoadedAt, counts.Listings, counts.Added, counts.Removed);
    }

    private static HeldBackLine Line(RecordedRefusal recorded)
    {
        var (edition, check, because) = recorded.Refused;
        return new HeldBackLine(edition.Id, edition.Watchlist, edition.PublishedAt, recorded.At, recorded.By, edition.Counts.Listings, check, because);
    }
}
