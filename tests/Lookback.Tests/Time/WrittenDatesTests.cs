using Lookback.Core.Lists.Text;
using Lookback.Core.Time;

namespace Lookback.Tests.Time;

public class WrittenDatesTests
{
    [Theory]
    [InlineData("12 April 1978", "1978-04-12")]
    [InlineData("April 12, 1978", "1978-04-12")]
    [InlineData("8 Sept 1978", "1978-09-08")]
    [InlineData("1978-04-12T00:00:00Z", "1978-04-12")]
    [InlineData("2007-03-24-04:00", "2007-03-24")]
    [InlineData("about 1961", "1961~")]
    [InlineData("1979-1982", "1979-01-01/1982-12-31")]
    [InlineData("  1961 ", "1961")]
    public void Dates_are_read_as_written(string text, string date) => Assert.Equal(date, WrittenDates.Find(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("31 Feb 1980")]
    [InlineData("Marching 1980")]
    [InlineData("1982 to 1979")]
    [InlineData("circa")]
    [InlineData("13/13/1980")]
    [InlineData("1980 to ")]
    [InlineData("12 Apr 78")]
    public void What_is_no_date_is_none(string text) => Assert.Null(WrittenDates.Find(text));

    [Theory]
    [InlineData("04/05/1980", nameof(DateOrder.DayFirst), "1980-05-04")]
    [InlineData("04/05/1980", nameof(DateOrder.MonthFirst), "1980-04-05")]
    [InlineData("00/05/1980", nameof(DateOrder.DayFirst), "1980-05")]
    [InlineData("00/00/1980", nameof(DateOrder.DayFirst), "1980")]
    [InlineData("1980/5/4", nameof(DateOrder.YearFirst), "1980-05-04")]
    public void Numeric_dates_go_by_their_order(string text, string order, string date) =>
        Assert.Equal(date, WrittenDates.Find(text, Enum.Parse<DateOrder>(order)).ToString());
}
