using Lookback.Tests.Support;

namespace Lookback.Tests.Fetching;

/// <summary>The verb: exit codes and reports.</summary>
public sealed class ListFetchVerbTests
{
    [Fact]
    public void Lists_are_fetched_one_by_one_or_all_and_one_that_fails_does_not_stop_the_others()
    {
        using var folder = new TempFolder();
        using var publisher = new FakePublisher((_, head, stream, stop) => stream.WriteAsync(
            head.StartsWith("GET /bad", StringComparison.Ordinal)
                ? FakePublisher.Empty("404 Not Found")
                : FakePublisher.Fine(Fetcher.Bytes(3), "ETag: \"one\""),
            stop).AsTask());
        var (good, bad) = (Entry("own-list", publisher.Address("/good")), Entry("bad-list", publisher.Address("/bad")));
        File.WriteAllText(folder["own.json"], $$"""{"version": 7, "watchlists": [{{bad}}, {{good}}]}""");
        string[] options = ["--sources", folder["own.json"], "--store", folder["s.db"], "--json"];

        Assert.Contains("expected the name of a list, or --all", TheProgram.Run(["list", "fetch", .. options]).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("refused (no-edition)", TheProgram.Run(["list", "fetch", "--all", .. options]).Expect(3).Error, StringComparison.Ordinal);
        Assert.Contains("refused (no-address): uk-ofsi", TheProgram.Run(["list", "fetch", "uk-ofsi", .. options]).Expect(3).Error, StringComparison.Ordinal);
        Assert.StartsWith("refused (http-status): bad-list.json: expected the file", TheProgram.Run(["list", "fetch", "bad-list", .. options]).Expect(3).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["s.db"]));

        var all = TheProgram.Run(["list", "fetch", "bad-list", "own-list", .. options]).Expect(4).Json;
        Assert.Equal((7, 1), (all.GetProperty("sources_version").GetInt32(), all.GetProperty("failed").GetInt32()));
        Assert.Equal("http-status", all.GetProperty("lists")[0].GetProperty("refused").GetProperty("code").GetString());
        Assert.Equal(3, all.GetProperty("lists")[1].GetProperty("import").GetProperty("edition").GetProperty("counts").GetProperty("listings").GetInt32());

        var again = TheProgram.Run(["list", "fetch", "--all", .. options]).Expect(0).Json.GetProperty("lists");
        Assert.Equal("own-list", Assert.Single(again.EnumerateArray()).GetProperty("watchlist").GetString());
        Assert.True(again[0].GetProperty("import").GetProperty("already_loaded").GetBoolean());

        var told = TheProgram.Run(["list", "fetch", "--all", "bad-list", .. options[..^1]]).Expect(4).Output;
        Assert.Contains("bad-list: refused (http-status): bad-list.json: expected the file, found that", told, StringComparison.Ordinal);
        Assert.Contains("own-list: own-list.json fetched, sha256 ", told, StringComparison.Ordinal);
    }

    private static string Entry(string list, string address) =>
        $$"""{"watchlist": "{{list}}", "files": [{"name": "{{list}}.json", "address": "{{address}}", "most_megabytes": 1}]}""";
}
