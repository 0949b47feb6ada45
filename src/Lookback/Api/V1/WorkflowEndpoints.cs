using System.Text.Json;
using Lookback.Core.Access;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Views.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/workflows</c>: the definitions that cases are under. They say nothing of anybody.</summary>
internal static class WorkflowEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var workflows = routes.MapGroup("/workflows");
        workflows.MapGet("/", async (Inquiry inquiry) => Answer.Of(
            await inquiry.ReadAsync(Right.SeeCases, "workflows", (ledger, _) => WorkflowList.Of(ledger))));
        workflows.MapGet("/{id}", async (Inquiry inquiry, string id) => Answer.Of(await inquiry.ReadAsync(Right.SeeCases, "workflow", (ledger, _) =>
        {
            var definitions = new Definitions(ledger);
            var workflow = definitions.Latest(id);
            return WorkflowList.Line(workflow, definitions.IsTaken(workflow));
        })));
        workflows.MapPost("/", async (Inquiry inquiry) => Answer.Made(await TakeAsync(inquiry)));
    }

    private static async Task<WorkflowLine> TakeAsync(Inquiry inquiry)
    {
        var body = await inquiry.BodyAsync<WorkflowTaking>(Right.Approve, "workflow-take");
        return await inquiry.WriteAsync(Right.Approve, "workflow-take", ledger =>
        {
            CaseDesk.Appointed(ledger, inquiry.Caller.Account).Require([Transition.SupervisorRole, AppointStaff.Admin], "puts workflows on record");
            var read = Workflow.Read(body.Definition.GetRawText());
            if (read.Count != 1) throw new RefusedException("bad-workflow", $"expected one definition, found {read.Count}: put them on record one by one");
            new Definitions(ledger).Take(read[0]);
            return WorkflowList.Line(read[0], true);
        });
    }
}

/// <summary>An institution's own definition, to be put on record as the next version of its workflow.</summary>
internal sealed record WorkflowTaking(JsonElement Definition);
