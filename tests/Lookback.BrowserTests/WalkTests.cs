using Lookback.BrowserTests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lookback.BrowserTests;

/// <summary>The demonstration as a visitor takes it: seven steps, and as everybody in it.</summary>
public sealed class WalkTests(Chromium chromium, Demonstration demonstration)
{
    private static readonly string[] Headings = ["Screen somebody", "and", "", "Lookbacks", "Network of", "", "Who saw whom"];

    [Fact]
    public async Task Seven_steps_lead_through_the_origin_scenario()
    {
        await using var visitor = await Visitor.OpenAsync(chromium, demonstration.Address);
        await visitor.GoAsync("/ui/walk");
        await visitor.LookAsync("walk");
        await visitor.PressAsync("Enter");
        for (var step = 1; step <= 7; step++)
        {
            await Expect(visitor.Page.GetByText($"Step {step} of 7:")).ToBeVisibleAsync();
            await Expect(visitor.Page.Locator("main [role=alert]:visible")).ToHaveCountAsync(0);
            await Expect(visitor.Page.Locator("h1")).ToContainTextAsync(Headings[step - 1]);
            await visitor.LookAsync($"walk-{step}");
            if (step < 7) await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Next step" }).ClickAsync();
        }

        await visitor.Page.GetByLabel("You are").SelectOptionAsync("stan");
        await Expect(visitor.Page.Locator(".who summary")).ToContainTextAsync("statistician");
        visitor.NothingWrong();
    }

    [Fact]
    public async Task Without_scripts_nothing_that_was_written_comes_to_stand_in_an_address()
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = demonstration.Address.ToString(), JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/ui/sign-in");
        await Expect(page.Locator("noscript .note")).ToContainTextAsync("runs no scripts");
        await page.GetByLabel("Account").FillAsync("ann");
        await page.GetByLabel("Password").FillAsync("a secret of hers");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForLoadStateAsync();
        Assert.DoesNotContain("secret", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("boss", "administration", "alerts")]
    [InlineData("ann", "alerts", "administration")]
    [InlineData("sue", "cohorts", "administration")]
    [InlineData("cal", "cases", "alerts")]
    [InlineData("lou", "lists", "subjects")]
    [InlineData("sky", "screening", "subjects")]
    [InlineData("stan", "arrivals", "subjects")]
    [InlineData("ria", "cases", "alerts")]
    [InlineData("ava", "audit", "screening")]
    public async Task Everybody_is_offered_their_own_work_and_every_page_of_it_opens(string account, string theirs, string notTheirs)
    {
        await using var visitor = await (await Visitor.OpenAsync(chromium, demonstration.Address)).AsAsync(account);
        await visitor.GoAsync("/ui");
        var offered = await visitor.Page.Locator(".rail a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.Contains($"/ui/{theirs}", offered);
        Assert.DoesNotContain($"/ui/{notTheirs}", offered);
        foreach (var address in offered.Append("/ui/account"))
        {
            // Some ask first what persons are looked at for.
            var opened = await visitor.Page.GotoAsync(address);
            Assert.True(opened!.Status is 200 or 428, $"{address}: {opened.Status}");
            await Expect(visitor.Page.Locator("h1")).ToHaveCountAsync(1);
        }

        visitor.NothingWrong();
        // What is not offered is not had by its address either.
        var answer = await visitor.Page.GotoAsync($"/ui/{notTheirs}");
        Assert.Equal(403, answer!.Status);
    }
}
