using Lookback.Api.People;
using Lookback.Flows.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/account</c>: what somebody who signed in does with their own account: another password, and a second factor.</summary>
internal static class OwnAccountEndpoints
{
    /// <summary>Maps them. Outside of what keeps answers, for they show secrets.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/account");
        own.MapPut("/password", async (Inquiry inquiry, SignInDoor door, Sessions sessions, SignIns signIns) =>
        {
            SessionEndpoints.Own(inquiry);
            var body = await inquiry.BodyAsync<PasswordChange>();
            var account = inquiry.Caller.Account;
            var proven = await door.ProveAsync(inquiry.Http, account, body.Present, body.Code, "password-change");
            var password = await door.WorkAsync(
                () => NewPassword.Require(body.New, proven.HasSecondFactor, [account, proven.Appointment.Person.Value, proven.Appointment.Unit]),
                inquiry.Cancel);
            await inquiry.Desk.WriteAsync(
                account,
                ledger =>
                {
                    new SetPassword(ledger).Run(account, password, "by its person");
                    return true;
                },
                CancellationToken.None);
            // Whoever had the old one is out, everywhere; who changed it goes on here.
            sessions.EndAll(account);
            return Answer.Of(await signIns.BeginAsync(inquiry.Http, account, proven.How, proven.HasSecondFactor));
        });
        own.MapPost("/second-factor", async (Inquiry inquiry, SignInDoor door) =>
        {
            if (SessionEndpoints.Own(inquiry).HasSecondFactor) throw SetSecondFactor.Already();
            inquiry.RequireFresh();
            var body = await inquiry.BodyAsync<SecondFactorWish>();
            var account = inquiry.Caller.Account;
            // Not by whoever found the cookie: it would be their telephone.
            await door.ProveAsync(inquiry.Http, account, body.Password, body.Code, "second-factor");
            var drawn = await inquiry.Desk.WriteAsync(account, ledger => new SetSecondFactor(ledger).Begin(account), inquiry.Cancel);
            return Answer.Made(new DrawnSecondFactor(SecondFactor.Typed(drawn), SecondFactor.Address(account, drawn)));
        });
        own.MapPost("/second-factor/confirmation", async (Inquiry inquiry, SignInDoor door, Sessions sessions) =>
        {
            var session = SessionEndpoints.Own(inquiry);
            var body = await inquiry.BodyAsync<SecondFactorCode>();
            door.Pass(inquiry.Http);
            var account = inquiry.Caller.Account;
            var codes = await inquiry.Desk.WriteAsync(account, ledger => new SetSecondFactor(ledger).Confirm(account, body.Code), CancellationToken.None);
            session.HasSecondFactor = true;
            sessions.EndOthers(account, session);
            return Answer.Made(new RecoveryCodes(codes));
        });
        own.MapPost("/second-factor/removal", async (Inquiry inquiry, SignInDoor door, Sessions sessions) =>
        {
            var session = SessionEndpoints.Own(inquiry);
            var body = await inquiry.BodyAsync<SecondFactorRemoval>();
            var account = inquiry.Caller.Account;
            await door.ProveAsync(inquiry.Http, account, body.Password, body.Code, "second-factor-removal");
            await inquiry.Desk.WriteAsync(
                account,
                ledger =>
                {
                    new SetSecondFactor(ledger).RemoveOwn(account);
                    return true;
                },
                CancellationToken.None);
            session.HasSecondFactor = false;
            sessions.EndOthers(account, session);
            return Results.NoContent();
        });
    }
}

/// <summary>A password to be set in place of the present one.</summary>
internal sealed record PasswordChange(string Present, string New, string? Code = null);

/// <summary>What it takes to have a second factor drawn.</summary>
internal sealed record SecondFactorWish(string Password, string? Code = null);

/// <summary>A second factor just drawn, as it is typed and as it is read from a picture; shown this once.</summary>
internal sealed record DrawnSecondFactor(string Secret, string Address);

/// <summary>A code.</summary>
internal sealed record SecondFactorCode(string Code);

/// <summary>Codes for whoever lost the telephone, each worth something once; shown this once.</summary>
internal sealed record RecoveryCodes(IReadOnlyList<string> Codes);

/// <summary>What it takes to take the second factor away.</summary>
internal sealed record SecondFactorRemoval(string Password, string Code);
