using Lookback.Core.Records;

namespace Lookback.Exports;

/// <summary>A card of the picture: a node, or several encounters that the same one thing leads to in the same way.</summary>
internal sealed record PictureCard(string Id, ExportNode Node, int Count, int HalfLinks)
{
    /// <summary>Middle, from left to right.</summary>
    public int X { get; init; }

    /// <summary>Middle, from top to bottom.</summary>
    public int Y { get; init; }
}

/// <summary>A line of the picture.</summary>
internal sealed record PictureLine(string Id, string From, string To, ExportEdge Edge);

/// <summary>
/// Where everything of the picture stands: columns by the number of links from the start, in each the cards near what leads to them. Computed here and
/// not in the browser, so that the same trace is always the same picture. Many encounters behind one thing become one card, and what is beyond
/// <see cref="MostCards"/> is not drawn and told; the list of paths holds everybody.
/// </summary>
internal sealed class PictureLayout
{
    /// <summary>Cards drawn at the most.</summary>
    public const int MostCards = 300;

    private const int SinglyUpTo = 30;
    private const int LeastOfGroup = 4;
    private const int CardsBelowEachOther = 60;
    private const int ColumnWidth = 340;
    private const int BesideEachOther = 230;
    private const int RowHeight = 66;
    private const int FewRows = 8;
    private const int RowHeightOfFew = 92;

    private PictureLayout(IReadOnlyList<PictureCard> cards, IReadOnlyList<PictureLine> lines, int notDrawn) =>
        (Cards, Lines, NotDrawn) = (cards, lines, notDrawn);

    /// <summary>What is drawn, column by column.</summary>
    public IReadOnlyList<PictureCard> Cards { get; }

    /// <summary>The lines between.</summary>
    public IReadOnlyList<PictureLine> Lines { get; }

    /// <summary>Encounters that are in the list alone.</summary>
    public int NotDrawn { get; }

    /// <summary>Lays a graph out.</summary>
    public static PictureLayout Of(ExportGraph graph)
    {
        var cardOf = Collapse(graph);
        var cards = cardOf.Values.Distinct().ToDictionary(c => c.Id);
        var (drawn, notDrawn) = Limit(graph, cardOf);
        var lines = graph.Edges
            .Select(e => new PictureLine(e.Id, cardOf[e.From.Id].Id, cardOf[e.To.Id].Id, e))
            .Where(l => drawn.Contains(l.From) && drawn.Contains(l.To))
            .DistinctBy(l => (l.From, l.To, cards[l.From].Count > 1 || cards[l.To].Count > 1 ? "" : l.Id))
            .ToList();
        return new PictureLayout(Place([.. cards.Values.Where(c => drawn.Contains(c.Id))], lines), lines, notDrawn);
    }

    // Encounters at which every path ends, that one link of the same kind, grade and rule ties to the same thing, and that bear the same label.
    private static Dictionary<string, PictureCard> Collapse(ExportGraph graph)
    {
        var cardOf = graph.Nodes.ToDictionary(n => n.Id, n => new PictureCard(n.Id, n, 1, n.HalfLinks));
        if (graph.Nodes.Count <= SinglyUpTo) return cardOf;
        var touching = graph.Edges.SelectMany(e => new[] { (Node: e.From, Edge: e), (Node: e.To, Edge: e) }).ToLookup(t => t.Node.Id, t => t.Edge);
        var alike = graph.Nodes
            .Where(n => n is { IsStart: false, Exposure: not null, Node.Kind: NodeKind.Encounter } && touching[n.Id].Count() == 1)
            .GroupBy(n =>
            {
                var edge = touching[n.Id].Single();
                var leads = edge.To.Id == n.Id;
                return (leads, leads ? edge.From.Id : edge.To.Id, edge.Hop.Type, edge.Hop.Rule, LineStyles.Of(edge.Hop.Grade), n.Exposure!.Level, n.HalfLinks);
            });
        foreach (var group in alike.Where(g => g.Count() >= LeastOfGroup))
        {
            var first = group.First();
            var card = new PictureCard("g-" + first.Id, first, group.Count(), first.HalfLinks);
            foreach (var node in group) cardOf[node.Id] = card;
        }

        return cardOf;
    }

    // Whole encounters in the order of the report, strongest label first, each with all that leads to it.
    private static (HashSet<string> Drawn, int NotDrawn) Limit(ExportGraph graph, Dictionary<string, PictureCard> cardOf)
    {
        var drawn = graph.Nodes.Where(n => n.IsStart).Take(MostCards).Select(n => cardOf[n.Id].Id).ToHashSet();
        var notDrawn = 0;
        var leading = graph.Edges.SelectMany(e => e.Encounters.Select(x => (Encounter: x, Edge: e))).ToLookup(t => t.Encounter, t => t.Edge);
        foreach (var node in graph.Nodes.Where(n => n.Exposure is not null).OrderBy(n => n.Exposure!.Level))
        {
            var more = leading[node.Exposure!.Encounter].SelectMany(e => new[] { e.From.Id, e.To.Id }).Append(node.Id)
                .Select(id => cardOf[id].Id).Where(id => !drawn.Contains(id)).ToHashSet();
            if (drawn.Count + more.Count > MostCards) notDrawn++;
            else drawn.UnionWith(more);
        }

        return (drawn, notDrawn);
    }

    private static List<PictureCard> Place(IReadOnlyList<PictureCard> cards, IReadOnlyList<PictureLine> lines)
    {
        var placed = new Dictionary<string, PictureCard>();
        var beside = lines.SelectMany(l => new[] { (l.From, Other: l.To), (From: l.To, Other: l.From) }).ToLookup(l => l.From, l => l.Other);
        var left = 0;
        var columns = cards.GroupBy(c => c.HalfLinks).OrderBy(g => g.Key).ToList();
        for (var at = 0; at < columns.Count; at++)
        {
            var column = columns[at];
            var halfStep = at + 1 < columns.Count && columns[at + 1].Key - column.Key == 1;
            var next = at + 1 < columns.Count ? Math.Min(columns[at + 1].Count(), CardsBelowEachOther) : 0;
            var wanted = column.ToDictionary(
                c => c.Id, c => beside[c.Id].Where(placed.ContainsKey).Select(id => (double)placed[id].Y).DefaultIfEmpty(0).Average());
            var sorted = column.OrderBy(c => c.Node.IsStart ? 0 : 1).ThenBy(c => wanted[c.Id]).ThenBy(c => c.Node.Exposure?.Level ?? ExposureLevel.E3)
                .ThenBy(c => c.Node.Name, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal).ToList();
            var abreast = (sorted.Count + CardsBelowEachOther - 1) / CardsBelowEachOther;
            var rows = sorted.Chunk(abreast).ToList();
            var heights = Heights([.. rows.Select(r => r.Average(c => wanted[c.Id]))]);
            for (var row = 0; row < rows.Count; row++)
            {
                // Neighbours in the order stay neighbours: row by row.
                for (var i = 0; i < rows[row].Length; i++) placed[rows[row][i].Id] = rows[row][i] with { X = left + (i * BesideEachOther), Y = heights[row] };
            }

            // Lines to a high column are steep; more room lays them flatter.
            left += ((abreast - 1) * BesideEachOther) + (halfStep ? BesideEachOther + 50 : ColumnWidth) + (Math.Max(rows.Count, next) * 5);
        }

        return [.. placed.Values];
    }

    // As near to where each wants to be as the distance between rows allows, and as a whole neither above nor below that.
    private static int[] Heights(double[] wanted)
    {
        var apart = wanted.Length <= FewRows ? RowHeightOfFew : RowHeight;
        var at = new double[wanted.Length];
        for (var i = 0; i < at.Length; i++) at[i] = i == 0 ? wanted[0] : Math.Max(wanted[i], at[i - 1] + apart);
        var shift = at.Zip(wanted, (y, want) => want - y).Average();
        return [.. at.Select(y => (int)Math.Round(y + shift))];
    }
}
