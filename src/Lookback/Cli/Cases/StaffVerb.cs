using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Views.Cases;

namespace Lookback.Cli.Cases;

/// <summary><c>lookback staff</c>: which account is whose, and what it may act as.</summary>
internal static class StaffVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("staff", "Which account is whose, and what it may act as.") { Appoint(), End(), Ls() };

    private static Command Appoint()
    {
        var account = new Argument<string>("account") { Description = "The account, as --actor names it." };
        var person = new Option<string>("--person")
        {
            Description = "Whose it is, by a word that stays when accounts are renamed.", Required = true, HelpName = "word",
        };
        var role = new Option<string[]>("--role") { Description = "A role. May be repeated.", Required = true, HelpName = "role" };
        var unit = new Option<string?>("--unit") { Description = "The unit the person works in.", HelpName = "name" };
        var actsFor = new Option<string?>("--for")
        {
            Description = "In whose stead, by person: what the account does counts as done by both.", HelpName = "person",
        };
        var reason = CaseOptions.Reason();
        return new Command("appoint", "Say what an account may act as from now on. The first appointment makes the admin who appoints the others.")
        {
            account, person, role, unit, actsFor, reason,
        }.Runs(session =>
        {
            var parsed = session.Parsed;
            return Record(session, new Appointment
            {
                Account = parsed.GetRequiredValue(account).Trim(),
                Person = new StaffId(parsed.GetRequiredValue(person).Trim()),
                Roles = [.. parsed.GetRequiredValue(role).Distinct()],
                Unit = parsed.GetValue(unit),
                ActsFor = parsed.GetValue(actsFor) is { } other ? new StaffId(other.Trim()) : null,
                Reason = parsed.GetRequiredValue(reason),
            });
        });
    }

    private static Command End()
    {
        var account = new Argument<string>("account") { Description = "The account." };
        var reason = CaseOptions.Reason();
        return new Command("end", "Close an account: it may act as nothing any more.") { account, reason }.Runs(session =>
        {
            var word = session.Parsed.GetRequiredValue(account).Trim();
            StaffId person;
            using (var ledger = session.Append())
            {
                person = ledger.Views.Cases.Staff.Of(word, ledger.Head)?.Appointment.Person
                    ?? throw new RefusedException("no-account", $"\"{word}\" was never appointed: `lookback staff ls` shows who was");
            }

            return Record(session, new Appointment { Account = word, Person = person, Reason = session.Parsed.GetRequiredValue(reason) });
        });
    }

    private static Command Ls() => new Command("ls", "List accounts.").Runs(session =>
    {
        var (ledger, at) = session.Read();
        using (ledger) session.Output.Write(StaffList.Of(ledger, at), Tell);
        return ExitCode.Done;
    });

    private static int Record(Session session, Appointment appointment)
    {
        using var ledger = session.Append();
        new AppointStaff(ledger).Run(appointment, session.Actor);
        session.Output.Write(StaffList.Of(ledger, ledger.Head), Tell);
        return ExitCode.Done;
    }

    private static void Tell(IReadOnlyList<StaffLine> staff)
    {
        if (staff.Count == 0)
        {
            Output.Line("nobody was appointed: whoever uses the program acts as themselves");
            return;
        }

        Output.Table(
            ["account", "person", "roles", "unit", "for", "since", "by"],
            staff.Select(s => (IReadOnlyList<string>)[
                s.Account, s.Person.Value, s.Roles.Count == 0 ? "(closed)" : string.Join(", ", s.Roles), s.Unit ?? "-", s.ActsFor?.Value ?? "-",
                    Show.Day(s.Since), s.By]));
    }
}
