using CsCheck;
using Lookback.Core.Arrivals;
using Lookback.Core.Arrivals.Publication;

namespace Lookback.Tests.Arrivals;

/// <summary>Plans, counts and tables of which a test says only what matters.</summary>
internal static class Published
{
    public static readonly DateOnly January = new(2021, 1, 1);

    public static Plan Plan(int named = 3, TotalRows totals = TotalRows.None, string by = "place") => new()
    {
        Name = $"by-{by}",
        Unit = ArrivalUnit.Events,
        Kind = PeriodKind.Month,
        DayRule = "the day by the clock of the place",
        ColumnsBy = by,
        Columns = [.. Enumerable.Range(1, named).Select(i => $"{by} {i}")],
        Totals = totals,
        From = January,
    };

    public static IReadOnlyList<PeriodCounts> Months(params int[][] counts) => [.. counts.Select((c, i) => new PeriodCounts(January.AddMonths(i), c))];

    public static Release Make(Plan plan, IReadOnlyList<PeriodCounts> counts, Release? last = null, Release? beside = null) =>
        Publisher.Make(Request(plan, counts, last, beside)).Release;

    public static ReleaseRequest Request(Plan plan, IReadOnlyList<PeriodCounts> counts, Release? last = null, Release? beside = null) => new()
    {
        Plan = plan, Counts = counts, CompleteTo = new DateOnly(2031, 1, 1), Last = last, Beside = beside,
    };

    /// <summary>Months side by side, and a total row where there is one.</summary>
    public static PublishedTable Table(int?[][] rows, int?[]? total = null)
    {
        PublishedRow Row(int?[] cells, int at, RowKind kind, int months) => new()
        {
            Label = kind == RowKind.Period ? $"r{at + 1}" : "all",
            Kind = kind,
            From = January.AddMonths(at),
            To = January.AddMonths(at + months).AddDays(-1),
            Cells = cells[..^1],
            Total = cells[^1],
        };
        return new PublishedTable
        {
            Threshold = 10,
            Columns = [.. Enumerable.Range(1, rows[0].Length - 1).Select(c => $"c{c}")],
            Rows = [.. rows.Select((r, i) => Row(r, i, RowKind.Period, 1)), .. total is null ? [] : new[] { Row(total, 0, RowKind.All, rows.Length) }],
        };
    }

    /// <summary>Counts as they come: many small ones, zeros, some large.</summary>
    public static readonly Gen<int> Count = Gen.Frequency((2, Gen.Const(0)), (4, Gen.Int[1, 12]), (3, Gen.Int[5, 60]), (1, Gen.Int[50, 900]));

    public static Gen<int[][]> Counts(int leastRows, int mostRows, int width) => Count.Array[width].Array[leastRows, mostRows];

    /// <summary>Nothing small is shown, nothing can be worked out, and what is shown is true.</summary>
    public static bool Holds(Release release, IReadOnlyList<PeriodCounts> counts)
    {
        Assert.Empty(AttackCheck.SmallShown(release.Table));
        Assert.DoesNotContain(AttackCheck.Intervals(release.Table), c => c.Verdict == CellVerdict.Narrowed);
        foreach (var row in release.Table.Rows)
        {
            var within = counts.Where(c => c.From >= row.From && c.From <= row.To).ToList();
            for (var c = 0; c < row.Cells.Count; c++) Assert.True(row.Cells[c] is null || row.Cells[c] == within.Sum(p => p.Counts[c]));
            Assert.True(row.Total is null || row.Total == within.Sum(p => p.Counts.Sum()));
        }

        return true;
    }
}
