using Lookback.Core.Lists;
using Lookback.Core.Lists.Addresses;
using Lookback.Core.Lists.Health;
using Lookback.Core.Records;
using Lookback.Flows.Fetching;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>When a list is published, was fetched and is to be fetched next.</summary>
/// <param name="Watchlist">The list.</param>
/// <param name="EveryHours">How often its publisher is asked; <see langword="null"/> where no address is known.</param>
/// <param name="ExpectedDays">Days within which its publisher brings a new edition; <see langword="null"/> where that is not known.</param>
/// <param name="PublishedAt">The publication of the edition in force.</param>
/// <param name="LoadedAt">When that was loaded; <see langword="null"/> where none is.</param>
/// <param name="IsStale">Whether it is older than its publisher's pace.</param>
/// <param name="AskedAt">When its publisher was last asked.</param>
/// <param name="AnsweredAt">When it last answered with an edition.</param>
/// <param name="Failures">How often in a row it was asked in vain since.</param>
/// <param name="NextAt">From when on it is due; <see langword="null"/> where no address is known.</param>
/// <param name="IsDue">Whether that is now.</param>
internal sealed record ScheduleLine(
    WatchlistId Watchlist,
    double? EveryHours,
    int? ExpectedDays,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? LoadedAt,
    bool IsStale,
    DateTimeOffset? AskedAt,
    DateTimeOffset? AnsweredAt,
    int Failures,
    DateTimeOffset? NextAt,
    bool IsDue);

/// <summary>What came of a list that was due, and when it is due again.</summary>
internal sealed record ScheduledFetchLine(DateTimeOffset At, FetchedList List, int Failures, DateTimeOffset NextAt)
{
    /// <summary>Of a fetch.</summary>
    public static ScheduledFetchLine Of(DueFetch fetch, DateTimeOffset now) => new(
        fetch.At,
        fetch.Result is { } result ? FetchedList.Of(fetch.List, result, now) : new FetchedList(fetch.List.Watchlist, [], null, fetch.Refused),
        fetch.Failures,
        fetch.NextAt);
}

/// <summary>When is each list to be fetched?</summary>
internal static class ListSchedule
{
    /// <summary>Of the lists that are named, or of every one that is loaded; what is due first stands first, what has no address last.</summary>
    /// <exception cref="RefusedException"><c>no-edition</c> where a list is named that is not loaded and has no address.</exception>
    public static IReadOnlyList<ScheduleLine> Of(Ledger ledger, ListSources sources, IReadOnlyList<WatchlistId> named, DateTimeOffset now)
    {
        var inForce = ledger.Views.Editions.InForce(ledger.Head).ToDictionary(e => e.Edition.Watchlist);
        var lists = named.Count > 0 ? named : [.. inForce.Keys];
        if (lists.FirstOrDefault(l => !inForce.ContainsKey(l) && sources.Find(l) is null) is { Value: not null } unknown)
            throw new RefusedException("no-edition", $"{unknown}: expected a list that is loaded or has an address to fetch it from, found neither");
        var plan = new FetchTimetable(ledger.Id)
            .Plan(now, lists.Select(sources.Find).OfType<ListSource>().Select(s => (s, ledger.FetchTimes.Find(s.Watchlist))))
            .ToDictionary(p => p.List.Watchlist);
        return [.. plan.Keys.Concat(lists.Where(l => !plan.ContainsKey(l)).OrderBy(l => l.Value, StringComparer.Ordinal)).Select(Line)];

        ScheduleLine Line(WatchlistId list)
        {
            var (due, loaded, times) = (plan.GetValueOrDefault(list), inForce.GetValueOrDefault(list), ledger.FetchTimes.Find(list));
            var days = KnownWatchlists.Find(list)?.MostDays;
            var isStale = loaded is not null && EditionHealth.Age(loaded.Edition, loaded.LoadedAt, days, now).Verdict != HealthVerdict.Fine;
            return new ScheduleLine(
                list, due?.List.Every.TotalHours, days, loaded?.Edition.PublishedAt, loaded?.LoadedAt, isStale,
                times.AskedAt, times.AnsweredAt, times.Failures, due?.DueAt, due?.IsDue ?? false);
        }
    }
}
