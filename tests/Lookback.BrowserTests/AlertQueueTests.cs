using static Microsoft.Playwright.Assertions;
using Lookback.BrowserTests.Browsing;
using Lookback.Core.Records;
using Lookback.Flows.Cases;

using Lookback.Tests.Api;
using Lookback.Ui;

namespace Lookback.BrowserTests;

/// <summary>Story 3: a reviewer clears what waits, by keyboard alone.</summary>
public sealed class AlertQueueTests(Chromium chromium, Demonstration demonstration)
{
    [Fact]
    public async Task Twenty_alerts_are_cleared_without_touching_the_mouse()
    {
        await using var store = ManyAlerts.With(22);
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var reviewer = await Visitor.OpenAsync(chromium, store.Address);
        await reviewer.SignInAsync("una", ManyAlerts.Password);
        await reviewer.GoAsync("/ui/alerts");
        await Expect(reviewer.Page.GetByText("22 alerts wait")).ToBeVisibleAsync();
        await reviewer.LookAsync("alerts-queue");
        await reviewer.PressAsync("g");
        for (var i = 0; i < 20; i++)
        {
            await Expect(reviewer.Page.Locator("#decision")).ToBeVisibleAsync();
            var before = reviewer.Page.Url;
            if (i == 0) await reviewer.LookAsync("alert");
            // Somebody else: by the passport, which is the first of the facts.
            await reviewer.PressAsync("f", "1", "r");
            await reviewer.Page.Keyboard.TypeAsync($"Another passport of the same country than the listed party holds, seen in the original, number {i}.");
            await reviewer.PressAsync("Control+Enter");
            await reviewer.Page.WaitForURLAsync(url => url != before && url.Contains("/ui/alerts/", StringComparison.Ordinal));
        }

        await reviewer.GoAsync("/ui/alerts");
        await Expect(reviewer.Page.GetByText("2 alerts wait")).ToBeVisibleAsync();
        reviewer.NothingWrong();
        await store.StopAsync();
        store.With(ledger =>
        {
            var decided = ledger.Entries.From(1).Select(e => e.Body).OfType<EntryBody.AlertDecided>().Select(d => d.Disposition).ToList();
            Assert.Equal(20, decided.Count);
            Assert.All(decided, d => Assert.Equal((Decision.FalsePositive, "other-identifier"), (d.Decision, d.ReasonCode)));
        });
    }

    [Fact]
    public async Task What_the_program_refuses_is_said_beside_the_form_and_nothing_written_is_lost()
    {
        await using var store = ManyAlerts.With(1);
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var reviewer = await Visitor.OpenAsync(chromium, store.Address);
        await reviewer.SignInAsync("una", ManyAlerts.Password);
        await reviewer.GoAsync("/ui/alerts");
        await reviewer.PressAsync("g");
        await Expect(reviewer.Page.Locator("#decision")).ToBeVisibleAsync();
        await reviewer.PressAsync("f", "r");
        await reviewer.Page.Keyboard.TypeAsync("Somebody else, I am quite sure of that.");
        await reviewer.PressAsync("Control+Enter");
        var alert = reviewer.Page.Locator("#decision [role=alert]");
        await Expect(alert).ToContainTextAsync("takes a conflict in one strong fact");
        await Expect(alert).ToBeFocusedAsync();
        await Expect(reviewer.Page.GetByLabel("Why, in your own words")).ToHaveValueAsync("Somebody else, I am quite sure of that.");
    }

    [Fact]
    public async Task A_list_that_takes_two_persons_leads_to_a_case_and_not_to_a_clearance()
    {
        await using var store = ManyAlerts.With(1).Staff("sue", "supervisor").With(ledger => new SetTier(ledger).Run(
            new WatchlistId("ofac-sdn"), isHigh: true, "Whoever is on this list is looked at by two persons.", "sue"));
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var reviewer = await Visitor.OpenAsync(chromium, store.Address);
        await reviewer.SignInAsync("una", ManyAlerts.Password);
        await reviewer.GoAsync("/ui/alerts");
        await reviewer.PressAsync("g");
        await Expect(reviewer.Page.GetByText("takes special care")).ToBeVisibleAsync();
        await Expect(reviewer.Page.Locator("input[value=FalsePositive]")).ToHaveCountAsync(0);
        await reviewer.LookAsync("alert-high-tier");
        await reviewer.PressAsync("c");
        await reviewer.Page.WaitForURLAsync(url => url.Contains("/ui/cases/new", StringComparison.Ordinal));
        await reviewer.Page.Locator("main form[data-send] button.main").PressAsync("Enter");
        await reviewer.Page.WaitForURLAsync(url => url.Contains("/ui/cases/", StringComparison.Ordinal) && !url.Contains("/new", StringComparison.Ordinal));
        await Expect(reviewer.Page.GetByText("What may happen next")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task The_queue_and_an_alert_stand_on_a_tablet_too(string theme)
    {
        await using var reviewer = await (await Visitor.OpenAsync(chromium, demonstration.Address, theme, width: 820)).AsAsync("ann");
        await reviewer.GoAsync("/ui/alerts");
        await reviewer.LookAsync("alerts-queue-tablet");
        await reviewer.PressAsync("g");
        await Expect(reviewer.Page.Locator("#decision")).ToBeVisibleAsync();
        await reviewer.LookAsync("alert-tablet");
    }
}
