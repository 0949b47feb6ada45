using Lookback.Api;
using Lookback.Api.V1;
using Lookback.Exports;
using Lookback.Core.Access;
using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Flows.Networks;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Ui.Networks;

/// <summary><c>/ui/networks</c>: what leads from a designation to somebody met, or the other way, drawn and told.</summary>
internal static class NetworkPages
{
    private const int MostStarts = 100;

    // What a word from outside may come to that names nothing to trace from: said beside the field, and no end of the page.
    private static readonly string[] NoStart =
        ["listing-not-in-force", "not-designated", "designation-lapsed", "ambiguous", "no-subject", "no-encounter", "not-found", "not-replayable", "bad-node"];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/networks", (Inquiry inquiry) => inquiry.Text("from") is null ? StartAsync(inquiry, null) : TraceAsync(inquiry));
        routes.MapGet("/networks/near", async (Inquiry inquiry) => Results.Json(await NearAsync(inquiry), Neighbours.Form));
    }

    private static async Task<IResult> TraceAsync(Inquiry inquiry)
    {
        try
        {
            var report = await NetworkEndpoints.TraceAsync(inquiry);
            return PageAnswer.Of(inquiry, "Networks/Trace", TracePage.Of(report, inquiry.Number("first", 0, 0, int.MaxValue)));
        }
        catch (RefusedException refused) when (NoStart.Contains(refused.Refusal.Code))
        {
            return await StartAsync(inquiry, refused.Refusal.Sentence);
        }
    }

    private static async Task<IResult> StartAsync(Inquiry inquiry, string? refused)
    {
        var starts = await inquiry.ReadPersonsAsync<StartPage>(Right.SeeNetworks, "designations", (ledger, at) =>
        {
            var made = DesignationList.Of(ledger, at, DateOnly.FromDateTime(inquiry.Now.UtcDateTime)).Where(d => !d.HasLapsed).Take(MostStarts).ToList();
            var reading = new PathReading(ledger, at);
            var reached = ledger.Views.Networks.Exposures.Starts(at).Take(MostStarts).Select(s => new NodeLine(s.Node, reading.NameOf(s.Node))).ToList();
            var nodes = made.Select(d => d.Node).Concat(reached.Select(r => r.Node));
            return new(new StartPage(made, reached, refused), ShownPersons.Of(ledger, nodes), made.Count + reached.Count);
        });
        return PageAnswer.Of(inquiry, "Networks/Start", starts);
    }

    private static async Task<Neighbours> NearAsync(Inquiry inquiry)
    {
        await inquiry.RequireAsync(Right.SeeNetworks, "network-near");
        var text = inquiry.Needed("node", "a node such as phone:+447700900100 or encounter:...");
        var node = NodeRef.Parse(text)
            ?? throw new BadRequestException("node", $"expected a node such as phone:+447700900100, found \"{ReadIssue.Cut(text)}\"");
        inquiry.Purpose();
        await NetworkEndpoints.BringLinksAsync(inquiry);
        return await inquiry.ReadPersonsAsync<Neighbours>(Right.SeeNetworks, "network-near", (ledger, asked) =>
        {
            var rules = new TraceRules { Day = DateOnly.FromDateTime(inquiry.Now.UtcDateTime), Depth = 1 };
            var (near, met) = Neighbours.Of(ledger, asked.UpTo(ledger.Edges.UpTo), node, rules);
            return new(near, ShownPersons.Of(ledger, met), near.Edges.Count);
        });
    }
}

/// <summary>Whom a trace may start from.</summary>
/// <param name="Designated">Whom persons designated.</param>
/// <param name="Reached">From whom lookbacks by network reached somebody met.</param>
/// <param name="Refused">What was wrong with what was asked for.</param>
internal sealed record StartPage(IReadOnlyList<DesignationLine> Designated, IReadOnlyList<NodeLine> Reached, string? Refused);

/// <summary>A trace as it is shown: told, and drawn.</summary>
/// <param name="Report">What was found.</param>
/// <param name="Graph">Its paths put together.</param>
/// <param name="Layout">Where what is drawn stands.</param>
/// <param name="First">How many are passed over in the list.</param>
/// <param name="Listed">Those whose paths are listed on this page.</param>
internal sealed record TracePage(TraceReport Report, ExportGraph Graph, PictureLayout Layout, int First, IReadOnlyList<ExposureLine> Listed)
{
    private const int OnePage = 25;

    /// <summary>Of a trace.</summary>
    public static TracePage Of(TraceReport report, int first)
    {
        var graph = ExportGraph.Of(report);
        return new TracePage(report, graph, PictureLayout.Of(graph), first, [.. report.Exposures.Skip(first).Take(OnePage)]);
    }
}
