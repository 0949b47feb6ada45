using System.Text.Json;
using Lookback.Core.Matching;

namespace Lookback.Tests.Matching;

/// <summary>A policy is data that people write: it reads back as it was, and what is wrong with it is said in one sentence.</summary>
public sealed class PolicyTests
{
    [Fact]
    public void It_reads_back_with_the_same_hash()
    {
        var policy = Policy.Default with
        {
            Version = "house-2",
            BirthDate = Policy.Default.BirthDate with { SameDay = 4 },
            Watchlists = new Dictionary<string, Thresholds> { ["b-list"] = new() { NameOnly = 0.8 }, ["a-list"] = new() },
        };
        var back = Policy.Parse(policy.ToJson());
        Assert.Equal(policy.Hash, back.Hash);
        Assert.Equal("house-2", back.Version);
        Assert.NotEqual(Policy.Default.Hash, policy.Hash);
        Assert.Equal(Policy.Default.Hash, (Policy.Default with { Version = "renamed" }).Hash);
    }

    [Fact]
    public void What_it_leaves_out_is_as_it_ships_and_a_feature_without_a_curve_adds_nothing()
    {
        Assert.Equal(Policy.Default.Hash, Policy.Parse("{}").Hash);
        Assert.Equal(Policy.Default.Hash, Policy.Parse("""{"name": {}}""").Hash);
        var scale = new NameScale(Policy.Parse("""{"name": {"bias": 1.5, "curves": {"Omission": [{"at": 0, "logit": 0}, {"at": 2, "logit": -3}]}}}""").Name);
        Assert.Equal((1.5, -1.5, 0), (scale.Bias, scale.Of(NameFeature.Omission, 1), scale.Of(NameFeature.Letters, 1)));
    }

    [Theory]
    [InlineData("{", "")]
    [InlineData("null", "a policy is an object, not null")]
    [InlineData("""{"threshold": 1}""", "'threshold' could not be mapped")]
    [InlineData("""{"name": {"least_coverage": 1}}""", "'least_coverage' could not be mapped")]
    [InlineData("""{"name": null}""", "Path: $.name")]
    [InlineData("""{"name": {"curves": null}}""", "Path: $.name.curves")]
    [InlineData("""{"name": {"curves": {"Omission": null}}}""", "$.name.curves.Omission: expected a list of points, found null")]
    [InlineData("""{"name": {"curves": {"Omission": [{"at": 1}]}}}""", "missing required properties including: 'logit'")]
    [InlineData("""{"name": {"curves": {"Religion": []}}}""", "found \"Religion\"")]
    [InlineData("""{"name": {"curves": {"omission": []}}}""", "found \"omission\"")]
    [InlineData("""{"name": {"curves": {"2": []}}}""", "found \"2\"")]
    [InlineData(
        """{"name": {"curves": {"Omission": [{"at": 0, "logit": 0}, {"at": 2, "logit": -1}, {"at": 1.5, "logit": -2}]}}}""",
        "$.name.curves.Omission[2].at: expected more than 2, since points run from left to right, found 1.5")]
    [InlineData(
        """{"name": {"curves": {"Omission": [{"at": 1, "logit": 0}, {"at": 1, "logit": -1}]}}}""",
        "$.name.curves.Omission[1].at: expected more than 1, since points run from left to right, found 1")]
    [InlineData(
        """{"name": {"curves": {"Omission": [{"at": 0, "logit": -1}, {"at": 1, "logit": -0.5}]}}}""",
        "$.name.curves.Omission[1].logit: expected -1 or less, since this curve only falls, found -0.5")]
    [InlineData(
        """{"name": {"curves": {"MostCoverage": [{"at": 0, "logit": 0}, {"at": 1, "logit": -0.5}]}}}""",
        "$.name.curves.MostCoverage[1].logit: expected 0 or more, since this curve only rises, found -0.5")]
    [InlineData("""{"name": {"curves": {"Omission": [{"at": 0, "logit": 0}, {"at": 1e999, "logit": -1}]}}}""", "$.name.curves.Omission[1].at: expected a finite number, found 1e999")]
    [InlineData("""{"name": {"curves": {"Omission": [{"at": 0, "logit": -1e999}]}}}""", "$.name.curves.Omission[0].logit: expected a finite number, found -1e999")]
    [InlineData("""{"name": {"curves": {"Omission": [{"at": 0, "logit": NaN}]}}}""", "'N'")]
    [InlineData("""{"name": {"curves": {"Omission": [{"at": 0, "logit": "NaN"}]}}}""", "$.name.curves.Omission[0].logit")]
    [InlineData("""{"name": {"bias": 1e400}}""", "$.name.bias: expected a finite number, found 1e400")]
    [InlineData("""{"watchlists": {"some-list": {"name_only": 1e400}}}""", "$.watchlists.some-list.name_only: expected a finite number, found 1e400")]
    [InlineData("""{"version": "\ud800"}""", "$.version")]
    [InlineData("""{"\udc00": 1}""", "half a surrogate pair")]
    public void What_is_wrong_with_it_is_said_where_it_is(string json, string said)
    {
        var wrong = Assert.ThrowsAny<JsonException>(() => Policy.Parse(json));
        Assert.Contains(said, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Fact]
    public void What_ships_keeps_its_own_rules() => Assert.Equal(Policy.Default.Hash, Policy.Parse(Policy.Default.ToJson()).Hash);
}
