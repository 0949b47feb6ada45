using CsCheck;
using Lookback.Core.Lookbacks;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lookbacks;

public sealed class LookbackPlanTests
{
    [Fact]
    public void Encounters_stand_at_the_coverage_taken_last_before_their_screening()
    {
        var (a, b) = (Some.Coverage(("un-sc", 1)), Some.Coverage(("un-sc", 20)));
        var standing = LookbackPlan.Standing([(2, a), (21, b)], [], head: 30);
        Assert.Equal([new Stretch(new ScreenedRange(2, 21), a), new Stretch(new ScreenedRange(21, 30), b)], standing);
    }

    [Fact]
    public void A_run_that_ended_moves_everybody_it_looked_back_on()
    {
        var (a, b) = (Some.Coverage(("un-sc", 1)), Some.Coverage(("un-sc", 20)));
        var standing = LookbackPlan.Standing([(2, a), (21, b)], [(21, b)], head: 40);
        Assert.All(standing, s => Assert.Same(b, s.Coverage));
        Assert.Empty(LookbackPlan.Steps(standing, b));
    }

    [Fact]
    public void Steps_name_each_group_from_its_own_edition()
    {
        var a = Some.Coverage(("un-sc", 1));
        var b = Some.Coverage(("un-sc", 10));
        var c = Some.Coverage(("ofac-sdn", 19), ("un-sc", 20));
        var steps = LookbackPlan.Steps(LookbackPlan.Standing([(2, a), (11, b)], [], head: 30), c);
        Assert.Equal(
            [
                new CoverageStep(new WatchlistId("ofac-sdn"), 0, 19, new ScreenedRange(2, 30)),
                new CoverageStep(new WatchlistId("un-sc"), 1, 20, new ScreenedRange(2, 11)),
                new CoverageStep(new WatchlistId("un-sc"), 10, 20, new ScreenedRange(11, 30)),
            ],
            steps);
    }

    [Fact]
    public void Another_policy_or_engine_takes_a_full_run()
    {
        var a = Some.Coverage(("un-sc", 1));
        var standing = LookbackPlan.Standing([(2, a)], [], head: 9);
        Assert.True(LookbackPlan.DeltaSuffices(standing, Some.Coverage(("un-sc", 5))));
        Assert.False(LookbackPlan.DeltaSuffices(standing, a with { PolicyHash = "other" }));
        Assert.False(LookbackPlan.DeltaSuffices(standing, a with { EngineVersion = "other" }));
        Assert.Single(LookbackPlan.Behind(standing, a with { PolicyHash = "other" }));
    }

    [Fact]
    public void Stretches_follow_each_other_without_gap_or_overlap()
    {
        Gen.Select(Gen.Int[1, 5].Array[1, 8], Gen.Int[0, 30]).Sample((gaps, extra) =>
        {
            var position = 0;
            var taken = gaps.Select(g => ((long)(position += g), Some.Coverage(("un-sc", position)))).ToList();
            var head = position + extra;
            var standing = LookbackPlan.Standing(taken, [], head);
            Assert.All(standing.Zip(standing.Skip(1)), pair => Assert.Equal(pair.First.Screened.UpTo, pair.Second.Screened.After));
            Assert.True(standing.Count == 0 || (standing[0].Screened.After == taken[0].Item1 && standing[^1].Screened.UpTo == head));
        });
    }
}
