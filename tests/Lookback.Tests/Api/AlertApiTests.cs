using System.Net;
using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Api;

/// <summary>Alerts over HTTP: for a purpose, on record before they are shown, one decision at a time, and pages that stay one list.</summary>
public sealed class AlertApiTests
{
    private static ServedStore Store(int listings = 1) => new ServedStore()
        .Staff("ann", "l1").Staff("bea", "l2").Staff("sue", "supervisor").Staff("boss", "admin").Staff("sta", "statistician")
        .With(l =>
        {
            Some.Import(l, "2024-01-01", Enumerable.Range(0, listings).Select(i => Some.Listing($"k{i:00}", Name(i), "1958-03-14")));
            Some.Screen(l, [.. Enumerable.Range(0, listings).Select(i => Some.Encounter(Name(i), "1958-03-14", $"R-{i:00}"))]);
        });

    private static string Name(int i) => $"{"Adam Boris Carlo Dario Emil Fedor Gregor Hugo Ivan Jakov".Split(' ')[i % 10]} "
        + $"{"Kamensky Lindqvist Moravec Novotny Ostrowski Petrovic Rasmussen".Split(' ')[i / 10 % 7]}";

    [Fact]
    public async Task Nobody_is_shown_without_a_purpose_nor_to_a_role_without_the_right()
    {
        await using var served = await Store().StartAsync();
        using var ann = served.As("ann", null);
        using var missing = await ann.Ask("alerts");
        Assert.Equal("purpose-missing", (await missing.Json(HttpStatusCode.PreconditionRequired)).Text("code"));
        foreach (var account in new[] { "boss", "sta" })
        {
            using var client = served.As(account);
            foreach (var path in new[] { "alerts", "alerts/x", "holds", "findings", "findings/x", "subjects/x", "encounters/x", "receipts/x", "replays/x" })
            {
                using var refused = await client.Ask(path);
                Assert.Equal("wrong-role", (await refused.Json(HttpStatusCode.Forbidden)).Text("code"));
            }
        }
    }

    [Fact]
    public async Task Whoever_is_shown_is_on_record_before_the_answer_leaves()
    {
        await using var served = await Store().StartAsync();
        using var ann = served.As("ann", "alert-review T-7");
        using var answer = await ann.Ask("alerts");
        var page = await answer.Json(HttpStatusCode.OK);
        Assert.Single(page.Items());
        Assert.True(Desk(served).Head > answer.Position());
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        var read = Assert.Single(ledger.Entries.From(1).Select(e => e.Body).OfType<EntryBody.PersonsRead>()).Read;
        Assert.Equal(("ann", "alert-review", "T-7", "alerts", 1), (read.Account, read.Purpose, read.Reference, read.Question, read.Lines));
        Assert.Equal(ledger.Views.Encounters.FindNamed("R-00", ledger.Head), read.Subjects);
    }

    [Fact]
    public async Task Two_decide_at_once_and_the_second_is_told_what_the_first_one_said()
    {
        await using var served = await Store().StartAsync();
        using var ann = served.As("ann");
        using var bea = served.As("bea");
        var id = (await ann.Get("alerts")).Items()[0].Text("alert");
        using var seen = await ann.Ask($"alerts/{id}");
        var report = await seen.Json(HttpStatusCode.OK);
        Assert.NotEqual(JsonValueKind.Null, report.GetProperty("explanation").ValueKind);
        var decisions = await Task.WhenAll(
            ann.Send($"alerts/{id}/decisions", Decision(seen.Position(), "Ann compared the passport with the entry, number by number.")),
            bea.Send($"alerts/{id}/decisions", Decision(seen.Position(), "Bea saw the same photograph in the file of the embassy.")));
        var winner = Assert.Single(decisions, d => d.StatusCode == HttpStatusCode.Created);
        using var loser = Assert.Single(decisions, d => d != winner);
        var problem = await loser.Json(HttpStatusCode.Conflict);
        Assert.Equal("moved-on", problem.Text("code"));
        var said = (await winner.Json(HttpStatusCode.Created)).GetProperty("dispositions")[0];
        Assert.Equal(said.Text("reason"), problem.GetProperty("winner").Text("reason"));
        Assert.Equal(said.Text("actor"), problem.GetProperty("winner").Text("actor"));
        Assert.Equal("TrueMatch", problem.GetProperty("winner").Text("decision"));
        // What the loser was told says something of a person, and is on record as what the winner was shown is.
        Assert.Equal(["ann", "bea"], ServedOffice.Reads(served).Where(r => r.Question == "alert-decide").Select(r => r.Account).Order(StringComparer.Ordinal));
        // Having seen that, it may be said anew.
        using var now = await ann.Ask($"alerts/{id}?explain=false");
        Assert.Equal("Decided", (await now.Json(HttpStatusCode.OK)).GetProperty("alert").Text("state"));
        await ann.Post($"alerts/{id}/decisions", Decision(now.Position(), "Ann looked again, at the photograph in the file this time."));
        winner.Dispose();
    }

    [Fact]
    public async Task What_is_not_there_and_what_is_half_named_are_answered_alike()
    {
        await using var served = await Store().StartAsync();
        using var ann = served.As("ann");
        var id = (await ann.Get("alerts")).Items()[0].Text("alert")!;
        var bodies = new List<string>();
        foreach (var path in new[] { "alerts/nobody", $"alerts/{id[..8]}", "findings/x", "subjects/x", "encounters/x" })
        {
            using var answer = await ann.Ask(path);
            var problem = await answer.Json(HttpStatusCode.NotFound);
            bodies.Add($"{problem.Text("code")} {problem.Text("detail")}");
        }

        Assert.Single(bodies.Distinct());
        var more = Decision(1, "Ann compared the passport, number by number.").Replace("}", ",\"status\":\"x\"}");
        using var extra = await ann.Send($"alerts/{id}/decisions", more);
        Assert.Contains("\"status\"", (await extra.Json(HttpStatusCode.BadRequest)).Text("detail"), StringComparison.Ordinal);
        using var sue = served.As("sue");
        using var refused = await sue.Send($"alerts/{id}/decisions", Decision(1, "Sue compared the passport, number by number."));
        Assert.Equal("wrong-role", (await refused.Json(HttpStatusCode.Forbidden)).Text("code"));
    }

    [Fact]
    public async Task Pages_are_one_list_while_others_append()
    {
        await using var served = await Store(25).StartAsync();
        using var ann = served.As("ann");
        var (met, positions, next) = (new List<string>(), new HashSet<long>(), (string?)"");
        for (var turn = 0; next is not null; turn++)
        {
            var page = await ann.Get($"alerts?limit=7{(next.Length == 0 ? "" : $"&cursor={next}")}");
            met.AddRange(page.Items().Select(a => $"{a.Text("alert")} {a.Text("state")}"));
            positions.Add(page.GetProperty("position").GetInt64());
            next = page.Text("next");
            // Somebody decides what the next page shows, and somebody is met.
            using var all = await ann.Ask("alerts?limit=500");
            var last = (await all.Json(HttpStatusCode.OK)).Items()[^1].Text("alert");
            await ann.Post($"alerts/{last}/decisions", Decision(all.Position(), $"Ann compared the passport with entry {turn}, number by number."));
            await ann.Post("screenings", $$"""{"name":"{{Name(turn)}}","birth_date":"1958-03-14","reference":"N-{{turn}}"}""");
        }

        Assert.Single(positions);
        Assert.Equal(25, met.Count);
        Assert.Equal(25, met.Distinct().Count());
        Assert.All(met, m => Assert.EndsWith(" Open", m, StringComparison.Ordinal));
        Assert.Equal(4, (await ann.Get("alerts?state=decided")).Items().Count);
        var another = $"state=all&cursor={(await ann.Get("alerts?limit=1")).Text("next")}";
        foreach (var wrong in new[] { "cursor=zzz", "limit=0", "limit=501", "state=lost", another })
        {
            using var answer = await ann.Ask($"alerts?{wrong}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task As_of_a_moment_is_answered_what_was_known_then()
    {
        await using var served = await Store().StartAsync();
        using var ann = served.As("ann");
        using var seen = await ann.Ask("alerts");
        var id = (await seen.Json(HttpStatusCode.OK)).Items()[0].Text("alert");
        var then = TimeProvider.System.GetUtcNow();
        await Task.Delay(5, TestContext.Current.CancellationToken);
        await ann.Post($"alerts/{id}/decisions", Decision(seen.Position(), "Ann compared the passport with the entry, number by number."));
        var asOf = $"asOf={Uri.EscapeDataString(then.ToString("O"))}";
        Assert.Equal("Open", (await ann.Get($"alerts/{id}?{asOf}")).GetProperty("alert").Text("state"));
        Assert.Single((await ann.Get($"alerts?{asOf}")).Items());
        Assert.Empty((await ann.Get("alerts")).Items());
        Assert.Empty((await ann.Get("alerts?asOf=2001-01-01T00:00:00Z")).Items());
        var subject = (await ann.Get($"subjects/R-00?{asOf}")).Items()[0];
        Assert.Equal("Open", subject.GetProperty("alerts")[0].Text("state"));
        var encounter = subject.GetProperty("encounters")[0].Text("encounter");
        Assert.Equal("R-00", (await ann.Get($"encounters/{encounter}")).GetProperty("encounter").Text("reference"));
        var replay = await ann.Get("replays/R-00");
        Assert.Equal("Same", replay.GetProperty("screenings")[0].Text("replay"));
        Assert.Equal("TrueMatch", replay.GetProperty("alerts")[0].Text("decision"));
        using var refused = await ann.Send($"alerts/{id}/decisions?{asOf}", Decision(1, "Ann compared the passport, number by number."));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task A_question_that_holds_somebody_up_is_among_the_holds()
    {
        await using var served = await Store().StartAsync();
        using var ann = served.As("ann");
        using var seen = await ann.Ask("alerts");
        var id = (await seen.Json(HttpStatusCode.OK)).Items()[0].Text("alert");
        var due = TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-ddTHH:mm:ssZ");
        await ann.Post($"alerts/{id}/decisions", $$"""
            {"expected_position":{{seen.Position()}},"decision":"Inconclusive","reason":"Both were born on that day and no passport was shown at the desk.",
             "reason_code":"no-document","question":{"text":"Which passport does he hold?","addressee":"registry","due_at":"{{due}}"} }
            """);
        var held = Assert.Single((await ann.Get("holds")).Items());
        Assert.Equal(id, held.Text("alert"));
        Assert.Contains("Which passport", held.Text("because"), StringComparison.Ordinal);
    }

    private static string Decision(long position, string reason) =>
        $$"""{"expected_position":{{position}},"decision":"TrueMatch","reason":"{{reason}}","reason_code":"same-document"}""";

    private static Lookback.Serving.Desk Desk(ServedStore served) => (Lookback.Serving.Desk)served.Services.GetService(typeof(Lookback.Serving.Desk))!;
}
