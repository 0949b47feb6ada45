namespace Lookback.Core.Arrivals;

/// <summary>What a count is of. There is no count without.</summary>
public enum ArrivalUnit
{
    /// <summary>Events: somebody who was met twice counts twice.</summary>
    Events,

    /// <summary>Distinct persons, under a rule that says who is one person: somebody counts once in each period.</summary>
    Persons,
}

/// <summary>So many on a day, in a column.</summary>
/// <param name="Day">The day.</param>
/// <param name="Column">The place or citizenship as recorded, or <see cref="CountTable.NotRecorded"/>.</param>
/// <param name="Count">How many, 0 or more.</param>
public readonly record struct DayCount(DateOnly Day, string Column, long Count);

/// <summary>
/// Counts by period and column: made of numbers alone. Whatever it was counted from, no way leads back there.
/// </summary>
public sealed class CountTable
{
    /// <summary>The column of what is not on record: a count of its own, never spread over others.</summary>
    public const string NotRecorded = "not recorded";

    private readonly long[,] _cells;

    private CountTable(ArrivalUnit unit, PeriodRule rule, IReadOnlyList<CountingPeriod> periods, IReadOnlyList<string> columns, long[,] cells)
    {
        (Unit, Rule, Periods, Columns, _cells) = (unit, rule, periods, columns, cells);
    }

    /// <summary>What was counted.</summary>
    public ArrivalUnit Unit { get; }

    /// <summary>How days fall into periods.</summary>
    public PeriodRule Rule { get; }

    /// <summary>The periods, one after another, none left out: a period of nothing is a count of 0.</summary>
    public IReadOnlyList<CountingPeriod> Periods { get; }

    /// <summary>The columns, largest first, what is not recorded last.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The count of a period in a column.</summary>
    public long this[int period, int column] => _cells[period, column];

    /// <summary>The count of a period over all columns.</summary>
    public long Total(int period) => Enumerable.Range(0, Columns.Count).Sum(c => _cells[period, c]);

    /// <summary>The sum of a column over all periods: of persons, who count once in each period, this is no number of persons.</summary>
    public long Sum(int column) => Enumerable.Range(0, Periods.Count).Sum(p => _cells[p, column]);

    /// <summary>The counts of a column, period after period; of all columns together for <see langword="null"/>.</summary>
    public IReadOnlyList<long> Series(int? column) =>
        [.. Enumerable.Range(0, Periods.Count).Select(p => column is { } c ? _cells[p, c] : Total(p))];

    /// <summary>The table up to the periods that were over before a day began.</summary>
    public CountTable ClosedBefore(DateOnly day)
    {
        var periods = Periods.TakeWhile(p => p.IsClosedBefore(day)).ToList();
        var cells = new long[periods.Count, Columns.Count];
        for (var p = 0; p < periods.Count; p++)
            for (var c = 0; c < Columns.Count; c++) cells[p, c] = _cells[p, c];
        return new CountTable(Unit, Rule, periods, Columns, cells);
    }

    /// <summary>A table of counts.</summary>
    /// <param name="unit">What they are of.</param>
    /// <param name="rule">How days fall into periods.</param>
    /// <param name="counts">The counts, in any order; those of persons one for each person and period.</param>
    /// <param name="from">The first day asked about; that of the first count for <see langword="null"/>.</param>
    /// <param name="to">The last day asked about; that of the last count for <see langword="null"/>.</param>
    public static CountTable Of(ArrivalUnit unit, PeriodRule rule, IEnumerable<DayCount> counts, DateOnly? from = null, DateOnly? to = null)
    {
        var within = counts.Where(c => (from is null || c.Day >= from) && (to is null || c.Day <= to)).ToList();
        var columns = within.GroupBy(c => c.Column, StringComparer.Ordinal)
            .OrderBy(g => g.Key == NotRecorded)
            .ThenByDescending(g => g.Sum(c => c.Count))
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Key)
            .ToList();
        var (first, last) = (from ?? Min(within), to ?? Max(within));
        var periods = first is { } a && last is { } b ? rule.Between(a, b).ToList() : [];
        var cells = new long[periods.Count, columns.Count];
        var (row, column) = (Numbers(periods.Select(p => p.From)), Numbers(columns));
        foreach (var count in within)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count.Count, nameof(counts));
            cells[row[rule.Of(count.Day).From], column[count.Column]] += count.Count;
        }

        return new CountTable(unit, rule, periods, columns, cells);
    }

    private static DateOnly? Min(List<DayCount> counts) => counts.Count == 0 ? null : counts.Min(c => c.Day);

    private static DateOnly? Max(List<DayCount> counts) => counts.Count == 0 ? null : counts.Max(c => c.Day);

    private static Dictionary<T, int> Numbers<T>(IEnumerable<T> keys)
        where T : notnull => keys.Select((key, i) => (key, i)).ToDictionary(k => k.key, k => k.i);
}
