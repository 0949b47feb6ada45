using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Networks;

namespace Lookback.Flows.Networks;

/// <summary>An encounter within reach of a designation.</summary>
/// <param name="Encounter">Its position.</param>
/// <param name="Start">What it leads from.</param>
/// <param name="Level">The label: E0 to E2.</param>
/// <param name="Paths">Every path of a reported level that was kept, best first.</param>
internal sealed record Exposed(long Encounter, NetworkStart Start, ExposureLevel Level, IReadOnlyList<ExposurePath> Paths);

/// <summary>Everybody within reach.</summary>
/// <param name="Trace">How it was walked.</param>
/// <param name="Reported">Labelled E0 to E2, in the order of encounters.</param>
/// <param name="NotReported">Encounters that only weaker, longer or older paths lead to.</param>
internal sealed record Reach(Trace Trace, IReadOnlyList<Exposed> Reported, int NotReported);

/// <summary>Walks from a designation to whom it touches, or from somebody met to the designations that touch them: the same paths either way.</summary>
internal sealed class ExposureSearch(Ledger ledger, RecordedNetwork network, NetworkStarts starts, TraceRules rules)
{
    /// <summary>Whom a designation touches.</summary>
    public Reach From(NetworkStart start)
    {
        var trace = NetworkWalk.From(network, start.Nodes, rules);
        var day = start.DesignatedOn.Earliest;
        var reported = new List<Exposed>();
        var notReported = 0;
        foreach (var (node, paths) in trace.Reached.Where(r => r.Key > 0).OrderBy(r => r.Key))
        {
            if (Best(paths, day) is var (level, best)) reported.Add(new Exposed(node, start, level, [.. best.Select(Kept)]));
            else notReported++;
        }

        // Confirmed, each by a decision of its own.
        reported.AddRange(trace.Own.Where(o => o > 0).Select(o => new Exposed(o, start, ExposureLevel.E0, [])));
        return new Reach(trace, [.. reported.OrderBy(e => e.Encounter)], notReported);
    }

    /// <summary>What touches somebody met, one line for each encounter of theirs and each designation.</summary>
    public Reach To(IReadOnlyList<long> encounters)
    {
        var trace = NetworkWalk.From(network, [.. encounters.Select(e => (e, NodeKind.Encounter))], rules);
        var reported = new List<Exposed>();
        var own = trace.Own.Where(o => o > 0).ToList();
        foreach (var listing in own.SelectMany(starts.ConfirmedAs).Distinct())
        {
            if (starts.Of(listing) is not { } start) continue;
            reported.Add(new Exposed(own.First(o => starts.ConfirmedAs(o).Contains(listing)), start, ExposureLevel.E0, []));
        }

        foreach (var (node, paths) in trace.Reached)
        {
            foreach (var start in StartsAt(node, paths[0]))
            {
                if (Best(paths, start.DesignatedOn.Earliest) is not var (level, best)) continue;
                reported.AddRange(best.GroupBy(p => p.Start).Select(p => new Exposed(p.Key, start, level, [.. p.Select(Turned)])));
            }
        }

        var lines = reported.GroupBy(e => (e.Encounter, e.Start.Node)).Select(g => g.MinBy(e => e.Level)!);
        return new Reach(trace, [.. lines.OrderBy(e => e.Level).ThenBy(e => e.Encounter)], 0);
    }

    private IEnumerable<NetworkStart> StartsAt(long node, TracePath path)
    {
        if (starts.OfDesignated(node) is { } designated) yield return designated;
        var listing = path.Kind == NodeKind.Listing ? NodesRead.ListingIn(ledger, path.Hops[^1].Entry, node) : null;
        if (listing is { } one && starts.Of(one) is { } listed) yield return listed;
        foreach (var confirmed in starts.ConfirmedAs(node))
            if (starts.Of(confirmed) is { } start) yield return start;
    }

    private static (ExposureLevel Level, List<TracePath> Paths)? Best(IReadOnlyList<TracePath> paths, DateOnly designated)
    {
        var levels = paths.Select(p => (Path: p, Level: ExposureRule.LevelOf(p, designated))).Where(p => p.Level < ExposureLevel.E3).ToList();
        return levels.Count == 0 ? null : (levels.Min(p => p.Level), [.. levels.OrderBy(p => p.Level).Select(p => p.Path)]);
    }

    private static ExposurePath Kept(TracePath path) =>
        new(path.Start, [.. path.Hops.Select(h => new ExposureHop(h.Entry, h.Edge?.Type.Word ?? ExposureHop.SamePerson, h.Node))]);

    /// <summary>The same path, read from the designation.</summary>
    private static ExposurePath Turned(TracePath path)
    {
        var hops = path.Hops;
        var nodes = hops.Select(h => h.Node).Prepend(path.Start).ToList();
        return new ExposurePath(
            path.Node,
            [.. Enumerable.Range(1, hops.Count).Select(i => hops.Count - i).Select(i =>
                new ExposureHop(hops[i].Entry, hops[i].Edge?.Type.Word ?? ExposureHop.SamePerson, nodes[i]))]);
    }
}
