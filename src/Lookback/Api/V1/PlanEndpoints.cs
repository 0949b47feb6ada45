using System.Text.Json;
using Lookback.Core.Access;
using Lookback.Core.Arrivals.Publication;
using Lookback.Flows.Arrivals;
using Lookback.Views.Arrivals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/plans</c>: how counts go out: a plan laid down once and for all, and releases under it, attacked before they go.</summary>
internal static class PlanEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var plans = routes.MapGroup("/plans");
        plans.MapGet("/", async (Inquiry inquiry) => Answer.Of(await inquiry.ReadAsync(Right.SeeCounts, "plans", PlanLine.All)));
        plans.MapPost("/", async (Inquiry inquiry) =>
        {
            var body = await inquiry.BodyAsync<PlanLaying>(Right.WorkCounts, "plan-lay-down");
            return Answer.Made(await inquiry.WriteAsync(Right.WorkCounts, "plan-lay-down", ledger =>
            {
                var plan = new PublishCounts(ledger, inquiry.Caller.Account).LayDown(body.Plan.GetRawText(), body.Reason);
                return PlanLine.All(ledger, ledger.Head).Single(p => p.Plan == plan.Name);
            }));
        });
        plans.MapPost("/{plan}/releases", async (Inquiry inquiry, string plan) =>
        {
            var body = await inquiry.BodyAsync<Releasing>(Right.WorkCounts, "release-make");
            return Answer.Made(await inquiry.WriteAsync(Right.WorkCounts, "release-make", ledger =>
                ReleaseReport.Of(new PublishCounts(ledger, inquiry.Caller.Account).Release(plan, body.CompleteTo).Release)));
        });
        plans.MapGet("/{plan}/releases/last", async (Inquiry inquiry, string plan) => await ShowAsync(inquiry, plan, null));
        plans.MapGet("/{plan}/releases/{number:int}", async (Inquiry inquiry, string plan, int number) => await ShowAsync(inquiry, plan, number));
    }

    // As it went out: the bytes of the table are those that anybody else has of it.
    private static async Task<IResult> ShowAsync(Inquiry inquiry, string plan, int? number)
    {
        var release = await inquiry.ReadAsync(Right.SeeCounts, "release", (ledger, at) => ReleaseReport.Find(ledger, plan, number, at));
        return inquiry.OneOf("format", "report", "json", "csv", "html") switch
        {
            "csv" => Results.Text(TableCsv.Write(release.Table), "text/csv; charset=utf-8"),
            "json" => Results.Text(TableJson.Of(release), "application/json; charset=utf-8"),
            "html" => Answer.Page(to => ReleasePage.Write(to, ReleaseReport.Of(release))),
            _ => Answer.Of(ReleaseReport.Of(release)),
        };
    }
}

/// <summary>A plan to be laid down.</summary>
/// <param name="Plan">The plan: what is published, as docs/arrivals-publication.md says.</param>
/// <param name="Reason">Why.</param>
internal sealed record PlanLaying(JsonElement Plan, string Reason);

/// <summary>Counts to be released.</summary>
/// <param name="CompleteTo">The last day up to which arrivals are complete.</param>
internal sealed record Releasing(DateOnly CompleteTo);
