using System.Net.Http.Headers;
using System.Text;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Tests.Api;

/// <summary>Machines' keys: issued by whoever appoints, within what the account may, shown once, worth nothing once taken back.</summary>
public sealed class KeyEndpointTests
{
    [Fact]
    public async Task A_key_is_issued_used_within_its_scopes_and_taken_back()
    {
        await using var served = await ServedOffice.Make().Staff("boss", "admin").StartAsync();
        using var boss = served.As("boss", null);
        var issued = (await boss.PostAsync("/keys", new { account = "sue", label = "the screen in the hall", scopes = new[] { "see-counts" }, days = 7 })).Expect(201);
        var (id, text) = (issued["key"].GetProperty("id").GetString()!, issued["text"].GetString()!);
        using var hall = new HttpClient { BaseAddress = served.Address };
        hall.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("ApiKey", text);
        (await hall.ReadAsync("/status")).Expect(200);
        // Sue may see alerts; the key was not made for that.
        (await hall.ReadAsync("/alerts?purpose=audit")).Refused(403, "wrong-role");
        (await boss.AskAsync(HttpMethod.Delete, $"/keys/{id}?reason=The%20screen%20was%20taken%20down.", null)).Expect(204);
        (await hall.ReadAsync("/status")).Refused(401, "wrong-credentials");
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        var secret = text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..];
        Assert.DoesNotContain(ledger.Entries.From(1), e => e.ToString()!.Contains(secret, StringComparison.Ordinal));
        Assert.Equal(-1, File.ReadAllBytes(served.Location.Address).AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)));
    }

    [Fact]
    public async Task A_key_that_nobody_said_the_days_of_is_worth_something_for_three_months()
    {
        await using var served = await ServedOffice.Make().Staff("boss", "admin").StartAsync();
        using var boss = served.As("boss", null);
        var key = (await boss.PostAsync("/keys", new { account = "sue", label = "a test" })).Expect(201)["key"];
        Assert.Equal(90, (key.GetProperty("expires_at").GetDateTimeOffset() - DateTimeOffset.UtcNow).TotalDays, 1);
    }

    [Theory]
    [InlineData("ann", "a test", 7, "decide-everything", "no-scope")]
    [InlineData("ann", "a test", 7, "see-audit", "no-scope")]
    [InlineData("nobody", "a test", 7, "screen", "unknown-account")]
    [InlineData("ann", "a test", 367, "screen", "expiry-too-far")]
    [InlineData("ann", " ", 7, "screen", "bad-label")]
    public async Task What_is_not_given_is_refused(string account, string label, int days, string scope, string code)
    {
        await using var served = await ServedOffice.Make().Staff("boss", "admin").StartAsync();
        using var boss = served.As("boss", null);
        Assert.Equal(code, (await boss.PostAsync("/keys", new { account, label, scopes = new[] { scope }, days })).Code);
        using var sue = served.As("sue", null);
        (await sue.PostAsync("/keys", new { account = "ann", label = "for me" })).Refused(403, "wrong-role");
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("aj15zmrns4tw52cg.")]
    [InlineData("aj15zmrns4tw52cg.e7eb163b7da7d943ce26ec0e63cbbdf7454f343923986de2096547f17d4eeedb")]
    public async Task Whatever_is_no_key_is_answered_alike(string text)
    {
        await using var served = await ServedOffice.Make().Staff("boss", "admin").StartAsync();
        using var client = new HttpClient { BaseAddress = served.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "ApiKey " + text);
        Assert.Equal(401, (await client.ReadAsync("/status")).Status);
    }
}
