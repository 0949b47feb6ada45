using Lookback.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api;

/// <summary><c>/healthz</c> and <c>/readyz</c>: asked by whatever starts the server and spreads the load, and by yente's clients.</summary>
internal static class SystemEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Json(new Health("ok"), ApiJson.Rules));
        routes.MapGet("/readyz", (Desk desk) => desk.IsReady
            ? Results.Json(new Health("ok"), ApiJson.Rules)
            : Results.Json(new NotReady("Index not ready."), ApiJson.Rules, statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}

/// <summary>Why the server does not screen yet, in the words that yente's clients know.</summary>
internal sealed record NotReady(string Detail);
