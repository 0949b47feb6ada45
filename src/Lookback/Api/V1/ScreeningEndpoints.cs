using Lookback.Core.Access;
using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Flows;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/screenings</c>: encounters screened and remembered, one at a time.</summary>
internal static class ScreeningEndpoints
{
    private const string Question = "screen";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/screenings", ScreenAsync);
        routes.MapPost("/screenings/batch", BatchEndpoint.ScreenAsync);
    }

    private static async Task<IResult> ScreenAsync(Inquiry inquiry)
    {
        var started = inquiry.Desk.Time.GetTimestamp();
        await inquiry.RequireAsync(Right.Screen, Question);
        var row = await SentEncounter.OneAsync(inquiry);
        SentEncounter.Listings(inquiry);
        var screened = await inquiry.ScreenAsync(Question, [row], Policy.Default, (ledger, outcomes) => outcomes[0].Encounter is null
            ? throw Unread(row, outcomes[0])
            : ScreenedEncounter.Of(ledger, outcomes[0]));
        inquiry.Desk.Telemetry.Screened(Question, 1, inquiry.Desk.Time.GetElapsedTime(started));
        if (Referral.IsAll(inquiry.Caller))
        {
            await Referral.HoldAsync(inquiry.Desk.Time, started, inquiry.Cancel);
            return Results.Json(Referral.Of(screened.Reference, screened.Outcome), ApiJson.Rules, statusCode: StatusCodes.Status201Created);
        }

        inquiry.Http.Response.Headers.Location = FormattableString.Invariant($"/api/v1/receipts/{screened.Position}");
        return Results.Json(
            screened, ApiJson.Rules, statusCode: screened.AlreadyRecorded ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static BadRequestException Unread(EncounterRow row, RowOutcome outcome) => new("body", outcome.Reason ?? row.Problem ?? "expected an encounter");
}
