using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Text;

/// <summary>
/// A table whose columns are known by their names: in any order, with blanks round them, the header in one of the first rows. A header that stands
/// again further down is passed over.
/// </summary>
internal sealed class HeadedTable
{
    /// <summary>How far down a header is looked for.</summary>
    public const int MostBefore = 5;

    private const string Beyond = "cells beyond the header";

    private readonly SourceFile _file;
    private readonly ReadingLog _log;
    private readonly string[] _columns;
    private readonly HeadedColumns _known;
    private readonly bool _isSheet;
    private bool? _endsWithItsLine;

    private HeadedTable(SourceFile file, ReadingLog log, string[] columns, IEnumerable<string> known, List<SeparatedRow> before)
    {
        (_file, _log, _columns, Before) = (file, log, columns, before);
        (_known, _isSheet) = (new HeadedColumns(columns, known), Spreadsheet.Is(file));
    }

    /// <summary>The rows before the header, where a publisher says when the list was made.</summary>
    public IReadOnlyList<SeparatedRow> Before { get; }

    /// <summary>Finds the header.</summary>
    /// <param name="file">The file.</param>
    /// <param name="log">Told of columns that are not known.</param>
    /// <param name="signature">Columns by which the header is told.</param>
    /// <param name="known">Every column that the reader takes or leaves on purpose; another is complained of once.</param>
    /// <param name="required">Columns that every layout of the publisher has and the reader takes; one that is absent is complained of once.</param>
    /// <exception cref="RefusedException"><c>wrong-format</c> where there is none.</exception>
    public static HeadedTable Open(
        SourceFile file, ReadingLog log, IReadOnlyCollection<string> signature, IReadOnlyCollection<string> known, IReadOnlyCollection<string>? required = null)
    {
        var before = new List<SeparatedRow>();
        foreach (var row in TableRows.Read(file).Take(MostBefore))
        {
            if (!IsHeader(row.Fields, signature))
            {
                before.Add(row);
                continue;
            }

            string[] columns = [.. row.Fields.Select(NameOf)];
            foreach (var column in columns)
            {
                if (column.Length > 0 && !known.Contains(column, StringComparer.OrdinalIgnoreCase))
                    log.FieldOnce(file.Name, row.Line, column, "a known column", column);
            }

            foreach (var absent in (required ?? []).Except(columns, StringComparer.OrdinalIgnoreCase))
                log.FieldOnce(file.Name, row.Line, absent, "a column of that name", "none in the header");

            foreach (var twice in columns.Where(c => c.Length > 0).GroupBy(c => c, StringComparer.OrdinalIgnoreCase).Where(c => c.Count() > 1))
            {
                var found = $"{twice.Count()} of that name; where the first is empty the next is taken";
                log.FieldOnce(file.Name, row.Line, $"{twice.Key} (again)", "each column once", found);
            }

            return new HeadedTable(file, log, columns, known, before);
        }

        throw new RefusedException(
            "wrong-format", $"{file.Name}: expected a header with the columns {string.Join(", ", signature)} in the first {MostBefore} rows, found none");
    }

    /// <summary>Whether a row is a header that has these columns.</summary>
    public static bool IsHeader(string[] fields, IEnumerable<string> signature)
    {
        var names = fields.Select(NameOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return signature.All(names.Contains);
    }

    /// <summary>
    /// The rows behind the header, one at a time, each counted. One of another width is lost with an issue; at the end of a file it is where a
    /// download broke off.
    /// </summary>
    /// <exception cref="RefusedException"><c>truncated</c>, and what reading a table is refused for.</exception>
    public IEnumerable<HeadedRow> Rows()
    {
        var again = Again();
        List<int> unnamed = [.. _columns.Index().Where(c => c.Item.Length == 0).Select(c => c.Index)];
        SeparatedRow? last = null;
        var (lines, lost) = (Before.Count + 1, 0L);
        foreach (var row in TableRows.Read(_file).Skip(lines))
        {
            last = row;
            if (IsHeaderAgain(row.Fields)) continue;
            _log.RowsRead++;
            // The cells at the end of a sheet's row that hold nothing are not stored.
            if (row.Fields.Length == _columns.Length || (_isSheet && row.Fields.Length < _columns.Length) || IsWholeBeside(row) || IsShortOfEmpty(row))
            {
                if (again.Count > 0) FillFromAgain(row.Fields, again);
                if (unnamed.Count > 0 && TellUnnamed(row, unnamed)) unnamed.Clear();
                _log.Listing = (_file.Name, row.Line);
                yield return new HeadedRow(row.Line, row.Fields, _known);
                continue;
            }

            lost = row.Line;
            _log.Row(_file.Name, row.Line, "row", $"{_columns.Length} columns", $"{row.Fields.Length} columns");
        }

        if (last is { } end && end.Line == lost && end.Fields.Length < _columns.Length)
        {
            throw new RefusedException(
                "truncated",
                FormattableString.Invariant($"{_file.Name} breaks off in its last row, line {end.Line}: expected {_columns.Length} columns, ")
                + FormattableString.Invariant($"found {end.Fields.Length}; download it again"));
        }
    }

    private bool IsHeaderAgain(string[] fields)
    {
        if (fields.Length != _columns.Length) return false;
        for (var i = 0; i < fields.Length; i++)
        {
            if (NameOf(fields[i]) != _columns[i]) return false;
        }

        return true;
    }

    /// <summary>Whether a row goes beyond its header with empty cells alone; where others stand there, what a cell is may have slipped.</summary>
    private bool IsWholeBeside(SeparatedRow row)
    {
        if (row.Fields.Length <= _columns.Length || row.Fields.Skip(_columns.Length).Any(f => NameOf(f).Length > 0)) return false;
        _log.FieldOnce(_file.Name, row.Line, Beyond, $"{_columns.Length} columns", "empty cells more");
        return true;
    }

    /// <summary>
    /// Whether a row lacks cells that hold nothing, which programs that write tables leave out: its last cell is empty, and the file ends with its last line,
    /// so that nothing broke off. It is told, for a cell may be missing in its middle.
    /// </summary>
    private bool IsShortOfEmpty(SeparatedRow row)
    {
        var width = row.Fields.Length;
        if (width < 2 || width >= _columns.Length || NameOf(row.Fields[^1]).Length > 0 || !EndsWithItsLine()) return false;
        _log.Field(_file.Name, row.Line, "row", $"{_columns.Length} columns", $"{width}, the last of them empty; taken as if the rest were empty, too");
        return true;
    }

    private bool EndsWithItsLine()
    {
        if (_endsWithItsLine is { } known) return known;
        using var text = SourceText.Open(_file);
        var (buffer, last) = (new char[8192], '\0');
        for (int read; (read = text.ReadBlock(buffer)) > 0;) last = buffer[read - 1];
        _endsWithItsLine = last is '\n' or '\r';
        return _endsWithItsLine.Value;
    }

    // A sheet's header is as wide as its widest row.
    private bool TellUnnamed(SeparatedRow row, List<int> unnamed)
    {
        var found = unnamed.FindIndex(u => u < row.Fields.Length && NameOf(row.Fields[u]).Length > 0);
        if (found < 0) return false;
        _log.FieldOnce(_file.Name, row.Line, Beyond, "nothing in a column without a name", row.Fields[unnamed[found]]);
        return true;
    }

    /// <summary>Columns of a name that another before them has, with that one's place.</summary>
    private List<(int Place, int First)> Again() =>
    [
        .. _columns.Index().Where(c => c.Item.Length > 0)
            .Select(c => (c.Index, First: Array.FindIndex(_columns, o => o.Equals(c.Item, StringComparison.OrdinalIgnoreCase))))
            .Where(c => c.First != c.Index),
    ];

    private static void FillFromAgain(string[] fields, List<(int Place, int First)> again)
    {
        foreach (var (place, first) in again)
            if (place < fields.Length && string.IsNullOrWhiteSpace(fields[first])) fields[first] = fields[place];
    }

    private static string NameOf(string field) => Blanks.Collapse(field) ?? "";
}

/// <summary>A row of a <see cref="HeadedTable"/>.</summary>
/// <param name="Line">1-based line where it begins, or its number on the sheet.</param>
/// <param name="Fields">Its fields as written.</param>
/// <param name="Columns">The table's columns.</param>
internal readonly record struct HeadedRow(long Line, string[] Fields, HeadedColumns Columns)
{
    /// <summary>Where the column of a name stands, of those that the reader knows.</summary>
    public IReadOnlyDictionary<string, int> Places => Columns.Places;

    /// <summary>What stands in a column, blanks collapsed; <see langword="null"/> where that is nothing or there is no such column.</summary>
    public string? this[string column] => Columns.Text(Fields, column);
}
