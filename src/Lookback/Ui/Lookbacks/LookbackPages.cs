using System.Globalization;
using Lookback.Api;
using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Serving;
using Lookback.Store;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Runs = Lookback.Serving.Lookbacks;

namespace Lookback.Ui.Lookbacks;

/// <summary><c>/ui/lookbacks</c>: is everybody current, what runs found, and could it have been known?</summary>
internal static class LookbackPages
{
    private const string Root = "/ui/lookbacks";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/lookbacks");
        pages.MapGet("/", async (Inquiry inquiry, Runs runs) =>
        {
            // Who sees alerts and no counts has the findings alone.
            if (!inquiry.Caller.May(Right.SeeCounts) && inquiry.Caller.May(Right.SeeAlerts)) return Results.Redirect($"{Root}/findings");
            var (page, isOfNetworks) = (PageRequest.Of(inquiry), inquiry.OneOf("of", "lists", "networks") == "networks");
            return PageAnswer.Of(inquiry, "Lookbacks/Overview", await inquiry.ReadAsync(
                Right.SeeCounts, isOfNetworks ? "network-runs" : "runs", (ledger, _) => All(inquiry, ledger, runs, page, isOfNetworks)));
        });
        // Whoever asked for a run where none was needed is told so.
        pages.MapGet("/runs", () => Results.Redirect($"{Root}?nothing=true"));
        pages.MapGet("/network-runs", () => Results.Redirect($"{Root}?of=networks&nothing=true"));
        pages.MapGet("/runs/{id:long}", async (Inquiry inquiry, Runs runs, FindingMarks marks, long id) =>
            PageAnswer.Of(inquiry, "Lookbacks/Run", await RunAsync(inquiry, runs, marks, id)));
        pages.MapGet("/network-runs/{id:long}", async (Inquiry inquiry, Runs runs, long id) => PageAnswer.Of(
            inquiry, "Lookbacks/NetworkRun", await inquiry.ReadAsync(
                Right.SeeCounts, "network-run", (ledger, at) => RunEndpoints.OneOfNetworks(ledger, at, runs, id))));
        pages.MapGet("/findings", async (Inquiry inquiry, FindingMarks marks) =>
        {
            inquiry.UsualPurpose = ("lookback-review", null);
            var (page, run) = (PageRequest.Of(inquiry), FindingEndpoints.Run(inquiry));
            return PageAnswer.Of(inquiry, "Lookbacks/AllFindings", await inquiry.ReadPersonsAsync(
                Right.SeeAlerts, "findings", (ledger, _) => FindingsShown.Of(inquiry, ledger, marks, run, page)));
        });
        pages.MapGet("/findings/{id}", async (Inquiry inquiry, string id) =>
        {
            inquiry.UsualPurpose = ("lookback-review", id);
            return PageAnswer.Of(inquiry, "Lookbacks/Finding", await inquiry.ReadPersonsAsync(Right.SeeAlerts, "finding", (ledger, at) =>
            {
                var (line, subjects, lines) = FindingEndpoints.One(ledger, at, id);
                return new Shown<FoundLine>(new FoundLine(line, FindingsShown.AlertOf(ledger, line, at)), subjects, lines);
            }));
        });
    }

    private static LookbacksShown All(Inquiry inquiry, Ledger ledger, Runs runs, PageRequest page, bool isOfNetworks)
    {
        var at = page.At(ledger);
        return new LookbacksShown(
            StatusReport.Of(ledger, at, inquiry.Now), runs.Current, isOfNetworks,
            isOfNetworks ? null : Page(RunLines.Of(ledger, at), r => r.Run),
            isOfNetworks ? Page(RunLines.OfNetworks(ledger, at), r => r.Run) : null);

        Page<T> Page<T>(IEnumerable<T> lines, Func<T, RunId> id)
            where T : class => page.Of(lines, r => -id(r).Position, r => id(r).Position.ToString(CultureInfo.InvariantCulture), r => r);
    }

    private static async Task<RunShown> RunAsync(Inquiry inquiry, Runs runs, FindingMarks marks, long id)
    {
        inquiry.UsualPurpose = ("lookback-review", id.ToString(CultureInfo.InvariantCulture));
        var page = PageRequest.Of(inquiry);
        await inquiry.RequireAsync(Right.SeeCounts, "run");
        if (!inquiry.Caller.May(Right.SeeAlerts))
            return await inquiry.ReadAsync(Right.SeeCounts, "run", (ledger, at) => Of(ledger, at));
        var isOfLost = inquiry.OneOf("show", "findings", "lost") == "lost";
        return await inquiry.ReadPersonsAsync(Right.SeeAlerts, "findings", (ledger, _) =>
        {
            var at = page.At(ledger);
            var run = Of(ledger, at);
            if (run.Answer.State == "running") return new Shown<RunShown>(run, [], 0);
            if (isOfLost)
            {
                var lost = ledger.Views.Findings.LostIn(new RunId(id), at).Select((loss, i) => (loss, i));
                var subjects = new List<IEnumerable<long>>();
                var lines = page.Of(lost, l => l.i, _ => "", l =>
                {
                    var line = LostGroundList.Line(ledger, l.loss, at);
                    if (line is not null) subjects.Add([.. Whom.Of(ledger, l.loss.Subject)]);
                    return line;
                });
                return new Shown<RunShown>(run with { Lost = lines }, subjects.Take(lines.Items.Count).SelectMany(s => s), lines.Items.Count);
            }

            var (found, whom, count) = FindingsShown.Of(inquiry, ledger, marks, new RunId(id), page);
            return new Shown<RunShown>(run with { Findings = found }, whom, count);
        });

        RunShown Of(Ledger ledger, Horizon at)
        {
            var answer = RunEndpoints.One(ledger, at, runs, id);
            // While it runs where everybody stands does not move, and the run has better things to do than to be counted beside.
            return new RunShown(answer, answer.State == "running" ? null : StatusReport.Of(ledger, at, inquiry.Now), null, null);
        }
    }
}

/// <summary>Where everybody stands, and the runs so far.</summary>
/// <param name="Status">Where everybody stands.</param>
/// <param name="Current">The run under way.</param>
/// <param name="IsOfNetworks">Whether runs by network are shown.</param>
/// <param name="Runs">Runs by lists, the newest first.</param>
/// <param name="NetworkRuns">Runs by network.</param>
internal sealed record LookbacksShown(Status Status, FollowedRun? Current, bool IsOfNetworks, Page<RunLine>? Runs, Page<NetworkRunLine>? NetworkRuns);

/// <summary>One run by lists.</summary>
/// <param name="Answer">How far it is.</param>
/// <param name="Status">Where everybody stands; <see langword="null"/> while it runs.</param>
/// <param name="Findings">What it found; <see langword="null"/> for whoever sees no persons, and while it runs.</param>
/// <param name="Lost">Alerts that lost their ground, where these are asked for.</param>
internal sealed record RunShown(RunAnswer Answer, Status? Status, FindingsShown? Findings, Page<LostGroundLine>? Lost);
