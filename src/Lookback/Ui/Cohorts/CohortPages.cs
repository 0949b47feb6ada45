using System.Globalization;
using Lookback.Api;
using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Views.Briefings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Ui.Cohorts;

/// <summary><c>/ui/cohorts</c>: numbers about people that add up in front of whoever reads them, and the records that each is made of.</summary>
internal static class CohortPages
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var cohorts = routes.MapGroup("/cohorts");
        cohorts.MapGet("/", async (Inquiry inquiry) => PageAnswer.Of(
            inquiry, "Cohorts/List", await inquiry.ReadAsync(Right.SeeCounts, "cohorts", CohortList.Of)));
        var one = cohorts.MapGroup("/{cohort}");
        one.MapGet("/", async (Inquiry inquiry, string cohort) => PageAnswer.Of(
            inquiry, "Cohorts/Ledger", await inquiry.ReadAsync(Right.SeeCounts, "cohort-ledger", (ledger, at) =>
                CohortEndpoints.Counted(inquiry, ledger, CohortLedgerReport.Of(ledger, CohortEndpoints.Count(inquiry, ledger, at, cohort))))));
        one.MapGet("/rule", async (Inquiry inquiry, string cohort) => PageAnswer.Of(
            inquiry, "Cohorts/Rule", await inquiry.ReadAsync(Right.SeeCounts, "cohort", (ledger, at) => RuleHistory.Of(inquiry, ledger, at, cohort))));
        one.MapGet("/charges", async (Inquiry inquiry, string cohort) => PageAnswer.Of(
            inquiry, "Cohorts/Charges", await inquiry.ReadAsync(Right.SeeCounts, "cohort-charges", (ledger, at) =>
            {
                var counted = CohortEndpoints.Count(inquiry, ledger, at, cohort);
                return new CohortCharges(CohortChargesReport.Of(ledger, counted), CohortReport.Of(ledger, new CohortId(cohort), at).Sources);
            })));
        one.MapGet("/members", async (Inquiry inquiry, string cohort) => PageAnswer.Of(
            For(inquiry), "Cohorts/Members", await CohortEndpoints.MembersAsync(inquiry, cohort)));
        one.MapGet("/bridge", async (Inquiry inquiry, string cohort) => PageAnswer.Of(
            For(inquiry), "Cohorts/Bridge", inquiry.Text("from") is null ? null : await CohortEndpoints.BridgeAsync(inquiry, cohort)));
        one.MapGet("/claims", async (Inquiry inquiry, string cohort) => PageAnswer.Of(
            inquiry, "Cohorts/Claims", await ClaimEndpoints.CheckAsync(inquiry, new CohortId(cohort))));
        one.MapGet("/briefings", async (Inquiry inquiry, string cohort) => PageAnswer.Of(
            inquiry, "Cohorts/Briefings", await inquiry.ReadAsync(
                Right.SeeCounts, "briefings", (ledger, at) => BriefingList.Of(ledger, new CohortId(cohort), at))));
        one.MapGet("/briefings/{number:int}", async (Inquiry inquiry, string cohort, int number) => PageAnswer.Of(
            For(inquiry), "Cohorts/Briefing", await BriefingEndpoints.ReportAsync(inquiry, cohort, number)));
    }

    /// <summary>A day as a field of a form has it.</summary>
    public static string? Day(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Inquiry For(Inquiry inquiry)
    {
        inquiry.UsualPurpose = ("oversight", null);
        return inquiry;
    }
}

/// <summary>What members are charged with, and how far sources go.</summary>
internal sealed record CohortCharges(CohortChargesReport Report, IReadOnlyList<SourceLine> Sources);
