using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Views.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/emergencies</c>: seeing for an hour what the own roles do not show, why, what was seen, and what somebody else made of it.</summary>
internal static class EmergencyEndpoints
{
    private const int Usual = 100;
    private const int Most = 500;
    private const string Justified = "justified";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var emergencies = routes.MapGroup("/emergencies");
        emergencies.MapPost("/", async (Inquiry inquiry) =>
        {
            var body = await inquiry.BodyAsync<EmergencyOpening>(Right.OpenEmergency, "emergency-open");
            return Answer.Made(await inquiry.WriteAsync(
                Right.OpenEmergency, "emergency-open", ledger => EmergencyLine.Of(new OpenEmergency(ledger).Run(body.Reason), inquiry.Now)));
        });
        emergencies.MapGet("/", async (Inquiry inquiry) => Answer.Of(await inquiry.ReadAsync(Right.Oversee, "emergencies", (ledger, at) =>
        {
            var selection = inquiry.Flag("unreviewed") ? EmergencySelection.Unreviewed : EmergencySelection.All;
            return new Page<EmergencyLine>(at.Position, EmergencyLine.All(ledger, at, inquiry.Now, selection), null);
        })));
        emergencies.MapGet("/{emergency:long}", async (Inquiry inquiry, long emergency) => Answer.Of(await inquiry.ReadPersonsAsync<EmergencyReport>(
            Right.Oversee, "emergency", (ledger, at) =>
            {
                var (before, most) = ((long)inquiry.Number("before", int.MaxValue, 1, int.MaxValue), inquiry.Number("limit", Usual, 1, Most));
                var report = EmergencyReport.Of(ledger, emergency, at, inquiry.Now, before, most);
                return new(report, report.Reads.SelectMany(r => r.Read.Subjects), report.Reads.Count);
            })));
        emergencies.MapPost("/{emergency:long}/review", async (Inquiry inquiry, long emergency) =>
        {
            var body = await inquiry.BodyAsync<EmergencyJudging>(Right.SeeAudit, "emergency-review");
            if (body.Outcome is not (Justified or "not-justified"))
                throw new BadRequestException("outcome", $"expected {Justified} or not-justified, found \"{ReadIssue.Cut(body.Outcome)}\"");
            return Answer.Of(await inquiry.WriteAsync(
                Right.SeeAudit,
                "emergency-review",
                ledger => EmergencyLine.Of(new ReviewEmergency(ledger).Run(emergency, body.Outcome == Justified, body.Reason), inquiry.Now)));
        });
    }
}

/// <summary>Why an emergency is opened.</summary>
internal sealed record EmergencyOpening(string Reason);

/// <summary>What somebody else makes of an emergency.</summary>
/// <param name="Outcome"><c>justified</c> or <c>not-justified</c>.</param>
/// <param name="Reason">Why.</param>
internal sealed record EmergencyJudging(string Outcome, string Reason);
