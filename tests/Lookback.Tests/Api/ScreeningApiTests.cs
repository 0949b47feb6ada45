using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Api;

/// <summary>Encounters screened over HTTP: recorded once, answered each, and a partner told no more than it may be.</summary>
public sealed class ScreeningApiTests
{
    private const string Listed = """{"name":"Boris Vasilyevich Kamensky","birth_date":"1958-03-14","reference":"K-1"}""";
    private const string Unlisted = """{"name":"Alma Lindqvist","birth_date":"1990-01-02","reference":"L-1"}""";

    private static ServedStore Store() => new ServedStore().Staff("ann", "l1").Staff("pat", "partner").Staff("cas", "caseworker")
        .With(l => Some.Import(l, "2024-01-01", [Some.Listing("1", "Boris Vasilyevich Kamensky", "1958-03-14"), Some.Listing("2", "Zoltan Ferenczi")]));

    [Fact]
    public async Task One_encounter_is_recorded_once_and_its_receipt_is_where_it_says()
    {
        await using var served = await Store().StartAsync();
        using var ann = served.As("ann", "screening");
        using var first = await ann.Send("screenings", Listed);
        var made = await first.Json(HttpStatusCode.Created);
        Assert.Equal("hit", made.Text("outcome"));
        Assert.Single(made.GetProperty("hits").EnumerateArray());
        Assert.Single(made.GetProperty("alerts").EnumerateArray());
        Assert.Single(made.GetProperty("coverage").GetProperty("editions").EnumerateArray());
        using var again = await ann.Send("screenings", Listed);
        Assert.True((await again.Json(HttpStatusCode.OK)).GetProperty("already_recorded").GetBoolean());
        using var receipt = await ann.GetAsync(first.Headers.Location, TestContext.Current.CancellationToken);
        var proof = await receipt.Json(HttpStatusCode.OK);
        Assert.Equal(made.GetProperty("position").GetInt64(), proof.GetProperty("summary").GetProperty("position").GetInt64());
        Assert.Equal("no-hit", (await ann.Post("screenings", Unlisted)).Text("outcome"));
        Assert.Equal("unscreened", (await ann.Post("screenings", """{"name":"Mr","reference":"M-1"}""")).Text("outcome"));
    }

    [Theory]
    [InlineData("""{"name":"Ann","status":"cleared"}""", "status")]
    [InlineData("""{"name":"Ann","name":"Bea"}""", "JSON")]
    [InlineData("""["Ann"]""", "object")]
    [InlineData("""{"name":{"name":"Ann"}}""", "row not read")]
    [InlineData("""{"name":"\ud800"}""", "whole characters")]
    [InlineData("", "JSON")]
    public async Task What_is_no_encounter_is_refused_in_a_sentence_and_nothing_is_on_record(string body, string said)
    {
        await using var served = await Store().StartAsync();
        using var ann = served.As("ann", "screening");
        var head = Head(served);
        using var answer = await ann.Send("screenings", body);
        Assert.Contains(said, (await answer.Json(HttpStatusCode.BadRequest)).Text("detail"), StringComparison.Ordinal);
        Assert.Equal(head, Head(served));
    }

    [Fact]
    public async Task A_check_leaves_no_trace_and_answers_as_of_a_moment()
    {
        await using var served = await Store().StartAsync();
        using var ann = served.As("ann", null);
        var head = Head(served);
        var now = await ann.Post("checks?explain=true", Listed, HttpStatusCode.OK);
        Assert.Equal("test-list:1", now.GetProperty("hits")[0].Text("listing"));
        Assert.Single(now.GetProperty("explanations").EnumerateArray());
        using var before = await ann.Send("checks?asOf=2001-01-01T00:00:00Z", Listed);
        Assert.Equal("no-edition", (await before.Json(HttpStatusCode.ServiceUnavailable)).Text("code"));
        Assert.Equal(head, Head(served));
        using var cas = served.As("cas", null);
        using var refused = await cas.Send("checks", Listed);
        Assert.Equal("wrong-role", (await refused.Json(HttpStatusCode.Forbidden)).Text("code"));
    }

    [Fact]
    public async Task A_partner_is_told_clear_or_refer_in_the_same_shape_length_and_beat_and_every_probe_is_on_record()
    {
        await using var served = await Store().StartAsync();
        using var pat = served.As("pat", null);
        foreach (var path in new[] { "screenings", "checks" })
        {
            var status = path == "screenings" ? HttpStatusCode.Created : HttpStatusCode.OK;
            using var refer = await pat.Send(path, Listed);
            using var clear = await pat.Send(path, Unlisted);
            using var unread = await pat.Send(path, """{"name":"Mr","reference":"M-1"}""");
            Assert.Equal("""{"reference":"K-1","answer":"refer"}""", (await refer.Json(status)).GetRawText());
            Assert.Equal("""{"reference":"L-1","answer":"clear"}""", (await clear.Json(status)).GetRawText());
            Assert.Equal("""{"reference":"M-1","answer":"refer"}""", (await unread.Json(status)).GetRawText());
            Assert.Equal(refer.Headers.Select(h => h.Key).Order(), clear.Headers.Select(h => h.Key).Order());
            Assert.Equal(refer.Content.Headers.ContentLength, clear.Content.Headers.ContentLength);
            Assert.Null(refer.Headers.Location);
        }

        var times = new List<TimeSpan>();
        for (var i = 0; i < 4; i++)
        {
            var started = TimeProvider.System.GetTimestamp();
            using var answer = await pat.Send("checks", i % 2 == 0 ? Listed : Unlisted);
            times.Add(TimeProvider.System.GetElapsedTime(started));
        }

        Assert.All(times, t => Assert.True(t >= TimeSpan.FromMilliseconds(95), $"{t}"));
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        Assert.Equal(7, ledger.Entries.From(1).Count(e => e.Body is EntryBody.PersonsRead { Read: { Question: "check", Account: "pat" } }));
    }

    [Fact]
    public async Task A_list_of_encounters_is_answered_row_by_row_and_a_bad_row_is_unscreened()
    {
        await using var served = await Store().StartAsync();
        using var ann = served.As("ann", "screening");
        var rows = await ann.Post("screenings/batch", $$"""[{{Listed}}, {"nome":"x"}, {{Unlisted}}, "y"]""", HttpStatusCode.OK);
        Assert.Equal(["hit", "unscreened", "no-hit", "unscreened"], rows.EnumerateArray().Select(r => r.Text("outcome")));
        Assert.Contains("nome", rows[1].Text("reason"), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3, 4], rows.EnumerateArray().Select(r => r.GetProperty("line").GetInt64()));
        using var none = await ann.Send("screenings/batch", """{"name":"Ann"}""");
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        using var pat = served.As("pat", null);
        var told = await pat.Post("screenings/batch", $"[{Listed}, {Unlisted}]", HttpStatusCode.OK);
        Assert.Equal(["refer", "clear"], told.EnumerateArray().Select(r => r.Text("answer")));
    }

    [Fact]
    public async Task A_stream_is_answered_line_by_line_in_memory_that_does_not_grow_with_it()
    {
        const int Rows = 5_000;
        await using var served = await Store().StartAsync();
        using var ann = served.As("ann", null);
        // 40 MB, which is five times the largest body that is taken whole.
        var filler = new string('x', 8_000);
        long most = 0, before = GC.GetTotalMemory(forceFullCollection: true);
        using var content = new Written(async stream =>
        {
            for (var i = 0; i < Rows; i++)
            {
                var line = i % 1_000 == 7 ? "{\"name\": broken\n" : $$"""{"name":"Alma Lindqvist {{i}}","reference":"R-{{i}}","ignore":"{{filler}}"}""" + "\n";
                await stream.WriteAsync(Encoding.UTF8.GetBytes(line), TestContext.Current.CancellationToken);
                if (i % 500 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/screenings/batch", UriKind.Relative)) { Content = content };
        using var answer = await ann.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(Rows, lines.Count);
        Assert.Equal(Enumerable.Range(1, Rows).Select(i => (long)i), lines.Select(l => l.GetProperty("line").GetInt64()));
        Assert.Equal(5, lines.Count(l => l.Text("outcome") == "unscreened"));
        Assert.Equal(Rows - 5, lines.Count(l => l.Text("outcome") == "no-hit"));
        Assert.True(most < 24 << 20, $"{most:n0} bytes more than before");
    }

    [Fact]
    public async Task Whoever_waits_for_an_answer_before_sending_the_next_line_gets_it()
    {
        await using var served = await Store().StartAsync();
        using var client = new TcpClient();
        var stop = TestContext.Current.CancellationToken;
        await client.ConnectAsync(served.Address.Host, served.Address.Port, stop);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await Say($"POST /api/v1/screenings/batch HTTP/1.1\r\nHost: {served.Address.Authority}\r\nAuthorization: ApiKey {served.KeyOf("ann")}\r\n"
            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        foreach (var (sent, outcome) in new[] { (Listed, "hit"), (Unlisted, "no-hit"), (new string('z', 300_000), "unscreened"), ("{}", "unscreened") })
        {
            await Say($"{sent.Length + 1:x}\r\n{sent}\n\r\n");
            string? line;
            do line = await reader.ReadLineAsync(stop);
            while (line?.StartsWith("{\"line\"", StringComparison.Ordinal) == false);
            Assert.Equal(outcome, JsonDocument.Parse(line!).RootElement.Text("outcome"));
        }

        async Task Say(string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop);
    }

    private static long Head(ServedStore served) => ((Lookback.Serving.Desk)served.Services.GetService(typeof(Lookback.Serving.Desk))!).Head;

    /// <summary>A body that is written while it is sent.</summary>
    private sealed class Written : HttpContent
    {
        private readonly Func<Stream, Task> _write;

        public Written(Func<Stream, Task> write)
        {
            _write = write;
            Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-ndjson");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _write(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
