using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Lookback.Flows.Access;
using Polly;
using Polly.Retry;

namespace Lookback.Serving.Webhooks;

/// <summary>
/// The way out to webhooks: to no machine but those that may be reached, whatever a name leads to at that moment, and following nobody elsewhere.
/// </summary>
internal sealed class WebhookDoor : IDisposable
{
    private const int TriesInRound = 3;
    private readonly WebhookRules _rules;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;
    private readonly ResiliencePipeline<HttpStatusCode> _round;

    /// <summary>One for every webhook.</summary>
    public WebhookDoor(WebhookRules rules, TimeProvider time)
    {
        (_rules, _time) = (rules, time);
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                // A proxy would look names up in our stead.
                UseProxy = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                ConnectCallback = ConnectAsync,
            },
            disposeHandler: true)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _round = new ResiliencePipelineBuilder<HttpStatusCode> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpStatusCode>
            {
                ShouldHandle = attempt => ValueTask.FromResult(
                    attempt.Outcome.Exception is HttpRequestException or TimeoutException || IsPassing(attempt.Outcome.Result)),
                MaxRetryAttempts = TriesInRound - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = rules.FirstDelay,
                UseJitter = true,
            })
            .Build();
    }

    /// <summary>Sends a message, again where that may help.</summary>
    /// <returns><see langword="null"/> once it was taken, else what went wrong, and whether it is so for good.</returns>
    public async Task<(string Note, bool IsFinal)?> SendAsync(Uri address, byte[] key, byte[] text, CancellationToken stop)
    {
        try
        {
            var status = await _round.ExecuteAsync(async cancel => await OnceAsync(address, key, text, cancel), stop);
            if ((int)status is >= 200 and < 300) return null;
            return (FormattableString.Invariant($"answered {(int)status}"), status == HttpStatusCode.Gone);
        }
        catch (HttpRequestException e)
        {
            // Its own sentence may quote whatever the other side said.
            return ($"could not be reached ({e.HttpRequestError})", false);
        }
        catch (TimeoutException)
        {
            return (FormattableString.Invariant($"did not answer within {_rules.Patience.TotalSeconds:0} s"), false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static bool IsPassing(HttpStatusCode status) => (int)status is < 200 or >= 300 && status != HttpStatusCode.Gone;

    private async Task<HttpStatusCode> OnceAsync(Uri address, byte[] key, byte[] text, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var timer = _time.CreateTimer(_ => patience.Cancel(), null, _rules.Patience, Timeout.InfiniteTimeSpan);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(text) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(CloudEvent.MediaType);
        request.Headers.TryAddWithoutValidation(CloudEvent.SignatureHeader, CloudEvent.Sign(key, _time.GetUtcNow(), text));
        request.Headers.TryAddWithoutValidation("User-Agent", "lookback");
        try
        {
            // Of the answer its status is all that is read.
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return answer.StatusCode;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var scheme = context.InitialRequestMessage.RequestUri!.Scheme;
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        var reachable = found.Where(a => WebhookAddress.MayReach(scheme, a, _rules.MayReachPrivate)).ToArray();
        if (reachable.Length == 0)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "the address leads to a machine that webhooks may not reach");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(reachable, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
