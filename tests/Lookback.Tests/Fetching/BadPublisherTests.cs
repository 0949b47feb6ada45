using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Lookback.Core.Records;
using Lookback.Flows.Fetching;

namespace Lookback.Tests.Fetching;

/// <summary>A publisher that misbehaves is one clear sentence, and changes nothing.</summary>
public sealed class BadPublisherTests : IDisposable
{
    private static readonly byte[] Body = Fetcher.Bytes(3);
    private readonly Fetcher _fetcher = new();

    /// <summary>Answers, and how they are refused after how many questions.</summary>
    public static TheoryData<string, string, string, int> Answers => new()
    {
        { "html", "html-page", "list.ftm.json: expected the file, found a web page of", 1 },
        { "json-error", "json-error-page", "list.ftm.json is a JSON error answer", 1 },
        { "empty", "empty-file", "list.ftm.json is empty", 1 },
        { "404", "http-status", "answers 404 Not Found", 1 },
        { "206", "http-status", "answers 206 Partial Content", 1 },
        { "503", "http-status", "answers 503 Service Unavailable (asked 3 times)", 3 },
        { "later", "http-status", "answers 429 Too Many Requests; it asks to come back in 3600 s", 1 },
        { "unasked-304", "unasked-304", "answers 304 Not Modified, which nobody asked", 1 },
        { "short", "cut-off", "expected 9,999 bytes, found", 3 },
        { "cut-chunks", "cut-off", "expected the end, found 16 bytes", 3 },
        { "not-http", "not-http", "list.ftm.json: expected an answer of 127.0.0.1:", 1 },
        { "no-answer", "no-answer", "found the connection broken off", 0 },
        { "too-large", "too-large", "expected at most 1,048,576 bytes, found 9,999,999 announced", 1 },
        { "endless", "too-large", "expected at most 1,048,576 bytes, found more", 1 },
        { "bomb", "too-large", "expected at most 1,048,576 bytes, found more, once unpacked (gzip)", 1 },
        { "cut-gzip", "bad-encoding", "expected gzip, as the answer says, found something else", 1 },
        { "no-gzip", "bad-encoding", "expected gzip, as the answer says, found something else", 1 },
        { "br", "bad-encoding", "found an answer packed by br", 1 },
        { "loop", "redirect-loop", "expected at most 3 redirects, found more", 4 },
        { "elsewhere", "redirect-elsewhere", "leads to mirror.example.org: expected to stay there; if that host is the publisher's", 1 },
        { "to-http", "redirect-to-http", "leads to http://mirror.example.org: expected https", 1 },
        { "nowhere", "bad-redirect", "leads elsewhere: expected an address, found none", 1 },
    };

    public void Dispose() => _fetcher.Dispose();

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_that_is_not_the_file_is_refused(string kind, string code, string words, int questions)
    {
        using var publisher = new FakePublisher(Answer(kind));
        var refusal = _fetcher.Refused(Fetcher.File(publisher.Address()));
        Assert.Equal(code, refusal.Code);
        Assert.Contains(words, refusal.Sentence, StringComparison.Ordinal);
        // Where there was no answer at all, .NET asks again of its own accord.
        if (questions > 0) Assert.Equal(questions, publisher.Questions.Count);
    }

    [Fact]
    public void A_failed_fetch_leaves_the_edition_in_force()
    {
        using var publisher = new FakePublisher(FakePublisher.Fine(Body, "ETag: \"one\""), Answer("short"));
        var file = Fetcher.File(publisher.Address());
        var good = _fetcher.Run(file).Import.Loaded;
        var head = _fetcher.Ledger.Head;
        Assert.Equal("cut-off", Assert.Throws<RefusedException>(() => _fetcher.Run(file)).Refusal.Code);
        Assert.Equal(head, _fetcher.Ledger.Head);
        Assert.Equal("\"one\"", _fetcher.Ledger.Fetches.Find(file.Address)!.Etag);
        Assert.Equal(good.Position, _fetcher.Ledger.Views.Editions.InForce(Support.Some.Watchlist, head)!.Position);
    }

    [Theory]
    [InlineData("head", "no-answer", "within 0.1 s, found none (asked 2 times)")]
    [InlineData("stall", "stalled", "expected more within 0.1 s, found nothing after 16 bytes (asked 2 times)")]
    [InlineData("trickle", "too-slow", "expected the whole within 0.5 s, found it still coming")]
    public void A_slow_publisher_is_not_waited_for_for_ever(string kind, string code, string words)
    {
        using var fetcher = new Fetcher
        {
            Limits = new FetchLimits
            {
                Connect = TimeSpan.FromSeconds(0.2), Head = TimeSpan.FromSeconds(0.1), Stall = TimeSpan.FromSeconds(kind == "trickle" ? 5 : 0.1),
                Whole = TimeSpan.FromSeconds(kind == "trickle" ? 0.5 : 9), Retries = 1, FirstDelay = TimeSpan.FromMilliseconds(5),
            },
        };
        using var publisher = new FakePublisher(async (_, _, stream, stop) =>
        {
            if (kind != "head") await stream.WriteAsync((byte[])[.. FakePublisher.Head("200 OK", "Content-Length: 9999"), .. Body[..16]], stop);
            while (kind == "trickle")
            {
                await Task.Delay(20, stop);
                await stream.WriteAsync("x"u8.ToArray(), stop);
            }

            await Task.Delay(Timeout.Infinite, stop);
        });
        var refusal = fetcher.Refused(Fetcher.File(publisher.Address()));
        Assert.Equal(code, refusal.Code);
        Assert.Contains(words, refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_there_is_said()
    {
        string address;
        using (var gone = new FakePublisher()) address = gone.Address();
        Assert.Equal("no-connection", _fetcher.Refused(Fetcher.File(address)).Code);
        var unknown = _fetcher.Refused(Fetcher.File("https://lists.invalid/sdn.csv"));
        // Without a name server there is no answer at all, which may pass.
        Assert.Contains(unknown.Code, (string[])["unknown-host", "no-connection"]);
        Assert.Contains("lists.invalid", unknown.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_may_lead_to_a_host_that_is_named()
    {
        using var mirror = new FakePublisher(FakePublisher.Fine(Body));
        using var publisher = new FakePublisher(FakePublisher.Empty("302 Found", $"Location: {mirror.Address("/elsewhere")}"));
        var file = Fetcher.File(publisher.Address());
        Assert.Equal("redirect-elsewhere", _fetcher.Refused(file).Code);
        Assert.Equal(3, _fetcher.Run(file with { RedirectHosts = [mirror.Authority] }).Import.Loaded.Edition.Counts.Listings);
    }

    [Theory]
    [InlineData("https://a.example/x", "/y", "https://a.example/y")]
    [InlineData("https://a.example/x", "https://A.example/y", "https://a.example/y")]
    [InlineData("https://a.example/x", "https://files.example/y", "https://files.example/y")]
    [InlineData("https://a.example/x", "http://a.example/y", "redirect-to-http")]
    [InlineData("https://a.example/x", "http://127.0.0.1/y", "redirect-to-http")]
    [InlineData("https://a.example/x", "file:///etc/passwd", "redirect-to-http")]
    [InlineData("https://a.example/x", "https://a.example:8443/y", "redirect-elsewhere")]
    [InlineData("https://a.example/x", "//evil.example/y", "redirect-elsewhere")]
    [InlineData("https://a.example/x", "https://files.example.evil.example/y", "redirect-elsewhere")]
    public void An_answer_leads_nowhere_else(string from, string location, string expected)
    {
        var file = Fetcher.File(from) with { RedirectHosts = ["files.example"] };
        string found;
        try
        {
            found = RedirectRule.Next("x", new Uri(from), new Uri(location, UriKind.RelativeOrAbsolute), file).AbsoluteUri;
        }
        catch (RefusedException refused)
        {
            found = refused.Refusal.Code;
        }

        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(
            async () =>
            {
                using var client = await listener.AcceptTcpClientAsync();
                await using var secure = new SslStream(client.GetStream());
                try
                {
                    await secure.AuthenticateAsServerAsync(certificate);
                    await secure.ReadExactlyAsync(new byte[1]);
                }
                catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
                {
                    // The client hangs up.
                }
            },
            TestContext.Current.CancellationToken);
        var refusal = _fetcher.Refused(Fetcher.File($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/list"));
        Assert.Equal("bad-certificate", refusal.Code);
        await serving;
    }

    private static byte[] Answer(string kind) => kind switch
    {
        "html" => FakePublisher.Fine("<html>moved</html>"u8.ToArray(), "Content-Type: text/html; charset=utf-8"),
        "json-error" => FakePublisher.Fine("{\"error\": \"not available\", \"status\": 500}"u8.ToArray(), "Content-Type: application/json"),
        "empty" => FakePublisher.Fine([]),
        "404" => FakePublisher.Empty("404 Not Found"),
        "206" => FakePublisher.Answer("206 Partial Content", Body),
        "503" => FakePublisher.Empty("503 Service Unavailable"),
        "later" => FakePublisher.Empty("429 Too Many Requests", "Retry-After: 3600"),
        "unasked-304" => FakePublisher.Empty("304 Not Modified"),
        "short" => [.. FakePublisher.Head("200 OK", "Content-Length: 9999"), .. Body],
        "cut-chunks" => [.. FakePublisher.Head("200 OK", "Transfer-Encoding: chunked"), .. "10\r\n"u8, .. Body[..16], .. "\r\n"u8],
        "not-http" => "220 ftp.example.org ready\r\n\r\n"u8.ToArray(),
        "no-answer" => [],
        "too-large" => [.. FakePublisher.Head("200 OK", "Content-Length: 9999999"), .. Body],
        "endless" => [.. FakePublisher.Head("200 OK", "Transfer-Encoding: chunked"), .. "200000\r\n"u8, .. new byte[0x200000]],
        "bomb" => FakePublisher.Fine(FetchEditionTests.Packed("gzip", new byte[50_000_000]), "Content-Encoding: gzip"),
        "cut-gzip" => FakePublisher.Fine(FetchEditionTests.Packed("gzip", Body)[..^20], "Content-Encoding: gzip"),
        "no-gzip" => FakePublisher.Fine(Body, "Content-Encoding: gzip"),
        "br" => FakePublisher.Fine(Body, "Content-Encoding: br"),
        "loop" => FakePublisher.Empty("302 Found", "Location: /list"),
        "elsewhere" => FakePublisher.Empty("301 Moved Permanently", "Location: https://mirror.example.org/list"),
        "to-http" => FakePublisher.Empty("307 Temporary Redirect", "Location: http://mirror.example.org/list"),
        "nowhere" => FakePublisher.Empty("308 Permanent Redirect"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such answer"),
    };
}
