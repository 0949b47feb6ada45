using System.Globalization;
using System.Threading.RateLimiting;
using Lookback.Core.Records;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api;

/// <summary>How many requests a second one key or one session may send, with twice as many at once: a client gone wild holds up nobody else.</summary>
internal sealed class RequestLimit(ServerSettings settings) : IDisposable
{
    /// <summary>The code of the refusal.</summary>
    public const string Code = "too-many-requests";

    private const int Steps = 10;

    private readonly PartitionedRateLimiter<Caller> _each = PartitionedRateLimiter.Create<Caller, string>(
        caller => RateLimitPartition.GetTokenBucketLimiter(caller.Key?.Id.Value ?? $"{caller.Account} signed in", _ => Bucket(settings.RequestsASecond)));

    /// <summary>Lets a request through, or not.</summary>
    /// <exception cref="RefusedException">Code <see cref="Code"/>; when to ask again is said beside it.</exception>
    public void Pass(HttpContext http, Caller caller)
    {
        using var lease = _each.AttemptAcquire(caller);
        if (lease.IsAcquired) return;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? Math.Max(1, Math.Ceiling(time.TotalSeconds)) : 1;
        http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        throw new RefusedException(
            Code,
            FormattableString.Invariant($"one key or session may send {settings.RequestsASecond} requests a second (--requests-per-second), and more came"));
    }

    /// <inheritdoc/>
    public void Dispose() => _each.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(int aSecond) => new()
    {
        TokenLimit = 2 * aSecond,
        TokensPerPeriod = Math.Max(1, aSecond / Steps),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, aSecond / Steps) / (double)aSecond),
        QueueLimit = 0,
    };
}
