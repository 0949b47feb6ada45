using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Cases;

/// <summary>Who an account is, and what it may act as: what four-eyes compares, whatever the account is called.</summary>
/// <param name="Account">The account, as entries name their actor.</param>
/// <param name="Person">Whose account it is.</param>
/// <param name="ActsFor">In whose stead it acts, where that was delegated.</param>
/// <param name="Roles">What it may act as.</param>
/// <param name="Unit">The unit the person works in.</param>
/// <param name="IsAppointed">Whether anybody was appointed at all; where nobody was, everybody is their own person and may do everything.</param>
internal sealed record ActingPerson(string Account, StaffId Person, StaffId? ActsFor, IReadOnlyList<string> Roles, string? Unit, bool IsAppointed)
{
    /// <summary>Roles whose holders decide who somebody is.</summary>
    public static IReadOnlyList<string> Deciding { get; } = ["screener", "analyst", "supervisor", "l1", "l2", "sanctions_officer"];

    /// <summary>Everybody whose act it is: the person, and in whose stead.</summary>
    public IEnumerable<StaffId> Persons => ActsFor is { } other ? [Person, other] : [Person];

    /// <summary>Who an account is now.</summary>
    /// <exception cref="RefusedException">Staff is appointed, and this account is not, or not any more.</exception>
    public static ActingPerson Of(Ledger ledger, string account)
    {
        var staff = ledger.Views.Cases.Staff;
        if (staff.Of(account, ledger.Head)?.Appointment is { } appointment)
        {
            return appointment.Roles.Count > 0
                ? new ActingPerson(account, appointment.Person, appointment.ActsFor, appointment.Roles, appointment.Unit, IsAppointed: true)
                : throw new RefusedException("account-closed", $"the account \"{account}\" was closed: {appointment.Reason}");
        }

        if (account == StaffId.System.Value)
            throw new RefusedException("no-person", $"\"{account}\" is the program itself: give the name of a person's account");
        // Accounts that were closed count too: who appointed once does not go back to everybody being anybody by closing the last one.
        return staff.All(ledger.Head).Count == 0
            ? new ActingPerson(account, new StaffId(account), null, [], null, IsAppointed: false)
            : throw new RefusedException(
                "unknown-account", $"the account \"{account}\" was not appointed: expected one of those that were, so that it is known whose act this is");
    }

    /// <summary>Refuses who holds none of the roles; where nobody was appointed, nobody is refused.</summary>
    /// <param name="roles">The roles that may.</param>
    /// <param name="act">What is to be done: "decides alerts".</param>
    public void Require(IReadOnlyList<string> roles, string act)
    {
        if (!IsAppointed || Roles.Any(roles.Contains)) return;
        throw new RefusedException(
            "wrong-role", $"{act}: expected one of the roles {string.Join(", ", roles)}, found {string.Join(", ", Roles)} of the account \"{Account}\"");
    }
}
