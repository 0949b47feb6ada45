using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;

namespace Lookback.Flows.Access;

/// <summary>The first who comes in: somebody who appoints and invites the others. There is no account and no password before them.</summary>
internal static class FirstAdmin
{
    /// <summary>Whether nobody who may appoint can come in: no password, and no key that is worth something.</summary>
    public static bool IsMissing(Ledger ledger, DateTimeOffset now)
    {
        var word = AccessRules.WordOf(Right.Configure);
        var admins = Admins(ledger);
        var keys = ledger.Views.Access.Keys.All(ledger.Head).Where(k => now < k.Body.ExpiresAt && (k.Body.Scopes.Count == 0 || k.Body.Scopes.Contains(word)));
        return admins.All(a => AccountSecret.Of(ledger, a).PasswordHash is null) && !keys.Any(k => admins.Contains(k.Body.Account));
    }

    /// <summary>Makes the account: appoints it where nobody was appointed yet, and sets its password.</summary>
    /// <exception cref="RefusedException">Others were appointed, and the account is none of those that appoint.</exception>
    public static void Run(Ledger ledger, string account, string person, NewPassword password)
    {
        const string Because = "at the first start";
        if (ledger.Views.Cases.Staff.All(ledger.Head).Count == 0)
        {
            new AppointStaff(ledger).Run(
                new Appointment { Account = account, Person = new StaffId(person), Roles = [AppointStaff.Admin], Reason = $"Set up {Because} of the server." },
                account);
        }
        else if (!Admins(ledger).Contains(account))
        {
            throw new RefusedException(
                "no-account", $"staff was appointed, and the account is none that appoints others: expected one of the role {AppointStaff.Admin}");
        }

        new SetPassword(ledger).Run(account, password, Because);
    }

    private static List<string> Admins(Ledger ledger) => [.. ledger.Views.Cases.Staff.All(ledger.Head)
        .Select(s => s.Appointment)
        .Where(a => AccessRules.Of(a.Roles).Contains(Right.Configure))
        .Select(a => a.Account)];
}
