using Lookback.Core.Lookbacks;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows;

/// <summary>What a run did.</summary>
/// <param name="Run">The run as it stands in the ledger; <see langword="null"/> where every encounter was current already.</param>
/// <param name="Resumed">Whether it went on with a run that had been cut.</param>
internal sealed record RunResult(RecordedRun? Run, bool Resumed);

/// <summary>
/// Looks back: brings every past encounter to the editions, policy and engine of now, and records whom that surfaces. Cut at any point
/// and run again it goes on behind its last checkpoint and ends as an uncut run would.
/// </summary>
internal sealed class RunLookback(Ledger ledger, Policy policy)
{
    /// <summary>Runs, resumes, or finds that nothing is to be done.</summary>
    /// <param name="mode">How; a change of policy or engine takes a full run whatever is asked.</param>
    /// <param name="progress">Told units done and the share of the whole.</param>
    /// <param name="cancel">Stops between two chunks, or while the population is indexed.</param>
    /// <param name="begun">Told the run, once it has begun or is gone on with.</param>
    public RunResult Run(RunMode mode, Action<long, double> progress, CancellationToken cancel, Action<RunId>? begun = null)
    {
        var head = ledger.Head;
        var target = CoverageNow.At(ledger, head, policy);
        if (target.Editions.Count == 0) throw new RefusedException("no-edition", "no edition is loaded: import a watchlist first");
        var cut = CutRun(target, mode, head);
        var run = cut ?? Begin(target, mode, head);
        if (run is null) return new RunResult(null, false);
        begun?.Invoke(run.Id);

        var chunks = Chunks(run, target, progress, cancel);
        for (var done = ledger.Views.Runs.ChunksDone(run.Id, head); done < chunks.Count; done++)
        {
            cancel.ThrowIfCancellationRequested();
            var bodies = chunks[(int)done]();
            ledger.Append([.. bodies, new EntryBody.RunAdvanced(new RunCheckpoint(run.Id, done + 1))]);
            progress(done + 1, (done + 1) / (double)chunks.Count);
        }

        ledger.Append(new EntryBody.RunEnded(End(run)));
        return new RunResult(ledger.Views.Runs.Latest(ledger.Head), cut is not null);
    }

    // A cut run is gone on with only if it would still do what is asked; else the new one does its work again, and finds only what
    // is not on record yet.
    private RecordedRun? CutRun(Coverage target, RunMode mode, long head) =>
        ledger.Views.Runs.Latest(head) is { End: null } last
        && ledger.Views.Coverages.At(last.Start.Coverage).SameAs(target)
        && (last.Start.Mode == mode || mode == RunMode.Delta)
            ? last
            : null;

    private RecordedRun? Begin(Coverage target, RunMode mode, long head)
    {
        var standing = Standing.Of(ledger, head).Where(s => Encounters(s.Screened) > 0).ToList();
        var behind = LookbackPlan.Behind(standing, target).Select(s => s.Screened).ToList();
        var deltaSuffices = LookbackPlan.DeltaSuffices(standing, target);
        if (behind.Count == 0)
        {
            if (mode == RunMode.Delta || standing.Count == 0) return null;
            behind = standing.ConvertAll(s => s.Screened);
        }

        var steps = LookbackPlan.Steps(standing, target);
        var start = new RunStart
        {
            Trigger = !deltaSuffices ? Trigger.Policy
                : steps.Count == 0 ? Trigger.OrderedReview
                : steps.Any(WasRecalled) ? Trigger.ControlFailure
                : Trigger.Edition,
            Mode = deltaSuffices ? mode : RunMode.Full,
            Coverage = CoverageNow.Take(ledger, target, policy),
            UpToPosition = head,
            Steps = steps,
            Behind = behind,
            Expected = behind.Sum(Encounters),
        };
        ledger.Append(new EntryBody.RunStarted(start));
        return ledger.Views.Runs.Latest(ledger.Head);
    }

    /// <summary>Whether the edition that a stretch was screened under was taken back since: a bad list is a control that failed.</summary>
    private bool WasRecalled(CoverageStep step)
    {
        var history = ledger.Views.Editions.History(step.Watchlist, ledger.Head);
        var screened = history.LastOrDefault(e => e.Position <= step.FromPosition);
        return screened is not null && history.Any(e => e.Position > screened.Position && e.Edition.Recalls == screened.Edition.Id);
    }

    private IReadOnlyList<Func<IReadOnlyList<EntryBody>>> Chunks(
        RecordedRun run, Coverage target, Action<long, double> progress, CancellationToken cancel)
    {
        var past = new PastEncounters(ledger, policy, run);
        return run.Start.Mode == RunMode.Delta
            ? new DeltaChunks(ledger, past, run, Population.Index(ledger, run.Start.UpToPosition, progress, cancel)).All()
            : new FullChunks(ledger, past, run, Listings.InForce(ledger, target, policy)).All();
    }

    private RunEnd End(RecordedRun run)
    {
        var counted = run.Start.Behind.Select(Count).ToList();
        var skipped = new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["unscreened"] = counted.Sum(c => c.ByOutcome.GetValueOrDefault(Outcome.Unscreened)),
            ["not-replayable"] = counted.Sum(c => c.NotReplayable),
        };
        var evaluated = counted.Sum(c => c.Total) - skipped.Values.Sum();
        return new RunEnd
        {
            Run = run.Id,
            Expected = run.Start.Expected,
            Evaluated = evaluated,
            Skipped = skipped.Where(s => s.Value > 0).ToDictionary(),
            Failed = run.Start.Expected - evaluated - skipped.Values.Sum(),
            Findings = ledger.Views.Findings.Count(run.Id, ledger.Head),
            LostGround = ledger.Views.Findings.LostIn(run.Id, ledger.Head).Count,
        };
    }

    private long Encounters(ScreenedRange range) => Count(range).Total;

    private ScreenedCount Count(ScreenedRange range) => ledger.Views.Screenings.Count(range.After, range.UpTo, ledger.Head);
}
