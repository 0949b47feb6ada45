using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Mapped;

/// <summary>
/// JSON lines, each an object, read through a mapping whose columns are properties: nested ones by a dotted way (<c>person.names.0</c>), a list as
/// several values. A line may lack a property; a property that no one thought of refuses the file where it stands near the beginning, and is an issue,
/// said once, where it turns up later.
/// </summary>
internal sealed class MappedLines(SourceFile file, ColumnMapping mapping, ReadingLog log)
{
    /// <summary>Lines in which every property must be mapped or ignored: as many as a proposal looks at.</summary>
    public const int Strict = 1000;

    /// <summary>Longest line, in characters; a row of a table is no longer either.</summary>
    private const int MaxLine = RowGuard.MaxRow;

    private const int MostUnmapped = 100;

    private readonly (string Name, string[] Way, MappedColumn Column)[] _columns = [.. mapping.Columns.Select(c => (c.Key, c.Key.Split('.'), c.Value))];
    private readonly string[][] _ignored = [.. mapping.Ignored.Select(i => i.Split('.'))];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unmapped = new(StringComparer.Ordinal);

    public IEnumerable<MappedRow> Read()
    {
        var last = 0L;
        foreach (var line in BoundedLines.Read(file))
        {
            if (line.Text is not null && string.IsNullOrWhiteSpace(line.Text)) continue;
            log.RowsRead++;
            last = line.Number;
            if (Row(line) is { } row) yield return row;
        }

        foreach (var column in _columns)
            if (!_seen.Contains(column.Name)) log.Field(file.Name, last, column.Name, "a property that some line has", "no line with it");
    }

    private MappedRow? Row(BoundedLine line)
    {
        if (line.Text is null || line.Text.Length > MaxLine) return Lost(line, FormattableString.Invariant($"at most {MaxLine} characters"), "more");
        try
        {
            using var json = JsonDocument.Parse(line.Text);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return Lost(line, "one JSON object", line.Text);
            return new MappedRow(line.Number, Values([.. JsonLeaf.Of(json.RootElement)], line.Number));
        }
        catch (JsonException) when (line.IsCut)
        {
            throw new RefusedException(
                "truncated",
                FormattableString.Invariant($"{file.Name} breaks off in its last line, {line.Number}: expected one JSON object; download it again"));
        }
        catch (JsonException)
        {
            return Lost(line, "one JSON object", line.Text);
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json finds half a surrogate pair (\ud800 alone) only when the text is taken.
            return Lost(line, "whole characters", line.Text);
        }
    }

    private List<MappedValue> Values(JsonLeaf[] leaves, long line)
    {
        var taken = new bool[leaves.Length];
        var values = new List<MappedValue>();
        foreach (var (name, way, column) in _columns)
        {
            for (var i = 0; i < leaves.Length; i++)
            {
                if (!leaves[i].IsAt(way)) continue;
                taken[i] = true;
                _seen.Add(name);
                if (leaves[i].Text.Length <= SeparatedRows.MaxField) values.AddRange(column.Values(leaves[i].Text, mapping.Empty, leaves[i].Part));
                else log.Field(file.Name, line, name, FormattableString.Invariant($"at most {SeparatedRows.MaxField} characters"), leaves[i].Text);
            }
        }

        for (var i = 0; i < leaves.Length; i++)
        {
            if (!taken[i] && !Array.Exists(_ignored, leaves[i].IsUnder)) Complain(leaves[i], line);
        }

        values.AddRange(mapping.Constants.Select(c => c.InRow));
        return values;
    }

    private void Complain(JsonLeaf leaf, long line)
    {
        if (log.RowsRead <= Strict)
        {
            throw new RefusedException(
                "unmapped-column",
                FormattableString.Invariant($"{file.Name}, line {line}: property \"{ReadIssue.Cut(leaf.Path)}\" is neither mapped nor ignored by the mapping"));
        }

        if (_unmapped.Count >= MostUnmapped || !_unmapped.Add(leaf.Column)) return;
        log.Field(file.Name, line, leaf.Column, "a property that is mapped or ignored", leaf.Text);
    }

    private MappedRow? Lost(BoundedLine line, string expected, string found)
    {
        log.Row(file.Name, line.Number, "line", expected, found);
        return null;
    }
}
