using Lookback.Api.V1;
using Lookback.Core.Arrivals;
using Lookback.Flows.Arrivals;

namespace Lookback.Tests.Api;

/// <summary>What was counted is remembered for the same question, and a few questions are.</summary>
public sealed class CountMemoryTests
{
    [Fact]
    public void The_same_question_is_counted_once_and_what_nobody_asks_for_is_forgotten()
    {
        var (memory, counted) = (new CountMemory(), 0);
        for (var i = 0; i < 3; i++) Assert.Equal(7, Ask("a"));
        Assert.Equal(1, counted);
        for (var i = 0; i < 40; i++)
        {
            Ask($"b{i}");
            Ask("a");
        }

        Assert.Equal(41, counted);
        Ask("b0");
        Assert.Equal(42, counted);

        long Ask(string key) => memory.Of(key, () =>
        {
            counted++;
            var table = CountTable.Of(ArrivalUnit.Events, new PeriodRule(PeriodKind.Month), [new DayCount(new DateOnly(2026, 1, 5), "all", 7)]);
            return new CountedArrivals(table, 7, 0, 0);
        }).Distinct;
    }
}
