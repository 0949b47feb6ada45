using CsCheck;
using Lookback.Core.Documents;
using Lookback.Core.Time;

namespace Lookback.Tests.Time;

public sealed class CalendarReadingsTests
{
    [Theory]
    [InlineData("1981-08-03", "1981-08-03 Gregorian")]
    [InlineData("1360-05-12", "1360-05-12 Gregorian|1981-08-03 Jalali|1941-06-07 UmmAlQura|1941-06-06 Hijri")]
    [InlineData("1280-05-12", "1280-05-12 Gregorian|1901-08-03 Jalali")]
    [InlineData("1100-05-12", "1100-05-12 Gregorian")]
    public void A_date_is_read_in_every_calendar_its_year_fits(string date, string readings) =>
        Assert.Equal(readings, string.Join('|', CalendarReadings.Of(PartialDate.Parse(date)).Select(r => $"{r.Earliest:yyyy-MM-dd} {r.Calendar}")));

    [Fact]
    public void A_year_is_a_span_of_days_across_two_years()
    {
        var year = CalendarReadings.Of(PartialDate.Parse("1360")).Single(r => r.Calendar == DateCalendar.Jalali);
        Assert.Equal((new DateOnly(1981, 3, 21), new DateOnly(1982, 3, 20), DatePrecision.Year), (year.Earliest, year.Latest, year.Precision));
    }

    [Fact]
    public void Every_date_has_readings_of_whole_spans() => Gen.Select(Gen.Int[1, 9999], Gen.Int[1, 12], Gen.Int[1, 28], Gen.Int[0, 2]).Sample((year, month, day, precision) =>
    {
        var date = precision switch { 0 => PartialDate.OfDay(year, month, day), 1 => PartialDate.OfMonth(year, month), _ => PartialDate.OfYear(year) };
        var readings = CalendarReadings.Of(date).ToList();
        return readings[0].Calendar == DateCalendar.Gregorian && readings.TrueForAll(r => r.Earliest <= r.Latest && r.Precision == date.Precision);
    });

    [Theory]
    [InlineData("1360-02-31", "1981-05-21")]
    [InlineData("31/02/1360", "1981-05-21")]
    public void A_day_that_only_another_calendar_has_is_read_in_it(string text, string day)
    {
        Assert.True(AmbiguousDate.TryRead(text, out var readings));
        Assert.Equal([PartialDate.Parse(day)], readings);
    }
}
