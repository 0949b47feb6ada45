using Lookback.Bench;

namespace Lookback.Tests.Bench;

/// <summary>A small run of what <c>bench networks</c> does: ratios alone, which other load on the machine does not change much.</summary>
public sealed class NetworksBenchTests
{
    [Fact]
    public void What_a_tenth_of_all_links_lead_to_slows_no_trace_beside_it()
    {
        var report = NetworksBench.Run(60_000, 12, static (_, _) => { }, TestContext.Current.CancellationToken);
        Assert.InRange(report.Links, 55_000, 150_000);
        Assert.Equal(6_000, report.AtTheHub);
        Assert.InRange(report.HubRatio, 0.05, 5);
        Assert.All(new[] { report.Trace, report.BesideHub, report.AwayFromHub, report.Designation }, t => Assert.Equal(0, t.Truncated));
        Assert.InRange(report.BesideHub.Edges, 100, 20_000);
        Assert.InRange(report.Designation.Edges, 1_000, 60_000);
        Assert.InRange(report.BytesPerLink, 20, 400);
    }
}
