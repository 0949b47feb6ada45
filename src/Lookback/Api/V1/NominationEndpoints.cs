using Lookback.Core.Access;
using Lookback.Core.Sources;
using Lookback.Flows.Cases;
using Lookback.Flows.Cases.Forms;
using Lookback.Views.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/nominations</c>: whom an institution's own list is to name; drafted, checked, approved by another person, reviewed, lapsing.</summary>
internal static class NominationEndpoints
{
    private const string Workflow = "nomination-1";
    private static readonly CaseWork Nominations = new(Right.WorkOwnList, Right.WorkOwnList, Workflow);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var nominations = routes.MapGroup("/nominations");
        nominations.MapGet("/form", async (Inquiry inquiry) =>
        {
            await inquiry.RequireAsync(Right.WorkOwnList, "nomination-form");
            return Results.Text(NominationForm.Blank, "text/plain; charset=utf-8");
        });
        nominations.MapGet("/", async (Inquiry inquiry) => Answer.Of(await QueueAsync(inquiry)));
        nominations.MapPost("/", async (Inquiry inquiry) => Answer.Made(await DraftAsync(inquiry)));
        nominations.MapGet("/{id}", async (Inquiry inquiry, string id) => Answer.Of(await Nominations.ShowAsync(inquiry, "nomination", id)));
        nominations.MapPost("/{id}/submission", async (Inquiry inquiry, string id) =>
        {
            var body = await inquiry.BodyAsync<NominationStep>(Right.WorkOwnList, "nomination-submit");
            if (body.LegalBasis is not { } basis) throw new BadRequestException("legal_basis", "expected the law, and the office exercising it, found none");
            return Answer.Of(await Nominations.DoAsync(inquiry, Right.WorkOwnList, "nomination-submit", id, body.ExpectedPosition, (ledger, file, now) =>
                new Nominate(ledger, now).Submit(file, body.ReasonCode, body.Reason, basis, inquiry.Caller.Account)));
        });
        nominations.MapPost("/{id}/check", async (Inquiry inquiry, string id) =>
        {
            var body = await inquiry.BodyAsync<NominationStep>(Right.WorkOwnList, "nomination-check");
            return Answer.Of(await Nominations.DoAsync(inquiry, Right.WorkOwnList, "nomination-check", id, body.ExpectedPosition, (ledger, file, now) =>
                new Nominate(ledger, now).Check(file, body.ReasonCode, body.Reason, inquiry.Caller.Account)));
        });
        nominations.MapPost("/{id}/estimate", async (Inquiry inquiry, string id) => Answer.Of(await EstimateAsync(inquiry, id)));
        CaseStepEndpoints.Map(nominations, Nominations);
    }

    private static Task<Page<CaseLine>> QueueAsync(Inquiry inquiry)
    {
        var filter = new CaseFilter(inquiry.Flag("all"), inquiry.Flag("overdue"), Workflow, inquiry.Text("state"));
        var asked = PageRequest.Of(inquiry);
        return inquiry.ReadPersonsAsync(
            Right.WorkOwnList, "nominations", (ledger, _) => CaseEndpoints.QueueOf(inquiry, ledger, asked, filter));
    }

    // The form as it is handed out, or as JSON: it has its own reader, which knows what a nomination needs.
    private static async Task<CaseReport> DraftAsync(Inquiry inquiry)
    {
        await inquiry.RequireAsync(Right.WorkOwnList, "nomination-draft");
        using var bytes = new MemoryStream();
        await inquiry.Http.Request.Body.CopyToAsync(bytes, inquiry.Cancel);
        var form = NominationForm.Read(
            new SourceFile("the form", () => new MemoryStream(bytes.ToArray())), DateOnly.FromDateTime(inquiry.Desk.Time.GetUtcNow().UtcDateTime));
        return await inquiry.WritePersonsAsync(Right.WorkOwnList, "nomination-draft", ledger =>
            new CaseSight(ledger, inquiry.Caller).Report(new Nominate(ledger, inquiry.Now).Draft(form, inquiry.Caller.Account), ledger.Head, inquiry.Now));
    }

    // Counts, and nobody: whom it would touch is not for whoever proposes.
    private static Task<HitsEstimate> EstimateAsync(Inquiry inquiry, string id) =>
        inquiry.WriteAsync(Right.WorkOwnList, "nomination-estimate", ledger =>
        {
            var file = new CaseSight(ledger, inquiry.Caller).One(id, ledger.Head, Workflow);
            return new Nominate(ledger, inquiry.Now).Estimate(file, inquiry.Cancel);
        });
}

/// <summary>A nomination submitted, or taken up for its check.</summary>
/// <param name="ExpectedPosition">The position that it was shown with.</param>
/// <param name="ReasonCode">Why, by a short word to count by.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="LegalBasis">The law, and the office exercising it: of a submission.</param>
internal sealed record NominationStep(long ExpectedPosition, string ReasonCode, string Reason, string? LegalBasis = null);
