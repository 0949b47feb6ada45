using Lookback.BrowserTests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Lookback.BrowserTests;

/// <summary>Section Lookbacks: story 4 as far as it has a screen.</summary>
public sealed class LookbacksTests(Chromium chromium, Demonstration demonstration)
{
    [Theory]
    [InlineData("light", 820)]
    [InlineData("dark", 1280)]
    public async Task What_a_run_found_is_told_by_verdict_and_each_finding_leads_to_its_alert(string theme, int width)
    {
        await using var visitor = await (await Visitor.OpenAsync(chromium, demonstration.Address, theme, width)).AsAsync("ann");
        await visitor.GoAsync("/ui/lookbacks");
        await Expect(visitor.Page.GetByText("Everybody is current.")).ToBeVisibleAsync();
        await visitor.LookAsync($"lookbacks-{width}");
        await visitor.Page.Locator("a[data-row]").Last.ClickAsync();
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Could it have been known?" })).ToBeVisibleAsync();
        await visitor.LookAsync($"run-{width}");
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "listed, not loaded" }).ClickAsync();
        await visitor.Page.WaitForURLAsync(url => url.Contains("verdict=ListedNotLoaded", StringComparison.Ordinal));
        var rows = visitor.Page.Locator("table[data-rows] tbody tr");
        foreach (var row in await rows.AllAsync()) await Expect(row).ToContainTextAsync("listed, not loaded");
        await visitor.Page.Locator("a[data-row]").First.ClickAsync();
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "The dates that decide it" })).ToBeVisibleAsync();
        await visitor.LookAsync($"finding-{width}");
        await visitor.PressAsync("a");
        await visitor.Page.WaitForURLAsync(url => url.Contains("/ui/alerts/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_is_started_and_followed_to_its_end_by_itself()
    {
        await using var visitor = await (await Visitor.OpenAsync(chromium, demonstration.Address)).AsAsync("sam");
        await visitor.GoAsync("/ui/lookbacks");
        await visitor.Page.GetByText("Everybody again").ClickAsync();
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await visitor.Page.WaitForURLAsync(url => url.Contains("/ui/lookbacks/runs/", StringComparison.Ordinal));
        await Expect(visitor.Page.GetByText("ended", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Expect(visitor.Page.Locator("dl.facts").Filter(new() { HasText = "Looked at" })).ToBeVisibleAsync();
        // Everybody again brings up what persons cleared since, and is over with a sum that holds.
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Could it have been known?" })).ToBeVisibleAsync();
        await visitor.LookAsync("run-over");
    }

    [Fact]
    public async Task Whoever_asks_where_nothing_is_to_be_done_is_told_so()
    {
        await using var visitor = await (await Visitor.OpenAsync(chromium, demonstration.Address)).AsAsync("ben");
        await visitor.GoAsync("/ui/lookbacks/runs");
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Status).Filter(new() { HasText = "there was nothing to look back on" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_screener_has_the_findings_and_no_way_to_start_a_run()
    {
        await using var visitor = await (await Visitor.OpenAsync(chromium, demonstration.Address)).AsAsync("sky");
        await visitor.GoAsync("/ui/lookbacks");
        Assert.EndsWith("/ui/lookbacks/findings", visitor.Page.Url, StringComparison.Ordinal);
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Start" })).ToHaveCountAsync(0);
        await visitor.LookAsync("findings-screener");
    }
}
