using Lookback.Views;
using nietras.SeparatedValues;

namespace Lookback.Exports;

/// <summary>
/// A trace as two tables: links, and their ends in a file beside it. The caveat is a column, so that a row that is sorted, filtered or copied elsewhere
/// takes it along; a comment above the header would be lost with the first import, and is no CSV.
/// </summary>
internal static class CsvFiles
{
    /// <summary>The name of the file of nodes beside that of links.</summary>
    public static string NodesBeside(string path) => Path.ChangeExtension(path, ".nodes.csv");

    /// <summary>Writes the links.</summary>
    public static void WriteEdges(TextWriter to, HandedOut handed) =>
        Write(to, handed, e => e.Id, ExportFields.OfEdges, ExportGraph.Of(handed.Report).Edges);

    /// <summary>Writes the nodes.</summary>
    public static void WriteNodes(TextWriter to, HandedOut handed) =>
        Write(to, handed, n => n.Id, ExportFields.OfNodes, ExportGraph.Of(handed.Report).Nodes);

    private static void Write<T>(TextWriter to, HandedOut handed, Func<T, string> id, IReadOnlyList<ExportField<T>> fields, IReadOnlyList<T> rows)
    {
        using var csv = Sep.New(',').Writer(o => o with { Escape = true }).To(to, leaveOpen: true);
        // Written at once, so that a file without rows still says what its columns are.
        csv.Header.Add(["id", .. fields.Select(f => f.Name), "tlp", "caveat", "left_out"]);
        var (mark, leftOut) = ($"TLP:{handed.Mark}", string.Join(' ', ExportWords.NotIn(handed)));
        foreach (var row in rows)
        {
            using var line = csv.NewRow();
            line["id"].Set(id(row));
            foreach (var field in fields) line[field.Name].Set(SpreadsheetCell.Neutral(field.Read(row) ?? ""));
            line["tlp"].Set(mark);
            line["caveat"].Set(handed.Report.Caveat);
            line["left_out"].Set(SpreadsheetCell.Neutral(leftOut));
        }
    }
}
