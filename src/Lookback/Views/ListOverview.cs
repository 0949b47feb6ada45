using System.Text.Json.Serialization;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Flows;
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
    long IssueCount)
{
    /// <summary>Who brought it into force although a check held it back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EditionAct? Forced { get; init; }

    /// <summary>Who took an edition back for it: which, and why.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EditionAct? Recall { get; init; }

    /// <summary>Who took it back, and which edition took its place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EditionAct? Recalled { get; init; }
}

/// <summary>What a person did about an edition, with the other edition that it was about, if one was.</summary>
internal sealed record EditionAct(
    DateTimeOffset At,
    string By,
    string Because,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EditionId? Edition,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? EditionPublishedAt);

/// <summary>Which editions are loaded, and which are in force?</summary>
internal static class ListOverview
{
    /// <summary>The editions in force, or every one loaded.</summary>
    public static IReadOnlyList<EditionLine> Of(Ledger ledger, Horizon at, DateTimeOffset now, bool all)
    {
        var editions = all ? ledger.Views.Editions.All(at) : ledger.Views.Editions.InForce(at);
        return editions.Select(e => LineWithActs(ledger, e, at, now)).ToList();
    }

    /// <summary>One edition as a line, with what persons did about it.</summary>
    public static EditionLine LineWithActs(Ledger ledger, LoadedEdition loaded, Horizon at, DateTimeOffset now)
    {
        var history = ledger.Views.Editions.History(loaded.Edition.Watchlist, at);
        var recalled = RecalledEditions.By(history, loaded);
        return Line(loaded, now) with
        {
            Forced = loaded.Edition is { Recalls: null, ForcedBecause: not null } ? Act(loaded, null) : null,
            Recall = loaded.Edition.Recalls is { } bad ? Act(loaded, history.LastOrDefault(e => e.Position < loaded.Position && e.Edition.Id == bad)) : null,
            Recalled = recalled is null ? null : Act(recalled, recalled),
        };

        EditionAct Act(LoadedEdition by, LoadedEdition? other) => new(
            by.LoadedAt, ledger.Entries.At(by.Position).Actor, by.Edition.ForcedBecause!, other?.Edition.Id, other?.Edition.PublishedAt);
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
