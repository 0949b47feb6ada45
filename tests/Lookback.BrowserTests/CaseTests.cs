using Lookback.BrowserTests.Browsing;
using Lookback.Ui;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lookback.BrowserTests;

/// <summary>Stories 3 and 6: a case from its alert to a decision of two, in the browser.</summary>
public sealed class CaseTests(Chromium chromium, Demonstration demonstration)
{
    [Fact]
    public async Task A_case_goes_from_its_alert_to_a_decision_that_two_persons_made()
    {
        await using var store = await Office.Make().StartAsync(s => s with { Pages = UiPages.All });
        await using var ann = await Visitor.OpenAsync(chromium, store.Address);
        await ann.SignInAsync("ann", Office.Password);
        await ann.GoAsync($"/ui/cases/new?alert={Office.Alert(store)}");
        await ann.LookAsync("case-new");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Open the case" }).ClickAsync();
        await Expect(ann.Page.Locator("main .tag").First).ToHaveTextAsync("Alerted");
        var address = new Uri(ann.Page.Url).AbsolutePath;

        await Step(ann.Page, "Under review", ("Reason", "Taken up by the officer at the counter."), ("Reason code", "taken-up"));
        await Expect(ann.Page.Locator("main .tag").First).ToHaveTextAsync("Under review");
        await ann.LookAsync("case");
        await using var late = await Visitor.OpenAsync(chromium, store.Address);
        await late.SignInAsync("ann", Office.Password);
        await late.GoAsync(address);

        // Without a law the program refuses, and what was written stays.
        var confirm = ann.Page.Locator("details.step", new() { HasText = "Confirmed identity" });
        await Step(
            ann.Page, "Confirmed identity", ("Reason", "His passport and his own words show the listed party."), ("Reason code", "passport"),
            ("Evidence, by reference", "copy of the passport, page 2"), ("Legal basis", "Border Act s. 12"), ("Authority", "Border Office"));
        await Expect(ann.Page.GetByText("It is your own proposal")).ToBeVisibleAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToHaveCountAsync(0);
        await Expect(confirm).ToHaveCountAsync(0);

        // Whoever looked at it before is told who was first.
        await Step(
            late.Page, "Inconclusive", ("Reason", "The number of the passport is not readable here."), ("Reason code", "not-readable"), ("Question", "Which number has it?"),
            ("Put to", "the consulate"), ("Answer due by", "2030-01-01T10:00"), ("Legal basis", "Border Act s. 12"), ("Authority", "Border Office"));
        await Expect(late.Page.Locator("details.step[open] [role=alert]")).ToContainTextAsync("was first");

        await using var sue = await Visitor.OpenAsync(chromium, store.Address, "dark");
        await sue.SignInAsync("sue", Office.Password);
        await sue.GoAsync("/ui/cases/waiting");
        await sue.LookAsync("cases-waiting");
        await sue.Page.GetByRole(AriaRole.Link, new() { Name = "Oleg Ivanovich Varkonyev" }).ClickAsync();
        await sue.Page.GetByRole(AriaRole.Button, new() { Name = "Approve: Confirmed identity" }).ClickAsync();
        await Expect(sue.Page.Locator("main .tag").First).ToHaveTextAsync("Confirmed identity");
        await sue.LookAsync("case-confirmed");
        await ann.GoAsync("/ui/cases?whose=mine");
        await Expect(ann.Page.Locator(".board .case")).ToHaveCountAsync(1);
        ann.NothingWrong();
        sue.NothingWrong();
    }

    [Fact]
    public async Task A_question_is_acknowledged_and_answered_where_it_is_listed()
    {
        await using var store = await Office.Make().StartAsync(s => s with { Pages = UiPages.All });
        await using var ann = await Visitor.OpenAsync(chromium, store.Address);
        await ann.SignInAsync("ann", Office.Password);
        await ann.GoAsync($"/ui/cases/new?alert={Office.Alert(store)}");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Open the case" }).ClickAsync();
        await Step(ann.Page, "Under review", ("Reason", "Taken up by the officer at the counter."), ("Reason code", "taken-up"));
        await Step(
            ann.Page, "Inconclusive", ("Reason", "The number of the passport is not readable here."), ("Reason code", "not-readable"), ("Question", "Which number has it?"),
            ("Put to", "the consulate"), ("Answer due by", "2027-06-01T10:00"), ("Legal basis", "Border Act s. 12"), ("Authority", "Border Office"));
        await Expect(ann.Page.GetByText("Held up:").First).ToBeVisibleAsync();
        await ann.GoAsync("/ui/cases/holds");
        await ann.LookAsync("cases-holds");
        await ann.GoAsync("/ui/cases/tasks");
        await ann.LookAsync("cases-tasks");
        await ann.Page.GetByText("Acknowledged", new() { Exact = true }).ClickAsync();
        await ann.Page.Locator("details[open]").GetByLabel("Their reference").FillAsync("CD-7");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Record that they have it" }).ClickAsync();
        await Expect(ann.Page.Locator("td .tag").First).ToHaveTextAsync("acknowledged");
        ann.NothingWrong();
    }

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 820)]
    public async Task The_board_and_a_cohort_that_adds_up_stand_in_both_themes(string theme, int width)
    {
        await using var sue = await (await Visitor.OpenAsync(chromium, demonstration.Address, theme, width)).AsAsync("sue");
        await sue.GoAsync("/ui/cases");
        await sue.LookAsync("cases-board");
        await sue.GoAsync("/ui/cohorts/C-0007");
        await Expect(sue.Page.Locator("table.sum tfoot")).ToContainTextAsync("adds up");
        var parts = (await sue.Page.Locator("table.sum tbody td.figure").AllInnerTextsAsync()).Sum(t => int.Parse(t.Replace(",", "", StringComparison.Ordinal), null));
        Assert.Equal($"{parts}", (await sue.Page.Locator("table.sum tfoot td.figure").InnerTextAsync()).Replace(",", "", StringComparison.Ordinal));
        await sue.LookAsync("cohort-ledger");
        foreach (var part in (string[])["rule", "charges", "claims", "bridge", "members", "briefings", "briefings/1"])
        {
            await sue.GoAsync($"/ui/cohorts/C-0007/{part}");
            await sue.LookAsync($"cohort-{part.Replace('/', '-')}");
        }
    }

    private static async Task Step(IPage page, string to, params (string Label, string Text)[] fields)
    {
        var step = page.Locator("details.step").Filter(new() { Has = page.Locator("summary strong", new() { HasTextString = to }) });
        await step.Locator("summary").ClickAsync();
        foreach (var (label, text) in fields)
            await step.GetByLabel(label == "Reason" ? "Reason, in your own words" : label).First.FillAsync(text);
        await step.Locator("button.main").ClickAsync();
    }
}
