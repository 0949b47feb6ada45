using Lookback.Core.Lists;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Networks.Import;

/// <summary>Links from a table with a header, a row each; the nodes they name by ids may stand in another.</summary>
internal sealed class LinkTableReader(SourceFile file, SourceFile? nodesFile, LinkMapping mapping, LinkDefaults defaults, ReadingLog log)
{
    private static readonly Dictionary<LinkField, string> NeededOfLinks = new()
    {
        [LinkField.From] = "a column from",
        [LinkField.To] = "a column to",
        [LinkField.Type] = "a column type",
    };

    private static readonly Dictionary<NodeField, string> NeededOfNodes = new() { [NodeField.Id] = "a column id" };

    public IEnumerable<LinkRow> Read()
    {
        var nodes = Nodes();
        var cells = new LinkCells(file.Name, defaults, mapping, nodes);
        LinkField[]? fields = null;
        foreach (var row in TableRows.Read(file))
        {
            if (fields is null)
            {
                fields = LinkColumns.Of(row.Fields, file.Name, mapping.LinkField, mapping.LinkColumns, NeededOfLinks);
                LinkColumns.CheckNeeded(file.Name, defaults, fields);
                continue;
            }

            if (LinkColumns.Problem(row, fields.Length) is { } problem)
            {
                yield return LinkRow.Lost(file.Name, row.Line, "row", FormattableString.Invariant($"{fields.Length} columns"), problem);
                continue;
            }

            cells.Begin(row.Line);
            for (var i = 0; i < fields.Length; i++) cells.Add(fields[i], row.Fields[i]);
            yield return cells.Row();
        }
    }

    private NodeTable Nodes()
    {
        var nodes = new NodeTable(nodesFile?.Name ?? file.Name, defaults, mapping);
        if (nodesFile is null) return nodes;
        NodeField[]? fields = null;
        var texts = new string?[Enum.GetValues<NodeField>().Length];
        foreach (var row in TableRows.Read(nodesFile))
        {
            if (fields is null)
            {
                fields = LinkColumns.Of(row.Fields, nodesFile.Name, mapping.NodeField, mapping.NodeColumns, NeededOfNodes);
                continue;
            }

            if (LinkColumns.Problem(row, fields.Length) is { } problem)
            {
                log.Field(nodesFile.Name, row.Line, "row", FormattableString.Invariant($"{fields.Length} columns"), problem);
                continue;
            }

            Array.Clear(texts);
            for (var i = 0; i < fields.Length; i++) texts[(int)fields[i]] ??= Blanks.Collapse(row.Fields[i]);
            if (texts[(int)NodeField.Id] is not { } id) log.Field(nodesFile.Name, row.Line, "id", "an id", "nothing");
            else nodes.Add(id, texts[(int)NodeField.Kind], texts[(int)NodeField.Value], texts[(int)NodeField.Name], texts[(int)NodeField.Listing]);
        }

        return nodes;
    }
}
