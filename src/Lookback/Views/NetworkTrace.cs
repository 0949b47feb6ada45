using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Flows.Networks;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>Writes what a search found as what is shown: each path in plain sentences, with what a reader needs to doubt it.</summary>
internal sealed class NetworkTrace(Ledger ledger, Horizon at)
{
    private readonly PathReading _paths = new(ledger, at);
    private int _notReplayable;

    /// <summary>The report of a search.</summary>
    /// <param name="start">What was traced from.</param>
    /// <param name="designated">Its designation, where it is designated.</param>
    /// <param name="reach">What was found.</param>
    /// <param name="rules">By which rules.</param>
    /// <param name="mostPaths">Paths shown of one encounter.</param>
    public TraceReport Of(NodeLine start, NetworkStart? designated, Reach reach, TraceRules rules, int mostPaths)
    {
        _notReplayable = 0;
        var people = People(reach);
        var lines = reach.Reported
            .Select(e => Line(e.Encounter, e.Start.Node, e.Start.Name, e.Level, e.Paths, mostPaths, people))
            .OfType<ExposureLine>()
            .OrderBy(e => e.Level).ThenBy(e => e.MetAt)
            .ToList();
        return new TraceReport(
            TraceReport.Association,
            start,
            designated?.DesignatedOn,
            at.Position,
            rules.Day,
            rules.Depth,
            lines,
            lines.Select(l => l.Person).Distinct().Count(),
            reach.NotReported,
            reach.Trace.LeftOut,
            _notReplayable,
            ledger.Views.Erasures.Count(ledger.Head),
            reach.Trace.Nodes,
            reach.Trace.Edges,
            reach.Trace.CompleteTo,
            reach.Trace.Truncated);
    }

    /// <summary>A finding of a run as it is shown; without a path where none can be told any more.</summary>
    /// <returns><see langword="null"/> where its subject was erased.</returns>
    public ExposureLine? Of(ExposureFinding finding)
    {
        var encounter = ledger.Views.Encounters.Find(finding.Encounter);
        return encounter is { } position
            && Line(position, finding.Start, _paths.NameOf(finding.Start), finding.Level, finding.Paths, TraceRules.MostPaths, [], keepUntold: true) is { } line
            ? line with { IndependentSources = finding.IndependentSources }
            : null;
    }

    private ExposureLine? Line(
        long encounter,
        NodeRef start,
        string startName,
        ExposureLevel level,
        IReadOnlyList<ExposurePath> paths,
        int mostPaths,
        Dictionary<long, long> people,
        bool keepUntold = false)
    {
        var met = ledger.Entries.At(encounter).Body as EntryBody.EncounterRecorded;
        var read = paths.Select(p => Read(start, p)).ToList();
        _notReplayable += read.Count(p => p is null);
        var told = read.OfType<IReadOnlyList<HopFacts>>().ToList();
        if (level == ExposureLevel.E0 && _paths.Confirmed(start, encounter) is { } confirmed) told.Add([confirmed]);
        if (met is null || (told.Count == 0 && level != ExposureLevel.E0 && !keepUntold)) return null;
        var said = told.ConvertAll(p => (IReadOnlyList<Attribution>)[.. p.Where(h => h.IsOfSource).Select(h => h.Said)]);
        var (independent, restsOnOne) = SourceOrigins.Count(said);
        var facts = met.Encounter;
        return new ExposureLine(
            level,
            new NodeLine(start, startName),
            facts.Reference,
            facts.Id,
            facts.Subject,
            facts.Facts.Names is [var name, ..] ? name.Full : "(no name)",
            facts.MetAt,
            facts.Place,
            people.TryGetValue(encounter, out var first) && _paths.Met(first) is var (person, _) ? new EncounterId(person.Key) : facts.Id,
            told.Count == 0 ? Grade.Ungraded : Weakest(told[0]),
            independent,
            level != ExposureLevel.E0 && restsOnOne,
            [.. SourceOrigins.Spread(said, mostPaths).Select(i => Path(told[i], told))]);
    }

    private IReadOnlyList<HopFacts>? Read(NodeRef start, ExposurePath path)
    {
        var hops = _paths.Read(path);
        return hops is not null && _paths.Confirmed(start, path.Start) is { } confirmed ? [confirmed, .. hops] : hops;
    }

    private static Grade Weakest(IReadOnlyList<HopFacts> path) => path.Select(h => h.Grade).Aggregate(Grade.Weaker);

    private static PathLine Path(IReadOnlyList<HopFacts> path, IReadOnlyList<IReadOnlyList<HopFacts>> all)
    {
        var hops = new List<HopLine>();
        HopFacts? before = null;
        foreach (var hop in path)
        {
            var isLink = hop.Type is { IsIdentity: false };
            Overlap? times = !isLink || before is null ? null : before.Period.With(hop.Period);
            hops.Add(Hop(hop, times, all.Any(p => !p.Any(h => h.Entry == hop.Entry && h.Type == hop.Type))));
            if (isLink) before = hop;
        }

        var known = hops.Select(h => h.Times).OfType<Overlap>().ToList();
        return new PathLine(Weakest(path), known.Count == 0 ? null : known.Min(), hops);
    }

    /// <summary>A step as a line.</summary>
    public static HopLine Hop(HopFacts hop, Overlap? times, bool stillReached) => new(
        HopWords.Sentence(hop),
        new NodeLine(hop.From.Node, hop.From.Name),
        new NodeLine(hop.To.Node, hop.To.Name),
        hop.Type?.Word ?? ExposureHop.SamePerson,
        hop.Since,
        hop.Until,
        times,
        hop.Grade,
        hop.Said.Source,
        hop.Said.Quotes,
        hop.Said.Document,
        hop.Rule?.Word,
        hop.Link?.Id,
        hop.KnownAt,
        hop.Link?.Handling ?? Handling.Unmarked,
        hop.Link?.LegalBasis,
        hop.Type?.Innocent ?? HopWords.TwoPeople,
        stillReached);

    /// <summary>Of each encounter, the first of the same person.</summary>
    private Dictionary<long, long> People(Reach reach)
    {
        var met = reach.Reported.Select(e => e.Encounter).Distinct().ToList();
        if (met.Count == 0) return [];
        var people = ledger.Network(at).SamePerson(met).ToDictionary(p => p.Key, p => p.Value.Select(b => b.Encounter).Append(p.Key).Min());
        // Whoever was confirmed to be one listed party is one person.
        foreach (var confirmed in reach.Reported.Where(e => e.Level == ExposureLevel.E0).GroupBy(e => e.Start.Number))
            foreach (var exposed in confirmed) people[exposed.Encounter] = confirmed.Min(e => e.Encounter);
        return people;
    }
}
