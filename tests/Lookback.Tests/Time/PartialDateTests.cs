using CsCheck;
using Lookback.Core.Time;

namespace Lookback.Tests.Time;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("1985-04-12", "1985-04-12", "1985-04-12", DatePrecision.Day)]
    [InlineData("1985-04", "1985-04-01", "1985-04-30", DatePrecision.Month)]
    [InlineData("1985-04-XX", "1985-04-01", "1985-04-30", DatePrecision.Month)]
    [InlineData("1985", "1985-01-01", "1985-12-31", DatePrecision.Year)]
    [InlineData("1985-XX-XX", "1985-01-01", "1985-12-31", DatePrecision.Year)]
    [InlineData("1985-XX", "1985-01-01", "1985-12-31", DatePrecision.Year)]
    [InlineData("198X", "1980-01-01", "1989-12-31", DatePrecision.Decade)]
    [InlineData("19XX", "1900-01-01", "1999-12-31", DatePrecision.Century)]
    [InlineData("1984/1986", "1984-01-01", "1986-12-31", DatePrecision.Interval)]
    [InlineData("1984-06/1986-02-03", "1984-06-01", "1986-02-03", DatePrecision.Interval)]
    [InlineData("2000-02-29", "2000-02-29", "2000-02-29", DatePrecision.Day)]
    public void Every_form_stands_for_a_span_of_days(string text, string earliest, string latest, DatePrecision precision)
    {
        var date = PartialDate.Parse(text);
        Assert.Equal((DateOnly.Parse(earliest), DateOnly.Parse(latest), precision), (date.Earliest, date.Latest, date.Precision));
    }

    [Theory]
    [InlineData("1985~", true, false)]
    [InlineData("1985?", false, true)]
    [InlineData("1985-04%", true, true)]
    [InlineData("1985", false, false)]
    public void Qualifiers_are_kept(string text, bool approximate, bool uncertain)
    {
        var date = PartialDate.Parse(text);
        Assert.Equal((approximate, uncertain), (date.IsApproximate, date.IsUncertain));
        Assert.Equal(text, date.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("30 Feb")]
    [InlineData("1985-02-30")]
    [InlineData("1985-13")]
    [InlineData("1985-00")]
    [InlineData("0000")]
    [InlineData("85")]
    [InlineData("1985-4-12")]
    [InlineData("198X-04")]
    [InlineData("1986/1984")]
    [InlineData("1985-XX-12")]
    [InlineData("XXXX")]
    [InlineData("00XX")]
    [InlineData("+985")]
    public void What_is_no_date_is_not_read_as_one(string text) => Assert.False(PartialDate.TryParse(text, out _));

    [Fact]
    public void Every_date_reads_back_from_its_text()
    {
        var day = Gen.Int[1, 3_000_000].Select(n => DateOnly.FromDayNumber(n));
        var bare = Gen.OneOf(
            day.Select(PartialDate.OfDay), day.Select(d => PartialDate.OfMonth(d.Year, d.Month)), day.Select(d => PartialDate.OfYear(d.Year)));
        var any = Gen.OneOf(
            bare,
            bare.Select(d => d.About()),
            Gen.Select(bare, bare).Select((a, b) => a.Earliest <= b.Latest ? PartialDate.Between(a, b) : PartialDate.Between(b, a)));
        any.Sample(date => PartialDate.Parse(date.ToString()) == date);
    }

    [Fact]
    public void Overlap_is_symmetric_and_every_date_overlaps_itself()
    {
        var date = Gen.Int[1, 3_000_000].Select(n => PartialDate.OfMonth(DateOnly.FromDayNumber(n).Year, DateOnly.FromDayNumber(n).Month));
        Gen.Select(date, date).Sample((a, b) => a.Overlaps(b) == b.Overlaps(a) && a.Overlaps(a));
    }
}
