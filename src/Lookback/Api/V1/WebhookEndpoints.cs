using Lookback.Core.Access;
using Lookback.Flows.Access;
using Lookback.Serving.Webhooks;
using Lookback.Views.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/webhooks</c>: who is told of what happens.</summary>
internal static class WebhookEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/webhooks", async (Inquiry inquiry, WebhookRules rules) =>
        {
            await inquiry.RequireAsync(Right.Configure, "webhook-set");
            var body = await inquiry.BodyAsync<WebhookBody>();
            var made = await inquiry.WriteAsync(Right.Configure, "webhook-set", ledger =>
            {
                var (webhook, secret) = new SetWebhook(ledger).Run(body.Address, body.Events, rules.MayReachPrivate);
                return new NewWebhook(WebhookLine.Of(ledger, webhook), secret);
            });
            return Results.Json(made, ApiJson.Rules, statusCode: StatusCodes.Status201Created);
        });
        routes.MapGet("/webhooks", async (Inquiry inquiry) => Results.Json(
            await inquiry.ReadAsync(Right.Configure, "webhooks", (ledger, at) => new Page<WebhookLine>(at.Position, WebhookLine.All(ledger, at), null)),
            ApiJson.Rules));
        routes.MapGet("/webhooks/{id}", async (Inquiry inquiry, string id) => Results.Json(
            await inquiry.ReadAsync(
                Right.Configure, "webhook", (ledger, at) => WebhookLine.All(ledger, at).FirstOrDefault(w => w.Id == id) ?? throw Problems.Nothing()),
            ApiJson.Rules));
        routes.MapDelete("/webhooks/{id}", async (Inquiry inquiry, string id) =>
        {
            await inquiry.WriteAsync(Right.Configure, "webhook-end", ledger =>
            {
                new SetWebhook(ledger).End(id);
                return true;
            });
            return Results.NoContent();
        });
        routes.MapPost("/webhooks/{id}/resend", async (Inquiry inquiry, WebhookTelling telling, string id) =>
        {
            var again = await inquiry.WriteAsync(Right.Configure, "webhook-resend", ledger => new SetWebhook(ledger).SendAgain(id));
            telling.Wake();
            return Results.Json(new SentAgain(again), ApiJson.Rules, statusCode: StatusCodes.Status202Accepted);
        });
    }
}

/// <summary>A webhook as it is asked for.</summary>
internal sealed record WebhookBody
{
    /// <summary>Where it is told.</summary>
    public required string Address { get; init; }

    /// <summary>Of what.</summary>
    public required IReadOnlyList<string> Events { get; init; }
}

/// <summary>What was given up and is tried again.</summary>
/// <param name="Messages">How many messages.</param>
internal sealed record SentAgain(int Messages);
