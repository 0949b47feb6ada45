using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Lookback.Tests.Support;

namespace Lookback.Tests.Fetching;

/// <summary>The verb: what it shows, that it fetches once or until it is stopped, and with which exit codes.</summary>
public sealed class ListScheduleVerbTests
{
    [Fact]
    public void The_schedule_is_shown_and_what_is_due_is_fetched_once()
    {
        using var folder = new TempFolder();
        using var publisher = Publisher();
        var options = Options(folder, publisher);
        string[] json = [.. options, "--json"];

        TheProgram.Run(["list", "schedule", "good-list", .. options]).Expect(3);
        Assert.Contains("refused (no-edition)", TheProgram.Run(["list", "schedule", "--once", .. options]).Expect(3).Error, StringComparison.Ordinal);
        Assert.Contains("refused (no-address)", TheProgram.Run(["list", "schedule", "other", "--run", .. options]).Expect(3).Error, StringComparison.Ordinal);
        Assert.Contains("expected one of them", TheProgram.Run(["list", "schedule", "--run", "--once", .. options]).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("a schedule is about now", TheProgram.Run(["list", "schedule", "--as-of", "2026-01-01", .. options]).Expect(2).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["s.db"]));

        var lines = TheProgram.Run(["list", "schedule", "good-list", "bad-list", "--once", .. json]).Expect(4).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["bad-list", "good-list"], lines.Select(l => l.GetProperty("list").GetProperty("watchlist").GetString()));
        Assert.Equal("http-status", lines[0].GetProperty("list").GetProperty("refused").GetProperty("code").GetString());
        Assert.Equal(3, lines[1].GetProperty("list").GetProperty("import").GetProperty("edition").GetProperty("counts").GetProperty("listings").GetInt32());

        // Nothing is due, for a timer that comes too soon.
        Assert.Equal("", TheProgram.Run(["list", "schedule", "--once", .. json]).Expect(0).Output);
        Assert.Contains("refused (no-edition)", TheProgram.Run(["list", "schedule", "own-list", .. options]).Expect(3).Error, StringComparison.Ordinal);
        File.WriteAllBytes(folder["own.ftm.json"], Fetcher.Bytes(3));
        TheProgram.Run(["list", "import", "own-list", folder["own.ftm.json"], "--store", folder["s.db"]]).Expect(0);
        var shown = TheProgram.Run(["list", "schedule", "good-list", "bad-list", "own-list", .. json]).Expect(0).Json;
        Assert.Equal(["bad-list", "good-list", "own-list"], shown.EnumerateArray().Select(l => l.GetProperty("watchlist").GetString()).Order(StringComparer.Ordinal));
        var good = shown.EnumerateArray().Single(l => l.GetProperty("watchlist").GetString() == "good-list");
        Assert.Equal((7, 0, false), (good.GetProperty("every_hours").GetInt32(), good.GetProperty("failures").GetInt32(), good.GetProperty("is_due").GetBoolean()));
        Assert.InRange(
            (good.GetProperty("next_at").GetDateTimeOffset() - good.GetProperty("answered_at").GetDateTimeOffset()).TotalHours, 7, 7.7);
        var own = shown.EnumerateArray().Single(l => l.GetProperty("watchlist").GetString() == "own-list");
        Assert.Equal(JsonValueKind.Null, own.TryGetProperty("next_at", out var none) ? none.ValueKind : JsonValueKind.Null);

        var table = TheProgram.Run(["list", "schedule", .. options]).Expect(0).Output;
        Assert.Contains("7 hours", table, StringComparison.Ordinal);
        Assert.DoesNotContain("bad-list", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task It_stays_until_it_is_told_to_stop_and_then_has_left_nothing_undone(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent as on Unix");
        using var folder = new TempFolder();
        using var publisher = Publisher();
        using var program = TheProgram.Start(["list", "schedule", "good-list", "bad-list", "--run", .. Options(folder, publisher)]);
        var error = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var first = await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var second = await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.Contains("bad-list: refused (http-status): list.json: expected the file", first, StringComparison.Ordinal);
        Assert.Contains("good-list: edition", second, StringComparison.Ordinal);
        Assert.Contains("with 3 listings (3 added, 0 changed, 0 gone); next 20", second, StringComparison.Ordinal);
        using (var kill = Process.Start("kill", ["-s", signal, program.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(program.WaitForExit(TimeSpan.FromSeconds(60)));
        Assert.Equal("", await error);
        Assert.Equal(0, program.ExitCode);
        Assert.Equal(1, TheProgram.Run(["list", "ls", "--json", "--store", folder["s.db"]]).Expect(0).Json.GetArrayLength());
    }

    private static FakePublisher Publisher() => new((_, head, stream, stop) => stream.WriteAsync(
        head.StartsWith("GET /bad", StringComparison.Ordinal) ? FakePublisher.Empty("404 Not Found") : FakePublisher.Fine(Fetcher.Bytes(3), "ETag: \"one\""),
        stop).AsTask());

    private static string[] Options(TempFolder folder, FakePublisher publisher)
    {
        File.WriteAllText(
            folder["own.json"],
            $$"""
            {"version": 7, "watchlists": [
              {"watchlist": "good-list", "every_hours": 7, "files": [{"name": "list.json", "address": "{{publisher.Address("/good")}}", "most_megabytes": 1}]},
              {"watchlist": "bad-list", "files": [{"name": "list.json", "address": "{{publisher.Address("/bad")}}", "most_megabytes": 1}]}]}
            """);
        return ["--sources", folder["own.json"], "--store", folder["s.db"]];
    }
}
