using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lookback.Api;
using Lookback.Flows.Access;
using Lookback.Serving.Webhooks;
using Lookback.Tests.Support;

namespace Lookback.Tests.Api;

/// <summary>Who is told of what happens: signed, in order, until it was taken, and never about whom.</summary>
public sealed class WebhookApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static ServedStore Store() => new ServedStore().Staff("boss", "admin").Staff("ann", "analyst").Staff("sue", "supervisor")
        .With(l => Some.Import(l, "2024-01-01", [Some.Listing("1", "Boris Vasilyevich Kamensky"), Some.Listing("2", "Zoltan Ferenczi")]));

    private static ServerSettings Quick(ServerSettings settings, int rounds = 9) =>
        settings with { Webhooks = new WebhookRules { FirstDelay = TimeSpan.FromMilliseconds(20), MostRounds = rounds } };

    [Fact]
    public async Task What_happens_is_told_signed_in_order_and_again_until_it_is_taken()
    {
        await using var served = await Store().StartAsync(s => Quick(s));
        using var listener = new Listener(Listener.FreePort(), number => number <= 2 ? 503 : 204);
        using var boss = served.As("boss");
        using var ann = served.As("ann");
        var made = await boss.Post("webhooks", $$"""{"address":"{{listener.Address}}","events":["alert.raised","finding.made","run.ended"]}""");
        var key = Convert.FromHexString(made.Text("secret")!);
        var screened = await ann.Post("screenings", """{"name":"Boris Vasilyevich Kamensky","reference":"K-1"}""");
        await ann.Post("screenings", """{"name":"Pavel Unlisted","reference":"P-1"}""");
        await ann.Post("screenings", """{"name":"Zoltan Ferenczi","reference":"K-2"}""");
        // Refused twice, then taken: three of the first, one of the second, in order.
        var heard = await listener.Hear(4);
        Assert.Equal(heard[0].Body, heard[1].Body);
        Assert.Equal(heard[0].Body, heard[2].Body);
        Assert.NotEqual(heard[0].Body, heard[3].Body);
        Assert.All(heard, h => Verify(h, key));
        Assert.All(heard, h => Assert.Equal("application/cloudevents+json", h.Type));
        var first = JsonDocument.Parse(heard[0].Body).RootElement;
        Assert.Equal(("1.0", "alert.raised"), (first.Text("specversion"), first.Text("type")));
        Assert.Equal(screened.GetProperty("alerts")[0].GetString(), first.GetProperty("data").GetProperty("ids")[0].GetString());
        Assert.Equal(screened.GetProperty("position").GetInt64(), first.GetProperty("data").GetProperty("position").GetInt64());
        // Whom it is about, nor the list, stands nowhere in it.
        foreach (var message in heard)
            foreach (var word in new[] { "Kamensky", "K-1", "Zoltan", "test-list" })
                Assert.DoesNotContain(word, Encoding.UTF8.GetString(message.Body), StringComparison.OrdinalIgnoreCase);
        using var link = await ann.GetAsync(new Uri(first.GetProperty("data").GetProperty("links")[0].GetString()!, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, link.StatusCode);
        // What it signs with is told once.
        Assert.DoesNotContain(made.Text("secret")!, (await boss.Get("webhooks")).GetRawText(), StringComparison.Ordinal);
        using var lost = await boss.DeleteAsync(new Uri($"/api/v1/webhooks/{made.GetProperty("webhook").Text("id")}", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NoContent, lost.StatusCode);
        await ann.Post("screenings", """{"name":"Boris Vasilyevich Kamensky","reference":"K-3"}""");
        Assert.Empty((await boss.Get("webhooks")).Items());
    }

    [Fact]
    public async Task A_finding_and_the_end_of_its_run_are_told_after_a_restart_to_whoever_was_not_there()
    {
        var port = Listener.FreePort();
        await using var served = Store().With(l =>
        {
            Some.Screen(l, Some.Encounter("Alma Lindqvist", reference: "L-1"));
            Some.Import(l, "2024-02-01", [Some.Listing("1", "Boris Vasilyevich Kamensky"), Some.Listing("3", "Alma Lindqvist")]);
        });
        await served.StartAsync(s => Quick(s));
        using (var boss = served.As("boss"))
        using (var ann = served.As("ann"))
        {
            await boss.Post("webhooks", $$"""{"address":"http://127.0.0.1:{{port}}/hook/","events":["finding.made","run.ended"]}""");
            await ann.Post("runs", "{}", HttpStatusCode.Accepted);
            for (var waiting = 0; waiting < 2; await Task.Delay(20, Stop)) waiting = (await boss.Get("webhooks")).Items()[0].GetProperty("waiting").GetInt32();
        }

        await served.StopAsync();
        using var listener = new Listener(port, _ => 200);
        await served.StartAsync(s => Quick(s));
        var heard = await listener.Hear(2);
        Assert.Equal(["finding.made", "run.ended"], heard.Select(h => JsonDocument.Parse(h.Body).RootElement.Text("type")));
    }

    [Fact]
    public async Task What_nobody_takes_is_given_up_listed_and_sent_again_when_asked()
    {
        await using var served = await Store().StartAsync(s => Quick(s, rounds: 1));
        var isWell = false;
        using var listener = new Listener(Listener.FreePort(), _ => isWell ? 200 : 500);
        using var boss = served.As("boss");
        using var ann = served.As("ann");
        var id = (await boss.Post("webhooks", $$"""{"address":"{{listener.Address}}","events":["alert.raised"]}""")).GetProperty("webhook").Text("id");
        await ann.Post("screenings", """{"name":"Boris Vasilyevich Kamensky"}""");
        JsonElement dead;
        do
        {
            await Task.Delay(20, Stop);
            dead = (await boss.Get($"webhooks/{id}")).GetProperty("dead");
        }
        while (dead.GetArrayLength() == 0);

        Assert.Equal("answered 500", dead[0].Text("note"));
        var before = listener.All.Count;
        isWell = true;
        Assert.Equal(1, (await boss.Post($"webhooks/{id}/resend", "", HttpStatusCode.Accepted)).GetProperty("messages").GetInt32());
        await listener.Hear(before + 1);
        for (var i = 0; i < 200 && (await boss.Get($"webhooks/{id}")).GetProperty("dead").GetArrayLength() > 0; i++) await Task.Delay(20, Stop);
        Assert.Equal(0, (await boss.Get($"webhooks/{id}")).GetProperty("dead").GetArrayLength());
    }

    [Fact]
    public async Task Only_an_admin_sets_one_and_only_where_one_may_be()
    {
        await using var served = await Store().StartAsync(s => Quick(s));
        using var boss = served.As("boss");
        using var sue = served.As("sue");
        using (var refused = await sue.Send("webhooks", """{"address":"https://example.test/","events":["run.ended"]}"""))
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using (var unread = await sue.Ask("webhooks")) Assert.Equal(HttpStatusCode.Forbidden, unread.StatusCode);
        foreach (var address in new[]
        {
            "http://example.test/", "ftp://example.test/", "https://u:p@example.test/", "https://10.0.0.1/", "https://127.0.0.1/", "hook",
        })
        {
            using var wrong = await boss.Send("webhooks", $$"""{"address":"{{address}}","events":["run.ended"]}""");
            Assert.Equal("bad-webhook", (await wrong.Json(HttpStatusCode.UnprocessableEntity)).Text("code"));
        }

        using (var none = await boss.Send("webhooks", """{"address":"https://example.test/","events":[]}"""))
            Assert.Equal("no-event", (await none.Json(HttpStatusCode.UnprocessableEntity)).Text("code"));
        using var gone = await boss.Send("webhooks/x/resend", "");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("https", "10.1.2.3", false)]
    [InlineData("https", "172.31.0.1", false)]
    [InlineData("https", "192.168.1.1", false)]
    [InlineData("https", "169.254.169.254", false)]
    [InlineData("https", "100.64.0.1", false)]
    [InlineData("https", "127.0.0.1", false)]
    [InlineData("https", "0.0.0.0", false)]
    [InlineData("https", "224.0.0.1", false)]
    [InlineData("https", "::1", false)]
    [InlineData("https", "::ffff:10.0.0.1", false)]
    [InlineData("https", "64:ff9b::a00:1", false)]
    [InlineData("https", "fd00::1", false)]
    [InlineData("https", "fe80::1", false)]
    [InlineData("https", "2002:a00:1::", false)]
    [InlineData("https", "203.0.114.5", true)]
    [InlineData("https", "2606:4700::1111", true)]
    [InlineData("http", "127.0.0.1", true)]
    [InlineData("http", "::1", true)]
    [InlineData("http", "203.0.114.5", false)]
    [InlineData("http", "10.0.0.1", false)]
    public void What_a_name_leads_to_decides_whether_it_is_reached(string scheme, string address, bool isReached)
    {
        Assert.Equal(isReached, WebhookAddress.MayReach(scheme, IPAddress.Parse(address), mayReachPrivate: false));
        if (scheme == "https") Assert.True(WebhookAddress.MayReach(scheme, IPAddress.Parse(address), mayReachPrivate: true));
    }

    [Fact]
    public async Task A_name_that_leads_into_the_own_network_is_not_connected_to()
    {
        using var door = new WebhookDoor(new WebhookRules { FirstDelay = TimeSpan.FromMilliseconds(1) }, TimeProvider.System);
        using var listener = new Listener(Listener.FreePort(), _ => 200);
        var address = new Uri(listener.Address.Replace("http://127.0.0.1", "https://localhost", StringComparison.Ordinal));
        var wrong = await door.SendAsync(address, [1], [2], Stop);
        Assert.Contains("could not be reached", wrong!.Value.Note, StringComparison.Ordinal);
        Assert.Empty(listener.All);
    }

    private static void Verify(Heard heard, byte[] key)
    {
        var parts = heard.Signature.Split(',').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        byte[] signed = [.. Encoding.ASCII.GetBytes(parts["t"] + "."), .. heard.Body];
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(key, signed)), parts["v1"]);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Assert.InRange(long.Parse(parts["t"]), now - 60, now + 1);
    }
}
