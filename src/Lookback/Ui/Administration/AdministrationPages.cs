using Lookback.Api;
using Lookback.Core.Access;
using Lookback.Core.Matching;
using Lookback.Flows;
using Lookback.Flows.Access;
using Lookback.Store;
using Lookback.Views;
using Lookback.Views.Access;
using Lookback.Views.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Ui.Administration;

/// <summary><c>/ui/administration</c>: who may act as what, by which keys, who is told, and by what is compared. Nobody's record is shown here.</summary>
internal static class AdministrationPages
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var administration = routes.MapGroup("/administration");
        administration.MapGet("/", () => Results.Redirect("/ui/administration/staff"));
        administration.MapGet("/staff", async (Inquiry inquiry) => PageAnswer.Of(
            inquiry, "Administration/Staff", await inquiry.ReadAsync(Right.Configure, "staff", (ledger, at) =>
                (IReadOnlyList<AccountLine>)[.. StaffList.Of(ledger, at).Select(s => AccountLine.Of(ledger, s, inquiry.Now))])));
        administration.MapGet("/staff/{account}", async (Inquiry inquiry, string account) => PageAnswer.Of(
            inquiry, "Administration/Account", await inquiry.ReadAsync(Right.Configure, "staff", (ledger, at) =>
                StaffList.Of(ledger, at).FirstOrDefault(s => s.Account == account) is { } line
                    ? AccountLine.Of(ledger, line, inquiry.Now)
                    : throw Problems.Nothing())));
        administration.MapGet("/roles", async (Inquiry inquiry) => PageAnswer.Of(
            inquiry, "Administration/Roles", await inquiry.ReadAsync(Right.Configure, "staff", static (_, _) => AccessRules.Roles)));
        administration.MapGet("/keys", async (Inquiry inquiry) => PageAnswer.Of(
            inquiry, "Administration/Keys", await inquiry.ReadAsync(Right.Configure, "keys", (ledger, at) => KeyLine.All(ledger, at, inquiry.Now))));
        administration.MapGet("/webhooks", async (Inquiry inquiry) => PageAnswer.Of(
            inquiry, "Administration/Webhooks", await inquiry.ReadAsync(Right.Configure, "webhooks", WebhookLine.All)));
        administration.MapGet("/policies", async (Inquiry inquiry) => PageAnswer.Of(
            inquiry, "Administration/Policies", await inquiry.ReadAsync(Right.Configure, "policies", (ledger, at) => PolicyScreen.Of(inquiry, ledger, at))));
    }
}

/// <summary>An account, and how its person comes in.</summary>
/// <param name="Staff">What it may act as.</param>
/// <param name="HasPassword">Whether a password was set.</param>
/// <param name="HasSecondFactor">Whether there is a second factor.</param>
/// <param name="LockedUntil">Until when wrong passwords keep it locked.</param>
/// <param name="InvitedUntil">Until when its invitation is worth something.</param>
internal sealed record AccountLine(
    StaffLine Staff, bool HasPassword, bool HasSecondFactor, DateTimeOffset? LockedUntil, DateTimeOffset? InvitedUntil)
{
    /// <summary>Of an account.</summary>
    public static AccountLine Of(Ledger ledger, StaffLine staff, DateTimeOffset now)
    {
        var secret = AccountSecret.Of(ledger, staff.Account);
        return new AccountLine(
            staff, secret.PasswordHash is not null, secret.SecondFactor is not null, Lockout.IsLocked(secret, now) ? secret.LockedUntil : null,
            secret.InvitationHash is not null && secret.InvitedUntil > now ? secret.InvitedUntil : null);
    }
}

/// <summary>The policies there are, and how two of them differ.</summary>
/// <param name="Policies">They.</param>
/// <param name="Present">The one in force.</param>
/// <param name="From">The first of two that are compared.</param>
/// <param name="To">The second.</param>
/// <param name="Changes">What the second has otherwise.</param>
internal sealed record PolicyScreen(IReadOnlyList<PolicyLine> Policies, Policy Present, string From, string To, IReadOnlyList<PolicyChange> Changes)
{
    /// <summary>As they stand, two compared as the address says.</summary>
    public static PolicyScreen Of(Inquiry inquiry, Ledger ledger, Horizon at)
    {
        var (lines, present) = (PolicyList.Of(ledger, at), PolicyInForce.Of(ledger, at));
        var (from, to) = (inquiry.Text("from") ?? lines[0].Hash, inquiry.Text("to") ?? present.Hash);
        var (first, second) = (KeptPolicy.Find(ledger, from), KeptPolicy.Find(ledger, to));
        return new PolicyScreen(lines, present, from, to, first is null || second is null ? [] : PolicyList.Difference(first, second));
    }
}
