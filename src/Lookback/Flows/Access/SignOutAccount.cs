using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;

namespace Lookback.Flows.Access;

/// <summary>Puts on record that somebody else's account is signed out everywhere.</summary>
internal sealed class SignOutAccount(Ledger ledger)
{
    /// <summary>Records it.</summary>
    /// <exception cref="RefusedException">Who asks may not, or there is no such account.</exception>
    public void Run(string account, string reason)
    {
        ActingPerson.Of(ledger, ledger.Actor).Require([AppointStaff.Admin], "others' sessions");
        reason = Reason.Require(reason);
        if (ledger.Views.Cases.Staff.Of(account, ledger.Head) is null) throw new RefusedException("no-account", "there is no account of that name");
        using var append = ledger.BeginAppend();
        append.Add(new EntryBody.AccountChanged(new AccountEvent(account, AccountEventKind.SignedOut, reason)));
        append.Commit();
    }
}
