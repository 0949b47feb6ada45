using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Lookback.Tests.Api;

/// <summary>The edge of the server: what every answer says to browsers, what is logged, and what is refused before anybody looks at it.</summary>
public sealed class EdgeTests
{
    private const string Hostile = "Ann%0d%0aADMIN%20signed%20in";

    [Fact]
    public async Task Every_answer_tells_a_browser_to_run_load_frame_and_keep_nothing()
    {
        await using var served = await new ServedStore().Staff("ann", "supervisor").StartAsync();
        using var ann = served.As("ann");
        foreach (var path in new[] { "/healthz", "/api/v1/status", "/api/v1/subjects/nobody", "/nowhere" })
        {
            using var answer = await ann.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.StartsWith("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task The_log_has_a_line_a_request_and_names_nobody()
    {
        var log = new Lines();
        await using var served = await new ServedStore().Staff("ann", "supervisor").StartAsync(s => s with { LogTo = log });
        using var ann = served.As("ann");
        log.Clear();
        (await ann.GetAsync(new Uri($"/api/v1/subjects/{Hostile}?purpose=audit", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
        using var checking = new StringContent("""{"name":"Ann Varkonyeva"}""", Encoding.UTF8, "application/json");
        (await ann.PostAsync(new Uri("/api/v1/checks", UriKind.Relative), checking, TestContext.Current.CancellationToken)).Dispose();
        await served.StopAsync();
        var told = log.Of("Lookback.Requests");
        Assert.Equal(2, told.Count);
        Assert.All(told, line => Assert.DoesNotContain('\n', line));
        Assert.Contains("/api/v1/subjects/{", told[0], StringComparison.Ordinal);
        Assert.DoesNotContain(log.All, line => line.Contains("Ann", StringComparison.Ordinal) || line.Contains("ADMIN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("TRACE")]
    public async Task Another_verb_than_those_there_are_does_nothing(string verb)
    {
        await using var served = await new ServedStore().Staff("ann", "supervisor").StartAsync();
        using var ann = served.As("ann");
        using var request = new HttpRequestMessage(new HttpMethod(verb), "/api/v1/status");
        using var answer = await ann.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_over_the_limit_and_one_too_deep_are_refused_with_a_sentence()
    {
        await using var served = await ServedOffice.Make().StartAsync(s => s with { MostBytes = 64 << 10 });
        using var ann = served.As("ann");
        const string Good = """{"name":"Marta Helvarainen","birth_date":"1970"}""";
        (await ann.PostAsync("/checks", Good)).Expect(200);
        (await ann.PostAsync("/checks", Good.Replace("1970", new string('9', 80 << 10), StringComparison.Ordinal))).Refused(413, "too-large");
        // Each is the good one but for what is wrong with it.
        foreach (var (wrong, said) in new[]
                 {
                     (Good.Replace("\"1970\"", new string('[', 20_000), StringComparison.Ordinal), "JSON"),
                     (Good.Replace("}", ",\"name\":\"Ann\"}", StringComparison.Ordinal), "name"),
                     (Good.Replace("}", ",\"status\":\"CLEARED\"}", StringComparison.Ordinal), "status"),
                     (Good.Replace("\"1970\"", "1e400", StringComparison.Ordinal), "birth_date"),
                 })
        {
            var answer = (await ann.PostAsync("/checks", wrong)).Refused(400, "bad-request");
            Assert.Contains(said, answer["detail"].GetString()!, StringComparison.Ordinal);
        }
    }

    private sealed class Lines : ILoggerProvider
    {
        private readonly ConcurrentQueue<(string Category, string Text)> _lines = new();

        public IEnumerable<string> All => _lines.Select(l => l.Text);

        public List<string> Of(string category) => [.. _lines.Where(l => l.Category == category).Select(l => l.Text)];

        public void Clear() => _lines.Clear();

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

        public void Dispose()
        {
        }

        private sealed class Logger(string category, ConcurrentQueue<(string, string)> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue((category, formatter(state, exception)));
        }
    }
}
