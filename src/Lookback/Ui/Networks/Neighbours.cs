using System.Globalization;
using System.Text.Json;
using Lookback.Api;
using Lookback.Exports;
using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Flows.Networks;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.Ui.Networks;

/// <summary>A node beside another.</summary>
internal sealed record NearNode(string Id, string Node, string Kind, string Name, string Below);

/// <summary>A link to it.</summary>
internal sealed record NearEdge(
    string Id, string From, string To, string Line, bool Person, string Type, string Grade, string Sentence, string Source, string Dates, string Innocent);

/// <summary>What a node is tied to directly, by the rules of every trace. It says nothing of who is labelled what: a trace does.</summary>
/// <param name="IsHub">Whether more share it than a link to it could say anything of; then nothing is told.</param>
/// <param name="NotShown">Links that are not shown, since a picture of so many cannot be read.</param>
internal sealed record Neighbours(bool IsHub, IReadOnlyList<NearNode> Nodes, IReadOnlyList<NearEdge> Edges, int NotShown)
{
    /// <summary>How it is written for the page's script.</summary>
    public static JsonSerializerOptions Form { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private const int MostEdges = 60;

    /// <summary>Of a node, and everybody who is named.</summary>
    public static (Neighbours Near, IReadOnlyList<NodeRef> Named) Of(Ledger ledger, Horizon at, NodeRef node, TraceRules rules)
    {
        var number = node.Kind == NodeKind.Encounter
            ? ledger.Views.Encounters.Find(new EncounterId(node.Key)) ?? throw Problems.Nothing()
            : ledger.Views.Networks.Nodes.Of(node);
        var network = ledger.Network(at);
        if (!network.IsOpen(number) && network.Around([number], EdgeScope.All, TraceRules.MostParties).Crowded.Count > 0)
            return (new Neighbours(true, [], [], 0), []);
        var reading = new PathReading(ledger, at);
        var hops = NetworkWalk.From(network, [(number, node.Kind)], rules).Reached.Values
            .SelectMany(paths => paths)
            .Select(p => reading.Read(Kept(p)))
            .OfType<IReadOnlyList<HopFacts>>()
            .SelectMany(path => path)
            .Select(h => NetworkTrace.Hop(h, null, stillReached: true))
            .DistinctBy(ExportGraph.LinkKey)
            .OrderBy(h => h.Grade.ToString(), StringComparer.Ordinal)
            .ToList();
        var shown = hops.Take(MostEdges).ToList();
        var ends = shown.SelectMany(h => new[] { h.From, h.To }).DistinctBy(l => l.Node).ToList();
        return (new Neighbours(false, [.. ends.Select(Node)], [.. shown.Select(Edge)], hops.Count - shown.Count), [.. ends.Select(l => l.Node)]);
    }

    private static ExposurePath Kept(TracePath path) =>
        new(path.Start, [.. path.Hops.Select(h => new ExposureHop(h.Entry, h.Edge?.Type.Word ?? ExposureHop.SamePerson, h.Node))]);

    private static NearNode Node(NodeLine line) => new(
        ExportGraph.IdOf(line.Node),
        line.Node.ToString(),
        line.Node.Kind == NodeKind.Encounter ? "met" : "thing",
        Show.Visible(line.Name),
        ExportWords.Kind(line.Node.Kind));

    private static NearEdge Edge(HopLine hop) => new(
        "e-" + ExportGraph.LinkKey(hop),
        ExportGraph.IdOf(hop.From.Node),
        ExportGraph.IdOf(hop.To.Node),
        LineStyles.Word(LineStyles.Of(hop.Grade)),
        hop.Type == ExposureHop.SamePerson,
        hop.Type.Replace('-', ' '),
        hop.Grade.ToString(),
        Show.Visible(hop.Sentence),
        Show.Visible(hop.Source),
        string.Create(CultureInfo.InvariantCulture, $"{hop.Since?.ToString() ?? "unknown"} to {hop.Until?.ToString() ?? "unknown"}"),
        hop.Innocent);
}
