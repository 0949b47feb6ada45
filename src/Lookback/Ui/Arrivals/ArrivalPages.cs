using Lookback.Api;
using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Core.Arrivals.Publication;
using Lookback.Store;
using Lookback.Views.Arrivals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Ui.Arrivals;

/// <summary><c>/ui/arrivals</c>: how many came, is that unusual, and what of it went out? Numbers of nobody: no way leads from here to a person.</summary>
internal static class ArrivalPages
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/arrivals");
        pages.MapGet("/", async (Inquiry inquiry) =>
        {
            var (page, watch) = (PageRequest.Of(inquiry), ArrivalEndpoints.Watch(inquiry));
            return PageAnswer.Of(inquiry, "Arrivals/Watch", await ArrivalEndpoints.CountAsync(
                inquiry, "arrivals-watch", (ledger, counted, question, now) =>
                    WatchShown.Of(inquiry, page, ledger, ArrivalCountsReport.Of(counted, question, now), watch(counted, question, now))));
        });
        pages.MapGet("/plans", async (Inquiry inquiry) => PageAnswer.Of(inquiry, "Arrivals/Plans", await inquiry.ReadAsync(
            Right.SeeCounts, "plans", (ledger, at) => new PlansShown(PlanLine.All(ledger, at), ledger.Views.Arrivals.Places(at)))));
        pages.MapGet("/plans/{plan}", async (Inquiry inquiry, string plan) => await ShowAsync(inquiry, plan, null));
        pages.MapGet("/plans/{plan}/releases/{number:int}", async (Inquiry inquiry, string plan, int number) => await ShowAsync(inquiry, plan, number));
    }

    private static async Task<PageAnswer> ShowAsync(Inquiry inquiry, string plan, int? number)
    {
        var page = PageRequest.Of(inquiry);
        return PageAnswer.Of(inquiry, "Arrivals/Plan", await inquiry.ReadAsync(Right.SeeCounts, "release", (ledger, _) =>
        {
            var at = page.At(ledger);
            var line = PlanLine.All(ledger, at).FirstOrDefault(p => p.Plan == plan) ?? throw Problems.Nothing();
            var text = PlanJson.Read(ledger.Views.Publications.Plans(at).First(p => p.Body.Plan == plan).Body.Definition);
            if (line.Releases == 0 && number is null) return new PlanShown(line, text, [], null, new Page<ReleaseRow>(at.Position, [], null));
            var release = ReleaseReport.Of(ReleaseReport.Find(ledger, plan, number, at));
            // The last rows first: they are what is new.
            return new PlanShown(
                line, text, [.. ledger.Views.Publications.Releases(at, plan).Select(r => (r.Body.Number, r.At)).Reverse()], release,
                page.Of(release.Rows.Select((row, i) => (row, i)), r => -r.i, _ => "", r => r.row));
        }));
    }
}

/// <summary>Plans, and what a new one could have as its columns.</summary>
/// <param name="Plans">Those laid down.</param>
/// <param name="Places">Places that are on record.</param>
internal sealed record PlansShown(IReadOnlyList<PlanLine> Plans, IReadOnlyList<string> Places);

/// <summary>One plan, and one of its releases.</summary>
/// <param name="Line">The plan in a line.</param>
/// <param name="Plan">What it lays down.</param>
/// <param name="Releases">Its releases, the last first.</param>
/// <param name="Release">The one shown; <see langword="null"/> where nothing went out yet.</param>
/// <param name="Rows">Its rows, the last first.</param>
internal sealed record PlanShown(
    PlanLine Line, Plan Plan, IReadOnlyList<(int Number, DateTimeOffset At)> Releases, ReleaseReport? Release, Page<ReleaseRow> Rows);
