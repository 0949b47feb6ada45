using Lookback.Core.Access;
using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Flows.Networks;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary>
/// <c>/api/v1/networks</c>: whom does a designation touch, through what, and how good is it? Labels and the paths that are their reason; never a score.
/// </summary>
internal static class NetworkEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/networks/trace", async (Inquiry inquiry) => Answer.Of(await TraceAsync(inquiry)));
        routes.MapGet("/networks/exposures", async (Inquiry inquiry) => Answer.Of(await ExposuresAsync(inquiry)));
        routes.MapPost("/networks/identities", async (Inquiry inquiry) => Answer.Made(await IdentifyAsync(inquiry)));
        routes.MapGet("/networks/openings", async (Inquiry inquiry) => Answer.Of(await inquiry.ReadAsync(Right.SeeNetworks, "openings", OpeningList.Of)));
        routes.MapPost("/networks/openings", async (Inquiry inquiry) =>
        {
            var body = await inquiry.BodyAsync<Opening>(Right.WorkNetworks, "node-open");
            return Answer.Made(await inquiry.WriteAsync(
                Right.WorkNetworks, "node-open", ledger => new OpenNode(ledger).Run(body.Node, body.Open, body.Reason)));
        });
    }

    /// <summary>The trace that a request asks for.</summary>
    public static async Task<TraceReport> TraceAsync(Inquiry inquiry)
    {
        await inquiry.RequireAsync(Right.SeeNetworks, "network-trace");
        var from = inquiry.Needed("from", "a listing such as ofac-sdn:12345, a designation's id, party:..., or somebody met");
        var (depth, paths) = (inquiry.Number("depth", TraceRules.MostHops, 1, TraceRules.MostHops), inquiry.Number("paths", TraceRules.MostPaths, 1, 16));
        var (reader, hidden) = (Parameters.Mark(inquiry.Text("handling"), "handling"), inquiry.Flag("includeHidden"));
        inquiry.Purpose();
        await BringLinksAsync(inquiry);
        return await inquiry.ReadPersonsAsync<TraceReport>(Right.SeeNetworks, "network-trace", (ledger, asked) =>
        {
            // Whatever came since the links were brought forward is seen by the next who asks.
            var at = asked.UpTo(ledger.Edges.UpTo);
            var until = inquiry.Desk.Time.GetTimestamp();
            var rules = new TraceRules
            {
                Day = DateOnly.FromDateTime(inquiry.Now.UtcDateTime),
                Depth = depth,
                Reader = reader,
                IncludesHidden = hidden,
                IsTimeUp = () => inquiry.Desk.Time.GetElapsedTime(until) > Patience || inquiry.Cancel.IsCancellationRequested,
            };
            var traced = new TraceNetwork(ledger, at, rules).Run(from);
            var report = new NetworkTrace(ledger, at).Of(new NodeLine(traced.Node, traced.Name), traced.Start, traced.Reach, rules, paths);
            var nodes = report.Exposures.SelectMany(e => e.Paths).SelectMany(p => p.Hops).SelectMany(h => new[] { h.From.Node, h.To.Node }).Append(traced.Node);
            return new(
                report,
                [.. ShownPersons.Of(ledger, nodes.Distinct()), .. ShownPersons.Of(ledger, report.Exposures.Select(e => e.Encounter))],
                report.Exposures.Count);
        });
    }

    /// <summary>Brings the links forward to what is on record: whoever reads them cannot.</summary>
    public static Task BringLinksAsync(Inquiry inquiry) => inquiry.Desk.WriteAsync(
        "server",
        ledger =>
        {
            ledger.BringEdgesForward(cancel: inquiry.Cancel);
            return true;
        },
        inquiry.Cancel);

    private static Task<Page<ExposureFindingLine>> ExposuresAsync(Inquiry inquiry)
    {
        var (asked, word) = (PageRequest.Of(inquiry), inquiry.Text("run"));
        return inquiry.ReadPersonsAsync<Page<ExposureFindingLine>>(Right.SeeNetworks, "exposures", (ledger, _) =>
        {
            var at = asked.At(ledger);
            RunId? run = word is null ? null
                : ledger.Views.Networks.Exposures.AllRuns(at).FirstOrDefault(r => r.Id.ToString() == word)?.Id ?? throw Problems.Nothing();
            var page = asked.Of(ExposureList.Of(ledger, run, at), e => e.FoundAt.UtcTicks, e => e.Exposure.Value, e => e);
            return new(page, ShownPersons.Of(ledger, page.Items.Select(e => e.Found.Encounter)), page.Items.Count);
        });
    }

    private static async Task<IdentityDecision> IdentifyAsync(Inquiry inquiry)
    {
        var body = await inquiry.BodyAsync<Identity>(Right.WorkNetworks, "identity-decide");
        var kind = body.Kind switch
        {
            "same" => IdentityKind.Same,
            "apart" => IdentityKind.Apart,
            var other => throw new BadRequestException("kind", $"expected same or apart, found \"{ReadIssue.Cut(other)}\""),
        };
        if (kind == IdentityKind.Same && body.Grade is null) throw new BadRequestException("grade", "expected how sure it is, from A1 to F6, found none");
        if (body.Encounters.Count is 0 or > 100)
            throw new BadRequestException("encounters", FormattableString.Invariant($"expected 1 to 100 ids or references, found {body.Encounters.Count}"));
        return await inquiry.WritePersonsAsync<IdentityDecision>(Right.WorkNetworks, "identity-decide", ledger =>
        {
            var decision = new DecideIdentity(ledger).Run(kind, body.Encounters, Parameters.GradeOf(body.Grade, "grade"), body.Reason);
            var met = ledger.Views.Encounters.Many([.. decision.Encounters]).Select(e => e.Encounter.Id);
            return new(decision, ShownPersons.Of(ledger, met), decision.Encounters.Count);
        });
    }
}

/// <summary>That encounters were of one person, or of somebody else than all others.</summary>
/// <param name="Kind"><c>same</c> or <c>apart</c>.</param>
/// <param name="Encounters">The encounters, each by its id or the client's reference.</param>
/// <param name="Reason">Why.</param>
/// <param name="Grade">How sure it is: an Admiralty grade.</param>
internal sealed record Identity(string Kind, IReadOnlyList<string> Encounters, string Reason, string? Grade = null);

/// <summary>Leave to walk through something that many share, or its end.</summary>
internal sealed record Opening(string Node, bool Open, string Reason);
