using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lookback.Api;

/// <summary>
/// One line a request: which route, what came of it, how long it took, and its number. Never a path or a query, which name persons, nor what was sent
/// or answered; who asked, and for whom, is in the ledger.
/// </summary>
internal static partial class RequestLog
{
    /// <summary>Tells it when the answer has gone.</summary>
    public static async Task Tell(HttpContext http, RequestDelegate next)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            if (http.RequestServices.GetService<ILoggerFactory>() is { } loggers)
            {
                var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
                Line(
                    loggers.CreateLogger("Lookback.Requests"), Method(http.Request.Method), route, http.Response.StatusCode,
                    Stopwatch.GetElapsedTime(begun).TotalMilliseconds, http.TraceIdentifier);
            }
        }
    }

    // A method is whatever a client sends: those there are, or none.
    private static string Method(string sent) => HttpMethods.IsGet(sent) || HttpMethods.IsPost(sent) || HttpMethods.IsPut(sent) || HttpMethods.IsDelete(sent)
        || HttpMethods.IsHead(sent) || HttpMethods.IsOptions(sent) || HttpMethods.IsPatch(sent) ? sent : "other";

    [LoggerMessage(1, LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds:F1} ms, {TraceId}")]
    private static partial void Line(ILogger logger, string method, string route, int status, double milliseconds, string traceId);
}
