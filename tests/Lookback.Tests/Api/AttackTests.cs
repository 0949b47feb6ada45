using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Tests.Api;

/// <summary>What somebody sends who means harm: it stays text, it is bounded, and it says nothing about who sent it.</summary>
public sealed class AttackTests
{
    private static readonly string[] Texts =
    [
        "Robert'); DROP TABLE entry;--", "<script>alert(1)</script>", "<svg onload=alert(1)>", "Ann\r\nSet-Cookie: lookback=1", "{{7*7}} ${7*7} #{7*7}",
        "*)(uid=*))(|(uid=*", "=HYPERLINK(\"https://example.org\")", "../../../etc/passwd", "\u202Egnp.exe", "%00%0d%0a", "[x](javascript:alert(1))",
    ];

    [Fact]
    public async Task What_is_said_of_persons_is_text_wherever_it_is_shown()
    {
        await using var served = await ServedOffice.Make().Staff("gate", "screener").StartAsync();
        using var gate = served.As("gate", "screening");
        using var ann = served.As("ann");
        var taken = 0;
        foreach (var text in Texts)
        {
            var reference = string.Create(CultureInfo.InvariantCulture, $"X-{taken}");
            // What is no name is refused in a sentence; what is taken is met by the name it has without it.
            var sent = await gate.PostAsync("/screenings", new { reference, name = $"Marta Helvarainen {text}", birth_date = "1970-02-01" });
            if (sent.Status == 201) taken++;
            else sent.Refused(400, "bad-request");
            (await ann.ReadAsync($"/alerts/{Uri.EscapeDataString(text)}")).Refused(404, "not-found");
            (await ann.ReadAsync($"/alerts?watchlist={Uri.EscapeDataString(text)}")).Expect(200);
        }

        Assert.InRange(taken, 5, Texts.Length);
        var alerts = (await ann.ReadAsync("/alerts?limit=100")).Expect(200);
        foreach (var alert in alerts["items"].EnumerateArray())
        {
            var one = (await ann.ReadAsync($"/alerts/{alert.GetProperty("alert").GetString()}")).Expect(200);
            Assert.DoesNotContain('<', one.Text);
            Assert.False(one.Headers.Contains("Set-Cookie"));
        }

        Assert.DoesNotContain('<', alerts.Text);
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        Assert.Equal(taken + 3, ledger.Entries.From(1).Count(e => e.Body is EntryBody.EncounterRecorded));
    }

    [Fact]
    public async Task Whoever_asks_for_ids_learns_nothing_from_how_they_are_refused()
    {
        await using var served = await ServedOffice.Make().StartAsync();
        using var ann = served.As("ann");
        using var ben = served.As("ben");
        var id = await ServedOffice.OpenAsync(served, ann, "REF-1001");
        var there = (await ben.ReadAsync($"/cases/{id}")).Refused(404, "not-found");
        var nowhere = (await ben.ReadAsync($"/cases/{(id[0] == '2' ? '3' : '2')}{id[1..]}")).Refused(404, "not-found");
        Assert.Equal(Without(there), Without(nowhere));
        // Nor by opening one of what another unit works on already.
        var already = (await ben.PostAsync("/cases", new { alert = ServedOffice.Alert(served, "REF-1001"), live = true })).Refused(409, "already-open");
        Assert.DoesNotContain(id, already.Text, StringComparison.Ordinal);
        Assert.Equal(there.Headers.Select(h => h.Key).Order(), nowhere.Headers.Select(h => h.Key).Order());

        static string Without(Answered answer) => string.Join(
            ' ', answer.Json.EnumerateObject().Where(p => p.Name is not "trace_id").Select(p => $"{p.Name}={p.Value.GetRawText().Length}"));
    }

    [Fact]
    public async Task Who_sends_is_told_by_the_proxy_that_was_named_and_by_nobody_else()
    {
        await using var believing = await ServedOffice.Make().StartAsync(s => s with { PublicEach = 2, Proxies = [IPAddress.Loopback] });
        Assert.Equal([404, 404, 404, 404], await FromFourAsync(believing));
        await using var plain = await ServedOffice.Make().StartAsync(s => s with { PublicEach = 2 });
        Assert.Equal([404, 404, 429, 429], await FromFourAsync(plain));
        await using var another = await ServedOffice.Make().StartAsync(s => s with { PublicEach = 2, Proxies = [IPAddress.Parse("192.0.2.1")] });
        Assert.Equal([404, 404, 429, 429], await FromFourAsync(another));

        static async Task<List<int>> FromFourAsync(ServedStore served)
        {
            var found = new List<int>();
            foreach (var sender in new[] { "198.51.100.1", "198.51.100.2", "198.51.100.3", "198.51.100.4" })
            {
                using var visitor = served.As(null, purpose: null);
                visitor.DefaultRequestHeaders.Add("X-Forwarded-For", sender);
                found.Add((await visitor.PostAsync("/redress/status", new { reference = "none" })).Status);
            }

            return found;
        }
    }

    [Fact]
    public async Task A_parameter_that_nobody_knows_or_that_is_given_twice_is_refused()
    {
        await using var served = await ServedOffice.Make().StartAsync();
        using var ann = served.As("ann");
        (await ann.ReadAsync("/alerts?state=open&limit=5")).Expect(200);
        foreach (var (query, said) in new[] { ("as_of=2020-01-01", "as_of"), ("state=open&state=closed", "once"), ("limit=1&limit=2", "once") })
            Assert.Contains(said, (await ann.ReadAsync($"/alerts?{query}")).Refused(400, "bad-request")["detail"].GetString()!, StringComparison.Ordinal);
        (await ann.PostAsync("/checks?watchlist=test", new { name = "Marta Helvarainen" })).Refused(400, "bad-request");
    }

    [Fact]
    public async Task A_request_that_says_its_length_twice_is_refused()
    {
        await using var served = await ServedOffice.Make().StartAsync();
        var hidden = "GET /api/v1/cases HTTP/1.1\r\nHost: x\r\n\r\n";
        foreach (var lengths in new[] { "Content-Length: 4\r\nContent-Length: 60", "Content-Length: 4\r\nTransfer-Encoding: xchunked", "Content-Length: +4" })
        {
            var answers = await RawAsync(served.Address, $"POST /api/v1/redress/status HTTP/1.1\r\nHost: {served.Address.Authority}\r\nConnection: close\r\n{lengths}\r\n\r\n{{}}..{hidden}");
            Assert.True(answers.StartsWith("HTTP/1.1 400", StringComparison.Ordinal), $"{lengths}: {answers}");
            Assert.Equal(0, answers.AsSpan(1).Count("HTTP/1.1 "));
        }
    }

    [Fact]
    public async Task Every_answer_says_what_it_is_in_utf_8()
    {
        await using var served = await ServedOffice.Make().StartAsync();
        using var ann = served.As("ann");
        foreach (var path in new[] { "/healthz", "/api/v1/status", "/api/v1/alerts", "/api/v1/subjects/nobody", "/nowhere", "/catalog", "/algorithms" })
        {
            using var answer = await ann.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            if (bytes.Length == 0) continue;
            // JSON is UTF-8 by its own standard; everything else has to say so.
            var type = Assert.IsType<System.Net.Http.Headers.MediaTypeHeaderValue>(answer.Content.Headers.ContentType);
            Assert.True(type.CharSet is "utf-8" || type.MediaType!.EndsWith("json", StringComparison.Ordinal), $"{path}: {type}");
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
    }

    private static async Task<string> RawAsync(Uri address, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
