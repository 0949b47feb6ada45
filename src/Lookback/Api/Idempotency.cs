using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api;

/// <summary>
/// A request that changes something, sent again because nobody heard the answer: under the same <c>Idempotency-Key</c> it is done once, and answered
/// with the answer that there was. Kept for a day, sealed. What was refused was not done, and may be asked again under the same key.
/// </summary>
internal sealed class Idempotency(Desk desk) : IEndpointFilter
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Said where an answer is one that was given before.</summary>
    public const string ReplayedHeader = "Idempotent-Replayed";

    private const int MostCharacters = 255;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<string, bool> _inFlight = new(StringComparer.Ordinal);

    /// <summary>Has every POST of these routes heed the header.</summary>
    public static T On<T>(T routes)
        where T : IEndpointRouteBuilder, IEndpointConventionBuilder
    {
        var one = new Idempotency((Desk)routes.ServiceProvider.GetService(typeof(Desk))!);
        routes.AddEndpointFilter<T>((context, next) => one.InvokeAsync(context, next));
        return routes;
    }

    /// <summary>Keeps the body of such a request where it can be read twice: in memory, for it may be about persons.</summary>
    public static Task KeepBody(HttpContext http, RequestDelegate next)
    {
        if (IsAsked(http) && http.RequestServices.GetService(typeof(ServerSettings)) is ServerSettings settings)
            http.Request.EnableBuffering(checked((int)settings.MostBytes), settings.MostBytes);
        return next(http);
    }

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!IsAsked(http) || context.Arguments.OfType<Inquiry>().FirstOrDefault() is not { } inquiry) return await next(context);
        var key = Key(http);
        var request = await FingerprintAsync(http);
        var whose = $"{inquiry.Caller.Account}\n{key}";
        if (!_inFlight.TryAdd(whose, true))
            throw new RefusedException("being-answered", $"the request of {Header} \"{key}\" is being answered: ask again for its answer in a moment");
        try
        {
            if (await FindAsync(whose, inquiry.Cancel) is { } kept) return await AgainAsync(inquiry, kept, request, key);
            // Nobody may be listening any more: it is done to its end all the same, and whoever asks again is told.
            http.RequestAborted = CancellationToken.None;
            return await FirstAsync(inquiry, await next(context), whose, request);
        }
        finally
        {
            _inFlight.TryRemove(whose, out _);
        }
    }

    private static bool IsAsked(HttpContext http) => HttpMethods.IsPost(http.Request.Method) && http.Request.Headers.ContainsKey(Header);

    private static string Key(HttpContext http)
    {
        var key = http.Request.Headers[Header].ToString();
        return key.Length is > 0 and <= MostCharacters && key.All(c => c is > ' ' and <= '~') ? key : throw new BadRequestException(
            Header, FormattableString.Invariant($"expected 1 to {MostCharacters} letters, digits and signs without blanks, found \"{ReadIssue.Cut(key)}\""));
    }

    private static async Task<string> FingerprintAsync(HttpContext http)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Path}{http.Request.QueryString}\n"));
        http.Request.Body.Position = 0;
        var buffer = new byte[16 << 10];
        for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;) hash.AppendData(buffer, 0, read);
        http.Request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task<KeptAnswer?> FindAsync(string whose, CancellationToken cancel)
    {
        if (await desk.ReadAsync(ledger => ledger.Answered.Of(whose), cancel) is not { } bytes) return null;
        var kept = JsonSerializer.Deserialize<KeptAnswer>(bytes, ApiJson.Rules)!;
        return kept.AnsweredAt >= desk.Time.GetUtcNow() - Kept ? kept : null;
    }

    private static async Task<IResult> AgainAsync(Inquiry inquiry, KeptAnswer kept, string request, string key)
    {
        if (kept.Request != request)
        {
            throw new RefusedException(
                "other-request", $"{Header} \"{key}\" was sent with another request before: expected the same one again, or another key, found neither");
        }

        // Shown again, it takes what it took the first time, and is on record again.
        await inquiry.RequireAsync(AccessRules.Find(kept.Right)!.Value, kept.Question);
        if (kept.Lines > 0) await inquiry.RecordReadAsync(inquiry.Purpose(), kept.Question, kept.Subjects, kept.Lines);
        inquiry.Http.Response.Headers[ReplayedHeader] = "true";
        return new Sent(kept);
    }

    private async Task<IResult> FirstAsync(Inquiry inquiry, object? result, string whose, string request)
    {
        var (http, answer) = (inquiry.Http, result as IResult ?? throw new InvalidOperationException("an endpoint answers with a result"));
        var stream = http.Response.Body;
        using var bytes = new MemoryStream();
        http.Response.Body = bytes;
        try
        {
            await answer.ExecuteAsync(http);
        }
        finally
        {
            http.Response.Body = stream;
        }

        var (right, question) = inquiry.Asked ?? throw new InvalidOperationException("an endpoint says which right it takes");
        var kept = new KeptAnswer(
            desk.Time.GetUtcNow(), request, http.Response.StatusCode, http.Response.ContentType, http.Response.Headers.Location, bytes.ToArray(),
            AccessRules.WordOf(right), question, inquiry.Read?.Subjects ?? [], inquiry.Read is { } read ? Math.Max(read.Lines, 1) : 0);
        if (kept.Status is >= 200 and < 300) await KeepAsync(whose, kept);
        return new Sent(kept);
    }

    private Task<bool> KeepAsync(string whose, KeptAnswer kept) => desk.WriteAsync(
        "server",
        ledger =>
        {
            ledger.Answered.Put(whose, JsonSerializer.SerializeToUtf8Bytes(kept, ApiJson.Rules), kept.AnsweredAt, kept.AnsweredAt - Kept);
            return true;
        },
        CancellationToken.None);

    /// <summary>A kept answer on its way.</summary>
    private sealed class Sent(KeptAnswer kept) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = kept.Status;
            response.ContentType = kept.ContentType;
            response.ContentLength = kept.Body.Length;
            if (kept.Location is not null) response.Headers.Location = kept.Location;
            await response.Body.WriteAsync(kept.Body, httpContext.RequestAborted);
        }
    }
}
