using System.Globalization;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Mapped;

/// <summary>
/// Rows of a mapped table whose header stands in one of the first rows, or that has none. A header that stands again further down is passed over with an
/// issue.
/// </summary>
internal sealed class MappedTable(SourceFile file, ColumnMapping mapping, ReadingLog log)
{
    private readonly bool _isSheet = Spreadsheet.Is(file);

    public IEnumerable<MappedRow> Read()
    {
        var first = Rows().Take(HeadedTable.MostBefore).ToList();
        if (first.Count == 0) yield break;
        var at = mapping.HasHeader ? HeaderAt(first) : -1;
        var header = at < 0 ? Numbers(first[0].Fields.Length) : first[at].Fields;
        var columns = Columns(header);
        SeparatedRow? last = null;
        foreach (var row in Rows().Skip(at + 1))
        {
            last = row;
            if (at >= 0 && row.Fields.AsSpan().SequenceEqual(header)) log.Field(file.Name, row.Line, "row", "a row", "the header again");
            else if (Row(row, columns) is { } mapped) yield return mapped;
        }

        if (last is { } end && !_isSheet && end.Fields.Length < columns.Length) throw Truncated(end, columns.Length);
    }

    private IEnumerable<SeparatedRow> Rows() => _isSheet ? Spreadsheet.Read(file) : SeparatedRows.Read(file, mapping.Delimiter);

    private static string[] Numbers(int width) => [.. Enumerable.Range(1, width).Select(n => n.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The row with most of the mapping's columns; what it lacks of them is complained of next.</summary>
    private int HeaderAt(List<SeparatedRow> rows)
    {
        var (best, most) = (0, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            var found = rows[i].Fields.Count(f => mapping.Columns.ContainsKey(NameOf(f)));
            if (found > most) (best, most) = (i, found);
        }

        return best;
    }

    private (string Name, MappedColumn? Column)[] Columns(string[] header)
    {
        var names = header.Select(NameOf).ToArray();
        if (names.Where(n => n.Length > 0).GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new RefusedException("repeated-column", $"{file.Name}: column \"{twice.Key}\" stands twice in the header");
        }

        var unmapped = names.Where(n => n.Length > 0 && !mapping.Columns.ContainsKey(n) && !mapping.Ignored.Contains(n)).ToList();
        if (unmapped.Count > 0)
        {
            throw new RefusedException(
                "unmapped-column", $"{file.Name}: {Quoted(unmapped)} in the header is neither mapped nor ignored by the mapping");
        }

        var missing = mapping.Columns.Keys.Except(names, StringComparer.Ordinal).ToList();
        return missing.Count > 0
            ? throw new RefusedException("missing-column", $"{file.Name}: {Quoted(missing)} of the mapping is not in the header")
            : names.Select(n => (n, mapping.Columns.GetValueOrDefault(n))).ToArray();
    }

    private static string NameOf(string field) => Blanks.Collapse(field) ?? "";

    private static string Quoted(List<string> names) => $"column {string.Join(", ", names.Select(n => $"\"{ReadIssue.Cut(n)}\""))}";

    private MappedRow? Row(SeparatedRow row, (string Name, MappedColumn? Column)[] columns)
    {
        log.RowsRead++;
        // The cells at the end of a sheet's row that hold nothing are not stored.
        if (row.Fields.Length != columns.Length && !(_isSheet && row.Fields.Length < columns.Length))
        {
            log.Row(file.Name, row.Line, "row", $"{columns.Length} columns", $"{row.Fields.Length} columns");
            return null;
        }

        var values = new List<MappedValue>();
        for (var i = 0; i < row.Fields.Length; i++)
        {
            if (columns[i].Column is { } column) values.AddRange(column.Values(row.Fields[i], mapping.Empty));
            else if (columns[i].Name.Length == 0) CheckNameless(row, i);
        }

        values.AddRange(mapping.Constants.Select(c => c.InRow));
        return new MappedRow(row.Line, values);
    }

    /// <summary>A column without a name is most often the empty one behind the last separator.</summary>
    private void CheckNameless(SeparatedRow row, int i)
    {
        if (mapping.Ignored.Contains("") || Blanks.Collapse(row.Fields[i]) is not { } value) return;
        log.FieldOnce(file.Name, row.Line, FormattableString.Invariant($"column {i + 1}"), "a name in the header, or \"\" among the ignored", value);
    }

    private RefusedException Truncated(SeparatedRow end, int width) => new(
        "truncated",
        FormattableString.Invariant($"{file.Name} breaks off in its last row, line {end.Line}: expected {width} columns, found {end.Fields.Length}; ")
        + "download it again, or take the line off if it is a note below the table");
}
