using Lookback.Core.Documents;
using Lookback.Core.Time;

namespace Lookback.Tests.Documents;

public sealed class AmbiguousDateTests
{
    [Theory]
    [InlineData("1985-04-12", "1985-04-12")]
    [InlineData("1969-7-16", "1969-07-16")]
    [InlineData("1985/04/12", "1985-04-12")]
    [InlineData("19850412", "1985-04-12")]
    [InlineData("12 Apr 1985", "1985-04-12")]
    [InlineData("April 12, 1985", "1985-04-12")]
    [InlineData("12.04.1985", "1985-04-12")]
    [InlineData("Apr 1985", "1985-04")]
    [InlineData("1985", "1985")]
    [InlineData("198X", "198X")]
    [InlineData("1985~", "1985~")]
    [InlineData("1985-04-12T00:00:00", "1985-04-12")]
    [InlineData("25/12/1985", "1985-12-25")]
    [InlineData("12/25/1985", "1985-12-25")]
    [InlineData("03/04/1985", "1985-04-03|1985-03-04")]
    [InlineData("04/04/1985", "1985-04-04")]
    [InlineData("00/00/1985", "1985")]
    [InlineData("00/04/1985", "1985-04")]
    [InlineData("", "")]
    [InlineData("1900-01-01", "")]
    [InlineData("9999-12-31", "")]
    [InlineData("0000-00-00", "")]
    public void Dates_are_read_as_written_with_every_reading_of_an_ambiguous_one(string text, string readings)
    {
        Assert.True(AmbiguousDate.TryRead(text, out var found));
        Assert.Equal(readings, string.Join('|', found));
    }

    [Theory]
    [InlineData("30 Feb 1985")]
    [InlineData("1985-02-30")]
    [InlineData("31/31/1985")]
    [InlineData("soon")]
    [InlineData("85")]
    [InlineData("1985-04-12T99:00:00")]
    public void What_is_no_date_is_said_to_be_none(string text) => Assert.False(AmbiguousDate.TryRead(text, out _));

    [Theory]
    [InlineData("2024-03-14", "2024-03-14T00:00:00+00:00")]
    [InlineData("2024-03-14T09:12:00Z", "2024-03-14T09:12:00+00:00")]
    [InlineData("2024-03-14T09:12:00+02:00", "2024-03-14T07:12:00+00:00")]
    [InlineData("2024-03-14 09:12", "2024-03-14T09:12:00+00:00")]
    public void Instants_are_utc_unless_they_say_otherwise(string text, string expected)
    {
        Assert.True(WrittenInstant.TryRead(text, out var at));
        Assert.Equal(DateTimeOffset.Parse(expected), at);
    }
}
