using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lookback.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.Yente;

/// <summary>
/// <c>POST /updatez</c>: makes the listings ready that came in since. It takes the token that the server was started with, and nothing else; where it was
/// started with none, nobody has it.
/// </summary>
internal static class UpdatezEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/updatez", async (HttpContext http, Desk desk, ServerSettings settings) =>
    {
        var parameters = new YenteParameters(http.Request);
        var isAwaited = parameters.Flag("sync", false);
        if (settings.UpdateToken is not { } token || !Same(token, parameters.Text("token") ?? ""))
            throw YenteFaultException.Of(StatusCodes.Status403Forbidden, "Invalid token.");
        var work = desk.RefreshAsync(CancellationToken.None);
        if (isAwaited) await work;
        else _ = work.ContinueWith(done => Server.Tell(http.RequestServices, "/updatez", done.Exception!), TaskContinuationOptions.OnlyOnFaulted);
        return YenteAnswer.Of(new JsonObject { ["status"] = "ok" });
    });

    // Hashed first, so that no time tells how long the token is.
    private static bool Same(string token, string given) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}
