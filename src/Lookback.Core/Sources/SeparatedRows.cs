using Lookback.Core.Records;
using nietras.SeparatedValues;

namespace Lookback.Core.Sources;

/// <summary>One row of a table of separated values.</summary>
/// <param name="Line">1-based line where it begins.</param>
/// <param name="Fields">Its fields, quotes taken off.</param>
public readonly record struct SeparatedRow(long Line, string[] Fields);

/// <summary>Rows of separated values: RFC 4180 quoting, any line ends, one row in memory.</summary>
internal static class SeparatedRows
{
    /// <summary>Longest field taken, in characters; a longer one is a sign of a lost quote.</summary>
    public const int MaxField = 64 * 1024;

    /// <summary>OFAC ends its files with the old DOS end-of-file character.</summary>
    private const string EndOfFile = "\u001A";

    public static IEnumerable<SeparatedRow> Read(SourceFile file, char delimiter)
    {
        using var reader = Reader(file, delimiter);
        var first = true; // Sep 0.17.1 gives a first row without header the line it ends on
        string[] last = [];
        while (reader.MoveNext())
        {
            if (Take(reader, first ? 1 : reader.Current.LineNumberFrom, last, file.Name) is { } row)
            {
                last = row.Fields;
                yield return row;
            }

            first = false;
        }
    }

    /// <summary>Whether the first column's whole numbers never fall, so that a merge may rely on them. Reads the whole file.</summary>
    public static bool AreSorted(SourceFile file)
    {
        using var reader = Reader(file, ',');
        var last = long.MinValue;
        while (reader.MoveNext())
        {
            if (!reader.Current[0].TryParse<long>(out var number)) continue;
            if (number < last) return false;
            last = number;
        }

        return true;
    }

    /// <summary>The separator of a table with a header: of comma, semicolon, tab and bar the one its first line has most of.</summary>
    public static char SeparatorOf(SourceFile file)
    {
        const string Known = ",;\t|";
        Span<int> counts = stackalloc int[Known.Length];
        using var text = new RowGuard(SourceText.Open(file), file.Name);
        var (quoted, seen) = (false, false);
        for (int next; (next = text.Read()) >= 0;)
        {
            var c = (char)next;
            if (c is '\r' or '\n' && !quoted && seen) break;
            seen |= !char.IsWhiteSpace(c);
            if (c == '"') quoted = !quoted;
            else if (!quoted && Known.IndexOf(c, StringComparison.Ordinal) is var known and >= 0) counts[known]++;
        }

        var best = 0;
        for (var i = 1; i < counts.Length; i++) if (counts[i] > counts[best]) best = i;
        return Known[best];
    }

    private static SepReader Reader(SourceFile file, char delimiter)
    {
        var text = new RowGuard(SourceText.Open(file), file.Name);
        return Sep.New(delimiter).Reader(o => o with
        {
            HasHeader = false,
            Unescape = true,
            DisableColCountCheck = true,
            CreateToString = SepToString.PoolPerCol(maximumStringLength: 24),
        }).From(text);
    }

    /// <summary>Rows that make one listing repeat what they share, down to remarks of thousands of characters: a field that repeats is the same text.</summary>
    private static SeparatedRow? Take(SepReader reader, long line, string[] last, string file)
    {
        var row = reader.Current;
        var fields = new string[row.ColCount];
        for (var i = 0; i < fields.Length; i++)
        {
            var col = row[i];
            var span = col.Span;
            if (span.Length > MaxField)
            {
                throw new RefusedException(
                    "field-too-long",
                    $"{file}, line {line}, column {i + 1}: a field has over {MaxField} characters; a closing quote is probably missing");
            }

            fields[i] = i < last.Length && span.SequenceEqual(last[i]) ? last[i] : col.ToString();
        }

        var blank = fields is [] or [""] || fields[0] == EndOfFile || (fields is [var only] && string.IsNullOrWhiteSpace(only));
        return blank ? null : new SeparatedRow(line, fields);
    }
}
