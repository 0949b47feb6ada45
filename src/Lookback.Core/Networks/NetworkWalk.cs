using Lookback.Core.Records;

namespace Lookback.Core.Networks;

/// <summary>
/// Walks a network from where it starts, link by link, nearest first. Through what many share, or what is public, it goes only where a person opened
/// it; two links that did not hold at one time make no path. A pure function of the network and the rules.
/// </summary>
public sealed class NetworkWalk
{
    // Ways to a node that are gone on from, each of which may fit another time, and that say what remains without one of them.
    private const int Kept = 16;
    private const int NodesAtOnce = 2_000;

    private readonly INetwork _network;
    private readonly TraceRules _rules;
    private readonly HashSet<long> _starts;
    private readonly Dictionary<long, List<TracePath>> _reached = [];
    private readonly HashSet<long> _crowded = [];
    private readonly HashSet<long> _public = [];
    private readonly HashSet<(long, long)> _hidden = [];
    private readonly HashSet<(long, long)> _restricted = [];
    private readonly HashSet<(long, long)> _expired = [];
    private readonly HashSet<(long, long)> _notYet = [];
    private readonly HashSet<(long, long)> _wrongTimes = [];
    private IReadOnlyCollection<long> _own = [];
    private int _nodes;
    private int _edges;

    private NetworkWalk(INetwork network, TraceRules rules, IEnumerable<long> starts) =>
        (_network, _rules, _starts) = (network, rules, [.. starts]);

    /// <summary>Walks from several nodes that are one party.</summary>
    /// <param name="network">The links.</param>
    /// <param name="starts">The nodes it stands at and what they are: a listing, and the encounters at which a person confirmed it was met.</param>
    /// <param name="rules">What is followed, how far.</param>
    public static Trace From(INetwork network, IReadOnlyCollection<(long Node, NodeKind Kind)> starts, TraceRules rules)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rules.Depth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rules.Depth, TraceRules.MostHops);
        return new NetworkWalk(network, rules, starts.Select(s => s.Node)).Walk([.. starts.Select(s => TracePath.At(s.Node, s.Kind))]);
    }

    private Trace Walk(List<TracePath> frontier)
    {
        _own = [.. _starts];
        // The other encounters of whoever was confirmed, and what a source says is the start by another name: gone on from, and the start to nobody.
        var aliases = OfSamePerson(frontier).GroupBy(p => p.Node).ToDictionary(p => p.Key, p => p.ToList());
        OfSameParty(frontier.Where(p => p.Kind is NodeKind.Listing or NodeKind.Party), aliases);
        foreach (var paths in aliases.Values) Best(paths);
        Note(aliases);
        frontier.AddRange(aliases.Values.SelectMany(p => p));
        _starts.UnionWith(aliases.Where(a => a.Value[0].Weakest.IsGood).Select(a => a.Key));
        var complete = 0;
        while (complete < _rules.Depth && frontier.Count > 0)
        {
            if (Step(frontier, complete + 1) is not { } next) break;
            frontier = next;
            complete++;
        }

        var truncated = frontier.Count > 0 && complete < _rules.Depth;
        return new Trace
        {
            Own = [.. _own.Order()],
            Reached = _reached.ToDictionary(r => r.Key, r => (IReadOnlyList<TracePath>)r.Value),
            LeftOut = new LeftOut
            {
                Crowded = _crowded.Count,
                Public = _public.Count,
                Hidden = _hidden.Count,
                Restricted = _restricted.Count,
                Expired = _expired.Count,
                NotYet = _notYet.Count,
                WrongTimes = _wrongTimes.Count,
            },
            Crowded = [.. _crowded.Order()],
            Nodes = _nodes,
            Edges = _edges,
            CompleteTo = truncated ? complete : _rules.Depth,
            Truncated = truncated,
        };
    }

    /// <summary>One link further from every path of the frontier; nothing where the work was too much.</summary>
    /// <param name="frontier">The paths.</param>
    /// <param name="links">How many links they have with this one.</param>
    private List<TracePath>? Step(List<TracePath> frontier, int links)
    {
        // Three links away nobody is reported, so people are counted and nothing else matters; at the end things lead nowhere any more.
        var isCounting = links == TraceRules.MostHops;
        var scope = isCounting ? EdgeScope.ToEncounters : links == _rules.Depth ? EdgeScope.ToParties : EdgeScope.All;
        var arrivals = new Dictionary<long, List<TracePath>>();
        foreach (var some in frontier.GroupBy(p => p.Node).Chunk(NodesAtOnce))
        {
            _nodes += some.Length;
            if (_nodes > _rules.MostNodes || _edges > _rules.MostEdges || _rules.IsTimeUp()) return null;
            var around = Around(some, scope);
            foreach (var paths in some)
            {
                if (!around.TryGetValue(paths.Key, out var edges)) continue;
                _edges += edges.Count;
                var damping = Damping(paths.First().Kind, edges.Count);
                foreach (var path in paths)
                    foreach (var edge in edges) Follow(path, edge, damping, arrivals);
            }
        }

        return Arrive(arrivals, isCounting);
    }

    private Dictionary<long, IReadOnlyList<Edge>> Around(IReadOnlyList<IGrouping<long, TracePath>> nodes, EdgeScope scope)
    {
        var all = new Dictionary<long, IReadOnlyList<Edge>>();
        var free = nodes.Where(n => _starts.Contains(n.Key)).Select(n => n.Key).ToList();
        var rest = nodes.Where(n => !_starts.Contains(n.Key) && MayPass(n.First())).Select(n => n.Key).ToList();
        free.AddRange(rest.Where(_network.IsOpen));
        rest.RemoveAll(_network.IsOpen);
        Take(free, int.MaxValue);
        Take(rest, TraceRules.MostParties);
        return all;

        void Take(List<long> some, int most)
        {
            if (some.Count == 0) return;
            var around = _network.Around(some, scope, most);
            _crowded.UnionWith(around.Crowded);
            foreach (var (node, edges) in around.Edges) all[node] = edges;
        }
    }

    private bool MayPass(TracePath path)
    {
        // From journeys on: what strangers share by chance.
        if (path.Kind < NodeKind.Journey || _network.IsOpen(path.Node)) return true;
        _public.Add(path.Node);
        return false;
    }

    /// <summary>What many share says less of any two of them.</summary>
    private static double Damping(NodeKind kind, int degree) =>
        kind is NodeKind.Listing or NodeKind.Encounter or NodeKind.Party || degree < 2 ? 1 : 1 / Math.Log2(1 + degree);

    private void Follow(TracePath path, Edge edge, double damping, Dictionary<long, List<TracePath>> arrivals)
    {
        if (_starts.Contains(edge.Other) || path.Passes(edge.Other)) return;
        // A listing that is somebody met is for a person to say.
        if (edge.Type.IsIdentity && path.Kind != NodeKind.Party && edge.OtherKind != NodeKind.Party) return;
        // Three links away nobody is reported: it is enough to know that they are there.
        if (path.Links + 1 == TraceRules.MostHops && (arrivals.ContainsKey(edge.Other) || _reached.ContainsKey(edge.Other))) return;
        if (edge.Type.Treatment == LinkTreatment.Excluded) return;
        if (edge.Type.Treatment == LinkTreatment.Hidden && !_rules.IncludesHidden)
        {
            _hidden.Add((edge.Entry, edge.Other));
            return;
        }

        var day = _rules.Day.DayNumber;
        if (!edge.Handling.MaySee(_rules.Reader)) _restricted.Add((edge.Entry, edge.Other));
        else if (edge.Expires < day) _expired.Add((edge.Entry, edge.Other));
        else if (edge.Period.From > day) _notYet.Add((edge.Entry, edge.Other));
        else if (path.LastEdge?.Period.With(edge.Period) is var times && times == Overlap.Apart) _wrongTimes.Add((edge.Entry, edge.Other));
        else Keep(arrivals, path.Over(edge, times, damping));
    }

    private static void Keep(Dictionary<long, List<TracePath>> arrivals, TracePath path)
    {
        if (!arrivals.TryGetValue(path.Node, out var paths)) arrivals[path.Node] = paths = [];
        paths.Add(path);
        if (paths.Count <= 4 * Kept) return;
        Best(paths);
    }

    private static void Best(List<TracePath> paths)
    {
        paths.Sort(static (a, b) => b.Weight.CompareTo(a.Weight) is not 0 and var order ? order : Order(a, b));
        if (paths.Count > Kept) paths.RemoveRange(Kept, paths.Count - Kept);
    }

    // Equal weights are put in an order that depends on the ledger alone.
    private static int Order(TracePath a, TracePath b)
    {
        var (left, right) = (a.Hops, b.Hops);
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (left[i].Entry != right[i].Entry) return left[i].Entry.CompareTo(right[i].Entry);
            if (left[i].Node != right[i].Node) return left[i].Node.CompareTo(right[i].Node);
        }

        return left.Count.CompareTo(right.Count);
    }

    /// <summary>Takes note of where the step led, with everybody who is the same person; gives what is gone on from.</summary>
    private List<TracePath> Arrive(Dictionary<long, List<TracePath>> arrivals, bool isCounting)
    {
        foreach (var paths in arrivals.Values) Best(paths);
        if (!isCounting)
        {
            OfSameParty(arrivals.Where(a => a.Value[0].Kind == NodeKind.Party).SelectMany(a => a.Value).ToList(), arrivals);
            foreach (var path in OfSamePerson(arrivals)) Keep(arrivals, path);
            foreach (var paths in arrivals.Values) Best(paths);
        }

        Note(arrivals);
        return [.. arrivals.Values.SelectMany(p => p)];
    }

    private void Note(Dictionary<long, List<TracePath>> arrivals)
    {
        foreach (var (node, paths) in arrivals)
        {
            if (!_reached.TryGetValue(node, out var known)) _reached[node] = [.. paths];
            else if (known.Count < Kept) known.AddRange(paths.Take(Kept - known.Count));
        }
    }

    /// <summary>On to what a source says is the same party under another name: no link further.</summary>
    private void OfSameParty(IEnumerable<TracePath> paths, Dictionary<long, List<TracePath>> arrivals)
    {
        var parties = paths.Where(p => p.LastStep is not { Type.IsIdentity: true }).ToLookup(p => p.Node);
        if (parties.Count == 0) return;
        foreach (var (node, edges) in _network.Around([.. parties.Select(p => p.Key)], EdgeScope.All, TraceRules.MostParties).Edges)
            foreach (var edge in edges.Where(e => e.Type.IsIdentity))
                foreach (var path in parties[node]) Follow(path, edge, 1, arrivals);
    }

    /// <summary>The same paths to the other encounters of whoever was reached; takes away those that pass a person twice.</summary>
    private List<TracePath> OfSamePerson(Dictionary<long, List<TracePath>> arrivals)
    {
        var met = arrivals.Where(a => a.Value[0].Kind == NodeKind.Encounter).Select(a => a.Key).ToList();
        var found = new List<TracePath>();
        if (met.Count == 0) return found;
        foreach (var (encounter, others) in _network.SamePerson(met))
        {
            if (!arrivals.TryGetValue(encounter, out var paths)) continue;
            paths.RemoveAll(p => others.Any(o => p.Passes(o.Encounter) || _starts.Contains(o.Encounter)));
            if (paths.Count == 0) arrivals.Remove(encounter);
            else found.AddRange(paths.SelectMany(p => others.Select(p.To)));
        }

        return found;
    }

    /// <summary>The other encounters of whoever the walk starts from.</summary>
    private List<TracePath> OfSamePerson(List<TracePath> starts)
    {
        var met = starts.Where(p => p.Kind == NodeKind.Encounter).ToDictionary(p => p.Node);
        return met.Count == 0 ? [] : _network.SamePerson(met.Keys)
            .SelectMany(s => s.Value.Where(o => !met.ContainsKey(o.Encounter)).Select(met[s.Key].To))
            .DistinctBy(p => p.Node)
            .ToList();
    }
}
