using CsCheck;
using Lookback.Core.Arrivals;
using Lookback.Core.Arrivals.Publication;
using Lookback.Core.Records;

namespace Lookback.Tests.Arrivals;

public sealed class AttackCheckTests
{
    private static readonly int?[][] Reference = [[null, null, 31, 40, 99], [12, 18, 0, 22, 52], [null, null, 29, 35, 115]];
    private static readonly int?[] Margins = [59, 50, 60, 97, 266];

    [Fact]
    public void The_reference_rectangle_has_its_intervals()
    {
        var found = AttackCheck.Intervals(Published.Table(Reference, Margins)).Select(c => (c.Row, c.Column, c.Low, c.High));
        Assert.Equal([("r1", "c1", 0, 28L), ("r1", "c2", 0, 28L), ("r3", "c1", 19, 47L), ("r3", "c2", 4, 32L)], found);
    }

    [Fact]
    public void A_cell_alone_in_its_row_is_found_to_the_number()
    {
        var found = Assert.Single(AttackCheck.Intervals(Published.Table([[null, 31, 40, 74]])));
        Assert.Equal((3, 3L, CellVerdict.Narrowed), (found.Low, found.High, found.Verdict));
    }

    [Fact]
    public void Two_cells_whose_sum_is_small_are_not_protected() =>
        Assert.Equal(2, AttackCheck.Failures(Published.Table([[null, null, 40, 47], [null, null, 30, 90]])).Count);

    [Fact]
    public void What_no_total_bounds_is_boundless() =>
        Assert.All(AttackCheck.Intervals(Published.Table([[null, 12, null]])), c => Assert.Equal(CellVerdict.Open == c.Verdict, c.High is null && c.Low == 0));

    [Fact]
    public void Sums_that_cannot_be_are_refused() =>
        Assert.Equal("bad-table", Assert.Throws<RefusedException>(() => AttackCheck.Intervals(Published.Table([[5, 31, 40, 74], [null, 1, 2, 2]]))).Refusal.Code);

    [Fact]
    public void Bounds_are_those_of_every_table_that_agrees()
    {
        var cells = Gen.Int[0, 3].Array[2].Array[2, 3];
        Gen.Select(cells, Gen.Bool.Array[12]).Sample((counts, hide) =>
        {
            var table = Hidden(counts, hide);
            var all = Every(table).ToList();
            foreach (var cell in AttackCheck.Intervals(table))
            {
                var row = table.Rows.ToList().FindIndex(r => r.Label == cell.Row);
                var column = cell.Column == TableCsv.Total ? table.Columns.Count : table.Columns.ToList().IndexOf(cell.Column);
                var values = all.Select(t => (long)Sum(t, table, row, column)).ToList();
                if (cell.Low != values.Min() || cell.High != values.Max()) return false;
            }

            return true;
        }, iter: 300);
    }

    [Fact]
    public void Hiding_more_never_narrows()
    {
        Gen.Select(Published.Counts(2, 5, 4), Gen.Bool.Array[30], Gen.Bool.Array[30]).Sample((counts, hide, more) =>
        {
            var before = AttackCheck.Intervals(Hidden(counts, hide));
            var after = AttackCheck.Intervals(Hidden(counts, [.. hide.Zip(more, (a, b) => a || b)])).ToDictionary(c => (c.Row, c.Column));
            return before.All(b => after[(b.Row, b.Column)] is var a && a.Low <= b.Low && (a.High is null || (b.High is not null && a.High >= b.High)));
        }, iter: 500);
    }

    [Fact]
    public void A_published_file_is_attacked_as_it_is()
    {
        var table = Published.Table(Reference, Margins) with { Columns = ["=1+1", "a, \"b\"", "'c", "d"] };
        var expected = AttackCheck.Intervals(table);
        Assert.Equal(expected, AttackCheck.Intervals(TableCsv.Read(TableCsv.Write(table), 10)));
        Assert.Equal(expected, AttackCheck.Intervals(TableJson.ReadTable(TableJson.Of(table))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("row,kind,from,to,total\n")]
    [InlineData("row,kind,from,to,a,total\nr1,month,2021-01-01,2021-01-31,1,1\n")]
    [InlineData("row,kind,from,to,a,total\nr1,period,2021-01-01,2021-01-31,-1,1\n")]
    [InlineData("row,kind,from,to,a,total\nr1,period,2021-01-01,2021-13-31,1,1\n")]
    [InlineData("row,kind,from,to,a,total\nr1,period,2021-01-01,2021-01-31,1\n")]
    public void A_file_that_is_none_is_refused_in_one_sentence(string csv) =>
        Assert.Equal("bad-table", Assert.Throws<RefusedException>(() => TableCsv.Read(csv, 10)).Refusal.Code);

    // Row totals and a total row are hidden as the flags say; the last flags are the total row's.
    private static PublishedTable Hidden(int[][] counts, bool[] hide)
    {
        var width = counts[0].Length + 1;
        var sums = counts.Select(r => r.Append(r.Sum()).ToArray()).ToArray();
        var total = Enumerable.Range(0, width).Select(c => sums.Sum(r => r[c])).ToArray();
        int? At(int row, int c, int value) => hide[((row * width) + c) % hide.Length] ? null : value;
        return Published.Table([.. sums.Select((r, i) => r.Select((v, c) => At(i, c, v)).ToArray())], [.. total.Select((v, c) => c == width - 1 ? v : At(counts.Length, c, v))]);
    }

    // The grand total is shown, so that there are finitely many.
    private static IEnumerable<int[]> Every(PublishedTable table)
    {
        var (rows, width) = (table.Rows.Count - 1, table.Columns.Count);
        var most = table.Rows[^1].Total!.Value;
        var cells = new int[rows * width];
        return Fill(0, 0);

        IEnumerable<int[]> Fill(int at, int sum)
        {
            if (at == cells.Length)
            {
                if (Agrees(table, cells)) yield return [.. cells];
                yield break;
            }

            var shown = table.Rows[at / width].Cells[at % width];
            for (var v = shown ?? 0; v <= (shown ?? most - sum); v++)
            {
                cells[at] = v;
                foreach (var found in Fill(at + 1, sum + v)) yield return found;
            }
        }
    }

    private static bool Agrees(PublishedTable table, int[] cells)
    {
        for (var r = 0; r < table.Rows.Count; r++)
            for (var c = 0; c <= table.Columns.Count; c++)
                if ((c < table.Columns.Count ? table.Rows[r].Cells[c] : table.Rows[r].Total) is { } shown && shown != Sum(cells, table, r, c)) return false;
        return true;
    }

    private static int Sum(int[] cells, PublishedTable table, int row, int column)
    {
        var width = table.Columns.Count;
        return cells.Where((_, i) => (row == table.Rows.Count - 1 || i / width == row) && (column == width || i % width == column)).Sum();
    }
}
