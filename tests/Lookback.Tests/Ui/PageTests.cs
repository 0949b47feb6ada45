using System.Net;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Tests.Api;
using Lookback.Tests.Support;
using Lookback.Ui;
using Lookback.Ui.Walk;

namespace Lookback.Tests.Ui;

/// <summary>Pages are asked for as everything is: by somebody, for a right and a purpose, on record; and what a browser may do with them is said.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_door_and_back()
    {
        await using var store = await new ServedStore().Person("una", "analyst").StartForPeopleAsync(change: s => s with { Pages = UiPages.All });
        using var browser = Browser(store);
        var answer = await browser.GetAsync(Address("/ui/alerts?order=evidence"), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, "/ui/sign-in?to=%2Fui%2Falerts%3Forder%3Devidence"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        var door = await TextAsync(browser, "/ui/sign-in?to=%2Fui%2Falerts");
        Assert.Contains("data-then=\"/ui/alerts\"", door, StringComparison.Ordinal);
        // No link leads from here to somebody else's server.
        foreach (var elsewhere in (string[])["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "/uix", "/ui/\u0009x"])
            Assert.Contains("data-then=\"/ui\"", await TextAsync(browser, "/ui/sign-in?to=" + Uri.EscapeDataString(elsewhere)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_says_what_a_browser_may_do_with_it_and_is_kept_by_nobody()
    {
        await using var store = await new ServedStore().Person("una", "analyst").StartForPeopleAsync(change: s => s with { Pages = UiPages.All });
        using var browser = Browser(store);
        await browser.SignInAsync("una");
        var answer = await browser.GetAsync(Address("/ui/alerts"), TestContext.Current.CancellationToken);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var style = page.Split("href=\"").Select(p => p.Split('"')[0]).First(p => p.EndsWith("ui.css", StringComparison.Ordinal));
        var kept = await browser.GetAsync(Address(style), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, true), (kept.StatusCode, kept.Headers.CacheControl!.Public));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Address(style.Replace("ui.css", "none.css", StringComparison.Ordinal)), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task What_somebody_may_not_see_is_neither_offered_nor_shown_and_the_attempt_is_on_record()
    {
        await using var store = await new ServedStore().Person("stan", "statistician").StartForPeopleAsync(change: s => s with { Pages = UiPages.All });
        using var browser = Browser(store);
        await browser.SignInAsync("stan");
        var answer = await browser.GetAsync(Address("/ui/alerts"), TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("wrong-role", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/ui/subjects\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/ui/arrivals\"", page, StringComparison.Ordinal);
        await store.StopAsync();
        Assert.Contains(store.Attempts(), a => a is { Account: "stan", Question: "alerts" });
    }

    [Fact]
    public async Task A_name_is_text_and_turns_nothing_round()
    {
        await using var store = await new ServedStore().Person("una", "analyst").With(ledger =>
        {
            Some.Import(ledger, "2025-01-01", [Some.Listing("1", "Oleg Varkonyev", "1961")]);
            Some.Screen(ledger, Some.Encounter("Oleg Varkonyev", "1961", "<script>\u202eR1"));
        }).StartForPeopleAsync(change: s => s with { Pages = UiPages.All });
        using var browser = Browser(store);
        await browser.SignInAsync("una");
        var page = await TextAsync(browser, "/ui/alerts");
        Assert.Contains("&lt;script&gt;\\u202eR1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', page);
    }

    [Theory]
    [InlineData("/ui/alerts?order=luck", 400)]
    [InlineData("/ui/alerts?why=because", 400)]
    [InlineData("/ui/alerts?page=0", 400)]
    [InlineData("/ui/alerts/done?before=soon", 400)]
    [InlineData("/ui/alerts/nobody", 404)]
    [InlineData("/ui/nowhere", 404)]
    public async Task Bad_input_is_answered_with_one_sentence_on_a_page(string path, int status)
    {
        await using var store = await new ServedStore().Person("una", "analyst").StartForPeopleAsync(change: s => s with { Pages = UiPages.All });
        using var browser = Browser(store);
        await browser.SignInAsync("una");
        var answer = await browser.GetAsync(Address(path), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("role=\"alert\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_decided_stands_with_the_latest_first_and_each_once()
    {
        await using var store = new ServedStore().Person("una", "analyst").With(ledger =>
        {
            Some.Import(ledger, "2025-01-01", [Some.Listing("1", "Oleg Varkonyev", "1961"), Some.Listing("2", "Marta Helvarainen", "1970")]);
            Some.Screen(ledger, Some.Encounter("Oleg Varkonyev", "1961", "R1"), Some.Encounter("Marta Helvarainen", "1970", "R2"));
        });
        using (var ledger = Ledger.OpenToAppend(store.Location, TimeProvider.System, "una"))
        {
            var open = ledger.Views.Alerts.Open(ledger.Head);
            foreach (var (alert, i) in open.Append(open[0]).Select((a, i) => (a, i)))
            {
                new DecideAlert(ledger).Run(alert, new AlertDecision
                {
                    Decision = Decision.TrueMatch, Reason = $"The passport in hand names the listed party, look {i}.", ReasonCode = "same-person", Cited = [],
                });
            }

            var last = ledger.Views.Alerts.LastDecided(ledger.Head, long.MaxValue, 10);
            Assert.Equal(2, last.Count);
            Assert.Single(ledger.Views.Alerts.LastDecided(ledger.Head, last[0].Decided, 10));
        }

        await store.StartForPeopleAsync(change: s => s with { Pages = UiPages.All });
        using var browser = Browser(store);
        await browser.SignInAsync("una");
        var page = await TextAsync(browser, "/ui/alerts/done");
        Assert.True(page.IndexOf("look 2", StringComparison.Ordinal) is > 0 and var latest && latest < page.IndexOf("look 1", StringComparison.Ordinal));
        Assert.DoesNotContain("look 0", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_walk_lets_a_visitor_be_anybody_of_it_and_answers_to_this_machine_alone()
    {
        var walk = new DemoWalk([new WalkStep("decide", "una", "/ui/alerts")], [new WalkPerson("una", "analyst")]);
        await using var store = await new ServedStore().Staff("una", "analyst").Staff("eve", "admin").StartAsync(s => s with { Pages = UiPages.With(walk) });
        using var browser = Browser(store);
        var chosen = await SendAsync("una");
        Assert.Equal((HttpStatusCode.SeeOther, "/ui/alerts"), (chosen.StatusCode, chosen.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Address("/ui/alerts"), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("eve")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync("una", host: "evil.example")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync("una", site: "cross-site")).StatusCode);

        async Task<HttpResponseMessage> SendAsync(string account, string? host = null, string? site = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Address("/ui/walk/as"))
            {
                Content = new FormUrlEncodedContent([new("account", account), new("step", "1")]),
            };
            if (host is not null) request.Headers.Host = host;
            if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
            return await browser.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_server_without_a_walk_has_none()
    {
        await using var store = await new ServedStore().Person("una", "analyst").StartForPeopleAsync(change: s => s with { Pages = UiPages.All });
        using var browser = Browser(store);
        using var form = new FormUrlEncodedContent([new("account", "una")]);
        var answer = await browser.PostAsync(Address("/ui/walk/as"), form, TestContext.Current.CancellationToken);
        Assert.False(answer.IsSuccessStatusCode || answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private static HttpClient Browser(ServedStore store)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        return new HttpClient(handler) { BaseAddress = store.Address };
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);

    private static async Task<string> TextAsync(HttpClient browser, string path) => await browser.GetStringAsync(Address(path), TestContext.Current.CancellationToken);
}
