using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>The main job on the publishers' own editions, through the program itself.</summary>
public sealed class RealListsTests
{
    private const string Sdn = "lists/ofac_sdn/sdn_";
    private const string Un = "lists/un/un_consolidated_";

    [Fact]
    public void Of_those_let_through_before_24_March_2022_the_newly_designated_are_found_and_nobody_else()
    {
        var (before, after) = (People.Edition("ofac-sdn", $"{Sdn}2022-03-21.csv.gz"), People.Edition("ofac-sdn", $"{Sdn}2022-03-24.csv.gz"));
        Story("ofac-sdn", $"{Sdn}2022-03-21.csv.gz", $"{Sdn}2022-03-24.csv.gz", "2022-03-21", "2022-03-24", "2022-03-22", before, after, strangers: 5000);
    }

    [Fact]
    public void The_same_on_the_lists_of_the_United_Nations_with_two_delistings_reported()
    {
        var (before, after) = (People.Edition("un-sc", $"{Un}2025-08-02.xml.gz"), People.Edition("un-sc", $"{Un}2025-11-18.xml.gz"));
        var run = Story("un-sc", $"{Un}2025-08-02.xml.gz", $"{Un}2025-11-18.xml.gz", null, null, "2025-08-15", before, after, strangers: 5000);
        var lost = run.GetProperty("lost_ground").EnumerateArray().ToList();
        Assert.Equal(["un-sc:QDi.317", "un-sc:QDi.336"], lost.Select(l => l.GetProperty("listing").GetString()).Order());
        Assert.All(lost, l => Assert.Equal("Delisted", l.GetProperty("loss").GetString()));
    }

    [Fact]
    public void An_edition_that_changed_499_remarks_raises_nothing()
    {
        using var folder = new TempFolder();
        string[] store = ["--store", folder["s.db"], "--json"];
        var listed = People.Spread(People.Edition("ofac-sdn", $"{Sdn}2022-04-22.csv.gz"), 300);
        People.Write(folder["people.csv"], "2022-04-25", 1000, ("OLD", listed));
        TheProgram.Run(["list", "import", "ofac-sdn", SharedData.Path($"{Sdn}2022-04-22.csv.gz"), "--published", "2022-04-22", .. store]).Expect(0);
        TheProgram.Run(["screen", folder["people.csv"], .. store]).Expect(0);
        var import = TheProgram.Run(["list", "import", "ofac-sdn", SharedData.Path($"{Sdn}2022-04-29.csv.gz"), "--published", "2022-04-29", .. store]).Expect(0).Json;
        var counts = import.GetProperty("edition").GetProperty("counts");
        // One of them (17018) grew past the 1,000 characters that sdn.csv holds, which cut its tax number off: a change of facts.
        Assert.Equal((498, 1, 0, 0), (Count(counts, "reworded"), Count(counts, "changed"), Count(counts, "added"), Count(counts, "removed")));
        var run = TheProgram.Run(["run", .. store]).Expect(0).Json;
        Assert.Equal(0, run.GetProperty("findings").GetArrayLength());
        Assert.Equal(0, run.GetProperty("lost_ground").GetArrayLength());
        Assert.Equal(1300, run.GetProperty("run").GetProperty("evaluated").GetInt64());
    }

    /// <summary>Screens strangers, 60 who will be listed and 40 who are, imports the next edition and looks back.</summary>
    private static JsonElement Story(
        string watchlist,
        string fileA,
        string fileB,
        string? publishedA,
        string? publishedB,
        string metAt,
        IReadOnlyList<ListingText> before,
        IReadOnlyList<ListingText> after,
        int strangers)
    {
        var keys = before.Select(l => l.Id).ToHashSet();
        var added = People.Spread(after.Where(l => !keys.Contains(l.Id)), 60);
        var gone = before.Where(l => after.All(a => a.Id != l.Id)).ToList();
        var listed = People.Spread(before.Where(l => !gone.Contains(l)), 40 - gone.Count).Concat(gone).ToList();

        using var folder = new TempFolder();
        string[] store = ["--store", folder["s.db"], "--json"];
        People.Write(folder["people.csv"], metAt, strangers, ("NEW", added), ("OLD", listed));
        TheProgram.Run(["list", "import", watchlist, SharedData.Path(fileA), .. Published(publishedA), .. store]).Expect(0);
        TheProgram.Run(["screen", folder["people.csv"], "--out", folder["out.csv"], .. store]).Expect(0);
        var outcomes = People.Outcomes(folder["out.csv"]);
        Assert.Equal(strangers + 100, outcomes.Count);
        Assert.Equal(40, outcomes.Count(o => o.Key.StartsWith("OLD-", StringComparison.Ordinal) && o.Value == "hit"));
        Assert.Equal(60, outcomes.Count(o => o.Key.StartsWith("NEW-", StringComparison.Ordinal) && o.Value == "no-hit"));

        TheProgram.Run(["list", "import", watchlist, SharedData.Path(fileB), .. Published(publishedB), .. store]).Expect(0);
        var run = TheProgram.Run(["run", .. store]).Expect(0).Json;
        var findings = run.GetProperty("findings").EnumerateArray().ToList();
        var found = findings.Where(f => Reference(f).StartsWith("NEW-", StringComparison.Ordinal)).ToList();
        Assert.Equal(60, found.Select(Reference).Distinct().Count());
        Assert.All(found.GroupBy(Reference), g => Assert.Contains(g, f => f.GetProperty("verdict").GetString() == "NotListedThen"));
        var alarms = outcomes.Count(o => o.Key.StartsWith("N-", StringComparison.Ordinal) && o.Value == "hit")
            + findings.Count(f => Reference(f).StartsWith("N-", StringComparison.Ordinal));
        Assert.True(alarms <= 10, $"{alarms} strangers alerted or appeared");
        return run;
    }

    private static string[] Published(string? date) => date is null ? [] : ["--published", date];

    private static string Reference(JsonElement finding) => finding.GetProperty("reference").GetString()!;

    private static long Count(JsonElement counts, string name) => counts.GetProperty(name).GetInt64();
}
