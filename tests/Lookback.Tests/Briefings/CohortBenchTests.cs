using Lookback.Cli;
using Lookback.Tests.Support;

namespace Lookback.Tests.Briefings;

/// <summary>A small run of what <c>bench cohort</c> does.</summary>
[Collection(nameof(Alone))]
public sealed class CohortBenchTests
{
    [Fact]
    public void An_invented_cohort_is_counted_whole()
    {
        var report = InProcess.Run("bench", "cohort", "--count", "2000", "--json").Expect(ExitCode.Done).Json;
        Assert.Equal((2_000, 1_990), (report.GetProperty("cases").GetInt32(), report.GetProperty("members").GetInt64()));
        Assert.InRange(report.GetProperty("median").GetDouble(), 0, 2);
    }
}
