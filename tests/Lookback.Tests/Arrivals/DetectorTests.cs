using CsCheck;
using Lookback.Core.Arrivals;

namespace Lookback.Tests.Arrivals;

/// <summary>The traps of the detectors, and what always holds of them.</summary>
public sealed class DetectorTests
{
    private static readonly Gen<long[]> Series = Gen.Long[0, 200].Array[30, 60];

    [Fact]
    public void Seven_periods_of_none_make_one_an_alarm_unless_a_least_spread_is_taken()
    {
        long[] counts = [0, 0, 0, 0, 0, 0, 0, 1];
        var field = new Ears(EarsKind.C1).Watch(counts, 7, 7)[0];
        Assert.True(field.IsAlarm);
        Assert.Equal(0, field.Bound);
        Assert.Equal([Caveat.ZeroVariance], field.Caveats);
        Assert.False(new Ears(EarsKind.C1) { LeastSpread = 1 }.Watch(counts, 7, 7)[0].IsAlarm);
    }

    [Fact]
    public void C3_has_no_answer_without_spread_and_says_so()
    {
        long[] counts = [.. Enumerable.Repeat(4L, 20)];
        var judged = new Ears(EarsKind.C3).Watch(counts, 15, 15)[0];
        Assert.Equal((false, false, null), (judged.IsJudged, judged.IsAlarm, judged.Bound));
        Assert.Equal([Caveat.NotANumber], judged.Caveats);
        Assert.True(new Ears(EarsKind.C3) { LeastSpread = 1 }.Watch(counts, 15, 15)[0].IsJudged);
    }

    [Fact]
    public void After_a_surge_it_is_blind_and_says_so_unless_alarms_are_passed_over()
    {
        long[] counts = [5, 6, 4, 5, 6, 5, 4, 5, 90, 6, 60];
        var blind = new Ears(EarsKind.C1).Watch(counts, 7, 10);
        Assert.Equal([8], blind.Where(j => j.IsAlarm).Select(j => j.Index));
        Assert.Contains(Caveat.AlarmInBaseline, blind[^1].Caveats);
        Assert.Equal([8, 10], new Ears(EarsKind.C1) { PassesOverAlarms = true }.Watch(counts, 7, 10).Where(j => j.IsAlarm).Select(j => j.Index));
    }

    [Fact]
    public void Fewer_than_five_in_four_weeks_are_no_alarm()
    {
        long[] counts = [.. Enumerable.Range(0, 200).Select(i => i % 40 == 0 ? 1L : 0)];
        counts[^1] = 4;
        var judged = new Farrington().Watch(counts, 199, 199)[0];
        Assert.False(judged.IsAlarm);
        Assert.Contains(judged.Caveats, c => c is Caveat.FewCases or Caveat.NoFit);
    }

    [Fact]
    public void No_history_is_not_judged_which_is_not_no_alarm()
    {
        Detector[] all = [new Ears(EarsKind.C1), new Ears(EarsKind.C2), new Ears(EarsKind.C3), new Bayes(), new Farrington(), new Cusum()];
        Assert.All(all, d => Assert.Equal([Caveat.TooShort], Assert.Single(d.Watch([7], 0, 0)).Caveats));
        Assert.All(all, d => Assert.False(d.Watch([7], 0, 0)[0].IsJudged));
    }

    [Fact]
    public void What_was_expected_moves_with_the_counts() => Series.Sample(counts =>
    {
        var more = counts.Select(c => c + 10).ToList();
        foreach (var kind in new[] { EarsKind.C1, EarsKind.C2 })
        {
            var (one, other) = (new Ears(kind).Watch(counts), new Ears(kind).Watch(more));
            Assert.Equal(one.Select(j => j.IsAlarm), other.Select(j => j.IsAlarm));
            foreach (var (a, b) in one.Zip(other).Where(p => p.First.IsJudged)) Assert.Equal(a.Bound!.Value + 10, b.Bound!.Value, 6);
        }
    });

    [Fact]
    public void A_judgement_rests_on_nothing_after_its_period() => Series.Sample(counts =>
    {
        Detector[] all = [new Ears(EarsKind.C1), new Ears(EarsKind.C2), new Bayes()];
        var half = counts.Length / 2;
        foreach (var detector in all)
        {
            Assert.Equal(
                detector.Watch(counts).Take(half).Select(j => (j.Bound, j.IsAlarm)), detector.Watch([.. counts.Take(half)]).Select(j => (j.Bound, j.IsAlarm)));
        }
    });

    [Fact]
    public void As_many_false_alarms_as_are_told_to_be_expected()
    {
        // Poisson counts of mean 20 by inversion, from a fixed seed: nothing is unusual, and each alarm is false.
        var chance = new Random(7);
        long Draw()
        {
            var (k, p, u) = (0L, Math.Exp(-20), chance.NextDouble());
            for (var sum = p; sum < u && k < 200; sum += p) p *= 20.0 / ++k;
            return k;
        }

        long[][] series = [.. Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 230).Select(_ => Draw()).ToArray())];
        Within(new Bayes { Recent = 6 }, .02, .06);
        Within(new Farrington { Bound = FarringtonBound.NbPlugin }, .02, .09);
        // Seven periods are few: the spread they show is often too small, and more alarms than the rate are the price.
        Within(new Ears(EarsKind.C1) { Alpha = .05 }, .05, .13);

        void Within(Detector detector, double least, double most)
        {
            var judged = series.SelectMany(s => detector.Watch(s, 178, 229)).ToList();
            Assert.InRange(judged.Count(j => j.IsAlarm) / (double)judged.Count, least, most);
        }
    }

    [Fact]
    public void Expected_false_alarms_are_series_times_periods_times_rate()
    {
        Assert.Equal(2.6, new Ears(EarsKind.C1).ExpectedFalseAlarms(50, 52)!.Value, 9);
        Assert.Equal(130, new Bayes().ExpectedFalseAlarms(50, 52)!.Value, 9);
        Assert.Null(new Cusum().ExpectedFalseAlarms(50, 52));
        Assert.InRange(new Cusum().AverageRunLength(), 300, 600);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ears(EarsKind.C1) { Alpha = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ears(EarsKind.C1).Watch([1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bayes().Watch([1, 2], 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cusum { Mean = 0 });
    }
}
