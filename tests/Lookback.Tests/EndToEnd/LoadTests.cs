using System.Globalization;
using Lookback.Bench.Load;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>
/// The real server under a load, small. Ratios and failures alone, since client and server share a machine with whatever else runs on it, and floors well
/// below what docs/performance.md says: this is to find a blunder, not a percent.
/// </summary>
[Collection(nameof(Alone))]
public sealed class LoadTests(ITestOutputHelper output)
{
    private const int Listings = 2_000;

    [Fact]
    public void Asking_over_HTTP_stays_near_screening_in_one_process_and_every_request_is_answered()
    {
        var found = LoadRun.Measure(Listings, TimeSpan.FromMilliseconds(600), output.WriteLine);
        foreach (var line in found.Lines)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{line.What}: {found.Ratio(line):0.000} of one process; {line.Full.PerSecond:0} a second, p99 {line.Half.P99:0.0} ms at half load"));
        }

        Assert.All(found.Lines, l => Assert.Equal(0, l.Full.Failed + l.Half.Failed));
        Assert.All(found.Lines, l => Assert.True(l.Full.Requests > 0 && l.Half.Requests > 0));
        Assert.True(found.Ratio(found.Lines[1]) >= 0.03, $"one by one: {found.Ratio(found.Lines[1]):0.000} of one process, expected 0.03 at least");
        // One by one a request costs what HTTP costs; together, a party costs what a screening does.
        Assert.True(found.Ratio(found.Lines[2]) > 2 * found.Ratio(found.Lines[1]), "expected a party of a hundred to cost less than half of one by itself");
    }

    [Fact]
    public void Nobody_is_turned_away_while_editions_are_swapped_in()
    {
        var found = HeldLoad.Measure(Listings, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(1.5), 100, output.WriteLine);
        Assert.Empty(found.Faults);
        Assert.Equal(0, found.Failed);
        Assert.True(found.Editions >= 2, $"expected two editions or more to come in, found {found.Editions}");
    }
}
