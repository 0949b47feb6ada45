using System.Text.Json;
using Lookback.Core.Arrivals;
using Lookback.Tests.Support;

namespace Lookback.Tests.Arrivals;

/// <summary>The detectors against what the field's reference computes on series that were invented for this.</summary>
public sealed class ReferenceCaseTests
{
    private static readonly long[] Monthly =
    [
        4, 6, 5, 3, 7, 8, 6, 9, 7, 5, 8, 10, 12, 9, 11, 14, 13, 10, 12, 15, 17, 14, 12, 16, 30, 27, 34, 40, 37, 33, 46, 53, 57, 50, 60, 66, 76, 86, 139, 113,
        88, 79, 98, 116,
    ];

    [Fact]
    public void Every_case_of_the_reference_holds_to_a_millionth()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedReference.Path("surge_cases.json")));
        var reference = file.RootElement;
        var held = 0;
        foreach (var known in reference.GetProperty("cases").EnumerateArray())
        {
            var name = known.GetProperty("name").GetString()!;
            var series = reference.GetProperty(name.StartsWith("weekly-", StringComparison.Ordinal) ? "weekly_overdispersed" : name.Split(' ')[0])
                .EnumerateArray().Select(c => c.GetInt64()).ToList();
            var (from, to) = (known.GetProperty("range")[0].GetInt32() - 1, known.GetProperty("range")[1].GetInt32() - 1);
            var judged = Detector(name, known).Watch(series, from, to);
            var isSum = known.TryGetProperty("cusum", out var expected);
            if (!isSum) expected = known.GetProperty("upperbound");
            Assert.Equal(expected.GetArrayLength(), judged.Count);
            foreach (var (bound, judgement) in expected.EnumerateArray().Zip(judged))
            {
                var found = isSum ? judgement.Statistic!.Value : judgement.Bound!.Value;
                Assert.True(Math.Abs(bound.GetDouble() - found) < 1e-6, $"{name}, period {judgement.Index + 1}: expected {bound}, found {found:R}");
            }

            Assert.Equal(
                known.GetProperty("alarms").EnumerateArray().Select(a => a.GetInt32()), judged.Where(j => j.IsAlarm).Select(j => j.Index + 1));
            held++;
        }

        Assert.Equal(18, held);
    }

    [Fact]
    public void The_months_of_the_reference_are_judged_as_printed()
    {
        Assert.Equal(1561, Monthly.Sum());
        var c1 = new Ears(EarsKind.C1).Watch(Monthly, 32, 43);
        Assert.Equal([65.4438, 71.9244, 72.4017, 79.0052, 85.2063, 89.8361, 104.1730], c1.Take(7).Select(j => Math.Round(j.Bound!.Value, 4)));
        Assert.Equal([39], c1.Where(j => j.IsAlarm).Select(j => j.Index + 1));
        var bayes = new Bayes { Recent = 6 }.Watch(Monthly, 32, 43);
        Assert.Equal([52, 57, 59, 63, 69, 75, 81], bayes.Take(7).Select(j => j.Bound!.Value));
        var sums = new Cusum { Mean = 37.5 }.Watch(Monthly, 32, 43);
        Assert.Equal([2.1443, 3.1456, 5.7798, 9.3938, 14.6409, 21.5209, 37.0558], sums.Take(7).Select(j => Math.Round(j.Statistic!.Value, 4)));
    }

    [Theory]
    [InlineData(PowerScale.None, 1.3073128, 8.6926872)]
    [InlineData(PowerScale.Root, 1.9891097, 9.3744842)]
    [InlineData(PowerScale.TwoThirds, 1.8084477, 9.1154825)]
    public void Farringtons_bound_by_error(PowerScale scale, double lower, double upper)
    {
        var bounds = FarringtonBounds.Delta(5, .2, 1, scale, .05);
        Assert.Equal(lower, bounds.Lower, 7);
        Assert.Equal(upper, bounds.Upper, 7);
    }

    [Theory]
    [InlineData(1.5, FarringtonBound.Muan, 8, 24)]
    [InlineData(1.5, FarringtonBound.NbPlugin, 1, 10)]
    [InlineData(1, FarringtonBound.Muan, 9, 22)]
    [InlineData(1, FarringtonBound.NbPlugin, 2, 9)]
    public void Farringtons_bound_by_quantiles(double dispersion, FarringtonBound bound, double lower, double upper) =>
        Assert.Equal((lower, upper), FarringtonBounds.Quantiles(Math.Log(5), Math.Log(2), dispersion, .05, bound));

    [Fact]
    public void What_stood_out_weighs_less() =>
        Assert.Equal(
            [1.6, 1.6, 1.6, 1.6, 1.6, .4, .4, .4, .4, .4],
            FarringtonBounds.Weights([0, 0, 0, 0, 0, 2, 2, 2, 2, 2], 0).Select(w => Math.Round(w, 12)));

    private static Detector Detector(string name, JsonElement known)
    {
        if (name.Contains(" C1 ", StringComparison.Ordinal) && name.Contains("alpha=0.05", StringComparison.Ordinal)) return new Ears(EarsKind.C1) { Alpha = .05, LeastSpread = 1 };
        if (name.Contains(" C1 ", StringComparison.Ordinal)) return new Ears(EarsKind.C1);
        if (name.Contains(" C2 ", StringComparison.Ordinal)) return new Ears(EarsKind.C2);
        if (name.Contains(" C3 ", StringComparison.Ordinal)) return new Ears(EarsKind.C3);
        if (name.Contains("monthly bayes", StringComparison.Ordinal)) return new Bayes { Recent = 6 };
        if (name.Contains("weekly bayes", StringComparison.Ordinal)) return new Bayes { Years = 2, Recent = 4 };
        if (name.Contains("cusum", StringComparison.Ordinal))
        {
            return new Cusum
            {
                Mean = known.GetProperty("m").GetDouble(), Scale = name.Contains("rossi", StringComparison.Ordinal) ? CountScale.Rossi : CountScale.Standard,
            };
        }

        return new Farrington
        {
            Parts = name.Contains("noPeriods=10", StringComparison.Ordinal) ? 10 : 1,
            Bound = name.EndsWith("delta", StringComparison.Ordinal) ? FarringtonBound.Delta
                : name.EndsWith("muan", StringComparison.Ordinal) ? FarringtonBound.Muan : FarringtonBound.NbPlugin,
        };
    }
}
