using System.Diagnostics;
using Lookback.Flows.Access;
using Lookback.Serving;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api.People;

/// <summary>Somebody with a link sets a password: the first admin at the first start, and whoever was invited.</summary>
internal sealed class Setup(Desk desk, SetupLink link, SignInDoor door, Sessions sessions)
{
    /// <summary>Whether the account's person has to be named: nobody was appointed yet.</summary>
    public async Task<bool> AsksPersonAsync(string token, CancellationToken cancel) =>
        link.Is(token) && await desk.ReadAsync(ledger => ledger.Views.Cases.Staff.All(ledger.Head).Count == 0, cancel);

    /// <summary>Sets it. The link is worth nothing afterwards.</summary>
    /// <exception cref="Core.Records.RefusedException">The link is none, or the password may not be one.</exception>
    public async Task RunAsync(HttpContext http, SetupBody body)
    {
        door.Pass(http);
        var (account, begun) = (body.Account.Trim(), Stopwatch.GetTimestamp());
        var (isFirst, now) = (link.Is(body.Token), desk.Time.GetUtcNow());
        var (isInvited, hasSecondFactor, person, unit) = await desk.ReadAsync(
            ledger =>
            {
                var appointment = ledger.Views.Cases.Staff.Of(account, ledger.Head)?.Appointment;
                var has = AccountSecret.Of(ledger, account).SecondFactor is not null;
                return (InviteAccount.IsInvited(ledger, account, body.Token, now), has, appointment?.Person.Value, appointment?.Unit);
            },
            http.RequestAborted);
        if (!isFirst && !isInvited)
        {
            await door.WaitAsync(begun, http.RequestAborted);
            throw SignInDoor.WrongLink();
        }

        person ??= string.IsNullOrWhiteSpace(body.Person) ? account : body.Person.Trim();
        var password = await door.WorkAsync(() => NewPassword.Require(body.Password, hasSecondFactor, [account, person, unit]), http.RequestAborted);
        await desk.WriteAsync(
            account,
            ledger =>
            {
                // Two who come with the same link at the same time: the second finds it worth nothing.
                if (isFirst && link.Is(body.Token))
                {
                    FirstAdmin.Run(ledger, account, person, password);
                    link.End();
                }
                else if (InviteAccount.IsInvited(ledger, account, body.Token, now))
                {
                    new SetPassword(ledger).Run(account, password, "by invitation");
                }
                else
                {
                    throw SignInDoor.WrongLink();
                }

                return true;
            },
            CancellationToken.None);
        sessions.EndAll(account);
    }
}

/// <summary>What somebody with a link sends.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Account">The account.</param>
/// <param name="Password">Its password.</param>
/// <param name="Person">Whose account it is, where nobody was appointed yet; without it, whoever is called as the account is.</param>
internal sealed record SetupBody(string Token, string Account, string Password, string? Person = null);
