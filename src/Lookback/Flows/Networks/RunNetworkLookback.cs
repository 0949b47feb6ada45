using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Networks;

namespace Lookback.Flows.Networks;

/// <summary>
/// Looks back by network: traces every designation whose reach may have changed, and records whom that surfaces among everybody ever met, and who is
/// touched no longer. It raises no alert and knows no score. Cut and run again it finds what is not on record yet.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="day">The day whose links and designations hold.</param>
internal sealed class RunNetworkLookback(Ledger ledger, DateOnly day)
{
    private const int ReportedDepth = 2;

    /// <summary>Runs; <see langword="null"/> where nothing changed since the last.</summary>
    /// <param name="mode">From what changed, or from every designation. Both find the same.</param>
    /// <param name="progress">Told designations done and the share of the whole.</param>
    /// <param name="cancel">Stops between two designations.</param>
    /// <param name="begun">Told the run, once it has begun.</param>
    public RecordedNetworkRun? Run(RunMode mode, Action<long, double> progress, CancellationToken cancel, Action<RunId>? begun = null)
    {
        ledger.BringEdgesForward(cancel: cancel);
        var head = ledger.Head;
        var last = ledger.Views.Networks.Exposures.AllRuns(head).LastOrDefault(r => r.End is not null);
        // Whoever is erased may have been one too many at a place that many share: then every designation is looked at.
        if (last is null || ErasedSince(last, head)) mode = RunMode.Full;
        if (mode == RunMode.Delta && day == last!.Start.Day && head == last.EndPosition) return null;
        var starts = new NetworkStarts(ledger, head, day);
        var changed = new ChangedStarts(ledger, starts, head).Since(mode == RunMode.Full ? null : last, day);
        var encounters = ledger.Views.Encounters.Count(head).Encounters;
        var run = new RunId(ledger.Append(new EntryBody.NetworkRunStarted(new NetworkRunStart
        {
            Trigger = TriggerOf(mode, last, head),
            Mode = mode,
            UpToPosition = head,
            Day = day,
            Expected = encounters,
        })));
        begun?.Invoke(run);
        var search = new ExposureSearch(ledger, ledger.Network(head), starts, Rules());
        var paths = new PathReading(ledger, head);
        var (done, lost) = (0L, 0L);
        foreach (var (number, start) in changed)
        {
            cancel.ThrowIfCancellationRequested();
            var bodies = new Difference(ledger, run, head, day, paths).Of(number, start, start is null ? null : search.From(start));
            lost += bodies.OfType<EntryBody.ExposureLost>().Count();
            if (bodies.Count > 0) ledger.Append(bodies);
            progress(++done, done / (double)changed.Count);
        }

        var skipped = ledger.Views.Encounters.ErasedCount(head);
        ledger.Append(new EntryBody.NetworkRunEnded(new NetworkRunEnd
        {
            Run = run,
            Expected = encounters,
            Evaluated = encounters - skipped,
            Skipped = skipped == 0 ? new Dictionary<string, long>() : new Dictionary<string, long> { ["not-replayable"] = skipped },
            Failed = 0,
            Starts = changed.Count,
            Findings = ledger.Views.Networks.Exposures.Count(run, ledger.Head),
            Lost = lost,
        }));
        return ledger.Views.Networks.Exposures.LatestRun(ledger.Head);
    }

    /// <summary>What is followed: two links, since nobody is reported further away; however much work it is.</summary>
    private TraceRules Rules() => new() { Day = day, Depth = ReportedDepth, MostNodes = int.MaxValue, MostEdges = int.MaxValue };

    private bool ErasedSince(RecordedNetworkRun last, long head) =>
        ledger.Views.Erasures.Count(head) != ledger.Views.Erasures.Count(last.Start.UpToPosition);

    private Trigger TriggerOf(RunMode mode, RecordedNetworkRun? last, long head)
    {
        var after = last?.Start.UpToPosition ?? 0;
        if (ledger.Views.Networks.Links.ChangedEnds(after, day, day, head).Count > 0
            || ledger.Views.Networks.Designations.Standing(null, head).Any(d => d.Position > after)) return Trigger.Link;
        if (ledger.Views.Listings.StatedAfter(after, head).Count > 0) return Trigger.Edition;
        return mode == RunMode.Full ? Trigger.OrderedReview : Trigger.SubjectFacts;
    }

    /// <summary>What a start's reach is now against what is on record of it.</summary>
    private sealed class Difference(Ledger ledger, RunId run, long head, DateOnly day, PathReading paths)
    {
        public List<EntryBody> Of(long number, NetworkStart? start, Reach? reach)
        {
            var standing = ledger.Views.Networks.Exposures.StandingFrom(number, head).ToDictionary(e => e.Finding.Id);
            var bodies = new List<EntryBody>();
            var now = new HashSet<ExposureId>();
            foreach (var exposed in reach?.Reported.Where(e => e.Level != ExposureLevel.E0) ?? [])
            {
                var met = ledger.Views.Encounters.At(exposed.Encounter);
                var id = ExposureId.Of(start!.Node, met.Encounter.Id, exposed.Level);
                if (standing.ContainsKey(id)) now.Add(id);
                else if (Finding(id, exposed, met) is { } finding && now.Add(id)) bodies.Add(new EntryBody.ExposureFound(finding, met.Encounter.Subject));
            }

            foreach (var (id, exposure) in standing.Where(s => !now.Contains(s.Key)))
                bodies.Add(new EntryBody.ExposureLost(new LostExposure(run, id, WhyLost(exposure, start, reach)), exposure.Subject));
            return bodies;
        }

        private ExposureFinding? Finding(ExposureId id, Exposed exposed, Store.Tables.RecordedEncounter met)
        {
            var read = exposed.Paths.Select(p => (Path: p, Hops: paths.Read(p))).Where(p => p.Hops is not null).ToList();
            if (read.Count == 0) return null;
            var sources = read.ConvertAll(p => (IReadOnlyList<Attribution>)[.. p.Hops!.Where(h => h.IsOfSource).Select(h => h.Said)]);
            return new ExposureFinding
            {
                Id = id,
                Run = run,
                Encounter = met.Encounter.Id,
                Start = exposed.Start.Node,
                StartNode = exposed.Start.Number,
                Level = exposed.Level,
                Paths = [.. SourceOrigins.Spread(sources, TraceRules.MostPaths).Select(i => read[i].Path)],
                Weakest = read[0].Hops!.Select(h => h.Grade).Aggregate(Grade.Weaker),
                IndependentSources = SourceOrigins.Count(sources).Independent,
                Hindsight = ExposureJudge.Judge(exposed.Start, read[0].Hops!, met),
            };
        }

        private ExposureLoss WhyLost(RecordedExposure exposure, NetworkStart? start, Reach? reach)
        {
            if (start is null || reach is null) return ExposureLoss.StartEnded;
            if (exposure.Finding.Paths.All(p => paths.Read(p) is null)) return ExposureLoss.NotReplayable;
            var encounter = ledger.Views.Encounters.Find(exposure.Finding.Encounter);
            if (reach.Reported.Any(e => e.Encounter == encounter)) return ExposureLoss.LevelChanged;
            var hops = exposure.Finding.Paths.SelectMany(p => p.Hops).ToList();
            if (hops.Exists(h => reach.Trace.Crowded.Contains(h.Node))) return ExposureLoss.SharedByMany;
            return hops.Exists(h => h.Type == ExposureHop.SamePerson) && !hops.Exists(HasEnded) ? ExposureLoss.IdentityChanged : ExposureLoss.LinkEnded;
        }

        private bool HasEnded(ExposureHop hop) => hop.Type != ExposureHop.SamePerson && ledger.Entries.At(hop.Entry).Body switch
        {
            EntryBody.LinkStated b => b.Link.Expires.Latest < day || ledger.Views.Networks.Links.At(hop.Entry).WithdrawnPosition is not null,
            EntryBody.ListingStated b => ledger.Views.Listings.At(b.Text.Id, head)?.Position != hop.Entry,
            EntryBody.NotReplayable => true,
            _ => false,
        };
    }
}
