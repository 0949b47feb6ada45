using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api.Yente;

/// <summary>Marks the endpoints whose faults, keys and headers are as yente's clients know them.</summary>
internal sealed class YenteRoute;

/// <summary>What holds of every request of yente's interface: its trace, the length of its address, and the shape of what goes wrong.</summary>
internal static class YenteEdge
{
    /// <summary>The longest address, with its query.</summary>
    public const int MostAddress = 60_000;

    /// <summary>Whether a request is for this interface.</summary>
    public static bool Is(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<YenteRoute>() is not null;

    /// <summary>Passes a request on, and answers where that fails.</summary>
    public static async Task Run(HttpContext http, RequestDelegate next)
    {
        if (!Is(http))
        {
            await next(http);
            return;
        }

        Trace(http);
        try
        {
            if (http.Request.Path.Value!.Length + (http.Request.QueryString.Value?.Length ?? 0) > MostAddress)
                throw YenteFaultException.Of(StatusCodes.Status414UriTooLong, "Request URI too long");
            await next(http);
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await Answer(http, e).ExecuteAsync(http);
        }
    }

    private static YenteAnswer Answer(HttpContext http, Exception exception)
    {
        if (exception is YenteFaultException fault) return YenteAnswer.Of(fault.Body, fault.Status);
        var problem = Problems.Of(exception);
        var status = problem.Status!.Value;
        if (status == StatusCodes.Status500InternalServerError)
        {
            Server.Tell(http, exception);
            return YenteAnswer.Of(new JsonObject { ["status"] = "error" }, status);
        }

        if (status == StatusCodes.Status401Unauthorized) http.Response.Headers.WWWAuthenticate = "ApiKey";
        return YenteAnswer.Of(new JsonObject { ["detail"] = problem.Detail }, status);
    }

    /// <summary>The trace goes on where the client began one (W3C Trace Context), and begins here where it did not.</summary>
    private static void Trace(HttpContext http)
    {
        string? state = http.Request.Headers.TraceState;
        var (trace, flags) = ActivityContext.TryParse(http.Request.Headers.TraceParent, state, out var asked)
            ? (asked.TraceId, asked.TraceFlags)
            : (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom(), ActivityTraceFlags.None);
        var span = Activity.Current?.SpanId ?? ActivitySpanId.CreateRandom();
        http.Response.Headers.TraceParent = $"00-{trace}-{span}-{(int)flags:x2}";
        http.Response.Headers.TraceState = string.IsNullOrEmpty(state) ? $"lookback={span}" : $"lookback={span},{state}";
    }
}
