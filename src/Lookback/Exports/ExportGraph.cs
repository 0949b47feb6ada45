using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Views;

namespace Lookback.Exports;

/// <summary>A node of what is handed out.</summary>
/// <param name="Id">Made of the node: the same in every file.</param>
/// <param name="Node">What it is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsStart">Whether paths lead from it.</param>
/// <param name="Exposure">What it is labelled, of an encounter within reach; the strongest where several designations lead to it.</param>
/// <param name="HalfLinks">
/// Links from the start by the shortest path, twice: a step to another encounter of the same person is no link and counts as half of one, so that the two
/// stand beside each other.
/// </param>
internal sealed record ExportNode(string Id, NodeRef Node, string Name, bool IsStart, ExposureLine? Exposure, int HalfLinks);

/// <summary>A link of what is handed out, once, however many paths go over it.</summary>
/// <param name="Id">Made of the link: the same in every file.</param>
/// <param name="From">The nearer end on the first path that goes over it.</param>
/// <param name="To">The other.</param>
/// <param name="Hop">The step as that path has it.</param>
/// <param name="Times">Whether it held at the time of the link before it, on any path where one is before it; the worst first.</param>
/// <param name="StillReachedWithout">Whether every encounter whose paths go over it is reached without it, too.</param>
/// <param name="Paths">Paths that go over it.</param>
/// <param name="Encounters">Encounters whose paths do.</param>
internal sealed record ExportEdge(
    string Id,
    ExportNode From,
    ExportNode To,
    HopLine Hop,
    IReadOnlyList<Overlap> Times,
    bool StillReachedWithout,
    int Paths,
    IReadOnlyList<EncounterId> Encounters);

/// <summary>The paths of a report put together: each node and each link once, in the order in which paths name them.</summary>
internal sealed class ExportGraph
{
    private readonly Dictionary<NodeRef, ExportNode> _nodes = [];
    private readonly Dictionary<string, ExportEdge> _edges = new(StringComparer.Ordinal);
    private readonly List<NodeRef> _order = [];
    private readonly List<string> _edgeOrder = [];

    private ExportGraph(TraceReport report)
    {
        var labels = report.Exposures.GroupBy(e => NodeRef.Of(e.Encounter)).ToDictionary(g => g.Key, g => g.MinBy(e => e.Level)!);
        Meet(report.Start, 0, isStart: true);
        foreach (var exposure in report.Exposures)
        {
            Meet(exposure.Start, 0, isStart: true);
            foreach (var path in exposure.Paths) Walk(exposure, path);
            // Whoever is the designated party by a person's word, with no step between, stands beside it.
            var isStartItself = exposure.Paths.All(p => p.Hops.Count == 0);
            Meet(new NodeLine(NodeRef.Of(exposure.Encounter), exposure.SubjectName), isStartItself ? 0 : int.MaxValue, isStart: false);
        }

        void Walk(ExposureLine exposure, PathLine path)
        {
            var far = 0;
            foreach (var hop in path.Hops)
            {
                Meet(hop.From, far, isStart: false);
                far += hop.Type == ExposureHop.SamePerson ? 1 : 2;
                Meet(hop.To, far, isStart: false);
                Cross(exposure.Encounter, hop);
            }
        }

        void Meet(NodeLine line, int halfLinks, bool isStart)
        {
            if (!_nodes.TryGetValue(line.Node, out var known))
            {
                _order.Add(line.Node);
                known = new ExportNode(IdOf(line.Node), line.Node, line.Name, isStart, labels.GetValueOrDefault(line.Node), halfLinks);
            }

            _nodes[line.Node] = known with { IsStart = known.IsStart || isStart, HalfLinks = Math.Min(known.HalfLinks, halfLinks) };
        }

        // Ends are put in at last, once each node's label and place are known.
        Nodes = [.. _order.Select(n => _nodes[n])];
        Edges = [.. _edgeOrder.Select(k => _edges[k]).Select(e => e with { From = _nodes[e.Hop.From.Node], To = _nodes[e.Hop.To.Node] })];
    }

    /// <summary>Every node, the start first.</summary>
    public IReadOnlyList<ExportNode> Nodes { get; }

    /// <summary>Every link.</summary>
    public IReadOnlyList<ExportEdge> Edges { get; }

    /// <summary>Puts a report's paths together.</summary>
    public static ExportGraph Of(TraceReport report) => new(report);

    /// <summary>What makes two steps one link: its ends whichever comes first, who says so and when it held.</summary>
    public static string LinkKey(HopLine hop)
    {
        var (one, other) = (hop.From.Node.ToString(), hop.To.Node.ToString());
        if (string.CompareOrdinal(one, other) > 0) (one, other) = (other, one);
        return new ContentHash().Add("link").Add(one).Add(other).Add(hop.Type).Add(hop.Link?.Value).Add(hop.Rule).Add(hop.Source).Add(hop.Document)
            .Add(hop.Since?.ToString()).Add(hop.Until?.ToString()).ToId();
    }

    /// <summary>A node's id in files.</summary>
    public static string IdOf(NodeRef node) => "n-" + new ContentHash().Add("node").Add(node.ToString()).ToId();

    private void Cross(EncounterId encounter, HopLine hop)
    {
        var key = LinkKey(hop);
        if (!_edges.TryGetValue(key, out var edge))
        {
            _edgeOrder.Add(key);
            var (from, to) = (_nodes[hop.From.Node], _nodes[hop.To.Node]);
            edge = new ExportEdge("e-" + key, from, to, hop, [], StillReachedWithout: true, 0, []);
        }

        _edges[key] = edge with
        {
            Times = hop.Times is { } times && !edge.Times.Contains(times) ? [.. edge.Times.Append(times).OrderBy(Badness)] : edge.Times,
            StillReachedWithout = edge.StillReachedWithout && hop.StillReachedWithout,
            Paths = edge.Paths + 1,
            Encounters = edge.Encounters.Contains(encounter) ? edge.Encounters : [.. edge.Encounters, encounter],
        };
    }

    private static int Badness(Overlap times) => times switch { Overlap.Apart => 0, Overlap.Unknown => 1, _ => 2 };
}
