using System.Net;
using Lookback.Core.Records;
using Lookback.Serving;
using Lookback.Store;
using Lookback.Store.Erasures;
using Lookback.Tests.Support;

namespace Lookback.Tests.Api;

/// <summary>Lookbacks over HTTP: in the background, one at a time, followed live, cancelled or cut and gone on with.</summary>
public sealed class RunApiTests
{
    private const int Many = 3_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Some were let through, and an edition came that lists them, among many whom nobody met.</summary>
    private static ServedStore Store(int listings = 300) => new ServedStore().Staff("ann", "analyst").Staff("sue", "supervisor").Staff("lea", "l1").With(l =>
    {
        Some.Import(l, "2024-01-01", [Some.Listing("0", "Somebody Else Entirely")]);
        Some.Screen(l, [.. Enumerable.Range(0, 10).Select(i => Some.Encounter($"Boris {Family(i)}", "1958-03-14", $"R-{i}"))]);
        Some.Import(l, "2024-02-01",
        [
            Some.Listing("0", "Somebody Else Entirely"),
            .. Enumerable.Range(0, listings).Select(i => Some.Listing($"k{i}", i < 10 ? $"Boris {Family(i)}" : $"Unmet Person{Letters(i)}", "1958-03-14")),
        ]);
    });

    private static string Family(int i) => "Kamensky Lindqvist Moravec Novotny Ostrowski Petrovic Rasmussen Tolstik Vondracek Zelinka".Split(' ')[i];

    private static string Letters(int i) => new([.. i.ToString("0000").Select(c => (char)('a' + (c - '0')))]);

    [Fact]
    public async Task A_run_is_started_followed_to_its_end_and_found_by_its_findings()
    {
        await using var served = await Store().StartAsync();
        using var ann = served.As("ann", "lookback-review");
        using var started = await ann.Send("runs", "{}");
        var run = (await started.Json(HttpStatusCode.Accepted)).GetProperty("run").GetInt64();
        Assert.Equal($"/api/v1/runs/{run}", started.Headers.Location!.ToString());
        var events = await Follow(ann, run, null);
        Assert.Equal("started", events[0].What);
        Assert.Equal("ended", events[^1].What);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Id));
        // Cut off, a client goes on behind the last it had.
        Assert.Equal(events.Skip(1), await Follow(ann, run, 1));
        var answer = await ann.Get($"runs/{run}");
        Assert.Equal("ended", answer.Text("state"));
        Assert.Equal(10, answer.GetProperty("run").GetProperty("findings").GetInt64());
        Assert.Equal(run, Assert.Single((await ann.Get("runs")).Items()).GetProperty("run").GetInt64());
        var (found, next) = (new List<string?>(), (string?)"");
        while (next is not null)
        {
            var page = await ann.Get($"findings?run={run}&limit=4{(next.Length == 0 ? "" : $"&cursor={next}")}");
            found.AddRange(page.Items().Select(f => f.Text("finding")));
            next = page.Text("next");
        }

        Assert.Equal(10, found.Distinct().Count());
        Assert.NotNull((await ann.Get($"findings/{found[3]}")).Text("verdict"));
        Assert.Empty((await ann.Get("findings?run=1")).Items());
        Assert.Equal("nothing-to-do", (await ann.Post("runs", "{}", HttpStatusCode.OK)).Text("state"));
        using var none = await ann.Ask("runs/1");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var lea = served.As("lea");
        using var refused = await lea.Send("runs", "{}");
        Assert.Equal("wrong-role", (await refused.Json(HttpStatusCode.Forbidden)).Text("code"));
    }

    [Fact]
    public async Task Others_write_while_it_runs_and_a_second_one_is_refused_until_it_is_cancelled_and_goes_on()
    {
        await using var served = await Store(Many).StartAsync();
        using var ann = served.As("ann", "lookback-review");
        using var idle = await ann.DeleteAsync(new Uri("/api/v1/runs/current", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotFound, idle.StatusCode);
        var run = (await ann.Post("runs", "{}", HttpStatusCode.Accepted)).GetProperty("run").GetInt64();
        // Whoever has the turn now keeps the run where it is.
        using var gate = new SemaphoreSlim(0);
        var held = Desk(served).WriteAsync("server", _ => gate.Wait(TimeSpan.FromSeconds(30)), Stop);
        using (var second = await ann.Send("runs", """{"mode":"Full"}"""))
            Assert.Equal("run-in-progress", (await second.Json(HttpStatusCode.Conflict)).Text("code"));
        using (var networks = await ann.Send("network-runs", "{}")) Assert.Equal(HttpStatusCode.Conflict, networks.StatusCode);
        var screened = ann.Send("screenings", """{"name":"Alma Lindqvist"}""");
        Assert.Equal("running", (await ann.Get($"runs/{run}")).Text("state"));
        gate.Release();
        await held;
        // It is not at its end yet, and somebody was screened in between.
        using (var done = await screened) Assert.Equal(HttpStatusCode.Created, done.StatusCode);
        using (var cancelled = await ann.DeleteAsync(new Uri("/api/v1/runs/current", UriKind.Relative), Stop))
            Assert.Equal(HttpStatusCode.Accepted, cancelled.StatusCode);
        Assert.Equal("cut", (await Follow(ann, run, null))[^1].What);
        Assert.Equal("cut", (await ann.Get($"runs/{run}")).Text("state"));
        Assert.Equal(run, (await ann.Post("runs", "{}", HttpStatusCode.Accepted)).GetProperty("run").GetInt64());
        Assert.Equal("ended", (await Follow(ann, run, null))[^1].What);
        Assert.Equal(10, (await ann.Get($"findings?run={run}")).Items().Count);
    }

    [Fact]
    public async Task A_server_that_stops_in_the_middle_leaves_a_run_that_goes_on_and_finds_what_an_uncut_one_finds()
    {
        await using var served = await Store(Many).StartAsync();
        long run, chunks;
        using (var ann = served.As("ann", "lookback-review"))
        {
            run = (await ann.Post("runs", "{}", HttpStatusCode.Accepted)).GetProperty("run").GetInt64();
            using var following = await Open(ann, run, null);
            var events = Read(following);
            // Turns that come between two steps, until one of the steps is done.
            while (await Desk(served).WriteAsync("server", l => l.Views.Runs.ChunksDone(new RunId(run), l.Head), Stop) == 0) ;
            using var gate = new SemaphoreSlim(0);
            var held = Desk(served).WriteAsync("server", _ => gate.Wait(TimeSpan.FromSeconds(30)), Stop);
            var stopping = served.StopAsync();
            gate.Release();
            await held;
            await stopping;
            Assert.DoesNotContain(await events, e => e.What == "ended");
        }

        using (var ledger = Ledger.OpenToRead(served.Location))
        {
            var cut = ledger.Views.Runs.Latest(ledger.Head)!;
            Assert.Equal((run, true), (cut.Id.Position, cut.End is null));
            chunks = ledger.Views.Runs.ChunksDone(cut.Id, ledger.Head);
        }

        await served.StartAsync();
        using (var ann = served.As("ann", "lookback-review"))
        {
            Assert.Equal("cut", Assert.Single(await Follow(ann, run, 99)).What);
            Assert.Equal(run, (await ann.Post("runs", "{}", HttpStatusCode.Accepted)).GetProperty("run").GetInt64());
            Assert.Equal("ended", (await Follow(ann, run, null))[^1].What);
        }

        await served.StopAsync();
        using var after = Ledger.OpenToRead(served.Location);
        Assert.Equal(10, after.Views.Findings.Count(new RunId(run), after.Head));
        // What was done before the stop was not done again.
        var advanced = after.Entries.From(run).Select(e => e.Body).OfType<EntryBody.RunAdvanced>().Select(b => b.Checkpoint.ChunksDone).ToList();
        Assert.Equal(advanced.Distinct(), advanced);
        Assert.InRange(chunks, 1, advanced.Count - 1);
    }

    [Fact]
    public async Task Whoever_is_erased_while_a_run_waits_is_not_found_by_it()
    {
        await using var served = await Store(Many).StartAsync();
        using var ann = served.As("ann", "lookback-review");
        var run = (await ann.Post("runs", "{}", HttpStatusCode.Accepted)).GetProperty("run").GetInt64();
        await Desk(served).WriteAsync(
            "boss",
            ledger =>
            {
                Assert.Null(ledger.Views.Runs.Latest(ledger.Head)!.End);
                var subject = ledger.Views.Encounters.FindNamed("R-9", ledger.Head).Single();
                return ledger.Erase([new ErasureRequest(subject, ErasureCause.Request, "The person asked for it, in writing.", "Article 17", null)]);
            },
            Stop);
        Assert.Equal("ended", (await Follow(ann, run, null))[^1].What);
        var answer = (await ann.Get($"runs/{run}")).GetProperty("run");
        Assert.Equal(
            answer.GetProperty("expected").GetInt64(),
            answer.GetProperty("evaluated").GetInt64() + answer.GetProperty("skipped").GetInt64() + answer.GetProperty("failed").GetInt64());
    }

    private static async Task<List<(long Id, string What)>> Follow(HttpClient client, long run, long? after)
    {
        using var answer = await Open(client, run, after);
        var events = await Read(answer);
        Assert.NotEmpty(events);
        return events;
    }

    private static async Task<HttpResponseMessage> Open(HttpClient client, long run, long? after)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/runs/{run}/events", UriKind.Relative));
        if (after is { } id) request.Headers.Add("Last-Event-ID", $"{id}");
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return answer;
    }

    private static async Task<List<(long Id, string What)>> Read(HttpResponseMessage answer)
    {
        var (events, number) = (new List<(long Id, string What)>(), 0L);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Stop));
        while (await reader.ReadLineAsync(Stop) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) number = long.Parse(line[4..]);
            if (line.StartsWith("event: ", StringComparison.Ordinal)) events.Add((number, line[7..]));
        }

        return events;
    }

    private static Desk Desk(ServedStore served) => (Desk)served.Services.GetService(typeof(Desk))!;
}
