using System.Globalization;
using Lookback.Core.Lists.Text;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// A satellite file of the CSV set (aliases, addresses, continued remarks), whose rows are asked for by the primary's number. Where
/// both are sorted, as OFAC publishes them, the two are merged as they stream; otherwise the satellite alone is held in memory.
/// </summary>
internal sealed class OfacSatellite : IDisposable
{
    private readonly string _name;
    private readonly int _width;
    private readonly ReadingLog _log;
    private readonly IEnumerator<SeparatedRow>? _rows;
    private readonly Dictionary<long, List<SeparatedRow>> _grouped = [];
    private (long Number, SeparatedRow Row)? _next;
    private bool _begun;
    private SeparatedRow _last;

    private OfacSatellite(SourceFile? file, int width, ReadingLog log, bool inStep)
    {
        _name = file?.Name ?? "";
        _width = width;
        _log = log;
        if (file is null) return;
        _rows = SeparatedRows.Read(file, ',').GetEnumerator();
        _next = Advance();
        if (!inStep) Group();
    }

    /// <param name="file">Null where the set has no such file.</param>
    /// <param name="width">Its number of columns.</param>
    /// <param name="log">Where bad rows go.</param>
    /// <param name="primaryIsSorted">Whether the numbers asked for will never fall.</param>
    public static OfacSatellite Open(SourceFile? file, int width, ReadingLog log, bool primaryIsSorted) =>
        new(file, width, log, primaryIsSorted && (file is null || SeparatedRows.AreSorted(file)));

    /// <summary>The file's name, for issues.</summary>
    public string Name => _name;

    /// <summary>The rows that belong to the number.</summary>
    public IReadOnlyList<SeparatedRow> Take(long number)
    {
        if (_grouped.Remove(number, out var grouped)) return grouped;
        var rows = new List<SeparatedRow>();
        for (; _next is { } next && next.Number <= number; _next = Advance())
        {
            if (next.Number == number) rows.Add(next.Row);
            else Orphan(next.Number, next.Row);
        }

        return rows;
    }

    /// <summary>Complains of the rows that nothing asked for.</summary>
    public void Finish()
    {
        for (; _next is { } next; _next = Advance()) Orphan(next.Number, next.Row);
        foreach (var (number, rows) in _grouped) rows.ForEach(r => Orphan(number, r));
    }

    public void Dispose() => _rows?.Dispose();

    private void Group()
    {
        for (; _next is { } next; _next = Advance())
        {
            if (!_grouped.TryGetValue(next.Number, out var rows)) _grouped.Add(next.Number, rows = []);
            rows.Add(next.Row);
        }
    }

    private void Orphan(long number, SeparatedRow row) =>
        _log.Row(_name, row.Line, "ent_num", "a number that the primary file has", number.ToString(CultureInfo.InvariantCulture));

    private (long Number, SeparatedRow Row)? Advance()
    {
        while (_rows!.MoveNext())
        {
            var row = _last = _rows.Current;
            var isNumber = long.TryParse(row.Fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (!_begun && !isNumber && row.Fields.Length == _width)
            {
                _begun = true;
                continue;
            }

            _begun = true;
            _log.RowsRead++;
            if (row.Fields.Length != _width) _log.Row(_name, row.Line, "row", $"{_width} columns", $"{row.Fields.Length} columns");
            else if (!isNumber) _log.Row(_name, row.Line, "ent_num", "a whole number", row.Fields[0]);
            else return (number, row);
        }

        OfacCsvReader.RefuseCut(_name, _last, _width);
        return null;
    }
}
