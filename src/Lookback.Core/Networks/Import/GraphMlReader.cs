using System.Xml.Linq;
using Lookback.Core.Lists;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Networks.Import;

/// <summary>
/// Links from GraphML: an edge each, its fields by the names of the keys (<c>attr.name</c>). Nodes may stand anywhere, so that they are gathered in a pass
/// of their own; edges are read one at a time. What programs keep there of how a graph is drawn is no field, and told once.
/// </summary>
internal sealed class GraphMlReader(SourceFile file, LinkMapping mapping, LinkDefaults defaults, ReadingLog log)
{
    private static readonly string[] Known = ["key", "node", "edge", "hyperedge"];

    private readonly Dictionary<string, GraphKey> _keys = new(StringComparer.Ordinal);

    public IEnumerable<LinkRow> Read()
    {
        var nodes = Nodes();
        LinkColumns.CheckMapped(file.Name, mapping.LinkColumns, Names("edge"));
        LinkColumns.CheckMapped(file.Name, mapping.NodeColumns, Names("node"));
        LinkColumns.CheckNeeded(file.Name, defaults, [.. Names("edge").Select(mapping.LinkField).OfType<LinkField>()]);
        var cells = new LinkCells(file.Name, defaults, mapping, nodes);
        var isDirected = true;
        var entries = Entries.Read(file, log, ["graph"], Known, opened: g => isDirected = IsDirected(g, "edgedefault", true));
        foreach (var entry in entries)
        {
            switch (entry.Name.LocalName)
            {
                case "edge":
                    yield return Edge(entry, isDirected, cells);
                    break;
                case "hyperedge":
                    yield return LinkRow.Lost(file.Name, entry.Line(), "hyperedge", "an edge with two ends", "a hyperedge");
                    break;
                case "node":
                    foreach (var nested in entry.Descendants().Where(e => e.Name.LocalName is "edge" or "hyperedge"))
                        yield return LinkRow.Lost(file.Name, nested.Line(), "edge", "an edge of the whole graph", "one of a graph inside a node");
                    break;
            }
        }
    }

    private NodeTable Nodes()
    {
        var nodes = new NodeTable(file.Name, defaults, mapping);
        var texts = new string?[Enum.GetValues<NodeField>().Length];
        // What is wrong with the file is told by the pass that reads the edges, too: once is enough.
        var isRoot = true;
        foreach (var entry in Entries.Read(file, new ReadingLog(), ["graph"], Known))
        {
            if (isRoot && entry.Name.LocalName != "graphml")
                throw new RefusedException("wrong-format", $"{file.Name}: expected GraphML, found <{ReadIssue.Cut(entry.Name.LocalName)}>");
            isRoot = false;
            if (entry.Name.LocalName == "key") Key(entry);
            else if (entry.Name.LocalName == "node") Node(entry, texts, nodes);
        }

        return nodes;
    }

    private void Key(XElement key)
    {
        if (key.AttributeText("id") is not { } id) log.Field(file.Name, key.Line(), "key", "an id", "nothing");
        else _keys[id] = new GraphKey(key.AttributeText("attr.name") ?? id, key.AttributeText("for") ?? "all", key.Text("default"));
    }

    private List<string> Names(string what) => [.. _keys.Values.Where(k => k.IsFor(what)).Select(k => k.Name)];

    private void Node(XElement node, string?[] texts, NodeTable nodes)
    {
        if (node.AttributeText("id") is not { } id)
        {
            log.Field(file.Name, node.Line(), "node", "an id", "nothing");
            return;
        }

        Array.Clear(texts);
        foreach (var (name, text) in Texts(node, "node"))
        {
            if (mapping.NodeField(name) is { } field) texts[(int)field] ??= text;
            else log.FieldOnce(file.Name, node.Line(), name, "a field of nodes (kind, value, name, listing)", "a key that is none, left out");
        }

        nodes.Add(id, texts[(int)NodeField.Kind], texts[(int)NodeField.Value], texts[(int)NodeField.Name], texts[(int)NodeField.Listing]);
    }

    private LinkRow Edge(XElement edge, bool isDirected, LinkCells cells)
    {
        cells.Begin(edge.Line());
        cells.Add(LinkField.From, edge.AttributeText("source"));
        cells.Add(LinkField.To, edge.AttributeText("target"));
        foreach (var (name, text) in Texts(edge, "edge"))
        {
            if (mapping.LinkField(name) is not { } field)
                log.FieldOnce(file.Name, edge.Line(), name, "a field of links such as type, since or grade", "a key that is none, left out");
            else if (field is not (LinkField.From or LinkField.To)) cells.Add(field, text);
        }

        return cells.Row(IsDirected(edge, "directed", isDirected));
    }

    /// <summary>What stands in an element by the names of the keys, and where it says nothing, what the keys say by default.</summary>
    private IEnumerable<(string Name, string? Text)> Texts(XElement element, string what)
    {
        foreach (var piece in element.All("data"))
        {
            if (piece.AttributeText("key") is not { } id || !_keys.TryGetValue(id, out var key))
                log.FieldOnce(file.Name, piece.Line(), "data", "data of a key of the file", piece.AttributeText("key") ?? "none");
            else if (piece.HasElements) log.FieldOnce(file.Name, piece.Line(), key.Name, "a text", "elements, left out");
            else yield return (key.Name, Blanks.Collapse(piece.Value));
        }

        foreach (var key in _keys.Values)
            if (key.Default is not null && key.IsFor(what)) yield return (key.Name, key.Default);
    }

    private static bool IsDirected(XElement element, string attribute, bool otherwise) => element.AttributeText(attribute)?.ToLowerInvariant() switch
    {
        "undirected" or "false" or "0" => false,
        "directed" or "true" or "1" => true,
        _ => otherwise,
    };

    private sealed record GraphKey(string Name, string For, string? Default)
    {
        public bool IsFor(string what) => For == what || For == "all";
    }
}
