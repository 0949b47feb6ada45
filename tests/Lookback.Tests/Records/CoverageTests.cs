using Lookback.Tests.Support;

namespace Lookback.Tests.Records;

public sealed class CoverageTests
{
    [Fact]
    public void Coverages_are_the_same_by_what_was_used()
    {
        var coverage = Some.Coverage(("own", 3));
        Assert.True(coverage.SameAs(Some.Coverage(("own", 3))));
        Assert.True(coverage.SameAs(coverage with { Editions = [coverage.Editions[0] with { PublishedAt = Some.Instant("2024-01-01") }] }));
        Assert.False(coverage.SameAs(Some.Coverage(("own", 4))));
        Assert.False(coverage.SameAs(Some.Coverage(("own", 3), ("un-sc", 4))));
        Assert.False(coverage.SameAs(coverage with { PolicyHash = "another" }));
        Assert.False(coverage.SameAs(coverage with { EngineVersion = "another" }));
    }
}
