using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

public sealed class DemoTests
{
    [Fact]
    public void The_demo_shows_the_main_job_from_edition_to_verdict()
    {
        var told = TheProgram.Run("demo").Expect(0).Output;
        Assert.Contains("12 rows: 4 with alerts, 7 without, 1 unscreened", told, StringComparison.Ordinal);
        Assert.Contains("3 added, 1 changed, 2 reworded only, 1 removed, 1 merged", told, StringComparison.Ordinal);
        foreach (var verdict in new[] { "NotListedThen", "ListedNotLoaded", "WeakAliasOnly" }) Assert.Contains(verdict, told, StringComparison.Ordinal);
        Assert.Contains("was delisted", told, StringComparison.Ordinal);
        Assert.Contains("lives on as ofac-sdn:1003", told, StringComparison.Ordinal);
        Assert.Contains("100% of 11 screened encounters are current", told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_demo_in_json_carries_each_findings_reference()
    {
        var references = TheProgram.Run("demo", "--json").Expect(0).Json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("reference").GetString());
        Assert.Equal(["B-1003", "B-1005", "B-1008", "B-1009"], references.Order());
    }
}
