using System.Globalization;
using Lookback.BrowserTests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Lookback.BrowserTests;

/// <summary>Section Arrivals: story 9. Whoever counts sees nobody.</summary>
public sealed class ArrivalsTests(Chromium chromium, Demonstration demonstration)
{
    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 820)]
    public async Task Counts_are_drawn_against_what_was_to_be_expected_and_alarms_stand_beside_what_chance_gives(string theme, int width)
    {
        await using var visitor = await (await Visitor.OpenAsync(chromium, demonstration.Address, theme, width)).AsAsync("stan");
        await visitor.GoAsync("/ui/arrivals");
        await Expect(visitor.Page.GetByText("expected if nothing were unusual").First).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".chart svg[role=img] polyline.line")).Not.ToHaveCountAsync(0);
        await visitor.LookAsync($"arrivals-{width}");
        await visitor.Page.GetByLabel("Apart for each").SelectOptionAsync("place");
        await visitor.Page.WaitForURLAsync(url => url.Contains("across=place", StringComparison.Ordinal));
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "All series" })).ToBeVisibleAsync();
        await visitor.LookAsync($"arrivals-places-{width}");
    }

    [Fact]
    public async Task A_plan_is_laid_down_once_and_what_goes_out_hides_the_small_and_tells_it_from_zero()
    {
        await using var visitor = await (await Visitor.OpenAsync(chromium, demonstration.Address)).AsAsync("stan");
        await visitor.GoAsync("/ui/arrivals/plans");
        await visitor.LookAsync("arrivals-plans");
        await visitor.Page.GetByLabel("Short name").FillAsync("by-citizenship");
        await visitor.Page.GetByLabel("First day of the first row").FillAsync("2020-10-01");
        await visitor.Page.GetByLabel("Columns by").SelectOptionAsync("citizenship");
        await visitor.Page.GetByLabel("Values with a column of their own").FillAsync("PT\nKE\nBO\nZZ");
        await visitor.Page.GetByLabel("Why, at least").FillAsync("The office publishes its arrivals every quarter.");
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Lay it down for good" }).ClickAsync();
        await Expect(visitor.Page.GetByText("Nothing went out under this plan yet.")).ToBeVisibleAsync();
        await visitor.Page.GetByLabel("Complete up to and including").FillAsync("2024-05-31");
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Attack and release" }).ClickAsync();
        await Expect(visitor.Page.GetByText("The counts are released.")).ToBeVisibleAsync();
        // Of a citizenship that nobody has every count is zero, and says so.
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Columnheader, new() { Name = "ZZ" })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Cell, new() { Name = "0", Exact = true }).First).ToBeVisibleAsync();
        foreach (var shown in await visitor.Page.Locator("tbody td.figure:not(.hidden-count)").AllInnerTextsAsync())
            Assert.False(int.Parse(shown, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) is >= 1 and <= 10, shown);
        await visitor.LookAsync("release");
    }

    [Fact]
    public async Task Whoever_counts_sees_no_person_and_no_way_to_one()
    {
        await using var visitor = await (await Visitor.OpenAsync(chromium, demonstration.Address)).AsAsync("stan");
        foreach (var path in (string[])["/ui/arrivals", "/ui/arrivals?across=citizenship", "/ui/arrivals/plans", "/ui/lookbacks"])
        {
            await visitor.GoAsync(path);
            foreach (var to in await visitor.Page.Locator("a[href]").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))"))
                Assert.DoesNotMatch("^/ui/(alerts|subjects|cases|networks|screening|lookbacks/findings)|^/api/v1/(alerts|subjects|encounters|findings)", to);
        }

        foreach (var path in (string[])["/ui/lookbacks/findings", "/ui/alerts"])
        {
            var answer = await visitor.Page.GotoAsync(path);
            Assert.Equal(403, answer!.Status);
        }
    }
}
