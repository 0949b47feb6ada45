using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows.Briefings;
using Lookback.Store;
using Lookback.Views.Briefings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary>
/// Briefings on a cohort: figures that name their unit, rule and position, and what changed since the last. Whoever counts sees the figures; which
/// cases they are of, and who, is for those who work on cases.
/// </summary>
internal static class BriefingEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var briefings = routes.MapGroup("/cohorts/{cohort}/briefings");
        briefings.MapGet("/", async (Inquiry inquiry, string cohort) => Answer.Of(await inquiry.ReadAsync(
            Right.SeeCounts, "briefings", (ledger, at) => BriefingList.Of(ledger, new CohortId(cohort), at))));
        briefings.MapPost("/", async (Inquiry inquiry, string cohort) => Answer.Made(await MakeAsync(inquiry, cohort)));
        briefings.MapGet("/{number:int}", async (Inquiry inquiry, string cohort, int number) => await ShowAsync(inquiry, cohort, number));
    }

    private static async Task<BriefingLine> MakeAsync(Inquiry inquiry, string cohort)
    {
        var body = await inquiry.BodyAsync<BriefingMaking>(Right.WorkCounts, "briefing-make");
        if (body.NamesFor is not null) await inquiry.RequireAsync(Right.SeeCases, "briefing-make");
        return await inquiry.WriteAsync(Right.WorkCounts, "briefing-make", ledger =>
        {
            var at = body.AsOf is { } known ? ledger.PositionAt(known) : ledger.Head;
            var question = new CohortQuestion(new CohortId(cohort), body.Version, body.Effective ?? body.AsOf ?? inquiry.Now, at);
            var made = new MakeBriefing(ledger, inquiry.Caller.Account).Run(question, body.NamesFor);
            return BriefingList.Of(ledger, question.Cohort, ledger.Head).Single(b => b.Number == made.Body.Number);
        });
    }

    private static async Task<IResult> ShowAsync(Inquiry inquiry, string cohort, int number)
    {
        var format = inquiry.OneOf("format", "json", "html");
        var report = await ReportAsync(inquiry, cohort, number);
        return format == "html" ? Answer.Page(to => BriefingPage.Write(to, report)) : Answer.Of(report);
    }

    /// <summary>A briefing as the caller sees it.</summary>
    public static Task<BriefingReport> ReportAsync(Inquiry inquiry, string cohort, int number)
    {
        if (!inquiry.Caller.May(Right.SeeCases))
        {
            return inquiry.ReadAsync(Right.SeeCounts, "briefing", (ledger, at) =>
            {
                var report = Report(ledger, at, cohort, number);
                return report with
                {
                    Names = null,
                    Cases = [.. report.Cases.Select(c => c with { Cases = [] })],
                    Bridge = report.Bridge is { } bridge ? CohortEndpoints.Seen(bridge, null, at) : null,
                    Ledger = report.Ledger with { Unmerged = [] },
                };
            });
        }

        return inquiry.ReadPersonsAsync<BriefingReport>(Right.SeeCounts, "briefing", (ledger, at) =>
        {
            var (report, sight) = (Report(ledger, at, cohort, number), new CaseSight(ledger, inquiry.Caller));
            // Names come by cases: of one that is not seen there is none.
            var seen = report with
            {
                Names = report.Names?.Where(n => sight.Sees(n.Case, at)).ToList(),
                Cases = [.. report.Cases.Select(c => c with { Cases = [.. c.Cases.Where(id => sight.Sees(id, at))] })],
                Bridge = report.Bridge is { } bridge ? CohortEndpoints.Seen(bridge, sight, at) : null,
                Ledger = report.Ledger with { Unmerged = [.. report.Ledger.Unmerged.Where(id => sight.Sees(id, at))] },
            };
            var cases = seen.Cases.SelectMany(c => c.Cases).Concat(seen.Names?.Select(n => n.Case) ?? []).Distinct().ToList();
            return new(seen, cases.Select(c => sight.Shown(ledger.Views.Cases.Files.Of(c, at)!, at)), cases.Count);
        });
    }

    private static BriefingReport Report(Ledger ledger, Horizon at, string cohort, int number) =>
        BriefingReport.Of(ledger, BriefingList.One(ledger, new CohortId(cohort), number, at));
}

/// <summary>A briefing to be made.</summary>
/// <param name="NamesFor">Why members are to be named; left out, they are not.</param>
/// <param name="Effective">The moment in the world.</param>
/// <param name="AsOf">What was known by then; alone it is both.</param>
/// <param name="Version">The version of the rule.</param>
internal sealed record BriefingMaking(string? NamesFor = null, DateTimeOffset? Effective = null, DateTimeOffset? AsOf = null, int? Version = null);
