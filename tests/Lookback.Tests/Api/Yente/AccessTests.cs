using System.Net;
using System.Net.Http.Headers;

namespace Lookback.Tests.Api.Yente;

/// <summary>Who gets in, where a key may stand, and that a secret list is told to nobody by what is answered.</summary>
public sealed class AccessTests
{
    [Fact]
    public async Task A_key_is_taken_wherever_clients_put_it_and_nothing_else_is()
    {
        await using var store = await YenteStore.StartAsync();
        var key = store.Served.KeyOf("lin");
        var basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"user:{key}"));
        foreach (var header in new[] { $"ApiKey {key}", $"Apikey {key}", $"Bearer {key}", $"Basic {basic}" })
            Assert.Equal(HttpStatusCode.OK, (await store.GetAsync("/catalog", null, ("Authorization", header))).Status);
        Assert.Equal(HttpStatusCode.OK, (await store.GetAsync($"/catalog?api_key={key}", null)).Status);
        foreach (var header in new[] { "ApiKey nonsense", "Bearer ", "Basic %%%" })
        {
            var refused = await store.GetAsync("/catalog", null, ("Authorization", header));
            Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
            Assert.Equal(["detail"], refused.Json.AsObject().Select(p => p.Key));
        }

        // Our own interface takes no key from an address.
        Assert.Equal(HttpStatusCode.Unauthorized, (await store.GetAsync($"/api/v1/status?api_key={key}", null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await store.GetAsync("/catalog", "nom")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await store.MatchAsync("Anton Vorell", account: "nom")).Status);
    }

    [Theory]
    [InlineData("sam")]
    [InlineData("pat")]
    public async Task Whoever_may_not_see_a_list_is_referred_the_same_whoever_on_whichever_list_was_meant(string account)
    {
        await using var store = await YenteStore.StartAsync();
        var published = await store.MatchAsync("Anton Vorell", account: account);
        var secret = await store.MatchAsync("Ludmila Ostrander", account: account);
        var one = Assert.Single(secret.Results);
        Assert.Equal(Assert.Single(published.Results).ToJsonString(), one.ToJsonString());
        Assert.Equal(published.Q["total"]!.ToJsonString(), secret.Q["total"]!.ToJsonString());
        Assert.Equal("refer", one["id"]!.GetValue<string>());
        Assert.Empty(one["explanations"]!.AsObject());
        // No parameter tells how much alike, on which list, or of which topic.
        foreach (var query in new[] { "?threshold=0.9999", "?cutoff=0.9999&threshold=0.9999", "?topics=role.pep", "?changed_since=2999-01-01", "?exclude_schema=Person",
            "?exclude_dataset=own-list", "?exclude_entity_ids=own-list:s1", "?threshold=0" })
        {
            Assert.Equal(one.ToJsonString(), Assert.Single((await store.MatchAsync("Ludmila Ostrander", query, account: account)).Results).ToJsonString());
        }

        Assert.Empty((await store.MatchAsync("Gideon Quillfeather", account: account)).Results);
        Assert.Empty((await store.MatchAsync("Ludmila Ostrander", "?include_dataset=own-list", account: account)).Results);
    }

    /// <summary>A partner who asks about one name after another does not do so unseen, nor learns by the clock what the answer hides.</summary>
    [Fact]
    public async Task What_a_partner_asks_is_on_record_and_answered_at_the_beat()
    {
        await using var store = await YenteStore.StartAsync();
        foreach (var name in new[] { "Ludmila Ostrander", "Gideon Quillfeather" })
        {
            var begun = TimeProvider.System.GetTimestamp();
            await store.MatchAsync(name, account: "pat");
            Assert.True(TimeProvider.System.GetElapsedTime(begun) >= TimeSpan.FromMilliseconds(95));
        }

        await store.Served.StopAsync();
        Assert.Equal([("pat", "match", 1L), ("pat", "match", 1L)], ServedOffice.Reads(store.Served).Select(r => (r.Account, r.Question, r.Lines)));
    }

    [Fact]
    public async Task On_published_lists_alone_everybody_is_answered_in_full()
    {
        await using var store = await YenteStore.StartAsync();
        Assert.Equal("ch-seco:p1", Assert.Single((await store.MatchAsync("Anton Vorell", dataset: "sanctions", account: "pat")).Results)["id"]!.GetValue<string>());
        Assert.Empty((await store.MatchAsync("Ludmila Ostrander", dataset: "sanctions", account: "pat")).Results);
        Assert.Equal("own-list:s1", Assert.Single((await store.MatchAsync("Ludmila Ostrander")).Results)["id"]!.GetValue<string>());
        await using var open = await YenteStore.StartAsync(withSecret: false);
        Assert.Equal("ch-seco:p1", Assert.Single((await open.MatchAsync("Anton Vorell", account: "pat")).Results)["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_secret_list_is_not_named_counted_searched_or_read_for_whoever_may_not_see_it()
    {
        await using var store = await YenteStore.StartAsync();
        Assert.DoesNotContain("own-list", (await store.GetAsync("/catalog", "sam")).Text, StringComparison.Ordinal);
        Assert.Contains("own-list", (await store.GetAsync("/catalog")).Text, StringComparison.Ordinal);
        Assert.Equal(0, (await store.GetAsync("/search/default?q=ostrander", "sam")).Json["total"]!["value"]!.GetValue<int>());
        Assert.Equal(1, (await store.GetAsync("/search/default?q=ostrander")).Json["total"]!["value"]!.GetValue<int>());
        var unseen = await store.GetAsync("/entities/own-list:s1", "sam");
        var absent = await store.GetAsync("/entities/own-list:s2", "sam");
        Assert.Equal((HttpStatusCode.NotFound, absent.Text), (unseen.Status, unseen.Text));
        Assert.Equal(HttpStatusCode.NotFound, (await store.GetAsync("/entities/s1", "sam")).Status);
        var list = await store.MatchAsync("Ludmila Ostrander", dataset: "own-list", account: "sam");
        Assert.Equal((HttpStatusCode.NotFound, "No such dataset."), (list.Status, list.Detail));
        var reconciled = await store.FormAsync("/reconcile/default", "queries", """{"q0":{"query":"Ludmila Ostrander"}}""", "sam");
        Assert.Empty(reconciled.Json["q0"]!["result"]!.AsArray());
        Assert.Empty((await store.GetAsync("/reconcile/default/suggest/entity?prefix=Ludm", "sam")).Json["result"]!.AsArray());
    }

    [Fact]
    public async Task Any_page_may_ask_and_none_with_a_session()
    {
        await using var store = await YenteStore.StartAsync();
        using var client = new HttpClient { BaseAddress = store.Served.Address };
        using var ask = new HttpRequestMessage(HttpMethod.Options, "/match/default");
        ask.Headers.Add("Origin", "https://elsewhere.example");
        ask.Headers.Add("Access-Control-Request-Method", "POST");
        ask.Headers.Add("Access-Control-Request-Headers", "authorization");
        using var answer = await client.SendAsync(ask, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        var get = await store.GetAsync("/catalog", "lin", ("Origin", "https://elsewhere.example"));
        Assert.Equal("*", get.Headers["Access-Control-Allow-Origin"]);
        Assert.DoesNotContain("Access-Control-Allow-Origin", (await store.GetAsync("/api/v1/status", "lin", ("Origin", "https://elsewhere.example"))).Headers.Keys);
    }
}
