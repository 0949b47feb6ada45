using System.Globalization;
using System.Text;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Cases;

/// <summary>Records what an account may act as. The first appointment makes whoever manages the others; after it nobody appoints themselves.</summary>
internal sealed class AppointStaff(Ledger ledger)
{
    /// <summary>The role of whoever appoints. It goes with no other: who decides does not say who may decide.</summary>
    public const string Admin = "admin";

    // Who is on record for what nobody did: the program, the server, and whoever has no account.
    private static readonly string[] Reserved = [StaffId.System.Value, "server", "public"];

    private static readonly string[] Beside = [Admin, "auditor", "statistician"];

    /// <summary>Every role that may be given.</summary>
    public IReadOnlyList<string> Roles => [.. new Definitions(ledger).All()
        .SelectMany(w => w.Transitions.SelectMany(t => t.Roles).Concat(w.SideProcesses.Select(s => s.Role)))
        .Where(r => r != Transition.SystemRole)
        .Append(Transition.SupervisorRole)
        .Concat(Beside)
        .Distinct()
        .Order(StringComparer.Ordinal)];

    /// <summary>Appoints, or ends an account where no role is given.</summary>
    /// <exception cref="RefusedException">The account may not appoint, or appoints itself, or a role is none.</exception>
    public void Run(Appointment appointment, string account)
    {
        appointment = appointment with { Reason = Reason.Require(appointment.Reason) };
        var roles = Roles;
        if (appointment.Roles.FirstOrDefault(r => !roles.Contains(r)) is { } unknown)
            throw new RefusedException("no-role", $"expected a role ({string.Join(", ", roles)}), found \"{ReadIssue.Cut(unknown)}\"");
        if (Reserved.FirstOrDefault(r => IsSame(r, appointment.Account) || IsSame(r, appointment.Person.Value)) is { } reserved)
            throw new RefusedException("no-person", $"expected a person, found \"{reserved}\", under which the program itself acts");
        if (appointment.Roles.Contains(Admin) && appointment.Roles.Count > 1)
            throw new RefusedException("admin-alone", $"whoever appoints decides nothing else: the role {Admin} goes with no other");
        if (!IsWord(appointment.Account) || !IsWord(appointment.Person.Value))
            throw new RefusedException("no-person", "expected an account and a person, each a word of at most 100 characters in one line, found "
                + "something else");
        var standing = ledger.Views.Cases.Staff.All(ledger.Head);
        if (standing.FirstOrDefault(s => s.Appointment.Account == appointment.Account) is { } before && before.Appointment.Person != appointment.Person)
        {
            throw new RefusedException(
                "other-person", $"the account {appointment.Account} is {before.Appointment.Person}'s and stays theirs: {appointment.Person} gets "
                    + $"one of their own");
        }

        // Who somebody is decides whether two agree: one person is written in one way.
        if (Otherwise(appointment.Person.Value, standing.Select(s => s.Appointment.Person.Value)) is { } written)
            throw new RefusedException("no-person", $"expected {written}, as that person is written already, found {appointment.Person}");
        if (Otherwise(appointment.Account, standing.Select(s => s.Appointment.Account)) is { } taken)
            throw new RefusedException("no-person", $"expected another account than {taken}, found {appointment.Account}, which reads alike");
        if (standing.Count == 0)
            First(appointment);
        else
            Allowed(appointment, account, standing.Where(s => s.Appointment.Roles.Count > 0).Select(s => s.Appointment));
        ledger.Append(new EntryBody.StaffAppointed(appointment));
    }

    private static bool IsWord(string text) => text.Trim().Length is > 0 and <= 100 && text.Trim() == text
        && !text.EnumerateRunes().Any(r => Rune.GetUnicodeCategory(r) is UnicodeCategory.Control or UnicodeCategory.Format);

    // One of those that are there, which is the same written otherwise.
    private static string? Otherwise(string word, IEnumerable<string> there) => there.FirstOrDefault(t => IsSame(t, word) && t != word);

    private static bool IsSame(string one, string other) => one.Normalize(NormalizationForm.FormKC)
        .Equals(other.Normalize(NormalizationForm.FormKC), StringComparison.OrdinalIgnoreCase);

    private static void First(Appointment appointment)
    {
        if (!appointment.Roles.Contains(Admin))
        {
            throw new RefusedException(
                "first-is-admin", $"nobody was appointed yet: the first appointment is of whoever appoints the others, with the role {Admin} alone");
        }
    }

    private void Allowed(Appointment appointment, string account, IEnumerable<Appointment> standing)
    {
        var by = CaseDesk.Appointed(ledger, account);
        by.Require([Admin], "appoints staff");
        if (by.Persons.Contains(appointment.Person))
            throw new RefusedException("own-appointment", $"nobody appoints themselves: {appointment.Person} is who acts");
        // One person who decides under one account and appoints under another could approve their own proposals by a detour.
        var others = standing.Where(s => s.Person == appointment.Person && s.Account != appointment.Account).SelectMany(s => s.Roles).ToList();
        if (others.Count > 0 && others.Contains(Admin) != appointment.Roles.Contains(Admin) && appointment.Roles.Count > 0)
            throw new RefusedException("admin-alone", $"whoever appoints decides nothing else: {appointment.Person} has another account as "
                + $"{string.Join(", ", others)}");
    }
}
