using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Lookback.Tests.Api;

/// <summary>What the server tells a collector: numbers and routes, and nobody.</summary>
public sealed class TelemetryTests
{
    private const string Sought = "Zebulonova";

    [Fact]
    public async Task A_collector_is_told_of_routes_counts_and_times_and_of_nobody()
    {
        using var collector = new Collector();
        await using var served = await ServedOffice.Make().Staff("boss", "admin").StartAsync(s => s with { Telemetry = collector.Address });
        using var ann = served.As("ann");
        ann.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        ann.DefaultRequestHeaders.Add("tracestate", $"lookup={Sought}");
        ann.DefaultRequestHeaders.Add("baggage", $"who={Sought}");
        ann.DefaultRequestHeaders.UserAgent.ParseAdd(Sought + "/1");
        (await ann.PostAsync("/screenings", new { name = $"Ana {Sought}", reference = $"REF-{Sought}", met_at = "2026-01-05" })).Expect(201);
        (await ann.PostAsync("/checks", new { name = Sought })).Expect(200);
        (await ann.ReadAsync($"/subjects/{Sought}?purpose=audit")).Expect(404);
        (await ann.ReadAsync($"/alerts?who={Sought}")).Expect(400);
        (await ann.ReadAsync($"/alerts?watchlist={Sought}")).Expect(200);
        using (var match = await ann.PostAsync(
                   new Uri("/match/default", UriKind.Relative),
                   Asking.Json(new { queries = new Dictionary<string, object> { ["q"] = new { schema = "Person", properties = new { name = Sought } } } }),
                   TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.OK, match.StatusCode);
        }

        (await ann.PostAsync("/runs", new { mode = "Full" })).Expect(202);
        (await ann.PostAsync("/checks", "{")).Expect(400);
        using (var lost = new HttpRequestMessage(new HttpMethod(Sought), $"/{Sought}"))
            (await ann.SendAsync(lost, TestContext.Current.CancellationToken)).Dispose();
        await served.StopAsync();

        var told = Encoding.Latin1.GetString(collector.All.SelectMany(b => b).ToArray());
        foreach (var word in new[]
                 {
                     "http.server.request.duration", "/api/v1/subjects/{word}", "/match/{dataset}", "http.response.status_code", "lookback.screened", "screen",
                     "lookback.screening.duration", "lookback.recorder.waiting", "lookback.ledger.position", "lookback.listings", "lookback.runs", "Lists",
                     "POST /api/v1/screenings", "lookback",
                 })
        {
            Assert.True(told.Contains(word, StringComparison.Ordinal), $"expected {word} among what was told");
        }

        // Neither who was asked about, nor who asked, nor by what key or from where.
        foreach (var word in new[] { Sought, "ann", "Ana", "REF-", "Varkonyev", "127.0.0.1", served.KeyOf("ann"), Environment.MachineName, "tracestate" })
            Assert.False(told.Contains(word, StringComparison.OrdinalIgnoreCase), $"{word} is among what was told");
        Assert.Contains(collector.Paths, p => p == "/v1/traces");
        Assert.Contains(collector.Paths, p => p == "/v1/metrics");
    }

    [Fact]
    public async Task A_collector_that_is_away_keeps_nobody_waiting()
    {
        await using var served = await ServedOffice.Make().StartAsync(s => s with { Telemetry = new Uri($"http://127.0.0.1:{Listener.FreePort()}") });
        using var ann = served.As("ann");
        (await ann.PostAsync("/checks", new { name = "Marta Helvarainen" })).Expect(200);
        var begun = TimeProvider.System.GetTimestamp();
        await served.StopAsync();
        Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(25));
    }

    /// <summary>A collector on this machine that keeps what it is told.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _http = new();

        public Collector()
        {
            Address = new Uri($"http://127.0.0.1:{Listener.FreePort()}");
            _http.Prefixes.Add(Address.AbsoluteUri);
            _http.Start();
            _ = Task.Run(ListenAsync);
        }

        public Uri Address { get; }

        public ConcurrentQueue<byte[]> All { get; } = [];

        public ConcurrentQueue<string> Paths { get; } = [];

        public void Dispose() => _http.Close();

        private async Task ListenAsync()
        {
            try
            {
                while (true)
                {
                    var context = await _http.GetContextAsync();
                    using var body = new MemoryStream();
                    await context.Request.InputStream.CopyToAsync(body);
                    All.Enqueue(body.ToArray());
                    Paths.Enqueue(context.Request.Url!.AbsolutePath);
                    context.Response.ContentType = "application/x-protobuf";
                    context.Response.Close();
                }
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // Closed.
            }
        }
    }
}
