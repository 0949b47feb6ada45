using System.Net;
using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Tests.Api;

/// <summary>The server itself: who gets in, what is answered to whom, and that it lets go of the store.</summary>
public sealed class ServerTests
{
    private static readonly Uri Status = new("/api/v1/status", UriKind.Relative);

    [Fact]
    public async Task Whoever_has_no_key_gets_one_sentence_and_nothing_else()
    {
        await using var served = await new ServedStore().Staff("ann", "supervisor").StartAsync();
        using var nobody = served.As(null);
        using var answer = await nobody.GetAsync(Status, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("not-signed-in", problem.RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_role_without_the_right_is_refused_and_the_attempt_is_on_record()
    {
        await using var served = await new ServedStore().Staff("boss", "admin").StartAsync();
        using var boss = served.As("boss");
        using var answer = await boss.GetAsync(Status, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        var attempt = Assert.Single(ledger.Entries.From(1).Select(e => e.Body).OfType<EntryBody.AttemptRefused>()).Attempt;
        Assert.Equal(("boss", "status", "wrong-role"), (attempt.Account, attempt.Question, attempt.Code));
    }

    [Fact]
    public async Task While_it_serves_nobody_else_writes_and_when_it_has_stopped_everybody_may()
    {
        await using var served = await new ServedStore().Staff("ann", "supervisor").StartAsync();
        using var ann = served.As("ann");
        using (var answer = await ann.GetAsync(Status, TestContext.Current.CancellationToken)) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("store-busy", Assert.Throws<RefusedException>(() => Ledger.OpenToAppend(served.Location, TimeProvider.System, "other")).Refusal.Code);
        await served.StopAsync();
        Ledger.OpenToAppend(served.Location, TimeProvider.System, "other").Dispose();
    }
}
