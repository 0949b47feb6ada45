using System.Text.Json;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Briefings;
using Lookback.Store;
using Lookback.Views.Briefings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary>
/// <c>/api/v1/cohorts</c>: who belongs by a written rule, and what became of them, in numbers that add up. Here <c>effective</c> is the moment in the
/// world and <c>asOf</c> what was known by then; <c>asOf</c> alone is both.
/// </summary>
internal static class CohortEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var cohorts = routes.MapGroup("/cohorts");
        cohorts.MapGet("/", async (Inquiry inquiry) => Answer.Of(await inquiry.ReadAsync(Right.SeeCounts, "cohorts", CohortList.Of)));
        cohorts.MapPost("/", async (Inquiry inquiry) => Answer.Made(await RuleAsync(inquiry)));
        cohorts.MapGet("/{cohort}", async (Inquiry inquiry, string cohort) => Answer.Of(
            await inquiry.ReadAsync(Right.SeeCounts, "cohort", (ledger, at) => CohortReport.Of(ledger, new CohortId(cohort), at))));
        cohorts.MapGet("/{cohort}/ledger", async (Inquiry inquiry, string cohort) => Answer.Of(await inquiry.ReadAsync(
            Right.SeeCounts, "cohort-ledger", (ledger, at) => Counted(inquiry, ledger, CohortLedgerReport.Of(ledger, Count(inquiry, ledger, at, cohort))))));
        cohorts.MapGet("/{cohort}/charges", async (Inquiry inquiry, string cohort) => Answer.Of(await inquiry.ReadAsync(
            Right.SeeCounts, "cohort-charges", (ledger, at) => CohortChargesReport.Of(ledger, Count(inquiry, ledger, at, cohort)))));
        cohorts.MapGet("/{cohort}/members", async (Inquiry inquiry, string cohort) => Answer.Of(await MembersAsync(inquiry, cohort)));
        cohorts.MapGet("/{cohort}/bridge", async (Inquiry inquiry, string cohort) => Answer.Of(await BridgeAsync(inquiry, cohort)));
        cohorts.MapPost("/{cohort}/sources", async (Inquiry inquiry, string cohort) => Answer.Made(await SourceAsync(inquiry, cohort)));
    }

    /// <summary>What is asked of a cohort, by the two clocks of the request.</summary>
    public static CohortQuestion Question(Inquiry inquiry, Horizon at, string cohort)
    {
        int? version = inquiry.Text("version") is null ? null : inquiry.Number("version", 1, 1, int.MaxValue);
        return new CohortQuestion(new CohortId(cohort), version, inquiry.Now, at.Position);
    }

    /// <summary>The cohort counted.</summary>
    public static CountedCohort Count(Inquiry inquiry, Ledger ledger, Horizon at, string cohort) =>
        new CohortReading(ledger).Count(Question(inquiry, at, cohort));

    /// <summary>A ledger as the caller sees it: which cases are two of one person is for whoever works on them.</summary>
    public static CohortLedgerReport Counted(Inquiry inquiry, Ledger ledger, CohortLedgerReport report)
    {
        if (!inquiry.Caller.May(Right.SeeCases)) return report with { Unmerged = [] };
        var sight = new CaseSight(ledger, inquiry.Caller);
        return report with { Unmerged = [.. report.Unmerged.Where(c => sight.Sees(c, ledger.Head))] };
    }

    private static async Task<RuleAdopted> RuleAsync(Inquiry inquiry)
    {
        var body = await inquiry.BodyAsync<RuleAdopting>(Right.WorkCounts, "cohort-rule");
        return await inquiry.WriteAsync(Right.WorkCounts, "cohort-rule", ledger =>
        {
            var rule = new AdoptCohortRule(ledger, inquiry.Caller.Account).Run(body.Rule.GetRawText(), body.Reason);
            var adopted = RuleAdopted.Of(ledger, rule, inquiry.Now);
            return adopted.Against is { } bridge ? adopted with { Against = Seen(bridge, null, ledger.Head) } : adopted;
        });
    }

    /// <summary>A page of members, of cases that the caller sees.</summary>
    public static Task<Page<CohortMemberLine>> MembersAsync(Inquiry inquiry, string cohort)
    {
        var (asked, word) = (PageRequest.Of(inquiry), inquiry.Text("class"));
        return inquiry.ReadPersonsAsync<Page<CohortMemberLine>>(Right.SeeCases, "cohort-members", (ledger, _) =>
        {
            var at = asked.At(ledger);
            var sight = new CaseSight(ledger, inquiry.Caller);
            var members = CohortMemberList.Of(ledger, Count(inquiry, ledger, at, cohort), word);
            var page = asked.Of(members, _ => 0, m => m.Case.Value, m => sight.Sees(m.Case, at) ? m : null);
            return new(page, page.Items.Select(m => sight.Shown(ledger.Views.Cases.Files.Of(m.Case, at)!, at)), page.Items.Count);
        });
    }

    /// <summary>What changed between two moments.</summary>
    public static async Task<BridgeReport> BridgeAsync(Inquiry inquiry, string cohort)
    {
        await inquiry.RequireAsync(Right.SeeCases, "cohort-bridge");
        inquiry.Needed("from", "the first moment, on both clocks");
        var (from, to) = (inquiry.Instant("from")!.Value, inquiry.Instant("to") ?? inquiry.Now);
        if (to < from) throw new BadRequestException("to", "expected a moment that is not before \"from\", found one that is");
        return await inquiry.ReadPersonsAsync<BridgeReport>(Right.SeeCases, "cohort-bridge", (ledger, at) =>
        {
            var question = Question(inquiry, at, cohort);
            var bridge = BridgeReport.Of(ledger, new BridgeCohort(ledger).Between(
                question with { At = from, Position = Math.Min(at.Position, ledger.PositionAt(from)) },
                question with { At = to, Position = Math.Min(at.Position, ledger.PositionAt(to)) }));
            var sight = new CaseSight(ledger, inquiry.Caller);
            var seen = Seen(bridge, sight, at);
            var cases = seen.JoinedBy.Concat(seen.LeftBy).SelectMany(m => m.Cases).ToList();
            return new(seen, cases.Select(c => sight.Shown(ledger.Views.Cases.Files.Of(c, at)!, at)), cases.Count);
        });
    }

    /// <summary>A bridge with the cases that somebody sees: the numbers are those of all.</summary>
    public static BridgeReport Seen(BridgeReport bridge, CaseSight? sight, Horizon at)
    {
        return bridge with { JoinedBy = Lines(bridge.JoinedBy), LeftBy = Lines(bridge.LeftBy) };

        IReadOnlyList<MovementLine> Lines(IReadOnlyList<MovementLine> moves) =>
            [.. moves.Select(m => m with { Cases = sight is null ? [] : [.. m.Cases.Where(c => sight.Sees(c, at))] })];
    }

    private static async Task<SourceLine> SourceAsync(Inquiry inquiry, string cohort)
    {
        var body = await inquiry.BodyAsync<SourceReporting>(Right.WorkCounts, "cohort-source");
        return await inquiry.WriteAsync(Right.WorkCounts, "cohort-source", ledger =>
        {
            var made = new ReportSource(ledger, inquiry.Caller.Account, DateOnly.FromDateTime(inquiry.Now.UtcDateTime))
                .Run(new CohortId(cohort), body.Source, body.Topic, body.CompleteTo);
            return new SourceLine(made.Source, made.Topic, made.CompleteTo);
        });
    }
}

/// <summary>A rule to be adopted as the next version.</summary>
/// <param name="Rule">The rule: cohort, title, rule (a sentence), where, unless.</param>
/// <param name="Reason">Why.</param>
internal sealed record RuleAdopting(JsonElement Rule, string Reason);

/// <summary>How far a source is complete.</summary>
internal sealed record SourceReporting(string Source, string Topic, PartialDate CompleteTo);
