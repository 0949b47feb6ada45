using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Views.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/keys</c>: keys by which machines act for accounts.</summary>
internal static class KeyEndpoints
{
    private const int UsualDays = 90;

    /// <summary>Maps them. Outside of what keeps answers, for one of them shows a secret.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/keys", async (Inquiry inquiry) => Results.Json(
            await inquiry.ReadAsync(Right.Configure, "keys", (ledger, at) => new Page<KeyLine>(at.Position, KeyLine.All(ledger, at, inquiry.Now), null)),
            ApiJson.Rules));
        routes.MapPost("/keys", async (Inquiry inquiry) =>
        {
            await inquiry.RequireAsync(Right.Configure, "key-issue");
            inquiry.RequireFresh();
            var body = await inquiry.BodyAsync<KeyBody>();
            var issued = await inquiry.WriteAsync(Right.Configure, "key-issue", ledger =>
            {
                var (key, text) = new IssueKey(ledger).Run(body.Account, body.Label, body.Scopes, body.Days ?? UsualDays, body.RecordsMatches);
                return new IssuedKey(KeyLine.Of(key, ledger.Now), text);
            });
            return Results.Json(issued, ApiJson.Rules, statusCode: StatusCodes.Status201Created);
        });
        routes.MapDelete("/keys/{id}", async (Inquiry inquiry, string id, string? reason) =>
        {
            await inquiry.WriteAsync(Right.Configure, "key-end", ledger =>
            {
                new IssueKey(ledger).End(new ApiKeyId(id), reason ?? "");
                return true;
            });
            return Results.NoContent();
        });
    }
}

/// <summary>A key as it is asked for.</summary>
internal sealed record KeyBody
{
    /// <summary>The account it acts for.</summary>
    public required string Account { get; init; }

    /// <summary>What it is for.</summary>
    public required string Label { get; init; }

    /// <summary>What of the account's rights it has; none is all of them.</summary>
    public IReadOnlyList<string> Scopes { get; init => field = value ?? []; } = [];

    /// <summary>For how many days; 90 where it is left out, which the reader of bodies does not take from a value that stands here.</summary>
    public int? Days { get; init; }

    /// <summary>Whether what is asked of <c>/match</c> by it is recorded as an encounter.</summary>
    public bool RecordsMatches { get; init; }
}
