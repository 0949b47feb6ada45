using CsCheck;
using Lookback.Core.Arrivals;
using Lookback.Core.Arrivals.Publication;
using Lookback.Core.Records;

namespace Lookback.Tests.Arrivals;

public sealed class PublisherTests
{
    [Fact]
    public void The_reference_table_goes_out_protected()
    {
        var counts = Published.Months([3, 25, 31, 40], [12, 18, 0, 22], [44, 7, 29, 35]);
        foreach (var totals in Enum.GetValues<TotalRows>()) Published.Holds(Published.Make(Published.Plan(totals: totals), counts), counts);
    }

    [Fact]
    public void Little_is_hidden_where_little_is_small()
    {
        var counts = Published.Months([3, 25, 31, 40], [12, 18, 0, 22], [44, 7, 29, 35]);
        Assert.InRange(Published.Make(Published.Plan(), counts).Table.Hidden, 4, 5);
    }

    [Fact]
    public void No_small_count_is_shown_or_derivable_whatever_the_counts() =>
        Gen.Select(Published.Counts(1, 30, 4), Gen.Enum<TotalRows>()).Sample((rows, totals) =>
        {
            var counts = Published.Months(rows);
            return Published.Holds(Published.Make(Published.Plan(totals: totals), counts), counts);
        }, iter: 300);

    [Fact]
    public void A_table_that_grows_repeats_what_it_showed_and_stays_protected() =>
        Gen.Select(Published.Counts(12, 40, 4), Gen.Int[1, 13].Array[1, 6], Gen.Enum<TotalRows>()).Sample((rows, steps, totals) =>
        {
            var (plan, all) = (Published.Plan(totals: totals), Published.Months(rows));
            Release? last = null;
            var to = 0;
            foreach (var step in steps)
            {
                to = Math.Min(all.Count, to + step);
                var next = Published.Make(plan, [.. all.Take(to)], last is null ? null : TableJson.ReadRelease(TableJson.Of(last)));
                Published.Holds(next, all);
                if (last is not null) Assert.Equal(last.Table.Rows.Select(Text), next.Table.Rows.Take(last.Table.Rows.Count).Select(Text));
                last = next;
            }

            return true;
        }, iter: 200);

    [Fact]
    public void Two_cuts_of_the_same_rows_show_the_same_totals_and_protect_each_other() =>
        Gen.Select(Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]).Array[0, 90].Array[12, 30], Gen.Int[1, 12]).Sample((events, first) =>
        {
            IReadOnlyList<PeriodCounts> By(Func<(int, int), int> of, int to) =>
                Published.Months([.. events.Take(to).Select(m => Enumerable.Range(0, 4).Select(v => m.Count(e => of(e) == v)).ToArray())]);
            var (place, citizenship) = (Published.Plan(totals: TotalRows.FiscalYearsAndAll), Published.Plan(totals: TotalRows.FiscalYearsAndAll, by: "citizenship"));
            var one = Published.Make(place, By(e => e.Item1, first));
            var other = Published.Make(citizenship, By(e => e.Item2, events.Length), null, one);
            var next = Published.Make(place, By(e => e.Item1, events.Length), one, other);
            Assert.Equal(other.Table.Rows.Where(r => r.Kind != RowKind.All).Select(r => (r.Label, r.Total)).Order(), next.Table.Rows.Where(r => r.Kind != RowKind.All).Select(r => (r.Label, r.Total)).Order());
            return Published.Holds(other, By(e => e.Item2, events.Length)) && Published.Holds(next, By(e => e.Item1, events.Length));
        }, iter: 150);

    [Fact]
    public void A_row_whose_total_is_hidden_is_hidden_whole()
    {
        var row = Published.Make(Published.Plan(), Published.Months([0, 3, 0, 4], [40, 50, 60, 70])).Table.Rows[0];
        Assert.Null(row.Total);
        Assert.All(row.Cells, Assert.Null);
    }

    [Fact]
    public void A_late_record_or_an_erasure_changes_no_row_that_went_out()
    {
        var plan = Published.Plan();
        var first = Published.Make(plan, Published.Months([40, 50, 60, 70]));
        foreach (var changed in new[] { 39, 41 })
        {
            var refusal = Assert.Throws<RefusedException>(() => Published.Make(plan, Published.Months([changed, 50, 60, 70], [40, 50, 60, 70]), first)).Refusal;
            Assert.Equal("counts-moved", refusal.Code);
        }
    }

    [Theory]
    [InlineData(0, "at most 10")]
    [InlineData(10, "at most 10")]
    [InlineData(11, "more than 10")]
    [InlineData(100, "more than 10")]
    [InlineData(101, "more than 100")]
    [InlineData(123_456, "more than 100000")]
    public void How_many_came_late_is_told_in_steps(long late, string words) => Assert.Equal(words, Release.Since(late, 10));

    [Fact]
    public void A_years_total_that_would_give_away_an_earlier_month_is_hidden()
    {
        // Eleven months without totals over them: the hidden pair of March balances within the row alone. The year's totals by column would settle it.
        int[][] months = [.. Enumerable.Range(0, 12).Select(m => m == 2 ? new[] { 4, 20, 60, 70 } : [40, 50, 60, 70])];
        var plan = Published.Plan(totals: TotalRows.FiscalYears);
        var first = Published.Make(plan, Published.Months(months[..11]));
        Assert.Equal([null, null], first.Table.Rows[2].Cells.Take(2));
        var second = Published.Make(plan, Published.Months(months), first);
        Published.Holds(second, Published.Months(months));
        // Of the year's columns or of its last month, something had to go that is not small.
        Assert.Contains(second.Table.Rows.TakeLast(2).SelectMany(r => r.Cells), c => c is null);
    }

    [Fact]
    public void What_is_wrong_with_counts_is_said_in_one_sentence()
    {
        var plan = Published.Plan();
        foreach (var wrong in new[]
        {
            Published.Request(plan, []),
            Published.Request(plan, Published.Months([1, 2, 3])),
            Published.Request(plan, Published.Months([1, 2, 3, -1])),
            Published.Request(plan, Published.Months([int.MaxValue, 2, 3, int.MaxValue])),
            Published.Request(plan, [new PeriodCounts(Published.January.AddMonths(1), [1, 2, 3, 4])]),
            Published.Request(plan, Published.Months([1, 2, 3, 4])) with { CompleteTo = new DateOnly(2021, 1, 30) },
        })
        {
            Assert.Equal("bad-counts", Assert.Throws<RefusedException>(() => Publisher.Make(wrong)).Refusal.Code);
        }
    }

    [Fact]
    public void How_much_is_hidden_is_told_to_whoever_releases()
    {
        var made = Publisher.Make(Published.Request(Published.Plan(), Published.Months([3, 25, 31, 40])));
        Assert.Equal(99, made.Events);
        Assert.InRange(made.HiddenEvents, 3 + 25, 98);
        Assert.Equal(made.Release.Table.Hidden / 5.0, made.HiddenShare);
    }

    private static string Text(PublishedRow row) => $"{row.Label} {row.Kind} {row.From} {row.To} {string.Join(',', row.Cells)} {row.Total}";
}
