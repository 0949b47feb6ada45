using System.Diagnostics;
using Lookback.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lookback.Api;

/// <summary>
/// One line a request, and one measure: which route, what came of it, how long it took, and its number. Never a path or a query, which name persons,
/// nor what was sent or answered; who asked, and for whom, is in the ledger.
/// </summary>
internal static partial class RequestLog
{
    /// <summary>Tells it when the answer has gone.</summary>
    public static async Task Tell(HttpContext http, RequestDelegate next)
    {
        var (begun, telemetry) = (Stopwatch.GetTimestamp(), http.RequestServices.GetRequiredService<Desk>().Telemetry);
        using var trace = telemetry.Begin(http.Request.Headers.TraceParent);
        try
        {
            await next(http);
        }
        finally
        {
            var (method, taken) = (Method(http.Request.Method), Stopwatch.GetElapsedTime(begun));
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
            telemetry.Answered(trace, method, route, http.Response.StatusCode, taken);
            if (http.RequestServices.GetService<ILoggerFactory>() is { } loggers)
                Line(loggers.CreateLogger("Lookback.Requests"), method, route, http.Response.StatusCode, taken.TotalMilliseconds, http.TraceIdentifier);
        }
    }

    // A method is whatever a client sends: those there are, or none.
    private static string Method(string sent) => HttpMethods.IsGet(sent) || HttpMethods.IsPost(sent) || HttpMethods.IsPut(sent) || HttpMethods.IsDelete(sent)
        || HttpMethods.IsHead(sent) || HttpMethods.IsOptions(sent) || HttpMethods.IsPatch(sent) ? sent : "other";

    [LoggerMessage(1, LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds:F1} ms, {TraceId}")]
    private static partial void Line(ILogger logger, string method, string route, int status, double milliseconds, string traceId);
}
