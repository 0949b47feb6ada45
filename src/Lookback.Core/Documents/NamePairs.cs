using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Documents;

/// <summary>A table of pairs of names to compare: columns <c>name1</c> and <c>name2</c>, <c>schema</c> where known, and any others.</summary>
public sealed class NamePairs
{
    private readonly SourceFile _file;
    private readonly char _separator;
    private readonly int _first;
    private readonly int _second;
    private readonly int _schema;

    private NamePairs(SourceFile file, char separator, string[] columns)
    {
        _file = file;
        _separator = separator;
        Columns = columns;
        _first = Column("name1");
        _second = Column("name2");
        _schema = Array.IndexOf(columns, "schema");
    }

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Opens a table and reads its header.</summary>
    /// <exception cref="RefusedException"><c>empty</c>, <c>no-name-column</c>, or the file is no text.</exception>
    public static NamePairs Open(SourceFile file)
    {
        var separator = SeparatedRows.SeparatorOf(file);
        foreach (var header in SeparatedRows.Read(file, separator)) return new NamePairs(file, separator, header.Fields);
        throw new RefusedException("empty", $"{file.Name} is empty: expected a CSV with columns name1 and name2, found no content");
    }

    /// <summary>The pairs in order, each with all its cells.</summary>
    /// <exception cref="RefusedException"><c>bad-row</c>: a row has another number of cells than the header.</exception>
    public IEnumerable<(string? Schema, string First, string Second, IReadOnlyList<string> Cells)> Rows()
    {
        foreach (var row in SeparatedRows.Read(_file, _separator).Skip(1))
        {
            if (row.Fields.Length != Columns.Count)
            {
                throw new RefusedException(
                    "bad-row", FormattableString.Invariant($"{_file.Name}, line {row.Line}: expected {Columns.Count} columns, found {row.Fields.Length}"));
            }

            yield return (_schema < 0 ? null : row.Fields[_schema], row.Fields[_first], row.Fields[_second], row.Fields);
        }
    }

    private int Column(string name)
    {
        for (var i = 0; i < Columns.Count; i++) if (Columns[i] == name) return i;
        throw new RefusedException(
            "no-name-column", $"{_file.Name}, line 1: expected columns name1 and name2, found {ReadIssue.Cut(string.Join(", ", Columns))}");
    }
}
