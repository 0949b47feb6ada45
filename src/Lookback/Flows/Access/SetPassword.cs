using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Access;

/// <summary>A password that may be set, hashed.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="StandsAlone">Whether it is long enough without a second factor.</param>
internal sealed record NewPassword(string Hash, bool StandsAlone)
{
    /// <summary>A password that is right, hashed with today's work.</summary>
    public static string Again(string password) => PasswordHash.Of(PasswordRules.Normal(password)!);

    /// <summary>Holds a password to the rules, and hashes it: half a second of work, for which nobody's turn is taken.</summary>
    /// <param name="password">It, as it was typed.</param>
    /// <param name="hasSecondFactor">Whether it stands beside one.</param>
    /// <param name="ownWords">The account's words.</param>
    /// <exception cref="RefusedException">Code <c>bad-password</c>; the sentence does not have it.</exception>
    public static NewPassword Require(string password, bool hasSecondFactor, IEnumerable<string?> ownWords)
    {
        var least = hasSecondFactor ? PasswordRules.LeastBesideSecondFactor : PasswordRules.Least;
        if (PasswordRules.Fault(password, least, ownWords.OfType<string>()) is { } fault)
            throw new RefusedException("bad-password", $"the new password: {fault}");
        var normal = PasswordRules.Normal(password)!;
        return new NewPassword(PasswordHash.Of(normal), PasswordRules.Length(normal) >= PasswordRules.Least);
    }
}

/// <summary>Sets an account's password.</summary>
internal sealed class SetPassword(Ledger ledger)
{
    /// <summary>Sets it. A link by which it could have been set is worth nothing any more, and whoever guessed the old one may be let in.</summary>
    public void Run(string account, NewPassword password, string because)
    {
        using var append = ledger.BeginAppend();
        Add(append, account, password, because);
        append.Commit();
    }

    /// <summary>The same, as part of an append.</summary>
    public void Add(Append append, string account, NewPassword password, string because)
    {
        append.Add(new EntryBody.AccountChanged(new AccountEvent(account, AccountEventKind.PasswordSet, because)));
        var secret = Lockout.Open(AccountSecret.Of(ledger, account));
        (secret with { PasswordHash = password.Hash, StandsAlone = password.StandsAlone, InvitationHash = null, InvitedUntil = null }).Put(ledger, account);
    }
}
