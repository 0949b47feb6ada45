using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;

namespace Lookback.Flows.Access;

/// <summary>Makes a link by which the person of an account sets a password: for the first time, or when it was forgotten.</summary>
internal sealed class InviteAccount(Ledger ledger)
{
    /// <summary>For how long a link is worth something.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromDays(1);

    /// <summary>
    /// Invites; returns the token, to be handed over this once, and until when it is worth something. An earlier one is worth nothing any more.
    /// </summary>
    /// <exception cref="RefusedException">The account was not appointed, or who asks may not.</exception>
    public (string Token, DateTimeOffset Until) Run(string account)
    {
        ActingPerson.Of(ledger, ledger.Actor).Require([AppointStaff.Admin], "invitations");
        if (ledger.Views.Cases.Staff.Of(account, ledger.Head)?.Appointment is not { Roles.Count: > 0 })
            throw new RefusedException("no-account", $"the account \"{ReadIssue.Cut(account)}\" was not appointed: one that is can be invited");
        var ((text, hash), until) = (DrawnToken.Draw(), ledger.Now + Time);
        using var append = ledger.BeginAppend();
        append.Add(new EntryBody.AccountChanged(new AccountEvent(account, AccountEventKind.Invited, null)));
        (AccountSecret.Of(ledger, account) with { InvitationHash = hash, InvitedUntil = until }).Put(ledger, account);
        append.Commit();
        return (text, until);
    }

    /// <summary>Whether a token is an account's invitation. An account that has none takes as long.</summary>
    public static bool IsInvited(Ledger ledger, string account, string token, DateTimeOffset now)
    {
        var isAppointed = ledger.Views.Cases.Staff.Of(account, ledger.Head)?.Appointment is { Roles.Count: > 0 };
        var secret = AccountSecret.Of(ledger, account);
        return DrawnToken.IsOf(token, secret.InvitationHash) && secret.InvitationHash is not null && isAppointed && now < secret.InvitedUntil;
    }
}
