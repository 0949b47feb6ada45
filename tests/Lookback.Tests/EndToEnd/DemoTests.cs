using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>The demo, run once for all that is said of it.</summary>
public sealed class ToldStory : IDisposable
{
    internal TempFolder Temp { get; } = new();

    /// <summary>What it printed, its folder called DEMO.</summary>
    public string Told { get; }

    /// <summary>Its folder.</summary>
    public string Folder => Temp["story"];

    public ToldStory() => Told = TheProgram.Run("demo", "--keep", Folder).Expect(0).Output.Replace(Folder, "DEMO", StringComparison.Ordinal).ReplaceLineEndings("\n");

    public void Dispose() => Temp.Dispose();
}

public sealed partial class DemoTests(ToldStory story) : IClassFixture<ToldStory>
{
    private const string Before =
        "# The demo, as it is told\n\nThis is what `lookback demo` prints, its folder called DEMO. A test holds the page to it.\n\n```text\n";

    [Fact]
    public void The_page_holds_what_the_demo_prints()
    {
        var (path, page) = (Path.Combine(Repository.Root, "docs/story.md"), Before + story.Told.TrimEnd() + "\n```\n");
        if (Environment.GetEnvironmentVariable("LOOKBACK_UPDATE_GOLDEN") == "1") File.WriteAllText(path, page);
        Assert.Equal(File.ReadAllText(path), page);
    }

    [Fact]
    public void The_numbers_are_those_of_the_origin_scenario()
    {
        Assert.Contains(
            "members 404 persons | removed 31 | in custody 74 | released, in proceedings 48 | located, not arrested 199 | no confirmed contact 52 | "
            + "left voluntarily 0 | cleared & withdrawn 0",
            story.Told, StringComparison.Ordinal);
        foreach (var said in new[]
        {
            "arrested ever 153 persons", "charged terrorism 0/153", "protection claim pending 61", "duplicates merged 6   excluded by rule v3: 38",
        })
            Assert.Contains(said, story.Told, StringComparison.Ordinal);
        Assert.Contains("60,000 encounters of 57,728 subjects; 20 alerts, 1 of them open; 0 findings", story.Told, StringComparison.Ordinal);
        Assert.Contains("14 findings:", story.Told, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[1-9]\d* not taken", story.Told);
        foreach (var verdict in new[] { "NotListedThen", "ListedNotLoaded", "WeakAliasOnly", "HitCleared", "Suppressed" })
            Assert.Contains(verdict, story.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_removal_is_refused_because_a_claim_of_protection_is_pending() =>
        Assert.Matches(@"\$ lookback case step \w+ REMOVED .+\nrefused \(guard-protection-claim\): ", story.Told);

    [Fact]
    public void The_ledger_of_an_earlier_day_adds_up_too() =>
        Assert.Equal(3, MembersLine().Count(story.Told));

    [Fact]
    public void What_was_known_on_a_day_differs_from_what_is_known_of_it_now()
    {
        // On 25 June, on 15 June as known then, and on 15 June as known on 25 June.
        var located = MembersLine().Matches(story.Told)
            .Select(m => long.Parse(Located().Match(m.Value).Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(3, located[2] - located[1]);
        Assert.True(located[0] > located[2]);
    }

    [Fact]
    public void Nobody_is_told_a_grade_that_nobody_gave()
    {
        var said = story.Told.Split('\n').Where(l => l.StartsWith("    [", StringComparison.Ordinal)).ToList();
        Assert.Contains(said, l => l.Contains("(harbour police, case 31, B2, by ann)", StringComparison.Ordinal));
        Assert.Contains(said, l => l.EndsWith("(prosecutor's office, by cal)", StringComparison.Ordinal));
        Assert.DoesNotContain(said, l => l.Contains("F6", StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_is_shown_is_shown_with_what_leads_there()
    {
        Assert.Matches(
            @"\n    2024-06-10 \S+ exposure \w{10}: E[12] from listing:ofac-sdn:20417 Damiro Ilvan VASHKOREL, weakest grade B2, NotDesignatedThen; ", story.Told);
        var command = Command().Matches(story.Told).Select(m => m.Groups[1].Value).First(c => c.StartsWith("subject show", StringComparison.Ordinal));
        var json = TheProgram.Run(
            [.. CommandLineParser.SplitCommandLine(command.Replace("DEMO", story.Folder, StringComparison.Ordinal)), "--json"]).Expect(0).Output;
        using var shown = JsonDocument.Parse(json);
        var exposure = Assert.Single(shown.RootElement[0].GetProperty("encounters")[0].GetProperty("exposures").EnumerateArray());
        Assert.Equal("NotDesignatedThen", exposure.GetProperty("verdict").GetString());
        Assert.Equal("listing:ofac-sdn:20417", exposure.GetProperty("found").GetProperty("start").GetProperty("node").GetString());
    }

    [Fact]
    public void Two_methods_are_no_sum_and_a_sentence_stands_once_below_its_table()
    {
        var watched = TheProgram.Run("arrivals", "watch", "--place", "Harbour of Selm", "--store", Path.Combine(story.Folder, "lookback.db")).Expect(0).Output;
        Assert.Contains("all: EARS C1", watched, StringComparison.Ordinal);
        Assert.Contains("all: Bayes", watched, StringComparison.Ordinal);
        Assert.Contains(": about one false alarm in 1,000 periods", watched, StringComparison.Ordinal);
        Assert.Contains(": about one false alarm in 20 periods", watched, StringComparison.Ordinal);
        Assert.DoesNotContain("in all", watched, StringComparison.Ordinal);
        Assert.Equal(3, watched.Split("the expectation rests on a period that raised an alarm itself").Length);
    }

    [Fact]
    public void Commands_that_read_work_as_printed_on_the_store_left_behind()
    {
        var shown = Command().Matches(story.Told).Select(m => m.Groups[1].Value).ToList();
        foreach (var verb in new[] { "cohort ledger", "claim check", "network trace", "case show", "subject show", "alert ls", "verify" })
        {
            var command = shown.First(c => c.StartsWith(verb, StringComparison.Ordinal)).Replace("DEMO", story.Folder, StringComparison.Ordinal);
            TheProgram.Run([.. CommandLineParser.SplitCommandLine(command)]).Expect(0);
        }
    }

    [Fact]
    public void Commands_that_write_work_by_hand_in_a_fresh_store()
    {
        var shown = Command().Matches(story.Told).Select(m => m.Groups[1].Value).ToList();
        foreach (var verb in new[] { "list import", "screen" })
        {
            var command = shown.First(c => c.StartsWith(verb, StringComparison.Ordinal))
                .Replace("DEMO/lookback.db", story.Temp["fresh.db"], StringComparison.Ordinal).Replace("DEMO", story.Folder, StringComparison.Ordinal);
            TheProgram.Run([.. CommandLineParser.SplitCommandLine(command)]).Expect(0);
        }
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_refused_in_a_sentence()
    {
        var refused = TheProgram.Run("demo", "--keep", story.Folder).Expect(3);
        Assert.StartsWith("refused (folder-not-empty): --keep: expected a folder that is empty", refused.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^members 404 persons \| .+ sum 404 OK$", RegexOptions.Multiline)]
    private static partial Regex MembersLine();

    [GeneratedRegex(@"located, not arrested (\d+)")]
    private static partial Regex Located();

    [GeneratedRegex(@"^\$ lookback (.+)$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
