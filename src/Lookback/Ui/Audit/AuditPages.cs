using Lookback.Api;
using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Views;
using Lookback.Views.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Ui.Audit;

/// <summary><c>/ui/audit</c>: who saw whom, on what it was decided, what went out, and whether everything on record is what was written.</summary>
internal static class AuditPages
{
    private const int Usual = 100;
    private const int UsualSample = 10;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/audit");
        // Who oversees without being an auditor begins with what they decide.
        audit.MapGet("/", (Inquiry inquiry) => Results.Redirect(inquiry.Caller.May(Right.SeeAudit) ? "/ui/audit/reads" : "/ui/audit/emergencies"));
        audit.MapGet("/reads", async (Inquiry inquiry) => PageAnswer.Of(
            For(inquiry), "Audit/Reads", await inquiry.ReadPersonsAsync(
                Right.SeeAudit, "audit-reads", (ledger, at) => AuditEndpoints.Reads(inquiry, ledger, at))));
        audit.MapGet("/events", async (Inquiry inquiry) => PageAnswer.Of(
            inquiry, "Audit/Events", await inquiry.ReadAsync(Right.SeeAudit, "audit-events", (ledger, at) =>
            {
                var before = (long)inquiry.Number("before", int.MaxValue, 1, int.MaxValue);
                return AccessEventLine.Of(ledger, before <= at.Position ? at.UpTo(before - 1) : at, inquiry.Text("account"), Usual);
            })));
        audit.MapGet("/sample", async (Inquiry inquiry) => PageAnswer.Of(
            For(inquiry), "Audit/Sample", inquiry.Text("seed") is null ? null : await inquiry.ReadPersonsAsync(Right.SeeAudit, "audit-sample", (ledger, at) =>
            {
                var sample = DecisionSample.Of(ledger, at, inquiry.Number("decisions", UsualSample, 1, Usual), AuditEndpoints.Seed(inquiry));
                return new Shown<DecisionSample>(sample, sample.Decisions.Select(d => d.Subject), sample.Decisions.Count);
            })));
        audit.MapGet("/emergencies", async (Inquiry inquiry) => PageAnswer.Of(
            inquiry, "Audit/Emergencies", await inquiry.ReadAsync(Right.Oversee, "emergencies", (ledger, at) => EmergencyLine.All(
                ledger, at, inquiry.Now, inquiry.Flag("unreviewed") ? EmergencySelection.Unreviewed : EmergencySelection.All))));
        audit.MapGet("/emergencies/{emergency:long}", async (Inquiry inquiry, long emergency) => PageAnswer.Of(
            For(inquiry), "Audit/Emergency", await inquiry.ReadPersonsAsync(Right.Oversee, "emergency", (ledger, at) =>
            {
                var report = EmergencyReport.Of(ledger, emergency, at, inquiry.Now, inquiry.Number("before", int.MaxValue, 1, int.MaxValue), Usual);
                return new Shown<EmergencyReport>(report, report.Reads.SelectMany(r => r.Read.Subjects), report.Reads.Count);
            })));
        audit.MapGet("/exports", async (Inquiry inquiry) => PageAnswer.Of(
            inquiry, "Audit/Exports", await inquiry.ReadAsync(Right.Oversee, "exports", (ledger, at) => ExportLine.All(ledger, at, inquiry.Now))));
        audit.MapGet("/ledger", async (Inquiry inquiry) => PageAnswer.Of(
            inquiry, "Audit/Ledger", await inquiry.ReadAsync(
                LedgerEndpoints.RightOf(inquiry.Caller), "ledger-verification", (ledger, _) => ledger.Tree.Head())));
    }

    private static Inquiry For(Inquiry inquiry)
    {
        inquiry.UsualPurpose = ("audit", null);
        return inquiry;
    }
}
