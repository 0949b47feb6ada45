using Lookback.BrowserTests.Browsing;
using Lookback.Ui;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lookback.BrowserTests;

/// <summary>Stories 11 and 12: whoever audits sees everything and changes nothing; whoever administers sees nobody.</summary>
public sealed class OfficeTests(Chromium chromium)
{
    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task An_auditor_sees_who_saw_whom_and_verifies_the_ledger_with_a_button(string theme)
    {
        await using var store = await Office.Make().StartAsync(s => s with { Pages = UiPages.All });
        await using var aud = await Visitor.OpenAsync(chromium, store.Address, theme);
        await aud.SignInAsync("aud", Office.Password);
        await aud.GoAsync("/ui/cases");
        foreach (var part in (string[])["reads", "events", "sample?seed=spring", "emergencies", "exports"])
        {
            await aud.GoAsync($"/ui/audit/{part}");
            await aud.LookAsync($"audit-{part.Split('?')[0]}");
        }

        await aud.GoAsync("/ui/audit/reads?account=aud");
        await Expect(aud.Page.Locator("tbody tr").First).ToContainTextAsync("aud");
        await aud.GoAsync("/ui/audit/ledger");
        await aud.PressAsync("v");
        await Expect(aud.Page.GetByText("Everything is what was written.")).ToBeVisibleAsync();
        await aud.LookAsync("audit-ledger");
    }

    [Fact]
    public async Task An_administrator_appoints_invites_and_issues_keys_and_sees_nobodys_case()
    {
        await using var store = await Office.Make().StartAsync(s => s with { Pages = UiPages.All });
        await using var boss = await Visitor.OpenAsync(chromium, store.Address);
        await boss.Page.GotoAsync("/ui/administration/staff");
        await boss.Page.GetByLabel("Account").FillAsync("boss");
        await boss.Page.GetByLabel("Password").FillAsync(Office.Password);
        await boss.Page.Keyboard.PressAsync("Enter");
        await boss.Page.WaitForURLAsync(url => url.EndsWith("/ui/administration/staff", StringComparison.Ordinal));
        await boss.LookAsync("administration-staff");
        await Expect(boss.Page.Locator(".rail a")).ToHaveTextAsync(["Lists", "Administration"]);
        await boss.Page.Locator("#appoint").GetByLabel("Account").FillAsync("ben");
        await boss.Page.Locator("#appoint").GetByLabel("Person").FillAsync("ben");
        await boss.Page.Locator("#appoint").GetByLabel("analyst").CheckAsync();
        await boss.Page.Locator("#appoint").GetByLabel("Reason").FillAsync("Works at the port from today on.");
        await boss.Page.GetByRole(AriaRole.Button, new() { Name = "Appoint", Exact = true }).ClickAsync();
        await Expect(boss.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("ben");
        await boss.Page.GetByRole(AriaRole.Button, new() { Name = "Make an invitation link" }).ClickAsync();
        await Expect(boss.Page.Locator(".once [data-text]")).ToContainTextAsync("/setup?account=ben&token=");
        await boss.LookAsync("administration-account");

        await boss.GoAsync("/ui/administration/keys");
        await boss.Page.GetByLabel("For which account").FillAsync("ann");
        await boss.Page.GetByLabel("What it is for").FillAsync("the gate at the port");
        await boss.Page.GetByRole(AriaRole.Button, new() { Name = "Issue it" }).ClickAsync();
        await Expect(boss.Page.Locator(".once [data-text]")).Not.ToHaveTextAsync("");
        await boss.GoAsync("/ui/administration/keys");
        await boss.LookAsync("administration-keys");
        foreach (var part in (string[])["roles", "webhooks", "policies"])
        {
            await boss.GoAsync($"/ui/administration/{part}");
            await boss.LookAsync($"administration-{part}");
        }

        await boss.Page.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await Expect(boss.Page.GetByText("It decides as the one in force does.")).ToBeVisibleAsync();
        foreach (var closed in (string[])["/ui/cases", "/ui/cases/waiting", "/ui/audit/reads", "/ui/cohorts"])
        {
            var answer = await boss.Page.GotoAsync(closed);
            Assert.Equal(403, answer!.Status);
        }

        boss.NothingWrong();
    }

    [Fact]
    public async Task Somebody_changes_their_own_password_and_goes_on()
    {
        await using var store = await Office.Make().StartAsync(s => s with { Pages = UiPages.All });
        await using var ann = await Visitor.OpenAsync(chromium, store.Address, "dark", 820);
        await ann.SignInAsync("ann", Office.Password);
        await ann.GoAsync("/ui/account");
        await ann.LookAsync("account");
        var form = ann.Page.Locator("form", new() { Has = ann.Page.GetByLabel("New password") });
        await form.GetByLabel("Present password").FillAsync(Office.Password);
        await form.GetByLabel("New password").FillAsync("seven grey herons at the weir");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(ann.Page.GetByText("Your password is changed.")).ToBeVisibleAsync();
        ann.NothingWrong();
    }
}
