using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Views.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/cases</c>: work on one subject under a workflow. A caller sees those it has a part in.</summary>
internal static class CaseEndpoints
{
    private const string Usual = "border-1";
    private static readonly CaseWork Cases = new(Right.SeeCases, Right.WorkCases, null);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/cases");
        cases.MapGet("/", async (Inquiry inquiry) => Answer.Of(await QueueAsync(inquiry)));
        cases.MapPost("/", async (Inquiry inquiry) => Answer.Made(await OpenAsync(inquiry)));
        cases.MapGet("/{id}", async (Inquiry inquiry, string id) => Answer.Of(await Cases.ShowAsync(inquiry, "case", id)));
        CaseStepEndpoints.Map(cases, Cases);
        CaseRecordEndpoints.Map(cases);
    }

    private static Task<Page<CaseLine>> QueueAsync(Inquiry inquiry)
    {
        var filter = new CaseFilter(inquiry.Flag("all"), inquiry.Flag("overdue"), inquiry.Text("workflow"), inquiry.Text("state"));
        var asked = PageRequest.Of(inquiry);
        return inquiry.ReadPersonsAsync<Page<CaseLine>>(Right.SeeCases, "cases", (ledger, _) => QueueOf(inquiry, ledger, asked, filter));
    }

    /// <summary>A page of cases: what is due first, then what has been in its state longest.</summary>
    public static Shown<Page<CaseLine>> QueueOf(Inquiry inquiry, Ledger ledger, PageRequest asked, CaseFilter filter)
    {
        var (at, sight) = (asked.At(ledger), new CaseSight(ledger, inquiry.Caller));
        // Whatever is due stands before whatever is not, as in the queue that a verb prints.
        var page = asked.Of(
            CaseQueue.Of(ledger, at, inquiry.Now, filter).Where(sight.Sees),
            l => l.DueAt is { } due ? due.UtcTicks : DateTimeOffset.MaxValue.UtcTicks + l.Since.UtcTicks,
            l => l.Case.Value,
            l => l);
        return new(page, page.Items.Select(l => sight.Shown(ledger.Views.Cases.Files.Of(l.Case, at)!, at)), page.Items.Count);
    }

    private static async Task<CaseReport> OpenAsync(Inquiry inquiry)
    {
        var body = await inquiry.BodyAsync<CaseOpening>(Right.WorkCases, "case-open");
        return await inquiry.WritePersonsAsync(Right.WorkCases, "case-open", ledger =>
        {
            if (body.Alert is null == body.Encounter is null)
                throw new BadRequestException("body", "expected either an alert or an encounter, found both or neither");
            var (sight, now, account) = (CaseSight.ToWork(ledger, inquiry.Caller), inquiry.Now, inquiry.Caller.Account);
            var opening = new OpenCase(ledger, now, id => sight.Sees(id, ledger.Head));
            var channel = body.Live ? CaseChannel.Live : CaseChannel.Batch;
            var (workflow, unit) = (body.Workflow ?? Usual, body.Unit ?? inquiry.Caller.Unit);
            var file = body.Alert is { } id
                ? ledger.Views.Alerts.Find(id, ledger.Head) is [var alert] && alert.Alert.Value == id
                    ? opening.OnAlert(alert, workflow, channel, unit, account)
                    : throw Problems.Nothing()
                : opening.OnEncounter(MetBy.Word(ledger, body.Encounter!), workflow, channel, unit, account);
            return sight.Report(file, ledger.Head, now);
        });
    }
}

/// <summary>A case to be opened.</summary>
/// <param name="Alert">On which alert; or</param>
/// <param name="Encounter">on which encounter, by its id or reference.</param>
/// <param name="Workflow">Under which workflow.</param>
/// <param name="Unit">Whose business it is; where it is left out, the caller's unit's.</param>
/// <param name="Live">Whether somebody stands there and waits.</param>
internal sealed record CaseOpening(string? Alert = null, string? Encounter = null, string? Workflow = null, string? Unit = null, bool Live = false);
