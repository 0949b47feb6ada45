using System.Text;
using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Store;

namespace Lookback.Tests.Api;

/// <summary>Sessions: who is in one, what it takes to change something in it, and when it is over.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task Somebody_signs_in_works_and_signs_out()
    {
        await using var served = await ServedOffice.Make().Person("una", "analyst", unit: "port").StartForPeopleAsync();
        using var una = served.As(null);
        var session = (await una.SignInAsync("una")).Expect(201);
        Assert.Equal(("una", "password"), (session["account"].GetString(), session["how"].GetString()));
        Assert.Contains("see-alerts", session["rights"].EnumerateArray().Select(r => r.GetString()));
        (await una.ReadAsync("/session")).Expect(200);
        (await una.ReadAsync("/alerts?purpose=alert-review")).Expect(200);
        (await una.ReadAsync("/accounts")).Expect(404);
        (await una.PostAsync("/checks", new { name = "Marta Helvarainen" })).Expect(200);
        (await una.AskAsync(HttpMethod.Delete, "/session", null)).Expect(204);
        (await una.ReadAsync("/status")).Refused(401, "not-signed-in");
        await served.StopAsync();
        Assert.Equal([AccountEventKind.PasswordSet, AccountEventKind.SignedIn], served.Events("una").Select(e => e.Kind));
        Assert.Equal(["una"], ServedOffice.Reads(served).Select(r => r.Account).Distinct());
    }

    [Fact]
    public async Task The_cookie_is_read_by_no_script_and_sent_to_nobody_else()
    {
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync();
        using var una = served.As(null);
        var cookie = Assert.Single((await una.SignInAsync("una")).Expect(201).Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("lookback=", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.Equal(64, cookie.Split(';')[0].Length - "lookback=".Length);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Behind_a_proxy_that_brings_tls_the_cookie_is_bound_to_the_host()
    {
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync(change: s => s with { BehindProxy = true });
        using var una = served.As(null);
        var cookie = Assert.Single((await una.SignInAsync("una")).Expect(201).Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-lookback=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_sign_in_gets_a_new_token_and_ends_the_one_before()
    {
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync();
        using var una = served.As(null);
        var first = Token((await una.SignInAsync("una")).Expect(201));
        var second = Token((await una.SignInAsync("una")).Expect(201));
        Assert.NotEqual(first, second);
        Assert.Equal(401, (await With(served, first).ReadAsync("/session")).Status);
        Assert.Equal(200, (await With(served, second).ReadAsync("/session")).Status);
        Assert.Equal(401, (await With(served, new string('a', 64)).ReadAsync("/session")).Status);
    }

    [Fact]
    public async Task What_changes_something_takes_the_word_beside_the_cookie()
    {
        await using var served = await ServedOffice.Make().Person("una", "analyst", unit: "port").StartForPeopleAsync();
        using var una = served.As(null);
        var word = (await una.SignInAsync("una")).Expect(201)["antiforgery"].GetString()!;
        const string Body = """{"name":"Marta Helvarainen"}""";
        (await una.PostAsync("/checks", Body)).Expect(200);
        foreach (var wrong in new[] { null, "", word[..^1], word + "0", new string('0', word.Length) })
        {
            una.DefaultRequestHeaders.Remove("Lookback-Antiforgery");
            if (wrong is not null) una.DefaultRequestHeaders.Add("Lookback-Antiforgery", wrong);
            (await una.PostAsync("/checks", Body)).Refused(403, "antiforgery");
            (await una.AskAsync(HttpMethod.Delete, "/session", null)).Refused(403, "antiforgery");
            (await una.ReadAsync("/session")).Expect(200);
        }

        // Somebody else's word is none.
        using var other = served.As(null);
        una.DefaultRequestHeaders.Remove("Lookback-Antiforgery");
        una.DefaultRequestHeaders.Add("Lookback-Antiforgery", (await other.SignInAsync("una")).Expect(201)["antiforgery"].GetString());
        (await una.PostAsync("/checks", Body)).Refused(403, "antiforgery");
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "SELF", 200)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    public async Task What_the_browser_says_to_come_from_elsewhere_is_refused(string header, string value, int status)
    {
        await using var served = await ServedOffice.Make().Person("una", "analyst", unit: "port").StartForPeopleAsync();
        using var una = served.As(null);
        (await una.SignInAsync("una")).Expect(201);
        una.DefaultRequestHeaders.Add(header, value == "SELF" ? served.Address.GetLeftPart(UriPartial.Authority) : value);
        (await una.PostAsync("/checks", """{"name":"Marta Helvarainen"}""")).Expect(status);
        // Nor does another site sign anybody in.
        (await una.PostAsync("/session", new { account = "una", password = SigningIn.Password })).Expect(status == 200 ? 201 : 403);
    }

    [Fact]
    public async Task A_form_of_another_sites_page_signs_nobody_in()
    {
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync();
        using var browser = served.As(null);
        using var form = new StringContent($$"""{"account":"una","password":"{{SigningIn.Password}}"}""", Encoding.UTF8, "text/plain");
        (await browser.AskAsync(HttpMethod.Post, "/session", form)).Refused(400, "bad-request");
    }

    [Fact]
    public async Task It_is_over_when_nobody_asks_anything_and_after_half_a_day_in_any_case()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync(clock);
        using var una = served.As(null);
        (await una.SignInAsync("una")).Expect(201);
        clock.Now += TimeSpan.FromMinutes(29);
        (await una.ReadAsync("/session")).Expect(200);
        clock.Now += TimeSpan.FromMinutes(30);
        (await una.ReadAsync("/session")).Refused(401, "not-signed-in");
        (await una.SignInAsync("una")).Expect(201);
        for (var i = 0; i < 35; i++)
        {
            clock.Now += TimeSpan.FromMinutes(20);
            (await una.ReadAsync("/session")).Expect(200);
        }

        clock.Now += TimeSpan.FromMinutes(20);
        (await una.ReadAsync("/session")).Refused(401, "not-signed-in");
    }

    [Fact]
    public async Task It_is_over_when_the_account_is_closed_and_has_the_rights_of_its_roles_as_they_are_now()
    {
        await using var served = await ServedOffice.Make().Staff("boss", "admin").Person("una", "analyst", unit: "port").StartForPeopleAsync();
        using var una = served.As(null);
        using var boss = served.As("boss", null);
        (await una.SignInAsync("una")).Expect(201);
        (await una.ReadAsync("/alerts?purpose=alert-review")).Expect(200);
        (await boss.PostAsync("/staff", new { account = "una", person = "una", roles = new[] { "statistician" }, reason = "Counts from today on." })).Expect(201);
        (await una.ReadAsync("/alerts?purpose=alert-review")).Refused(403, "wrong-role");
        (await boss.PostAsync("/staff/una/end", new { reason = "Left the office yesterday." })).Expect(200);
        (await una.ReadAsync("/session")).Refused(401, "not-signed-in");
        (await una.SignInAsync("una")).Refused(401, "wrong-credentials");
    }

    [Fact]
    public async Task Signed_out_everywhere_is_everywhere()
    {
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync();
        using var here = served.As(null);
        using var there = served.As(null);
        (await here.SignInAsync("una")).Expect(201);
        (await there.SignInAsync("una")).Expect(201);
        (await here.AskAsync(HttpMethod.Delete, "/sessions", null)).Expect(204);
        (await there.ReadAsync("/session")).Refused(401, "not-signed-in");
        await served.StopAsync();
        Assert.Equal(AccountEventKind.SignedOut, served.Events("una")[^1].Kind);
    }

    [Fact]
    public async Task Ones_own_are_listed_and_whoever_appoints_ends_anothers_with_a_reason()
    {
        await using var served = await new ServedStore().Person("una", "supervisor").Person("boss", "admin").StartForPeopleAsync();
        using var here = served.As(null);
        using var there = served.As(null);
        using var boss = served.As(null);
        (await here.SignInAsync("una")).Expect(201);
        (await there.SignInAsync("una")).Expect(201);
        (await boss.SignInAsync("boss")).Expect(201);
        var own = (await here.ReadAsync("/sessions")).Expect(200).Json.EnumerateArray().ToList();
        Assert.Equal([false, true], own.Select(s => s.GetProperty("is_this").GetBoolean()));
        (await here.PostAsync("/accounts/boss/sign-out", new { reason = "I want to be alone in here." })).Refused(403, "wrong-role");
        (await boss.PostAsync("/accounts/nobody/sign-out", new { reason = "The telephone was lost." })).Refused(404, "no-account");
        (await boss.PostAsync("/accounts/una/sign-out", new { reason = "The telephone was lost." })).Expect(204);
        (await here.ReadAsync("/session")).Expect(401);
        (await there.ReadAsync("/session")).Expect(401);
        (await boss.ReadAsync("/session")).Expect(200);
        await served.StopAsync();
        Assert.Contains(new AccountEvent("una", AccountEventKind.SignedOut, "The telephone was lost."), served.Events("una"));
    }

    [Fact]
    public async Task A_restart_signs_everybody_out()
    {
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync();
        using var una = served.As(null);
        var token = Token((await una.SignInAsync("una")).Expect(201));
        await served.StopAsync();
        await served.StartForPeopleAsync();
        (await With(served, token).ReadAsync("/session")).Refused(401, "not-signed-in");
    }

    [Fact]
    public async Task A_new_password_takes_the_present_one_and_ends_every_other_session()
    {
        const string New = "four herons over the weir";
        await using var served = await new ServedStore().Person("una", "supervisor", person: "Una Helvarainen").StartForPeopleAsync();
        using var una = served.As(null);
        using var there = served.As(null);
        (await una.SignInAsync("una")).Expect(201);
        (await there.SignInAsync("una")).Expect(201);
        (await una.PutAsync("/account/password", new { present = "not the one it is at all", @new = New })).Refused(401, "wrong-credentials");
        var refused = (await una.PutAsync("/account/password", new { present = SigningIn.Password, @new = "una helvarainen una" })).Refused(422, "bad-password");
        Assert.DoesNotContain("helvarainen", refused.Text, StringComparison.OrdinalIgnoreCase);
        var changed = (await una.PutAsync("/account/password", new { present = SigningIn.Password, @new = New })).Expect(200);
        (await una.ReadAsync("/session")).Expect(200);
        Assert.NotEmpty(changed["antiforgery"].GetString()!);
        (await there.ReadAsync("/session")).Refused(401, "not-signed-in");
        (await there.SignInAsync("una")).Refused(401, "wrong-credentials");
        (await there.SignInAsync("una", New)).Expect(201);
    }

    [Fact]
    public async Task Keys_and_invitations_take_somebody_who_signed_in_just_now()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await new ServedStore().Person("boss", "admin").Staff("ann", "analyst").StartForPeopleAsync(clock);
        using var boss = served.As(null);
        (await boss.SignInAsync("boss")).Expect(201);
        var key = new { account = "ann", label = "the scanner at gate 4" };
        (await boss.PostAsync("/keys", key)).Expect(201);
        clock.Now += TimeSpan.FromMinutes(16);
        (await boss.ReadAsync("/keys")).Expect(200);
        (await boss.PostAsync("/keys", key)).Refused(401, "sign-in-again");
        (await boss.PostAsync("/accounts/ann/invitation", "{}")).Refused(401, "sign-in-again");
        (await boss.SignInAsync("boss")).Expect(201);
        (await boss.PostAsync("/accounts/ann/invitation", "{}")).Expect(201);
    }

    [Fact]
    public async Task Nothing_secret_stands_in_the_ledger_or_readable_in_the_store()
    {
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync();
        using var una = served.As(null);
        var token = Token((await una.SignInAsync("una")).Expect(201));
        (await una.SignInAsync("una", "a password typed wrong 7")).Refused(401, "wrong-credentials");
        (await una.SignInAsync("a password typed as account", "x")).Refused(401, "wrong-credentials");
        await served.StopAsync();
        string hash;
        using (var ledger = Ledger.OpenToRead(served.Location)) hash = AccountSecret.Of(ledger, "una").PasswordHash!;
        var bytes = File.ReadAllBytes(served.Location.Address);
        foreach (var secret in new[] { token, SigningIn.Password, hash, "a password typed" })
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
    }

    private static string Token(Answered answer) => answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]["lookback=".Length..];

    private static HttpClient With(ServedStore served, string token)
    {
        var client = served.As(null);
        client.DefaultRequestHeaders.Add("Cookie", "lookback=" + token);
        return client;
    }
}
