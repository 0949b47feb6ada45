using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;

namespace Lookback.Flows.Briefings;

/// <summary>Who may say what of cohorts, once anybody was appointed to anything.</summary>
internal static class CohortStaff
{
    /// <summary>Who decides what is counted, and who sees names.</summary>
    public static IReadOnlyList<string> Ruling { get; } = ["supervisor", "analyst", "auditor"];

    /// <summary>Who counts.</summary>
    public static IReadOnlyList<string> Counting { get; } = [.. Ruling, "statistician"];

    /// <summary>The person behind an account.</summary>
    /// <exception cref="RefusedException">Staff is appointed, and this account is not, or not as any of these.</exception>
    public static StaffId Of(Ledger ledger, string account, string act, IReadOnlyList<string> roles)
    {
        var person = ActingPerson.Of(ledger, account);
        person.Require(roles, act);
        return person.Person;
    }
}
