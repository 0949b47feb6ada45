using System.Globalization;
using System.Text.Json;
using Lookback.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lookback.Api.V1;

/// <summary>
/// A run as server-sent events (the HTML standard, "Server-sent events"): each with its number, so that whoever was cut off goes on by
/// <c>Last-Event-ID</c>, and a comment wherever nothing happens, so that nobody on the way takes the line for dead.
/// </summary>
internal sealed class EventStream(FollowedRun run) : IResult
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, stopping) = (httpContext.Response, httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        _ = long.TryParse(httpContext.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache";
        // Somebody who buffers on the way would keep it to the end.
        response.Headers["X-Accel-Buffering"] = "no";
        await response.StartAsync(either.Token);
        try
        {
            await foreach (var one in run.FollowAsync(after, Heartbeat, either.Token))
            {
                await response.WriteAsync(one is null ? ": still there\n\n" : Text(one), either.Token);
                await response.Body.FlushAsync(either.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or the server goes: either comes back with the number of the last it had.
        }
    }

    private static string Text(RunEvent one) => FormattableString.Invariant(
        $"id: {one.Number}\nevent: {one.What}\ndata: {JsonSerializer.Serialize(one, ApiJson.Rules)}\n\n");
}
