using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Web;
using Lookback.Api.People;
using Lookback.Cli;
using Lookback.Core.Records;
using Lookback.Tests.Support;
using Microsoft.IdentityModel.Tokens;

namespace Lookback.Tests.Api;

/// <summary>An organisation's own provider: whom it vouches for comes in, and nobody who only says so.</summary>
public sealed class OpenIdTests
{
    [Fact]
    public async Task Somebody_whom_the_provider_vouches_for_is_in_the_same_session_as_by_a_password()
    {
        using var provider = new IdentityProvider();
        await using var served = await StartAsync(provider);
        using var una = Browser(served);
        var (status, page) = await SignInAsync(una, provider, nonce => provider.Token(new() { ["sub"] = "una", ["nonce"] = nonce }));
        Assert.True(status == HttpStatusCode.OK, page);
        Assert.Contains("signed in as una", page, StringComparison.Ordinal);
        var session = (await una.ReadAsync("/session")).Expect(200);
        Assert.Equal(("una", "openid"), (session["account"].GetString(), session["how"].GetString()));
        (await una.AskAsync(HttpMethod.Delete, "/session", null)).Refused(403, "antiforgery");
        una.DefaultRequestHeaders.Add("Lookback-Antiforgery", session["antiforgery"].GetString());
        (await una.AskAsync(HttpMethod.Delete, "/session", null)).Expect(204);
        await served.StopAsync();
        Assert.Equal(new AccountEvent("una", AccountEventKind.SignedIn, "openid"), served.Events("una")[^1]);
    }

    [Fact]
    public async Task Tokens_that_prove_nothing_sign_nobody_in_and_are_on_record()
    {
        using var provider = new IdentityProvider();
        using var other = RSA.Create(2048);
        await using var served = await StartAsync(provider);
        Dictionary<string, Func<string, string>> wrong = new()
        {
            ["another nonce"] = nonce => provider.Token(Una(nonce + "x")),
            ["no nonce"] = _ => provider.Token(new() { ["sub"] = "una" }),
            ["another issuer"] = nonce => provider.Token(Una(nonce), issuer: "http://127.0.0.1:1/"),
            ["another audience"] = nonce => provider.Token(Una(nonce), audience: "somebody-else"),
            ["over"] = nonce => provider.Token(Una(nonce), minutes: -10),
            ["another key"] = nonce => provider.Token(
                Una(nonce), new SigningCredentials(new RsaSecurityKey(other) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256)),
            ["the public key as a secret"] = nonce => provider.Token(
                Una(nonce), new SigningCredentials(new SymmetricSecurityKey(provider.PublicPem) { KeyId = "k1" }, SecurityAlgorithms.HmacSha256)),
            ["the client's secret"] = nonce => provider.Token(
                Una(nonce), new SigningCredentials(new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(IdentityProvider.Secret + IdentityProvider.Secret)), SecurityAlgorithms.HmacSha256)),
            ["no signature"] = nonce => IdentityProvider.Unsigned(provider.Token(Una(nonce))),
            ["a signature left out"] = nonce => IdentityProvider.Unsigned(provider.Token(Una(nonce)), """{"alg":"RS256","kid":"k1","typ":"JWT"}"""),
            ["nobody of that name"] = nonce => provider.Token(new() { ["sub"] = "eve", ["nonce"] = nonce }),
            ["no account named"] = nonce => provider.Token(new() { ["name"] = "una", ["nonce"] = nonce }),
        };
        foreach (var (what, token) in wrong)
        {
            using var browser = Browser(served);
            var (status, page) = await SignInAsync(browser, provider, token);
            Assert.True(status == HttpStatusCode.Unauthorized && page.Contains("wrong-credentials", StringComparison.Ordinal), $"{what}: {status} {page}");
            Assert.Equal(401, (await browser.ReadAsync("/session")).Status);
        }

        await served.StopAsync();
        Assert.DoesNotContain(served.Events("una"), e => e.Kind == AccountEventKind.SignedIn);
        var refused = served.Attempts().Where(a => a.Question == "sign-in-openid").ToList();
        Assert.Equal(("public", (long)wrong.Count), (refused[0].Account, refused.Sum(a => a.Times)));
    }

    [Fact]
    public async Task Somebody_elses_answer_and_a_code_without_its_challenge_are_not_taken()
    {
        using var provider = new IdentityProvider();
        await using var served = await StartAsync(provider);
        using var una = Browser(served);
        using var mallory = Browser(served);
        // An answer that another browser asked for.
        var asked = await AskAsync(una);
        var code = provider.Code(asked["code_challenge"]!, provider.Token(Una(asked["nonce"]!)));
        Assert.Equal("S256", asked["code_challenge_method"]);
        var (status, _) = await BackAsync(mallory, code, asked["state"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        // A code that was made for another challenge.
        (status, _) = await BackAsync(una, provider.Code("another", provider.Token(Una(asked["nonce"]!))), asked["state"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        (status, _) = await BackAsync(una, code, "made up");
        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task What_the_provider_has_to_have_asked_for_is_held_to()
    {
        using var provider = new IdentityProvider();
        await using var served = await StartAsync(provider, o => o with { RequiredAmr = ["mfa"], RequiredAcr = ["gold"] }, ["supervisor"]);
        using var una = Browser(served);
        foreach (var (amr, acr, expected) in new[] { ("pwd", "gold", 401), ("mfa", "silver", 401), ("mfa", "gold", 200) })
        {
            var (status, page) = await SignInAsync(
                una, provider, nonce => provider.Token(new() { ["sub"] = "una", ["nonce"] = nonce, ["amr"] = new[] { amr, "otp" }, ["acr"] = acr }));
            Assert.True((int)status == expected, page);
        }

        Assert.True((await una.ReadAsync("/session")).Expect(200)["has_second_factor"].GetBoolean());
    }

    [Fact]
    public async Task A_machines_token_is_looked_at_each_time_and_acts_for_its_account()
    {
        using var provider = new IdentityProvider();
        using var other = RSA.Create(2048);
        await using var served = await StartAsync(provider);
        var good = Machine(provider);
        (await With(served, good).ReadAsync("/status")).Expect(200);
        (await With(served, good).ReadAsync("/keys")).Refused(403, "wrong-role");
        foreach (var (what, token) in new[]
                 {
                     ("over", provider.Token(new() { ["sub"] = "ann" }, audience: IdentityProvider.Audience, minutes: -10)),
                     ("another issuer", provider.Token(new() { ["sub"] = "ann" }, audience: IdentityProvider.Audience, issuer: "http://127.0.0.1:1/")),
                     ("a person's", provider.Token(new() { ["sub"] = "ann" })),
                     ("a person's sign-in", provider.Token(new() { ["sub"] = "ann", ["nonce"] = "n" }, audience: IdentityProvider.Audience)),
                     ("nobody", provider.Token(new() { ["sub"] = "eve" }, audience: IdentityProvider.Audience)),
                     ("unsigned", IdentityProvider.Unsigned(good)),
                     ("left out", IdentityProvider.Unsigned(good, """{"alg":"RS256","kid":"k1","typ":"JWT"}""")),
                     ("public key", provider.Token(
                         new() { ["sub"] = "ann" }, new SigningCredentials(new SymmetricSecurityKey(provider.PublicPem) { KeyId = "k1" }, SecurityAlgorithms.HmacSha256),
                         audience: IdentityProvider.Audience)),
                     ("another key", provider.Token(
                         new() { ["sub"] = "ann" }, new SigningCredentials(new RsaSecurityKey(other) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
                         audience: IdentityProvider.Audience)),
                     ("changed", good[..^6] + "AAAAAA"),
                     ("nothing", "x"),
                 })
            Assert.True((await With(served, token).ReadAsync("/status")).Status == 401, what);
        // Yente's clients send a key as a bearer's token, and a provider's token is none there.
        Assert.Equal(HttpStatusCode.OK, await YenteAsync(served.KeyOf("ann")));
        Assert.Equal(HttpStatusCode.Unauthorized, await YenteAsync(good));

        async Task<HttpStatusCode> YenteAsync(string token)
        {
            using var yente = new HttpClient { BaseAddress = served.Address };
            yente.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await yente.GetAsync(new Uri("/algorithms", UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Without_an_audience_no_token_is_taken_and_without_a_provider_there_is_nothing_to_start()
    {
        using var provider = new IdentityProvider();
        await using var served = await StartAsync(provider, o => o with { Audience = null });
        (await With(served, Machine(provider)).ReadAsync("/status")).Refused(401, "wrong-credentials");
        await using var plain = await new ServedStore().Staff("ann", "supervisor").StartForPeopleAsync();
        using var nobody = plain.As(null);
        Assert.Equal(404, (await nobody.ReadAsync("/session/openid")).Status);
        (await With(plain, Machine(provider)).ReadAsync("/status")).Refused(401, "wrong-credentials");
    }

    [Fact]
    public void The_file_is_read_and_what_is_weak_or_in_the_clear_is_refused()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TempFolder();
        var good = """{"authority":"https://id.example/realm","client_id":"lookback","client_secret_file":"secret","account_claim":"upn","required_amr":["mfa"],"audience":"machines"}""";
        Secret("a-secret-that-nobody-guesses-7", UnixFileMode.UserRead);
        var read = Read(good);
        Assert.Equal(("https://id.example/realm", "upn", "machines", true), (read.Authority.AbsoluteUri, read.AccountClaim, read.Audience, read.AsksForSecondFactor));
        foreach (var wrong in new[]
                 {
                     good.Replace("https", "http", StringComparison.Ordinal), good.Replace("\"machines\"", "\"lookback\"", StringComparison.Ordinal),
                     good.Replace("audience", "audiences", StringComparison.Ordinal), good.Replace("client_id", "client", StringComparison.Ordinal), "[]", "null", "",
                     good.Replace("\"secret\"", "null", StringComparison.Ordinal), good.Replace("\"lookback\"", "\"\"", StringComparison.Ordinal),
                     good.Replace("\"https://id.example/realm\"", "null", StringComparison.Ordinal), good.Replace("\"mfa\"", "null", StringComparison.Ordinal),
                 })
            Assert.Equal("bad-openid", Assert.Throws<RefusedException>(() => Read(wrong)).Refusal.Code);
        Secret("short", UnixFileMode.UserRead);
        Assert.Equal("weak-secret", Assert.Throws<RefusedException>(() => Read(good)).Refusal.Code);
        Secret("a-secret-that-nobody-guesses-7", UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Equal("readable-secret", Assert.Throws<RefusedException>(() => Read(good)).Refusal.Code);

        void Secret(string text, UnixFileMode mode)
        {
            File.Delete(folder["secret"]);
            File.WriteAllText(folder["secret"], text);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder["secret"], mode);
        }

        OpenIdSettings Read(string json)
        {
            File.WriteAllText(folder["openid.json"], json);
            return ServeOpenId.Read(folder["openid.json"]);
        }
    }

    private static Dictionary<string, object> Una(string nonce) => new() { ["sub"] = "una", ["nonce"] = nonce };

    private static string Machine(IdentityProvider provider) => provider.Token(new() { ["sub"] = "ann" }, audience: IdentityProvider.Audience);

    private static Task<ServedStore> StartAsync(IdentityProvider provider, Func<OpenIdSettings, OpenIdSettings>? change = null, string[]? secondFactorFor = null)
    {
        var settings = new OpenIdSettings
        {
            Authority = new Uri(provider.Address), ClientId = IdentityProvider.Client, ClientSecret = IdentityProvider.Secret, Audience = IdentityProvider.Audience,
        };
        return new ServedStore().Staff("una", "supervisor").Staff("ann", "supervisor").StartForPeopleAsync(change: s => s with
        {
            OpenId = (change ?? (o => o))(settings), SecondFactorFor = secondFactorFor ?? [],
        });
    }

    private static HttpClient Browser(ServedStore served) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = served.Address };

    private static HttpClient With(ServedStore served, string token)
    {
        var client = served.As(null);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task<System.Collections.Specialized.NameValueCollection> AskAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync(new Uri("/api/v1/session/openid", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
    }

    private static async Task<(HttpStatusCode Status, string Page)> BackAsync(HttpClient browser, string code, string state)
    {
        using var answer = await browser.GetAsync(
            new Uri($"/openid/callback?code={code}&state={Uri.EscapeDataString(state)}", UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<(HttpStatusCode Status, string Page)> SignInAsync(HttpClient browser, IdentityProvider provider, Func<string, string> token)
    {
        var asked = await AskAsync(browser);
        return await BackAsync(browser, provider.Code(asked["code_challenge"]!, token(asked["nonce"]!)), asked["state"]!);
    }
}
