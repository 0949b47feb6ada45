using System.Text.Json;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Mapped;

/// <summary>A column of a sample.</summary>
/// <param name="Name">Its name in the header, or the dotted way of a property.</param>
/// <param name="Rows">For each row the texts in it that are not blank: at most one in a table, several where JSON has a list.</param>
internal sealed record SampleColumn(string Name, IReadOnlyList<string[]> Rows)
{
    /// <summary>All texts.</summary>
    public IEnumerable<string> Cells => Rows.SelectMany(r => r);
}

/// <summary>The header and the first rows of a table that nothing is known of.</summary>
/// <param name="Kind">What it came as, in words.</param>
/// <param name="Delimiter">What separates its values; <see langword="null"/> where nothing does.</param>
/// <param name="Columns">Its columns in their order.</param>
/// <param name="Rows">How many rows were looked at.</param>
internal sealed record TableSample(string Kind, char? Delimiter, IReadOnlyList<SampleColumn> Columns, int Rows)
{
    /// <summary>How many rows are looked at.</summary>
    public const int MostRows = MappedLines.Strict;

    /// <summary>Properties of different names that a file may have; ten times what the richest has.</summary>
    private const int MostProperties = 2_000;

    /// <summary>Characters of a cell that may name a column.</summary>
    public const int LongestHeader = 80;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>Whether the columns have names; those of a table without a header are called by their numbers.</summary>
    public bool HasHeader { get; init; } = true;

    /// <exception cref="RefusedException"><c>no-header</c>, <c>no-rows</c>, <c>wrong-format</c>, and what reading a file is refused for.</exception>
    public static TableSample Read(SourceFile file)
    {
        if (Spreadsheet.Is(file)) return Table(file, "a workbook", null, Spreadsheet.Read(file));
        if (JsonLeaf.IsLines(file)) return Lines(file);
        if (NameList.Of(file) is { } names) return names;
        var delimiter = DelimiterOf(file);
        return Table(file, $"values separated by {Words(delimiter)}", delimiter, SeparatedRows.Read(file, delimiter));
    }

    private static string Words(char delimiter) => delimiter switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        _ => "bars",
    };

    /// <summary>The separator by which most of the first rows have the same number of columns, more than one; a title above the table has none.</summary>
    private static char DelimiterOf(SourceFile file) => Delimiters.MaxBy(d =>
    {
        try
        {
            var widths = SeparatedRows.Read(file, d).Take(20).Select(r => r.Fields.Length).Where(w => w > 1).GroupBy(w => w);
            return widths.Select(g => (Rows: g.Count(), Columns: g.Key)).DefaultIfEmpty().Max();
        }
        catch (RefusedException refused) when (refused.Refusal.Code == "field-too-long")
        {
            return default;
        }
    });

    private static TableSample Table(SourceFile file, string kind, char? delimiter, IEnumerable<SeparatedRow> rows)
    {
        var taken = rows.Take(MostRows + HeadedTable.MostBefore).ToList();
        var at = HeaderAt(file, taken);
        var header = taken[at].Fields;
        var body = taken.Skip(at + 1).Where(r => delimiter is null || r.Fields.Length == header.Length).Take(MostRows).ToList();
        if (body.Count == 0) throw new RefusedException("no-rows", $"{file.Name} has a header and no row below it: expected at least one");
        var columns = header.Select((h, i) => new SampleColumn(Blanks.Collapse(h) ?? "", [.. body.Select(r => Cell(r.Fields, i))])).ToList();
        if (columns.Where(c => c.Name.Length > 0).GroupBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new RefusedException("repeated-column", $"{file.Name}: column \"{ReadIssue.Cut(twice.Key)}\" stands twice in the header");
        // What has neither a name nor a value is what stands behind the last separator.
        return new TableSample(kind, delimiter, [.. columns.Where(c => c.Name.Length > 0 || c.Cells.Any())], body.Count);
    }

    private static string[] Cell(string[] fields, int i) => i < fields.Length && !string.IsNullOrWhiteSpace(fields[i]) ? [fields[i]] : [];

    /// <summary>The row with most names that columns have; where none has any, the first, if it may be a header at all.</summary>
    private static int HeaderAt(SourceFile file, List<SeparatedRow> rows)
    {
        var first = rows.Take(HeadedTable.MostBefore).ToList();
        var known = first.Select(r => r.Fields.Count(f => f.Length <= LongestHeader && ColumnWords.Find(f) is { Fit: > WordFit.Within })).ToList();
        if (known.Count > 0 && known.Max() is var most and > 0 && first[known.IndexOf(most)].Fields is { Length: > 1 }) return known.IndexOf(most);
        if (first.Count > 0 && MayBeHeader(first[0].Fields)) return 0;
        throw new RefusedException(
            "no-header",
            $"{file.Name} has no header in its first {HeadedTable.MostBefore} rows: expected a row that names two columns or more, "
            + $"found \"{ReadIssue.Cut(string.Join(", ", first.FirstOrDefault().Fields ?? []))}\"; write one above the table");
    }

    private static bool MayBeHeader(string[] fields) =>
        fields.Length > 1 && fields.Distinct(StringComparer.Ordinal).Count() == fields.Length
        && Array.TrueForAll(fields, f => f.Length <= LongestHeader && f.Any(char.IsLetter) && !f.Any(char.IsDigit));

    private static TableSample Lines(SourceFile file)
    {
        var rows = new List<ILookup<string, string>>();
        var (names, known) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var line in BoundedLines.Read(file).Where(l => !string.IsNullOrWhiteSpace(l.Text)).Take(MostRows))
        {
            if (Leaves(line) is not { } leaves) continue;
            var row = leaves.Where(l => !string.IsNullOrWhiteSpace(l.Text)).ToLookup(l => l.Column, l => l.Text, StringComparer.Ordinal);
            names.AddRange(leaves.Select(l => l.Column).Where(known.Add));
            if (names.Count > MostProperties) throw TooMany(file, line);
            rows.Add(row);
        }

        if (rows.Count == 0) throw new RefusedException("wrong-format", $"{file.Name} is JSON of another kind: expected one object a line");
        return new TableSample("JSON lines", null, [.. names.Select(n => new SampleColumn(n, [.. rows.Select(r => r[n].ToArray())]))], rows.Count);
    }

    private static RefusedException TooMany(SourceFile file, BoundedLine line) => new(
        "too-many-columns",
        FormattableString.Invariant($"{file.Name}, line {line.Number}: the objects up to here have over {MostProperties} properties of different names: ")
        + "expected the same in each; where ids stand for names, write them as values");

    private static JsonLeaf[]? Leaves(BoundedLine line)
    {
        try
        {
            using var json = JsonDocument.Parse(line.Text!);
            return json.RootElement.ValueKind == JsonValueKind.Object ? [.. JsonLeaf.Of(json.RootElement)] : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
