using Lookback.Core.Lookbacks;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>How current past encounters are to one watchlist. Current + pending + unscreened + not replayable = encounters screened.</summary>
internal sealed record WatchlistStatus(EditionLine Edition, long Current, long Pending, long Unscreened, long NotReplayable);

/// <summary>A run in a line.</summary>
internal sealed record RunLine(
    RunId Run,
    Trigger Trigger,
    RunMode Mode,
    DateTimeOffset StartedAt,
    bool Ended,
    long Expected,
    long Evaluated,
    long Skipped,
    long Failed,
    long Findings,
    long LostGround);

/// <summary>Where everything stands.</summary>
/// <param name="Position">The last position looked at.</param>
/// <param name="KnownAt">When its entry was recorded, by the ledger's clock.</param>
/// <param name="ClockAheadSeconds">How far that is ahead of the moment asked about: the wall clock was set back since.</param>
/// <param name="Encounters">Encounters.</param>
/// <param name="Subjects">Distinct subjects.</param>
/// <param name="Alerts">Alerts raised.</param>
/// <param name="OpenAlerts">Those that wait for a person.</param>
/// <param name="ErasedAlerts">Those whose subject was erased.</param>
/// <param name="Findings">Findings of all runs.</param>
/// <param name="ErasedSubjects">Subjects erased.</param>
/// <param name="Watchlists">How current past encounters are, by watchlist.</param>
/// <param name="LastRun">The last run.</param>
/// <param name="LookbackDue">Whether one is due.</param>
/// <param name="Networks">How things stand with networks; <see langword="null"/> where nobody said anything of any.</param>
internal sealed record Status(
    long Position,
    DateTimeOffset? KnownAt,
    double ClockAheadSeconds,
    long Encounters,
    long Subjects,
    long Alerts,
    long OpenAlerts,
    long ErasedAlerts,
    long Findings,
    long ErasedSubjects,
    IReadOnlyList<WatchlistStatus> Watchlists,
    RunLine? LastRun,
    bool LookbackDue,
    NetworkStatus? Networks);

/// <summary>How things stand with networks.</summary>
/// <param name="Links">Links that stand.</param>
/// <param name="Designations">Designations that persons made and that hold.</param>
/// <param name="Exposures">Exposures that stand.</param>
/// <param name="LookedBackOn">The day of the last lookback by network that ended.</param>
/// <param name="LookbackDue">Whether anything was recorded since.</param>
internal sealed record NetworkStatus(long Links, int Designations, long Exposures, DateOnly? LookedBackOn, bool LookbackDue)
{
    /// <summary>As of a horizon and a day.</summary>
    public static NetworkStatus? Of(Ledger ledger, Horizon at, DateOnly day)
    {
        var networks = ledger.Views.Networks;
        var last = networks.Exposures.AllRuns(at).LastOrDefault(r => r.End is not null);
        var status = new NetworkStatus(
            networks.Links.Count(at).Standing,
            networks.Designations.Standing(day, at).Count,
            networks.Exposures.StandingCount(at),
            last?.Start.Day,
            last is null || last.Start.Day != day || last.EndPosition < at.Position);
        return last is null && status.Links + status.Designations == 0 ? null : status;
    }
}

/// <summary>Is everybody who was let through current to the lists of now?</summary>
internal static class StatusReport
{
    /// <summary>Where everything stood at a position.</summary>
    public static Status Of(Ledger ledger, Horizon at, DateTimeOffset now)
    {
        DateTimeOffset? knownAt = at.Position == 0 ? null : ledger.KnownAt(Math.Min(at.Position, ledger.Head));
        var (encounters, subjects) = ledger.Views.Encounters.Count(at);
        var standing = Standing.Of(ledger, at);
        var watchlists = ledger.Views.Editions.InForce(at).Select(e => OfWatchlist(ledger, e, standing, at, now)).ToList();
        var (raised, open, erased) = ledger.Views.Alerts.Count(at);
        return new Status(
            at.Position,
            knownAt,
            knownAt > now && !at.HasEffective ? Math.Round((knownAt.Value - now).TotalSeconds) : 0,
            encounters,
            subjects,
            raised,
            open,
            erased,
            ledger.Views.Findings.Count(at),
            ledger.Views.Erasures.Count(at),
            watchlists,
            ledger.Views.Runs.Latest(at) is { } run ? Line(run) : null,
            watchlists.Any(w => w.Pending > 0) || IsOfAnotherEngine(ledger, standing, at),
            NetworkStatus.Of(ledger, at, DateOnly.FromDateTime(now.UtcDateTime)));
    }

    // Another policy or engine may change any pair, though every edition is the same.
    private static bool IsOfAnotherEngine(Ledger ledger, IReadOnlyList<Stretch> standing, Horizon at) => !LookbackPlan.DeltaSuffices(
        standing.Where(s => Counted(ledger, s, at).Total > 0).ToList(),
        CoverageNow.At(ledger, at, Policy.Default));

    /// <summary>A run as a line.</summary>
    public static RunLine Line(RecordedRun run) => new(
        run.Id,
        run.Start.Trigger,
        run.Start.Mode,
        run.StartedAt,
        run.End is not null,
        run.Start.Expected,
        run.End?.Evaluated ?? 0,
        run.End?.Skipped.Values.Sum() ?? 0,
        run.End?.Failed ?? 0,
        run.End?.Findings ?? 0,
        run.End?.LostGround ?? 0);

    private static WatchlistStatus OfWatchlist(
        Ledger ledger, LoadedEdition edition, IReadOnlyList<Stretch> standing, Horizon at, DateTimeOffset now)
    {
        var (current, pending, unscreened, notReplayable) = (0L, 0L, 0L, 0L);
        foreach (var stretch in standing)
        {
            var counted = Counted(ledger, stretch, at);
            var counts = counted.ByOutcome;
            notReplayable += counted.NotReplayable;
            var screened = counts.GetValueOrDefault(Outcome.Hit) + counts.GetValueOrDefault(Outcome.NoHit);
            unscreened += counts.GetValueOrDefault(Outcome.Unscreened);
            if (stretch.Coverage.Editions.Any(e => e.LoadedPosition == edition.Position)) current += screened;
            else pending += screened;
        }

        return new WatchlistStatus(ListOverview.Line(edition, now), current, pending, unscreened, notReplayable);
    }

    private static ScreenedCount Counted(Ledger ledger, Stretch stretch, Horizon at) =>
        ledger.Views.Screenings.Count(stretch.Screened.After, at.UpTo(stretch.Screened.UpTo), at);
}
