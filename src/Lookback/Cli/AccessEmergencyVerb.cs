using System.CommandLine;
using Lookback.Flows.Access;
using Lookback.Views.Access;

namespace Lookback.Cli;

/// <summary><c>lookback access emergency</c>: seeing for an hour what the own roles do not show, and what somebody else makes of it.</summary>
internal static class AccessEmergencyVerb
{
    private const int MostTold = 1_000;

    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("emergency", "Seeing for an hour what the own roles do not show, and what somebody else makes of it.")
    {
        Open(), Ls(), One(), Review(),
    };

    private static Command Open()
    {
        var reason = new Argument<string>("reason") { Description = "Why, in words that say what is so; at least 20 characters." };
        return new Command("open", "Open one for the acting account. Whoever audits is told, and reviews it within three days.") { reason }.Runs(session =>
        {
            using var ledger = session.AppendToExisting();
            var opened = EmergencyLine.Of(new OpenEmergency(ledger).Run(session.Parsed.GetRequiredValue(reason)), ledger.Now);
            session.Output.Write(opened, told => Output.Line(FormattableString.Invariant(
                $"emergency {told.Emergency} is open until {Show.Instant(told.Until)}; it has to be reviewed by {Show.Instant(told.ReviewBy)}")));
            return ExitCode.Done;
        });
    }

    private static Command Ls()
    {
        var unreviewed = new Option<bool>("--unreviewed") { Description = "Those alone that nobody has reviewed." };
        return new Command("ls", "List emergencies, newest first.") { unreviewed }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            var selection = session.Parsed.GetValue(unreviewed) ? EmergencySelection.Unreviewed : EmergencySelection.All;
            using (ledger) session.Output.Write(EmergencyLine.All(ledger, at, session.Now, selection), Tell);
            return ExitCode.Done;
        });
    }

    private static Command One()
    {
        var emergency = Number();
        return new Command("show", "Show an emergency, and whom it showed.") { emergency }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var report = EmergencyReport.Of(ledger, session.Parsed.GetRequiredValue(emergency), at, session.Now, long.MaxValue, MostTold);
                session.Output.Write(report, told =>
                {
                    Tell([told.Emergency]);
                    if (told.Emergency.ReviewReason is { } why) Output.Line($"{told.Emergency.State}, says {told.Emergency.Reviewer}: {why}");
                    AuditVerbs.Tell(told.Reads);
                });
            }

            return ExitCode.Done;
        });
    }

    private static Command Review()
    {
        var emergency = Number();
        var outcome = new Argument<string>("outcome") { Description = "justified or not-justified." };
        outcome.AcceptOnlyFromAmong("justified", "not-justified");
        var reason = new Option<string>("--reason") { Description = "Why; at least 20 characters.", HelpName = "words", Required = true };
        const string what = "Say what you make of somebody else's emergency, which ends it.";
        return new Command("review", what) { emergency, outcome, reason }.Runs(session =>
        {
            using var ledger = session.AppendToExisting();
            var isJustified = session.Parsed.GetRequiredValue(outcome) == "justified";
            var reviewed = new ReviewEmergency(ledger).Run(session.Parsed.GetRequiredValue(emergency), isJustified, session.Parsed.GetRequiredValue(reason));
            session.Output.Write(EmergencyLine.Of(reviewed, ledger.Now), told => Tell([told]));
            return ExitCode.Done;
        });
    }

    private static Argument<long> Number() => new("emergency") { Description = "The emergency's number, as it is listed." };

    private static void Tell(IReadOnlyList<EmergencyLine> lines) => Output.Table(
        ["emergency", "opened", "account", "person", "until", "review by", "state", "reason"],
        lines.Select(e => (IReadOnlyList<string>)[
            FormattableString.Invariant($"{e.Emergency}"), Show.Instant(e.OpenedAt), e.Account, e.Person.Value, Show.Instant(e.Until), Show.Instant(e.ReviewBy),
            e.State, e.Reason]));
}
