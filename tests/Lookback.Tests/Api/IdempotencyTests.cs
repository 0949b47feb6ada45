using System.Net;
using Lookback.Api;
using Lookback.Core.Records;
using Lookback.Serving;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Api;

/// <summary>A request sent again under its key: done once, answered alike, and whoever it shows is on record each time.</summary>
public sealed class IdempotencyTests
{
    private const string Body = """{"name":"Boris Vasilyevich Kamensky","reference":"K-1"}""";

    private static ServedStore Store() => new ServedStore().Staff("ann", "l1").Staff("bea", "l1")
        .With(l => Some.Import(l, "2024-01-01", [Some.Listing("1", "Boris Vasilyevich Kamensky")]));

    [Fact]
    public async Task The_same_again_is_answered_alike_over_a_restart_and_another_under_that_key_is_refused()
    {
        await using var served = await Store().StartAsync();
        string first;
        using (var ann = served.As("ann", null))
        using (var answer = await ann.Send("screenings", Body, "a-1"))
        {
            first = (await answer.Json(HttpStatusCode.Created)).GetRawText();
            Assert.False(answer.Headers.Contains(Idempotency.ReplayedHeader));
        }

        await served.StopAsync();
        await served.StartAsync();
        using var client = served.As("ann", null);
        var desk = (Desk)served.Services.GetService(typeof(Desk))!;
        var head = desk.Head;
        using var again = await client.Send("screenings", Body, "a-1");
        Assert.Equal(first, (await again.Json(HttpStatusCode.Created)).GetRawText());
        Assert.Equal("true", again.Headers.GetValues(Idempotency.ReplayedHeader).Single());
        Assert.StartsWith("/api/v1/receipts/", again.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(head, desk.Head);
        using var other = await client.Send("screenings", Body.Replace("K-1", "K-2", StringComparison.Ordinal), "a-1");
        Assert.Equal("other-request", (await other.Json(HttpStatusCode.UnprocessableEntity)).Text("code"));
        // Another's key of the same words is another key.
        using var bea = served.As("bea", null);
        using var hers = await bea.Send("screenings", Body.Replace("K-1", "K-3", StringComparison.Ordinal), "a-1");
        Assert.Equal(HttpStatusCode.Created, hers.StatusCode);
        using var wrong = await client.Send("screenings", Body, "a b");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task While_one_is_being_answered_the_same_again_is_told_so()
    {
        await using var served = await Store().StartAsync();
        using var ann = served.As("ann", null);
        var desk = (Desk)served.Services.GetService(typeof(Desk))!;
        using var gate = new SemaphoreSlim(0);
        var held = desk.WorkAsync("server", (_, _) => gate.Wait(TimeSpan.FromSeconds(30)), CancellationToken.None);
        var (one, other) = (ann.Send("screenings", Body, "b-1"), ann.Send("screenings", Body, "b-1"));
        // Whichever came in first waits for its turn to write, and the other one is told so at once.
        var told = await Task.WhenAny(one, other);
        using (var second = await told) Assert.Equal("being-answered", (await second.Json(HttpStatusCode.Conflict)).Text("code"));
        gate.Release();
        await held;
        using var answer = await (told == one ? other : one);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task What_was_refused_was_not_done_and_a_decision_is_made_once_and_shown_twice()
    {
        await using var served = await Store().With(l => Some.Screen(l, Some.Encounter("Boris Vasilyevich Kamensky", reference: "R"))).StartAsync();
        using var ann = served.As("ann");
        using var seen = await ann.Ask("alerts");
        var id = (await seen.Json(HttpStatusCode.OK)).Items()[0].Text("alert");
        using (var refused = await ann.Send($"alerts/{id}/decisions", Decision("Short", seen.Position()), "c-1")) Assert.Equal(422, (int)refused.StatusCode);
        var body = Decision("Ann compared the passport with the entry, number by number.", seen.Position());
        for (var i = 0; i < 2; i++)
        {
            using var made = await ann.Send($"alerts/{id}/decisions", body, "c-1");
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        }

        using (var nameless = served.As("ann", null))
        using (var without = await nameless.Send($"alerts/{id}/decisions", body, "c-1")) Assert.Equal(HttpStatusCode.PreconditionRequired, without.StatusCode);
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        Assert.Single(ledger.Entries.From(1), e => e.Body is EntryBody.AlertDecided);
        Assert.Equal(2, ledger.Entries.From(1).Count(e => e.Body is EntryBody.PersonsRead { Read: { Question: "alert-decide", Subjects.Count: 1 } }));
    }

    private static string Decision(string reason, long position) =>
        $$"""{"expected_position":{{position}},"decision":"TrueMatch","reason":"{{reason}}","reason_code":"same-document"}""";
}
