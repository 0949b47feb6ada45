using CsCheck;
using Lookback.Core.Retention;
using static Lookback.Tests.Retention.RetentionPeriodTests;

namespace Lookback.Tests.Retention;

public sealed class RetentionPlanTests
{
    private static readonly Gen<HeldRecord[]> AnyRecords = Gen.Select(Gen.Enum<RetentionGround>(), AnyInstant, Gen.Int[0, 1_000_000]).Array[0, 40]
        .Select(given => given.Select((g, i) => new HeldRecord((g.Item3 * 64L) + i, g.Item1, g.Item2)).ToArray());

    private static readonly Gen<RetentionPeriod[]> AnyPeriods = AnyPeriod.Array[4];

    [Fact]
    public void It_says_who_is_due_and_when_the_next_will_be()
    {
        var plan = RetentionPlan.Of(RetentionRules.Default, [
            Held(9, RetentionGround.NoHit, "2020-01-01T15:00:00Z"),
            Held(3, RetentionGround.NoHit, "2020-01-01T08:00:00Z"),
            Held(5, RetentionGround.NoHit, "2020-01-02T08:00:00Z"),
            Held(6, RetentionGround.NoHit, "2024-05-05T08:00:00Z"),
            Held(1, RetentionGround.TrueMatch, "2015-01-01T08:00:00Z"),
            Held(2, RetentionGround.Open, "1990-01-01T08:00:00Z"),
        ], DateTimeOffset.Parse("2025-01-02T00:00:00Z"));

        Assert.Equal((6, 3), (plan.Held, plan.Due));
        Assert.Equal(Enum.GetValues<RetentionGround>(), plan.Classes.Select(c => c.Class.Ground));
        var noHit = plan.Classes[(int)RetentionGround.NoHit];
        Assert.Equal((4, 2), (noHit.Held, noHit.Due));
        Assert.Equal([3, 9], noHit.DueSubjects);
        Assert.Equal(DateTimeOffset.Parse("2025-01-03T00:00:00Z"), noHit.NextDueAt);
        var trueMatch = plan.Classes[(int)RetentionGround.TrueMatch];
        Assert.Equal((1, 1, null), (trueMatch.Held, trueMatch.Due, trueMatch.NextDueAt));
        var open = plan.Classes[(int)RetentionGround.Open];
        Assert.Equal((1, 0, null), (open.Held, open.Due, open.NextDueAt));
    }

    [Fact]
    public void An_end_is_due_and_the_tick_before_it_is_not()
    {
        HeldRecord[] record = [Held(1, RetentionGround.TrueMatch, "2025-03-12T09:30:00Z")];
        var end = DateTimeOffset.Parse("2035-03-13T00:00:00Z");
        Assert.Equal(0, RetentionPlan.Of(RetentionRules.Default, record, end.AddTicks(-1)).Due);
        Assert.Equal(1, RetentionPlan.Of(RetentionRules.Default, record, end).Due);
        Assert.Equal(1, RetentionPlan.Of(RetentionRules.Default, record, end.ToOffset(TimeSpan.FromHours(9))).Due);
    }

    [Fact]
    public void No_records_are_a_plan_of_nothing()
    {
        var plan = RetentionPlan.Of(RetentionRules.Default, [], DateTimeOffset.UnixEpoch);
        Assert.Equal((5, 0, 0), (plan.Classes.Count, plan.Held, plan.Due));
    }

    [Fact]
    public void Records_are_read_once()
    {
        var reads = 0;
        IEnumerable<HeldRecord> Stream()
        {
            reads++;
            for (var i = 0; i < 1000; i++) yield return Held(i, RetentionGround.Cleared, "2025-01-01T00:00:00Z");
        }

        Assert.Equal((1000, 0), (RetentionPlan.Of(RetentionRules.Default, Stream(), DateTimeOffset.Parse("2025-06-01Z")).Held, reads - 1));
    }

    [Fact]
    public void A_ground_that_is_none_is_the_callers_mistake() => Assert.Throws<ArgumentOutOfRangeException>(
        () => RetentionPlan.Of(RetentionRules.Default, [Held(1, (RetentionGround)99, "2025-01-01T00:00:00Z")], DateTimeOffset.UnixEpoch));

    [Fact]
    public void Every_record_is_counted_once_and_is_due_or_is_not() => Gen.Select(AnyRecords, AnyPeriods, AnyInstant).Sample((records, periods, on) =>
    {
        var plan = RetentionPlan.Of(RulesOf(periods), records, on);
        Assert.Equal(records.Length, plan.Held);
        foreach (var c in plan.Classes)
        {
            var ends = records.Where(r => r.Ground == c.Class.Ground).Select(r => (r.Subject, End: c.Class.EndOf(r.LastActivityAt))).ToList();
            Assert.Equal(ends.Count, c.Held);
            Assert.Equal(ends.Where(e => e.End <= on).Select(e => e.Subject).Order(), c.DueSubjects);
            Assert.Equal(ends.Where(e => e.End > on).Min(e => e.End), c.NextDueAt);
        }
    });

    [Fact]
    public void Once_due_always_due() => Gen.Select(AnyRecords, AnyPeriods, AnyInstant, AnyInstant).Sample((records, periods, a, b) =>
    {
        var (sooner, later) = a <= b ? (a, b) : (b, a);
        var rules = RulesOf(periods);
        Assert.Empty(Due(RetentionPlan.Of(rules, records, sooner)).Except(Due(RetentionPlan.Of(rules, records, later))));
    });

    [Fact]
    public void Nothing_more_is_due_until_the_next_date_and_then_something_is() => Gen.Select(AnyRecords, AnyPeriods, AnyInstant).Sample((records, periods, on) =>
    {
        var rules = RulesOf(periods);
        var plan = RetentionPlan.Of(rules, records, on);
        if (plan.Classes.Min(c => c.NextDueAt) is not { } next) return;
        Assert.Equal(plan.Due, RetentionPlan.Of(rules, records, next.AddTicks(-1)).Due);
        Assert.True(RetentionPlan.Of(rules, records, next).Due > plan.Due);
    });

    [Fact]
    public void A_longer_period_makes_nothing_due_earlier() => Gen.Select(AnyRecords, AnyPeriods, AnyInstant, Gen.Int[1, 400], Gen.OneOf(Gen.Const('Y'), Gen.Const('M'), Gen.Const('W'), Gen.Const('D')))
        .Sample((records, periods, on, more, unit) =>
        {
            var longer = RetentionPlan.Of(RulesOf([.. periods.Select(p => Longer(p, more, unit))]), records, on);
            Assert.Empty(Due(longer).Except(Due(RetentionPlan.Of(RulesOf(periods), records, on))));
        });

    [Fact]
    public void What_is_open_is_never_due() => Gen.Select(AnyRecords, AnyPeriods).Sample((records, periods) =>
    {
        var open = RetentionPlan.Of(RulesOf(periods), records, DateTimeOffset.MaxValue).Classes[(int)RetentionGround.Open];
        Assert.Equal((0, null), (open.Due, open.NextDueAt));
    });

    private static HeldRecord Held(long subject, RetentionGround ground, string at) => new(subject, ground, DateTimeOffset.Parse(at));

    private static IEnumerable<long> Due(RetentionPlan plan) => plan.Classes.SelectMany(c => c.DueSubjects);

    private static RetentionRules RulesOf(RetentionPeriod[] periods) => RetentionRulesTests.Rules([
        RetentionRulesTests.Open,
        RetentionRulesTests.TrueMatch.Replace("P10Y", periods[0].ToString(), StringComparison.Ordinal),
        RetentionRulesTests.Cleared.Replace("P5Y", periods[1].ToString(), StringComparison.Ordinal),
        RetentionRulesTests.NoHit.Replace("P7D", periods[2].ToString(), StringComparison.Ordinal),
        RetentionRulesTests.Unscreened.Replace("P7D", periods[3].ToString(), StringComparison.Ordinal),
    ]);
}
