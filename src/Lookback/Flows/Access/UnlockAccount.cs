using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;

namespace Lookback.Flows.Access;

/// <summary>Opens an account that was locked by wrong passwords, before its time.</summary>
internal sealed class UnlockAccount(Ledger ledger)
{
    /// <summary>Opens it.</summary>
    /// <exception cref="RefusedException">Who asks may not, or it is not locked.</exception>
    public void Run(string account, string reason)
    {
        ActingPerson.Of(ledger, ledger.Actor).Require([AppointStaff.Admin], "locked accounts");
        reason = Reason.Require(reason);
        var secret = AccountSecret.Of(ledger, account);
        if (!Lockout.IsLocked(secret, ledger.Now)) throw new RefusedException("no-account", "there is no account of that name that is locked");
        using var append = ledger.BeginAppend();
        append.Add(new EntryBody.AccountChanged(new AccountEvent(account, AccountEventKind.Unlocked, reason)));
        Lockout.Open(secret).Put(ledger, account);
        append.Commit();
    }
}
