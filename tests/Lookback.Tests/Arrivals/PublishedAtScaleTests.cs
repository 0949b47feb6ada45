using System.Diagnostics;
using System.Globalization;
using Lookback.Core.Arrivals;
using Lookback.Core.Arrivals.Publication;

namespace Lookback.Tests.Arrivals;

/// <summary>Tables of the size that is published: four years of months, four years of weeks by place. Figures: docs/arrivals-publication.md.</summary>
public sealed class PublishedAtScaleTests
{
    [Fact]
    public void Forty_four_months_of_twelve_columns_with_fiscal_years()
    {
        var plan = Published.Plan(named: 11, totals: TotalRows.FiscalYearsAndAll) with { FiscalStart = 10, From = new DateOnly(2020, 10, 1) };
        Made(plan, 44, 12, (day, _) => day.AddMonths(1));
    }

    [Fact]
    public void Two_hundred_weeks_of_sixty_places()
    {
        var plan = Published.Plan(named: 59) with { Kind = PeriodKind.Week, From = new DateOnly(2021, 1, 4) };
        Made(plan, 200, 60, (day, _) => day.AddDays(7));
    }

    // A few columns are large and most are small, as places are; the same numbers at every run.
    private static void Made(Plan plan, int rows, int columns, Func<DateOnly, int, DateOnly> next)
    {
        var counts = new List<PeriodCounts>();
        var (day, state) = (plan.From, 20240501u);
        for (var r = 0; r < rows; r++)
        {
            var cells = new int[columns];
            for (var c = 0; c < columns; c++)
            {
                state = (state * 1664525u) + 1013904223u;
                cells[c] = (int)((state >> 8) % (uint)(4 + (600 / (1 + c))));
            }

            counts.Add(new PeriodCounts(day, cells));
            day = next(day, r);
        }

        var clock = Stopwatch.StartNew();
        var made = Publisher.Make(Published.Request(plan, counts));
        var took = clock.Elapsed;
        Published.Holds(made.Release, counts);
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rows} x {columns}: made {took.TotalSeconds:0.00} s, with every interval {clock.Elapsed.TotalSeconds:0.00} s, hidden {made.HiddenShare:P1} of cells, {made.HiddenEvents} of {made.Events} events"));
        // Most of it goes out: hiding all would hold too.
        Assert.InRange(made.HiddenShare, 0.01, 0.6);
    }
}
