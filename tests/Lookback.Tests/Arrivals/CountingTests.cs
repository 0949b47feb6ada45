using CsCheck;
using Lookback.Core.Arrivals;

namespace Lookback.Tests.Arrivals;

/// <summary>How days fall into periods, and on which day an event counts.</summary>
public sealed class CountingTests
{
    [Theory]
    [InlineData(PeriodKind.Day, "2024-05-31", "2024-05-31", "2024-05-31", "2024-06-01")]
    [InlineData(PeriodKind.Week, "2024-12-30", "2025-W01", "2024-12-30", "2025-01-06")]
    [InlineData(PeriodKind.Week, "2021-01-03", "2020-W53", "2020-12-28", "2021-01-04")]
    [InlineData(PeriodKind.Month, "2024-02-29", "2024-02", "2024-02-01", "2024-03-01")]
    [InlineData(PeriodKind.FiscalYear, "2020-10-01", "FY2021", "2020-10-01", "2021-10-01")]
    [InlineData(PeriodKind.FiscalYear, "2024-09-30", "FY2024", "2023-10-01", "2024-10-01")]
    public void A_day_falls_into_its_period(PeriodKind kind, string day, string name, string from, string until) =>
        Assert.Equal(new CountingPeriod(DateOnly.Parse(from), DateOnly.Parse(until), name), new PeriodRule(kind).Of(DateOnly.Parse(day)));

    [Fact]
    public void A_fiscal_year_that_begins_with_January_is_the_calendars() =>
        Assert.Equal("FY2024", new PeriodRule(PeriodKind.FiscalYear, 1).Of(new DateOnly(2024, 12, 31)).Name);

    [Fact]
    public void Periods_follow_each_other_and_every_day_is_in_one() => Gen.Select(Gen.Int[0, 3], Gen.Int[1, 12], Gen.Int[700_000, 740_000], Gen.Int[0, 900])
        .Sample((kind, start, first, length) =>
        {
            var rule = new PeriodRule((PeriodKind)kind, start);
            var (from, to) = (DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(first + length));
            var periods = rule.Between(from, to).ToList();
            Assert.True(periods[0].From <= from && periods[^1].Until > to);
            for (var i = 1; i < periods.Count; i++) Assert.Equal(periods[i - 1].Until, periods[i].From);
            Assert.All(periods, p => Assert.Equal(p, rule.Of(p.Until.AddDays(-1))));
        });

    [Theory]
    [InlineData("2024-05-01", null, "Europe/Berlin", "2024-05-01")]
    [InlineData(null, "2024-04-30T22:30:00Z", "Europe/Berlin", "2024-05-01")]
    [InlineData(null, "2024-04-30T22:30:00Z", "UTC", "2024-04-30")]
    [InlineData("2024-04-30", "2024-04-30T22:30:00Z", "Europe/Berlin", "2024-04-30")]
    [InlineData(null, "2024-03-31T22:59:00Z", "Europe/Berlin", "2024-04-01")]
    public void A_flight_that_lands_at_half_past_midnight_counts_on_the_day_that_has_just_begun(string? written, string? at, string zone, string day) =>
        Assert.Equal(DateOnly.Parse(day), LocalDay.Of(
            written is null ? null : DateOnly.Parse(written), at is null ? null : Support.Some.Instant(at), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Fact]
    public void A_period_of_nothing_is_a_count_of_none_and_all_add_up()
    {
        var table = CountTable.Of(ArrivalUnit.Events, new PeriodRule(PeriodKind.Month),
        [
            new DayCount(new DateOnly(2024, 1, 31), "North", 2), new DayCount(new DateOnly(2024, 3, 1), "South", 5),
            new DayCount(new DateOnly(2024, 3, 2), CountTable.NotRecorded, 9),
        ]);
        Assert.Equal(["2024-01", "2024-02", "2024-03"], table.Periods.Select(p => p.Name));
        Assert.Equal(["South", "North", CountTable.NotRecorded], table.Columns);
        Assert.Equal([2L, 0, 14], table.Series(null));
        Assert.Equal([5L, 2, 9], Enumerable.Range(0, 3).Select(table.Sum));
        Assert.Equal(["2024-01", "2024-02"], table.ClosedBefore(new DateOnly(2024, 3, 31)).Periods.Select(p => p.Name));
    }
}
