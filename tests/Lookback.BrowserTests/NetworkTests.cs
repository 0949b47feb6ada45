using Lookback.BrowserTests.Browsing;
using Lookback.Ui;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lookback.BrowserTests;

/// <summary>Story 8: a link is traced; the picture, and the list that says the same.</summary>
public sealed class NetworkTests(Chromium chromium)
{
    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 820)]
    public async Task An_analyst_traces_from_a_listing_and_chooses_a_path_by_keyboard(string theme, int width)
    {
        await using var store = MetPeople.With(("una", "analyst"));
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var analyst = await Visitor.OpenAsync(chromium, store.Address, theme, width);
        await analyst.SignInAsync("una", MetPeople.Password);
        await analyst.GoAsync("/ui/networks?purpose=case-work");
        await Expect(analyst.Page.GetByText("Association is not evidence of conduct")).ToBeVisibleAsync();
        await analyst.LookAsync("networks");
        await analyst.Page.GetByLabel("From", new() { Exact = true }).FillAsync("test-list:1");
        await analyst.PressAsync("Enter");
        await Expect(analyst.Page.Locator("article")).ToHaveCountAsync(1);
        await Expect(analyst.Page.Locator("article")).ToContainTextAsync("Innocent explanation");
        await Expect(analyst.Page.Locator("#drawing canvas")).Not.ToHaveCountAsync(0);
        await Expect(analyst.Page.GetByRole(AriaRole.Img, new() { Name = "as a chart" })).ToBeVisibleAsync();
        await Expect(analyst.Page.Locator("main")).Not.ToContainTextAsync("score 0");
        await analyst.LookAsync("network");

        var path = analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Show in the picture" });
        await path.FocusAsync();
        await analyst.PressAsync("Enter");
        await Expect(path).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(analyst.Page.Locator("#told")).ToContainTextAsync("Marta Qasemizadeh");

        // The other way round: a thing of the picture marks the list, and shows what else it is tied to.
        await analyst.Page.GetByText("2 things in the picture").ClickAsync();
        var thing = analyst.Page.Locator(".things button").Filter(new() { HasText = "Marta Qasemizadeh" });
        await thing.FocusAsync();
        await analyst.PressAsync("Enter");
        await Expect(analyst.Page.Locator("article.shown")).ToHaveCountAsync(1);
        await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Show what it is tied to" }).ClickAsync();
        await Expect(analyst.Page.Locator("#told")).ToContainTextAsync("Nothing more is on record");
        analyst.NothingWrong();
    }

    [Fact]
    public async Task What_names_nothing_to_trace_from_is_said_beside_the_field()
    {
        await using var store = MetPeople.With(("una", "analyst"));
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var analyst = await Visitor.OpenAsync(chromium, store.Address);
        await analyst.SignInAsync("una", MetPeople.Password);
        await analyst.GoAsync("/ui/networks?purpose=case-work&from=test-list:404");
        await Expect(analyst.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not in force");
        await Expect(analyst.Page.GetByLabel("From", new() { Exact = true })).ToHaveValueAsync("test-list:404");
        await analyst.LookAsync("network-refused");
    }
}
