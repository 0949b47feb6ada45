using Lookback.Core.Access;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/status</c>: is everybody current?</summary>
internal static class StatusEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(
        "/status", async (Inquiry inquiry) => Results.Json(
            await inquiry.ReadAsync(Right.SeeCounts, "status", (ledger, at) => StatusReport.Of(ledger, at, inquiry.Now)), ApiJson.Rules));
}
