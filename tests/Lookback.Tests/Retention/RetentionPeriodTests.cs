using System.Text.Json;
using CsCheck;
using Lookback.Core.Retention;

namespace Lookback.Tests.Retention;

public sealed class RetentionPeriodTests
{
    internal static readonly Gen<RetentionPeriod> AnyPeriod = Gen.Select(Gen.Int[0, 120], Gen.Int[0, 30], Gen.Int[0, 60], Gen.Int[0, 2000])
        .Where((years, months, weeks, days) => years + months + weeks + days > 0)
        .Select((years, months, weeks, days) => RetentionPeriod.Parse($"P{years}Y{months}M{weeks}W{days}D"));

    // 1600 to 2500, with every time of day and offset.
    internal static readonly Gen<DateTimeOffset> AnyInstant = Gen.Select(Gen.Long[0, 900L * 365 * 86_400], Gen.Int[-14 * 60, 14 * 60])
        .Select((second, minutes) => new DateTimeOffset(1600, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(second).ToOffset(TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("P10Y", "2025-03-12T09:30:00Z", "2035-03-13")]
    [InlineData("P7D", "2025-01-01T00:00:00Z", "2025-01-09")]
    [InlineData("P7D", "2025-01-01T23:59:59.999Z", "2025-01-09")]
    [InlineData("P1D", "2025-01-01T23:00:00-05:00", "2025-01-04")]
    [InlineData("P2W", "2025-01-01T12:00:00Z", "2025-01-16")]
    [InlineData("P1Y", "2024-02-29T12:00:00Z", "2025-03-01")]
    [InlineData("P4Y", "2024-02-29T12:00:00Z", "2028-03-01")]
    [InlineData("P1Y", "2023-02-28T12:00:00Z", "2024-02-29")]
    [InlineData("P1M", "2025-01-31T12:00:00Z", "2025-03-01")]
    [InlineData("P1M1D", "2025-01-31T12:00:00Z", "2025-03-02")]
    [InlineData("P18M", "2025-08-31T12:00:00Z", "2027-03-01")]
    [InlineData("P999Y", "2025-01-01T00:00:00Z", "3024-01-02")]
    [InlineData("P1D", "9999-12-29T00:00:00Z", "9999-12-31")]
    public void The_last_day_is_kept_whole(string period, string from, string end) =>
        Assert.Equal(DateTimeOffset.Parse(end + "T00:00:00Z"), RetentionPeriod.Parse(period).EndOf(DateTimeOffset.Parse(from)));

    [Theory]
    [InlineData("P1D", "9999-12-30T00:00:00Z")]
    [InlineData("P1M", "9999-12-01T00:00:00Z")]
    [InlineData("P999Y", "9999-12-31T23:59:59Z")]
    [InlineData("P364877D", "9999-01-01T00:00:00Z")]
    public void An_end_beyond_the_calendar_never_comes(string period, string from) =>
        Assert.Equal(DateTimeOffset.MaxValue, RetentionPeriod.Parse(period).EndOf(DateTimeOffset.Parse(from)));

    [Theory]
    [InlineData("P10Y", "P10Y")]
    [InlineData("P18M", "P1Y6M")]
    [InlineData("P12M", "P1Y")]
    [InlineData("P2W", "P14D")]
    [InlineData("P1Y2M3W4D", "P1Y2M25D")]
    [InlineData("P010Y0D", "P10Y")]
    [InlineData("P999Y", "P999Y")]
    [InlineData("P11988M", "P999Y")]
    [InlineData("P364877D", "P364877D")]
    public void Equal_periods_have_one_text(string text, string canonical)
    {
        var period = RetentionPeriod.Parse(text);
        Assert.Equal(canonical, period.ToString());
        Assert.Equal(RetentionPeriod.Parse(canonical), period);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("10Y")]
    [InlineData("P0D")]
    [InlineData("P0Y0M0W0D")]
    [InlineData("-P1Y")]
    [InlineData("P-1Y")]
    [InlineData("P+1Y")]
    [InlineData("P1.5Y")]
    [InlineData("PT24H")]
    [InlineData("P1YT1H")]
    [InlineData("P1D1Y")]
    [InlineData("P1Y1Y")]
    [InlineData("p1y")]
    [InlineData(" P1Y")]
    [InlineData("P1Y\n")]
    [InlineData("P١Y")]
    [InlineData("P1000Y")]
    [InlineData("P999Y1D")]
    [InlineData("P364878D")]
    [InlineData("P999999Y999999M999999W999999D")]
    [InlineData("P4294967297Y")]
    [InlineData("ten years")]
    public void What_is_no_period_is_not_read_as_one(string? text)
    {
        Assert.False(RetentionPeriod.TryParse(text, out _));
        if (text is not null) Assert.Equal($"not a period of years, months, weeks and days: \"{text}\"", Assert.Throws<FormatException>(() => RetentionPeriod.Parse(text)).Message);
    }

    [Fact]
    public void Json_is_its_text()
    {
        Assert.Equal("\"P1Y6M\"", JsonSerializer.Serialize(RetentionPeriod.Parse("P18M")));
        Assert.Equal(RetentionPeriod.Parse("P18M"), JsonSerializer.Deserialize<RetentionPeriod>("\"P18M\""));
        Assert.Null(JsonSerializer.Deserialize<RetentionPeriod>("null"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RetentionPeriod>("\"1 year\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RetentionPeriod>("5"));
    }

    [Fact]
    public void Every_period_reads_back_from_its_text() => AnyPeriod.Sample(p => RetentionPeriod.Parse(p.ToString()) == p);

    [Fact]
    public void Every_end_starts_a_UTC_day_and_lies_after_the_period_in_full() => Gen.Select(AnyPeriod, AnyInstant).Sample((period, from) =>
    {
        var end = period.EndOf(from);
        Assert.True(end > from && end.Offset == TimeSpan.Zero && end.TimeOfDay == TimeSpan.Zero);
        var inFull = Later(from.ToUniversalTime(), period);
        Assert.True(end > inFull && end - inFull <= TimeSpan.FromDays(1));
    });

    [Fact]
    public void A_later_start_never_ends_earlier() => Gen.Select(AnyPeriod, AnyInstant, AnyInstant)
        .Sample((period, a, b) => a <= b ? period.EndOf(a) <= period.EndOf(b) : period.EndOf(a) >= period.EndOf(b));

    [Fact]
    public void A_longer_period_never_ends_earlier() => Gen.Select(AnyPeriod, AnyInstant, Gen.Int[1, 400]).Sample((period, from, more) =>
    {
        // Months may end on one short last day, so they may tie; days and weeks may not.
        foreach (var unit in "YM") Assert.True(Longer(period, more, unit).EndOf(from) >= period.EndOf(from));
        foreach (var unit in "WD") Assert.True(Longer(period, more, unit).EndOf(from) > period.EndOf(from));
    });

    /// <summary>The period with so many more of one unit.</summary>
    internal static RetentionPeriod Longer(RetentionPeriod period, int more, char unit)
    {
        var (years, months, days) = Parts(period);
        return unit switch
        {
            'Y' => RetentionPeriod.Parse($"P{years + more}Y{months}M{days}D"),
            'M' => RetentionPeriod.Parse($"P{years}Y{months + more}M{days}D"),
            'W' => RetentionPeriod.Parse($"P{years}Y{months}M{more}W{days}D"),
            _ => RetentionPeriod.Parse($"P{years}Y{months}M{days + more}D"),
        };
    }

    // The platform's own calendar arithmetic, as a second opinion.
    private static DateTimeOffset Later(DateTimeOffset from, RetentionPeriod period)
    {
        var (years, months, days) = Parts(period);
        return from.AddMonths((years * 12) + months).AddDays(days);
    }

    private static (int Years, int Months, int Days) Parts(RetentionPeriod period)
    {
        var (parts, number) = (new Dictionary<char, int>(), "");
        foreach (var c in period.ToString()[1..])
        {
            if (char.IsAsciiDigit(c)) number += c;
            else (parts[c], number) = (int.Parse(number), "");
        }

        return (parts.GetValueOrDefault('Y'), parts.GetValueOrDefault('M'), parts.GetValueOrDefault('D'));
    }
}
