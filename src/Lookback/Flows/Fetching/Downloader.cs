using System.Net;
using System.Net.Http;
using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;
using Lookback.Store.Tables;

namespace Lookback.Flows.Fetching;

/// <summary>Fetches files of publishers over TLS: asked again where a fault may pass, within limits of time and size, and to no host but the allowed.</summary>
internal sealed class Downloader : IDisposable
{
    private const long MostChecksumBytes = 1 << 16;
    private readonly FetchLimits _limits;
    private readonly TimeProvider _time;
    private readonly string _folder;
    private readonly HttpClient _client;

    /// <summary>One for any number of files.</summary>
    /// <param name="limits">How long publishers are waited for.</param>
    /// <param name="time">Measures the waiting.</param>
    /// <param name="folder">Where files lie until they were imported.</param>
    public Downloader(FetchLimits limits, TimeProvider time, string folder)
    {
        _folder = folder;
        _limits = limits;
        _time = time;
        var handler = new SocketsHttpHandler
        {
            // Both have rules of ours: where an answer may lead, and how much may come out of what is packed.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ConnectTimeout = limits.Connect,
        };
        _client = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "lookback");
        _client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate");
    }

    /// <summary>Fetches a file, or learns that it is the one of last time.</summary>
    /// <param name="file">The file.</param>
    /// <param name="token">What stands for the token in its address, where it needs one.</param>
    /// <param name="last">What was remembered of it.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="RefusedException">It could not be had; the sentence says why.</exception>
    public async Task<FetchedFile> Fetch(ListFileSource file, string? token, FetchMark? last, CancellationToken stop)
    {
        var fetched = await Again(ct => Once(file, Address(file.Address, token), last, ct), stop);
        try
        {
            if (file.Sha256Address is { } address && !fetched.IsUnchanged) await Compare(fetched, file, Address(address, token), stop);
            return fetched;
        }
        catch
        {
            fetched.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static Uri Address(string address, string? token) =>
        new(token is null ? address : address.Replace(ListFileSource.TokenMark, Uri.EscapeDataString(token), StringComparison.Ordinal));

    private async Task Compare(FetchedFile fetched, ListFileSource file, Uri address, CancellationToken stop)
    {
        var small = file with { Name = $"the SHA-256 of {file.Name}", MostBytes = MostChecksumBytes };
        using var checksum = await Again(ct => Once(small, address, null, ct), stop);
        using var reader = new StreamReader(checksum.Source.Open());
        var stated = (await reader.ReadToEndAsync(stop)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        if (!string.Equals(stated, fetched.Mark.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException(
                "wrong-checksum", $"{file.Name}: expected the SHA-256 that its publisher states, {ReadIssue.Cut(stated)}, found {fetched.Mark.Sha256}");
        }
    }

    private Task<FetchedFile> Again(Func<CancellationToken, Task<FetchedFile>> once, CancellationToken stop) =>
        AskAgain.Run(_limits, _time, once, stop);

    private async Task<FetchedFile> Once(ListFileSource file, Uri first, FetchMark? last, CancellationToken stop)
    {
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(stop);
        whole.CancelAfter(_limits.Whole);
        try
        {
            var at = first;
            for (var hops = 0; ; hops++)
            {
                using var answer = await Ask(file.Name, at, last, whole.Token);
                if (!AnswerCheck.IsRedirect(answer)) return await Take(file, at.Authority, answer, last, whole.Token);
                if (hops == _limits.Redirects)
                {
                    throw new RefusedException(
                        "redirect-loop",
                        FormattableString.Invariant($"{file.Name}: expected at most {_limits.Redirects} redirects, found more at {at.Authority}"));
                }

                at = RedirectRule.Next(file.Name, at, answer.Headers.Location, file);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            var most = _limits.Whole.TotalSeconds;
            throw new RefusedException(
                "too-slow",
                FormattableString.Invariant($"{file.Name} from {first.Authority}: expected the whole within {most:0.###} s, found it still coming"));
        }
    }

    private async Task<HttpResponseMessage> Ask(string what, Uri at, FetchMark? last, CancellationToken whole)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, at);
        if (last?.Etag is { } etag) question.Headers.TryAddWithoutValidation("If-None-Match", etag);
        if (last?.LastModified is { } modified) question.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        using var head = CancellationTokenSource.CreateLinkedTokenSource(whole);
        head.CancelAfter(_limits.Connect + _limits.Head);
        try
        {
            return await _client.SendAsync(question, HttpCompletionOption.ResponseHeadersRead, head.Token);
        }
        catch (HttpRequestException fault)
        {
            throw NetworkFault.Of(what, at.Authority, fault);
        }
        catch (OperationCanceledException fault) when (!whole.IsCancellationRequested)
        {
            // The handler's own time-out for connecting has no other name.
            throw fault.InnerException is TimeoutException
                ? new PassingFault("no-connection", FormattableString.Invariant(
                    $"{what}: expected a connection to {at.Authority} within {_limits.Connect.TotalSeconds:0.###} s, found none"))
                : new PassingFault("no-answer", FormattableString.Invariant(
                    $"{what}: expected an answer of {at.Authority} within {_limits.Head.TotalSeconds:0.###} s, found none"));
        }
    }

    private async Task<FetchedFile> Take(ListFileSource file, string host, HttpResponseMessage answer, FetchMark? last, CancellationToken whole)
    {
        if (answer.StatusCode == HttpStatusCode.NotModified)
        {
            return last is not null
                ? new FetchedFile(file.Name, last, 0, null)
                : throw new RefusedException("unasked-304", $"{file.Name}: expected the file, found that {host} answers 304 Not Modified, which nobody asked");
        }

        AnswerCheck.Require(file.Name, host, answer, _time);
        var encoding = AnswerCheck.Encoding(file.Name, answer);
        var transfer = new BodyTransfer($"{file.Name} from {host}", file.MostBytes, _limits);
        var body = new TemporaryFile(_folder);
        try
        {
            if (encoding is null)
            {
                await transfer.Receive(answer.Content, body, whole);
            }
            else
            {
                using var packed = new TemporaryFile(_folder);
                await transfer.Receive(answer.Content, packed, whole);
                transfer.Unpack(packed, encoding, body);
            }

            var (sha256, length) = BodyTransfer.Fingerprint(body);
            var mark = new FetchMark(file.Address, answer.Headers.ETag?.ToString(), answer.Content.Headers.LastModified?.ToString("r"), sha256);
            return new FetchedFile(file.Name, mark, length, body);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }
}
