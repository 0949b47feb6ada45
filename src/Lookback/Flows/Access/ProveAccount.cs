using System.Globalization;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Access;

/// <summary>A password and a code that were given for an account, as far as they can be looked at without the ledger.</summary>
/// <param name="Check">What came of the password.</param>
/// <param name="Against">The hash that it was compared with.</param>
/// <param name="Again">The password hashed with today's work, where that one had less.</param>
/// <param name="Code">The code.</param>
internal sealed record GivenProof(PasswordCheck Check, string? Against, string? Again, string? Code);

/// <summary>Somebody proved that an account is theirs.</summary>
/// <param name="Appointment">What the account was appointed to.</param>
/// <param name="How">How.</param>
/// <param name="HasSecondFactor">Whether the account has a second factor.</param>
internal sealed record ProvenAccount(Appointment Appointment, string How, bool HasSecondFactor);

/// <summary>Takes or refuses a proof, counts what was wrong, and locks.</summary>
internal sealed class ProveAccount(Ledger ledger)
{
    /// <summary>Settles it.</summary>
    /// <returns><see langword="null"/> where anything is wrong: which of it is told nobody.</returns>
    public ProvenAccount? Run(string account, GivenProof given)
    {
        if (ledger.Views.Cases.Staff.Of(account, ledger.Head)?.Appointment is not { Roles.Count: > 0 } appointment) return null;
        var (secret, now) = (AccountSecret.Of(ledger, account), ledger.Now);
        if (Lockout.IsLocked(secret, now)) return null;
        // Changed since it was compared: whatever was given then proves nothing any more.
        var isRight = given.Check != PasswordCheck.Wrong && secret.PasswordHash is not null && secret.PasswordHash == given.Against;
        if (!isRight || SecondFactor.Take(secret, given.Code, now) is not var (taken, how))
        {
            Wrong(account, secret, now);
            return null;
        }

        (Lockout.Open(taken) with { PasswordHash = given.Again ?? taken.PasswordHash }).Put(ledger, account);
        return new ProvenAccount(appointment, how, taken.SecondFactor is not null);
    }

    private void Wrong(string account, AccountSecret secret, DateTimeOffset now)
    {
        // Of an account that was never opened there is nothing to guess.
        if (secret.PasswordHash is null) return;
        var counted = Lockout.Wrong(secret, now);
        using var append = ledger.BeginAppend();
        if (counted.LockedUntil is { } until && until != secret.LockedUntil)
        {
            var because = string.Create(
                CultureInfo.InvariantCulture,
                $"{Lockout.Most} wrong within {Lockout.First.TotalMinutes} minutes, until {until.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");
            // Whoever guessed is not known; it is the program that locks.
            append.Add(new EntryBody.AccountChanged(new AccountEvent(account, AccountEventKind.Locked, because)), "server");
        }

        counted.Put(ledger, account);
        append.Commit();
    }
}
