using Lookback.Api.People;
using Lookback.Core.Access;
using Lookback.Flows.Access;
using Lookback.Views.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/accounts</c>: what whoever appoints does with others' accounts: invites, unlocks, signs out, takes a lost second factor away.</summary>
internal static class AccountEndpoints
{
    /// <summary>Maps them. Outside of what keeps answers, for one of them shows a secret.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/accounts/{account}");
        accounts.MapPost("/invitation", async (Inquiry inquiry, string account) =>
        {
            await inquiry.RequireAsync(Right.Configure, "account-invite");
            inquiry.RequireFresh();
            return Answer.Made(await inquiry.WriteAsync(
                Right.Configure, "account-invite", ledger => Invitation.Of(account, new InviteAccount(ledger).Run(account))));
        });
        accounts.MapPost("/unlocking", async (Inquiry inquiry, string account) =>
        {
            var body = await inquiry.BodyAsync<Ending>(Right.Configure, "account-unlock");
            inquiry.RequireFresh();
            await inquiry.WriteAsync(Right.Configure, "account-unlock", ledger =>
            {
                new UnlockAccount(ledger).Run(account, body.Reason);
                return true;
            });
            return Results.NoContent();
        });
        accounts.MapPost("/sign-out", async (Inquiry inquiry, string account, Sessions sessions) =>
        {
            var body = await inquiry.BodyAsync<Ending>(Right.Configure, "account-sign-out");
            await inquiry.WriteAsync(Right.Configure, "account-sign-out", ledger =>
            {
                new SignOutAccount(ledger).Run(account, body.Reason);
                return true;
            });
            sessions.EndAll(account);
            return Results.NoContent();
        });
        accounts.MapPost("/second-factor/removal", async (Inquiry inquiry, string account, Sessions sessions) =>
        {
            var body = await inquiry.BodyAsync<Ending>(Right.Configure, "account-second-factor");
            inquiry.RequireFresh();
            await inquiry.WriteAsync(Right.Configure, "account-second-factor", ledger =>
            {
                new SetSecondFactor(ledger).RemoveOf(account, body.Reason);
                return true;
            });
            sessions.EndAll(account);
            return Results.NoContent();
        });
    }
}
