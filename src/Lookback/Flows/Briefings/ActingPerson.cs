using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Briefings;

/// <summary>Who acts: the person whose account it is, as it was appointed; where it never was, the account's own name.</summary>
internal static class ActingPerson
{
    /// <summary>The person.</summary>
    public static StaffId Of(Ledger ledger, string account) =>
        ledger.Views.Cases.Staff.Of(account, ledger.Head)?.Appointment.Person ?? new StaffId(account);
}
