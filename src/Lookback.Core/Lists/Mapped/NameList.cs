using System.Buffers;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Mapped;

/// <summary>A list of names and nothing else, one a line: below a header that says so, or without any.</summary>
internal static class NameList
{
    /// <summary>What a table without a header calls its only column.</summary>
    public const string Column = "1";

    /// <summary>Parts values in a table, and stands in no name: a comma may be part of one.</summary>
    private const char Delimiter = '\t';

    private const int EnoughToTell = 3;
    private const int MostWords = 8;

    /// <summary>Share of lines that have to be names where no header says that they are.</summary>
    private const double Most = 0.9;

    private static readonly SearchValues<char> NoName = SearchValues.Create(":;|=/\\@<>{}[]\t");

    /// <summary>The lines as a sample; null where they are something else.</summary>
    public static TableSample? Of(SourceFile file)
    {
        var rows = SeparatedRows.Read(file, Delimiter).Take(TableSample.MostRows + HeadedTable.MostBefore).ToList();
        if (rows.Exists(r => r.Fields.Length != 1)) return null;
        var lines = rows.ConvertAll(r => r.Fields[0]);
        var header = lines.Take(HeadedTable.MostBefore).ToList().FindIndex(IsHeader);
        if (header < 0) return AreNames(lines) ? Sample(Column, [.. lines.Take(TableSample.MostRows)]) with { HasHeader = false } : null;
        var body = lines.Skip(header + 1).Take(TableSample.MostRows).ToList();
        return body.Count > 0 ? Sample(Blanks.Collapse(lines[header])!, body) : null;
    }

    /// <summary>The only column of a list without a header.</summary>
    public static ProposedColumn Named(SampleColumn column)
    {
        var names = column.Cells.ToList();
        return new ProposedColumn(column.Name, ["name"], null, Sureness.Likely, ColumnGuess.Of(names.Count(IsName), names.Count, "like names"));
    }

    /// <summary>What somebody should know who has no header.</summary>
    public static string Note(SampleColumn column) =>
        $"no header was found: the first line, \"{ReadIssue.Cut(column.Cells.First())}\", is a name as all others are; take it off if it is a title";

    private static TableSample Sample(string name, List<string> lines) =>
        new("names, one a line", Delimiter, [new SampleColumn(name, [.. lines.Select(l => new[] { l })])], lines.Count);

    private static bool IsHeader(string line) =>
        line.Length <= TableSample.LongestHeader && !line.Contains(',', StringComparison.Ordinal) && !line.AsSpan().ContainsAny(NoName)
        && ColumnWords.Find(line) is { Fact: "name" or "given" or "family", Fit: WordFit.Whole };

    private static bool AreNames(List<string> lines)
    {
        if (lines.Count < EnoughToTell || lines.Count(IsName) < Most * lines.Count) return false;
        // A header of a table that commas part.
        if (lines[0].Split(',') is { Length: > 1 } parts && Array.Exists(parts, p => ColumnWords.Find(p) is { Fit: WordFit.Whole })) return false;
        // Words one a line are as likely anything else, and so are countries.
        return lines.Count(l => l.Trim().Contains(' ', StringComparison.Ordinal)) * 2 >= lines.Count
            && lines.Count(l => Countries.Find(l) is not null) * 2 < lines.Count;
    }

    /// <summary>Whether a line is a name as it stands: <c>Anton Vorell</c>, <c>VORELL, Anton</c>.</summary>
    private static bool IsName(string line)
    {
        var comma = line.IndexOf(',', StringComparison.Ordinal);
        return !line.AsSpan().ContainsAny(NoName) && !line.Any(char.IsDigit) && line.Count(c => c == ' ') < MostWords && ValueShapes.Fits("name", line)
            && (comma < 0 || (comma == line.LastIndexOf(',') && comma + 1 < line.Length && line[comma + 1] == ' '));
    }
}
