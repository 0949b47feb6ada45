using System.Threading.RateLimiting;
using Lookback.Core.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Lookback.Api;

/// <summary>
/// The door for whoever has no account: few requests an address and few in all, small bodies, and no word of what there is. What goes through it is
/// done under the name <see cref="Account"/>.
/// </summary>
internal sealed class PublicDoor : IDisposable
{
    /// <summary>Under which name it is on record; it is no account, and none acts under it.</summary>
    public const string Account = "public";

    /// <summary>The largest body, in bytes: a form.</summary>
    public const int MostBytes = 64 * 1024;

    private readonly PartitionedRateLimiter<(string Kind, string Address)> _each;
    private readonly PartitionedRateLimiter<string> _all;

    /// <summary>Opens it.</summary>
    public PublicDoor(ServerSettings settings)
    {
        _each = PartitionedRateLimiter.Create<(string Kind, string Address), (string, string)>(
            who => RateLimitPartition.GetSlidingWindowLimiter(who, _ => AMinute(settings.PublicEach)));
        _all = PartitionedRateLimiter.Create<string, string>(
            kind => RateLimitPartition.GetSlidingWindowLimiter(kind, _ => AMinute(settings.PublicEach * 20)));
    }

    /// <summary>Lets a request through, or not.</summary>
    /// <param name="http">The request.</param>
    /// <param name="kind">What is asked: each kind is counted for itself.</param>
    /// <exception cref="RefusedException">Code <c>too-many-requests</c>.</exception>
    public void Pass(HttpContext http, string kind)
    {
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        using var own = _each.AttemptAcquire((kind, address));
        using var all = own.IsAcquired ? _all.AttemptAcquire(kind) : null;
        if (all is { IsAcquired: true }) return;
        http.Response.Headers.RetryAfter = "60";
        throw new RefusedException("too-many-requests", "there were too many requests of this kind within a minute: expected you to ask again in a minute");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _each.Dispose();
        _all.Dispose();
    }

    /// <summary>Reads no more of somebody unknown than a form.</summary>
    public static void Narrow(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MostBytes;
    }

    /// <summary>So many within any minute.</summary>
    public static SlidingWindowRateLimiterOptions AMinute(int most) =>
        new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 };
}
