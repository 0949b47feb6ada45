using Lookback.Api;
using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Flows.Cases;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Ui.Cases;

/// <summary><c>/ui/cases</c>: work on subjects, what waits for a second person, questions put to somebody, and who is held up.</summary>
internal static class CasePages
{
    private static readonly string[] RedressRoles = ["redress", "redress_reviewer"];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/cases");
        cases.MapGet("/", async (Inquiry inquiry) =>
        {
            var (page, asked) = (PageRequest.Of(For(inquiry, null)), CaseQuestion.Of(inquiry));
            return PageAnswer.Of(
                inquiry, "Cases/Board", await inquiry.ReadPersonsAsync(Right.SeeCases, "cases", (ledger, _) => CaseBoard.Of(inquiry, ledger, page, asked)));
        });
        cases.MapGet("/waiting", async (Inquiry inquiry) => PageAnswer.Of(
            For(inquiry, null), "Cases/Waiting", await inquiry.ReadPersonsAsync(Right.SeeCases, "cases", (ledger, at) => Proposals.Of(inquiry, ledger, at))));
        cases.MapGet("/tasks", async (Inquiry inquiry) => PageAnswer.Of(inquiry, "Cases/Tasks", await TaskEndpoints.ListAsync(For(inquiry, null))));
        cases.MapGet("/holds", async (Inquiry inquiry) =>
        {
            var page = PageRequest.Of(For(inquiry, null));
            return PageAnswer.Of(
                inquiry, "Cases/Holds", await inquiry.ReadPersonsAsync(Right.SeeAlerts, "holds", (ledger, _) => AlertEndpoints.Holds(page, ledger)));
        });
        cases.MapGet("/new", async (Inquiry inquiry) =>
        {
            var id = inquiry.Needed("alert", "the alert on which a case is to be opened");
            For(inquiry, null);
            // Opening one is what it is looked at for, so whoever may open it may see it.
            return PageAnswer.Of(
                inquiry, "Cases/New", await inquiry.ReadPersonsAsync(Right.SeeAlerts, "alert", (ledger, at) => Opening.Of(inquiry, ledger, at, id)));
        });
        cases.MapGet("/{id}", async (Inquiry inquiry, string id) => PageAnswer.Of(
            For(inquiry, id), "Cases/Case", await inquiry.ReadPersonsAsync(Right.SeeCases, "case", (ledger, at) => CaseScreen.Of(inquiry, ledger, at, id))));
        cases.MapGet("/{id}/letter", async (Inquiry inquiry, string id) =>
            PageAnswer.Of(inquiry, "Cases/Letter", await RedressEndpoints.LetterAsync(For(inquiry, id), id)));
    }

    // Whoever has nothing but requests for redress to work on looks at them for that.
    private static Inquiry For(Inquiry inquiry, string? id)
    {
        var isRedress = inquiry.Caller.Roles.Count > 0 && inquiry.Caller.Roles.All(RedressRoles.Contains);
        inquiry.UsualPurpose = (isRedress ? "redress" : "case-work", id is not null && Purposes.IsReference(id) ? id : null);
        return inquiry;
    }
}
