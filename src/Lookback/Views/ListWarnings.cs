using Lookback.Core.Lists;
using Lookback.Core.Lists.Health;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>What whoever relies on a list should know of it.</summary>
/// <param name="Watchlist">The list.</param>
/// <param name="Check">What it fails: <c>stale</c>, or the check that holds a newer edition back.</param>
/// <param name="IsHeldBack">Whether an edition is held back.</param>
/// <param name="Because">The sentence.</param>
internal sealed record ListWarning(WatchlistId Watchlist, string Check, bool IsHeldBack, string Because);

/// <summary>Is a list older than its publisher's pace, or is a newer edition waiting to be looked at?</summary>
internal static class ListWarnings
{
    /// <summary>Of every list that is in force, or of which an edition is held back.</summary>
    public static IReadOnlyList<ListWarning> Of(Ledger ledger, Horizon at, DateTimeOffset now) =>
    [
        .. ledger.Views.Editions.InForce(at)
            .Select(e => (e.Edition.Watchlist, Age: EditionHealth.Age(
                e.Edition, e.LoadedAt, KnownWatchlists.Find(e.Edition.Watchlist)?.MostDays, now)))
            .Where(e => e.Age.Verdict != HealthVerdict.Fine)
            .Select(e => new ListWarning(
                e.Watchlist, e.Age.Check, false, $"{e.Watchlist}: {e.Age.Because}; `lookback list fetch {e.Watchlist}` asks its publisher")),
        .. HeldBack.Told(ledger, at).Select(t => new ListWarning(t.Refusal.Refused.Edition.Watchlist, t.Refusal.Refused.Check, true, t.Sentence)),
    ];
}
