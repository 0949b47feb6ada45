using CsCheck;
using Lookback.Core.Time;

namespace Lookback.Tests.Time;

public sealed class PeriodTests
{
    private static readonly Gen<DateTimeOffset> Instant = Gen.Int[0, 20].Select(d => DateTimeOffset.UnixEpoch.AddDays(d));

    private static readonly Gen<Period> Any = Gen.Select(Instant, Gen.Int[0, 10], Gen.Bool)
        .Select((start, days, open) => new Period(start, open ? null : start.AddDays(days)));

    [Fact]
    public void A_period_holds_its_start_and_not_its_end()
    {
        var period = new Period(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        Assert.True(period.Contains(period.StartAt));
        Assert.False(period.Contains(period.EndAt!.Value));
        Assert.True(new Period(DateTimeOffset.UnixEpoch, null).Contains(DateTimeOffset.MaxValue));
    }

    [Fact]
    public void A_period_that_ends_before_it_starts_cannot_be_made() =>
        Assert.Throws<ArgumentException>(() => new Period(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddTicks(-1)));

    [Fact]
    public void Two_periods_overlap_exactly_where_some_day_lies_in_both() => Gen.Select(Any, Any).Sample((a, b) =>
        a.Overlaps(b) == Enumerable.Range(0, 60).Select(d => DateTimeOffset.UnixEpoch.AddDays(d)).Any(t => a.Contains(t) && b.Contains(t)));
}
