using System.Globalization;
using System.Text;
using Lookback.Core.Records;
using nietras.SeparatedValues;

namespace Lookback.Core.Arrivals.Publication;

/// <summary>
/// A published table as CSV (RFC 4180, UTF-8): <c>row,kind,from,to</c>, the columns, <c>total</c>. A hidden cell is <c>*</c>. A column's name that
/// a spreadsheet would take for a formula is written behind an apostrophe.
/// </summary>
public static class TableCsv
{
    /// <summary>What stands in a hidden cell.</summary>
    public const string Hidden = "*";

    /// <summary>The name of the last column.</summary>
    public const string Total = "total";

    private const string Formula = "=+-@\t\r\n";
    private static readonly string[] Before = ["row", "kind", "from", "to"];

    /// <summary>Writes.</summary>
    public static string Write(PublishedTable table)
    {
        var text = new StringBuilder();
        Line(text, [.. Before, .. table.Columns.Select(Safe), Total]);
        foreach (var row in table.Rows)
        {
            Line(text,
            [
                row.Label, TableJson.Word(row.Kind), Day(row.From), Day(row.To),
                .. row.Cells.Append(row.Total).Select(v => v is { } shown ? shown.ToString(CultureInfo.InvariantCulture) : Hidden),
            ]);
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote. The threshold is said beside a table and not in it.</summary>
    /// <exception cref="RefusedException"><c>bad-table</c>.</exception>
    public static PublishedTable Read(string csv, int threshold)
    {
        try
        {
            using var reader = Sep.New(',').Reader(o => o with { Unescape = true }).FromText(csv);
            var header = reader.Header.ColNames;
            if (header.Count < 6 || !header.Take(4).SequenceEqual(Before) || header[^1] != Total)
                throw PublishedTable.Bad($"first line: expected {string.Join(',', Before)}, columns and {Total}, found other names");
            var rows = new List<PublishedRow>();
            foreach (var line in reader)
            {
                var at = FormattableString.Invariant($"line {line.LineNumberFrom}");
                var values = new List<int?>();
                for (var c = 4; c < header.Count; c++) values.Add(Count(line[c].ToString(), $"{at}, {header[c]}"));
                rows.Add(new PublishedRow
                {
                    Label = line[0].ToString(),
                    Kind = TableJson.Kind(line[1].ToString()) ?? throw PublishedTable.Bad($"{at}, kind: expected {TableJson.Kinds}, found another word"),
                    From = Day(line[2].ToString(), at),
                    To = Day(line[3].ToString(), at),
                    Cells = values[..^1],
                    Total = values[^1],
                });
            }

            return new PublishedTable { Threshold = threshold, Columns = [.. header.Skip(4).SkipLast(1).Select(Unsafe)], Rows = rows };
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidDataException or KeyNotFoundException or InvalidOperationException)
        {
            throw PublishedTable.Bad("the whole: expected CSV of lines with as many cells as the first, found other text");
        }
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Quoted)).Append('\n');

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Safe(string name) => name.Length > 0 && (Formula.Contains(name[0], StringComparison.Ordinal) || name[0] == '\'') ? $"'{name}" : name;

    private static string Unsafe(string name) => name.StartsWith('\'') ? name[1..] : name;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string text, string at) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw PublishedTable.Bad($"{at}: expected a day such as 2024-05-01, found \"{text}\"");

    private static int? Count(string text, string at) => text == Hidden
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= PublishedTable.MostCount
            ? count
            : throw PublishedTable.Bad(FormattableString.Invariant($"{at}: expected a count of 0 to {PublishedTable.MostCount} or {Hidden}, found \"{text}\""));
}
