using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;

namespace Lookback.Flows.Access;

/// <summary>Sets a second factor up, in two steps so that nobody is locked out by a telephone that was not set up, and takes it away.</summary>
internal sealed class SetSecondFactor(Ledger ledger)
{
    /// <summary>Draws one, which is shown this once and counts for nothing before a code of it was given.</summary>
    /// <exception cref="RefusedException">There is one already.</exception>
    public byte[] Begin(string account)
    {
        var secret = AccountSecret.Of(ledger, account);
        if (secret.SecondFactor is not null) throw Already();
        var drawn = SecondFactor.Draw();
        (secret with { Unconfirmed = drawn }).Put(ledger, account);
        return drawn;
    }

    /// <summary>Confirms it by a code; returns the recovery codes, which are shown this once.</summary>
    /// <exception cref="RefusedException">None was drawn, or the code is none of it.</exception>
    public IReadOnlyList<string> Confirm(string account, string code)
    {
        var secret = AccountSecret.Of(ledger, account);
        if (secret.Unconfirmed is not { } drawn)
            throw new RefusedException("not-begun", "expected a second factor that was shown and not confirmed, found none");
        if (SecondFactor.StepOf(drawn, code, 0, ledger.Now) is not { } step)
            throw new RefusedException("wrong-code", "the code is none of the secret that was shown, or the telephone's clock is more than a minute off");
        var (codes, hashes) = SecondFactor.DrawRecovery();
        using var append = ledger.BeginAppend();
        append.Add(new EntryBody.AccountChanged(new AccountEvent(account, AccountEventKind.SecondFactorSet, null)));
        (secret with { SecondFactor = drawn, Unconfirmed = null, LastStep = step, Recovery = hashes }).Put(ledger, account);
        append.Commit();
        return codes;
    }

    /// <summary>Takes one's own away, after password and code were given.</summary>
    /// <exception cref="RefusedException">The password is too short to stand alone.</exception>
    public void RemoveOwn(string account)
    {
        var secret = AccountSecret.Of(ledger, account);
        if (secret.SecondFactor is null) throw new RefusedException("not-set", "expected an account with a second factor, found none");
        if (!secret.StandsAlone)
        {
            throw new RefusedException(
                "bad-password", FormattableString.Invariant($"without a second factor a password has {Core.Access.PasswordRules.Least} characters or more: ")
                    + "expected a longer one to be set first");
        }

        Remove(account, secret, "by its person");
    }

    /// <summary>Takes somebody else's away, who lost telephone and codes. A password too short to stand alone goes with it.</summary>
    /// <exception cref="RefusedException">Who asks may not, or it is their own.</exception>
    public void RemoveOf(string account, string reason)
    {
        var by = ActingPerson.Of(ledger, ledger.Actor);
        by.Require([AppointStaff.Admin], "others' second factors");
        reason = Reason.Require(reason);
        var secret = AccountSecret.Of(ledger, account);
        if (secret.SecondFactor is null) throw new RefusedException("no-account", "there is no account of that name with a second factor");
        if (ledger.Views.Cases.Staff.Of(account, ledger.Head)?.Appointment.Person is { } person && by.Persons.Contains(person))
            throw new RefusedException("own-account", "nobody takes their own second factor away without password and code: expected somebody else's account");
        Remove(account, secret.StandsAlone ? secret : secret with { PasswordHash = null }, reason);
    }

    private void Remove(string account, AccountSecret secret, string because)
    {
        using var append = ledger.BeginAppend();
        append.Add(new EntryBody.AccountChanged(new AccountEvent(account, AccountEventKind.SecondFactorRemoved, because)));
        (secret with { SecondFactor = null, Unconfirmed = null, Recovery = [], LastStep = 0 }).Put(ledger, account);
        append.Commit();
    }

    /// <summary>There is one.</summary>
    public static RefusedException Already() => new("already-set", "the account has a second factor: expected it to be taken away first");
}
