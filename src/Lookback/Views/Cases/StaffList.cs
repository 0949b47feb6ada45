using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Views.Cases;

/// <summary>What an account may act as.</summary>
internal sealed record StaffLine(
    string Account, StaffId Person, IReadOnlyList<string> Roles, string? Unit, StaffId? ActsFor, string Reason, DateTimeOffset Since, string By);

/// <summary>Who may act as what?</summary>
internal static class StaffList
{
    /// <summary>Every account, those that were closed without roles.</summary>
    public static IReadOnlyList<StaffLine> Of(Ledger ledger, Horizon at) => [.. ledger.Views.Cases.Staff.All(at).Select(s => new StaffLine(
        s.Appointment.Account, s.Appointment.Person, s.Appointment.Roles, s.Appointment.Unit, s.Appointment.ActsFor, s.Appointment.Reason, s.At, s.Actor))];
}
