using System.Globalization;
using System.Text.RegularExpressions;
using Lookback.BrowserTests.Browsing;
using Lookback.Ui;
using static Microsoft.Playwright.Assertions;

namespace Lookback.BrowserTests;

/// <summary>Story 5: what was known of somebody, and when.</summary>
public sealed class SubjectTests(Chromium chromium)
{
    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task An_auditor_finds_somebody_goes_back_on_the_clock_and_asks_what_was_known(string theme)
    {
        await using var store = MetPeople.With(("ava", "auditor"));
        // Who looks at what goes on record too, and is no part of what was known before.
        var then = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var auditor = await Visitor.OpenAsync(chromium, store.Address, theme);
        await auditor.SignInAsync("ava", MetPeople.Password);
        await auditor.GoAsync("/ui/subjects");
        await auditor.LookAsync("subjects-find");
        await auditor.Page.GetByLabel("Id or reference", new() { Exact = true }).FillAsync("R-001");
        await auditor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        // Nobody is shown before it is said what for.
        await auditor.Page.GetByLabel("Audit").CheckAsync();
        await auditor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(auditor.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(MetPeople.Listed);
        await Expect(auditor.Page.Locator(".happenings > li")).ToHaveCountAsync(4);
        await Expect(auditor.Page.Locator(".happenings")).ToContainTextAsync("Found by a lookback");
        await Expect(auditor.Page.Locator(".line-chart svg .mark")).ToHaveCountAsync(4);
        await auditor.LookAsync("subject");

        // To the first moment at which anything was on record, by the keyboard; the slider keeps the focus.
        await auditor.Page.GetByLabel("Known by").FocusAsync();
        await auditor.PressAsync("Home");
        await auditor.Page.WaitForURLAsync(new Regex("asOf="));
        await Expect(auditor.Page.GetByLabel("Known by")).ToBeFocusedAsync();
        await Expect(auditor.Page.GetByText("You see what was known by")).ToBeVisibleAsync();
        await Expect(auditor.Page.Locator(".happenings")).Not.ToContainTextAsync("Found by a lookback");

        await auditor.GoAsync($"/ui/subjects?word=R-001&purpose=audit&then={then}");
        await Expect(auditor.Page.Locator(".answer")).ToContainTextAsync("ended in no hit");
        await Expect(auditor.Page.Locator(".answer")).ToContainTextAsync("could have been known");
        await Expect(auditor.Page.Locator(".answer")).ToContainTextAsync("the same engine, policy and editions give the same answer");
        var first = await Bytes();
        Assert.Equal(first, await Bytes());
        await auditor.LookAsync("subject-answer");

        async Task<byte[]> Bytes()
        {
            var address = await auditor.Page.GetByText("The whole answer as a file").GetAttributeAsync("href");
            return await (await auditor.Page.APIRequest.GetAsync(address!)).BodyAsync();
        }
    }

    [Fact]
    public async Task Of_whoever_was_erased_it_is_said_that_nothing_can_be_told_and_of_whoever_was_not_met_that()
    {
        await using var store = MetPeople.With(("ava", "auditor"));
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var auditor = await Visitor.OpenAsync(chromium, store.Address);
        await auditor.SignInAsync("ava", MetPeople.Password);
        await auditor.GoAsync("/ui/subjects?word=R-003&purpose=audit");
        await Expect(auditor.Page.Locator("main")).ToContainTextAsync("NotReplayable");
        await Expect(auditor.Page.Locator("main")).Not.ToContainTextAsync("Felsinaru");
        await auditor.LookAsync("subject-erased");
        await auditor.GoAsync("/ui/subjects?word=R-001&purpose=audit&asOf=2020-01-01");
        await Expect(auditor.Page.GetByText("Nothing of this person was on record by then.")).ToBeVisibleAsync();
        await auditor.GoAsync("/ui/subjects?word=R-404&purpose=audit");
        await Expect(auditor.Page.GetByText("Nobody is known as")).ToBeVisibleAsync();
        auditor.NothingWrong();
    }

    [Fact]
    public async Task Where_a_word_names_several_one_of_them_is_chosen()
    {
        await using var store = MetPeople.With(("una", "analyst"));
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var analyst = await Visitor.OpenAsync(chromium, store.Address);
        await analyst.SignInAsync("una", MetPeople.Password);
        await analyst.GoAsync("/ui/subjects?word=R-100&purpose=case-work");
        await Expect(analyst.Page.GetByText("2 persons are known as R-100")).ToBeVisibleAsync();
        await analyst.LookAsync("subjects-several");
        await analyst.PressAsync("Escape", "j", "j", "Enter");
        await Expect(analyst.Page.Locator("h1 bdi").First).ToHaveAttributeAsync("dir", "auto");
        await Expect(analyst.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("یوسف");
    }

    [Fact]
    public async Task A_statistician_is_shown_no_person()
    {
        await using var store = MetPeople.With(("stan", "statistician"));
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var statistician = await Visitor.OpenAsync(chromium, store.Address);
        await statistician.Page.APIRequest.PostAsync("/api/v1/session", new() { DataObject = new { account = "stan", password = MetPeople.Password } });
        var answer = await statistician.Page.GotoAsync("/ui/subjects?word=R-001&purpose=audit");
        Assert.Equal(403, answer!.Status);
        await Expect(statistician.Page.Locator("main")).Not.ToContainTextAsync("Tolmazovac");
    }
}
