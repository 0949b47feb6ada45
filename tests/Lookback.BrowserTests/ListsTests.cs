using System.Text;
using Lookback.BrowserTests.Browsing;
using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Ui;
using static Microsoft.Playwright.Assertions;

namespace Lookback.BrowserTests;

/// <summary>Section Lists: how they are, what changed in them, and an edition that a check held back.</summary>
public sealed class ListsTests(Chromium chromium, Demonstration demonstration)
{
    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 820)]
    public async Task Any_two_editions_are_chosen_and_compared_fact_by_fact(string theme, int width)
    {
        await using var visitor = await (await Visitor.OpenAsync(chromium, demonstration.Address, theme, width)).AsAsync("ann");
        await visitor.GoAsync("/ui/lists");
        await visitor.LookAsync($"lists-{width}");
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "ofac-sdn" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Size over editions" })).ToBeVisibleAsync();
        await visitor.LookAsync($"list-{width}");
        // Ann may look, and do nothing about a list.
        await Expect(visitor.Page.Locator("form[data-send]:not(.menu form)")).ToHaveCountAsync(0);
        await visitor.Page.GetByLabel("Compare from the edition 2021-11-16").CheckAsync();
        await visitor.PressAsync("d");
        await visitor.Page.WaitForURLAsync(url => url.Contains("/difference", StringComparison.Ordinal));
        await visitor.LookAsync($"difference-added-{width}");
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { NameRegex = new("^Changed") }).ClickAsync();
        await Expect(visitor.Page.GetByText("(WeakAlias)").First).ToBeVisibleAsync();
        await visitor.LookAsync($"difference-changed-{width}");
        await visitor.Page.Locator("a[data-row]").First.ClickAsync();
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "As each edition had it" })).ToBeVisibleAsync();
        await visitor.LookAsync($"listing-{width}");
    }

    [Fact]
    public async Task An_edition_that_was_held_back_comes_into_force_by_a_reason_alone()
    {
        await using var store = ManyAlerts.With(48).Staff("lou", "list_officer")
            .With(ledger => new SetPassword(ledger).Run("lou", NewPassword.Require(ManyAlerts.Password, hasSecondFactor: false, []), "by invitation"));
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var officer = await Visitor.OpenAsync(chromium, store.Address);
        await officer.SignInAsync("lou", ManyAlerts.Password);
        await officer.GoAsync("/ui/lists/ofac-sdn");
        await officer.Page.GetByLabel("Files of the edition").SetInputFilesAsync(
        [
            File("sdn.csv", ManyAlerts.List(20)),
            File("alt.csv", "1000,1,\"aka\",\"NOBODY\",-0- \r\n"),
        ]);
        await officer.Page.GetByLabel("Published on").FillAsync("2026-01-10");
        await officer.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Check and bring in" }).ClickAsync();
        await Expect(officer.Page.Locator("[role=alert]:visible")).ToContainTextAsync("lacks 28 of the 48 listings in force");

        await officer.GoAsync("/ui/lists");
        await Expect(officer.Page.GetByText("An edition of ofac-sdn was held back:")).ToBeVisibleAsync();
        await officer.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Look at it" }).ClickAsync();
        await officer.Page.GetByText("Bring it into force all the same").ClickAsync();
        await Expect(officer.Page.GetByText("Whoever this edition lacks will no longer be found.")).ToBeVisibleAsync();
        await officer.LookAsync("list-held-back");
        var reason = officer.Page.Locator("form[data-path$='/force'] textarea");
        await reason.FillAsync("Too short.");
        await officer.PressAsync("Control+Enter");
        // The browser says it beside the field, and sends nothing.
        Assert.False(await reason.EvaluateAsync<bool>("field => field.validity.valid"));
        await Expect(reason).ToHaveValueAsync("Too short.");
        await reason.FillAsync("The publisher confirmed by telephone that these were taken out.");
        await officer.PressAsync("Control+Enter");
        await Expect(officer.Page.GetByText("The edition is in force. A lookback is due.")).ToBeVisibleAsync();
        await Expect(officer.Page.GetByText("The publisher confirmed by telephone").First).ToBeVisibleAsync();
        officer.NothingWrong();
        await store.StopAsync();
        store.With(ledger =>
        {
            var inForce = ledger.Views.Editions.InForce(new WatchlistId("ofac-sdn"), ledger.Head)!;
            Assert.Equal(20, inForce.Edition.Counts.Listings);
            Assert.Equal("The publisher confirmed by telephone that these were taken out.", inForce.Edition.ForcedBecause);
            Assert.Equal("lou", ledger.Entries.At(inForce.Position).Actor);
        });
    }

    private static Microsoft.Playwright.FilePayload File(string name, string text) =>
        new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };
}
