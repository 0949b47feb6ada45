using System.CommandLine;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Views.Cases;

namespace Lookback.Cli.Cases;

/// <summary><c>lookback case</c>: work on one subject under a workflow.</summary>
internal static class CaseVerb
{
    /// <summary>The workflow of a case that names none.</summary>
    private const string Usual = "border-1";

    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("case", "Work on one subject under a workflow: steps, clocks, what is known, and who was told.")
    {
        Open(), Ls(), ShowOne(), CaseStepVerbs.CreateStep(), CaseStepVerbs.CreateApprove(), CaseStepVerbs.CreateDecline(), CaseRecordVerbs.CreateRecord(),
        CaseRecordVerbs.CreateDisclose(), CaseRecordVerbs.CreateAnswer(), Migrate(), Advance(),
    };

    private static Command Open()
    {
        var what = new Argument<string>("what") { Description = "An alert's id, or an encounter's id or reference; or the start of an id." };
        var workflow = new Option<string>("--workflow")
        {
            Description = $"The workflow. Default: {Usual}.", HelpName = "id", DefaultValueFactory = _ => Usual,
        };
        var unit = new Option<string?>("--unit") { Description = "The unit whose business it was: the one that met the subject.", HelpName = "name" };
        var live = new Option<bool>("--live") { Description = "Somebody stands there and waits." };
        return new Command("open", "Open a case on an alert, or on an encounter of which something was learnt.") { what, workflow, unit, live }.Runs(session =>
        {
            using var ledger = session.Append();
            var word = session.Parsed.GetRequiredValue(what).Trim();
            var opening = new OpenCase(ledger, session.Now);
            var channel = session.Parsed.GetValue(live) ? CaseChannel.Live : CaseChannel.Batch;
            var (id, of, actor) = (session.Parsed.GetValue(workflow)!, session.Parsed.GetValue(unit), session.Actor);
            var file = ledger.Views.Alerts.Find(word.ToLowerInvariant(), ledger.Head) is [var alert]
                ? opening.OnAlert(alert, id, channel, of, actor)
                : opening.OnEncounter(MetBy.Word(ledger, word), id, channel, of, actor);
            session.Output.Write(CaseReport.Of(ledger, file, ledger.Head, session.Now, session.CaseActor(ledger)), CaseLines.Tell);
            return ExitCode.Done;
        });
    }

    private static Command Ls()
    {
        var all = new Option<bool>("--all") { Description = "Closed ones too." };
        var overdue = new Option<bool>("--overdue") { Description = "Only those of which a time has passed." };
        var workflow = new Option<string?>("--workflow") { Description = "Only those of this workflow.", HelpName = "id" };
        var state = new Option<string?>("--state") { Description = "Only those in this state.", HelpName = "state" };
        return new Command("ls", "List open cases, what is overdue longest first.") { all, overdue, workflow, state }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var filter = new CaseFilter(
                    session.Parsed.GetValue(all), session.Parsed.GetValue(overdue), session.Parsed.GetValue(workflow), session.Parsed.GetValue(state));
                session.Output.Write(CaseQueue.Of(ledger, at, session.Now, filter), CaseLines.Tell);
            }

            return ExitCode.Done;
        });
    }

    private static Command ShowOne()
    {
        var which = CaseOptions.Case();
        return new Command("show", "Show a case: facts, allegations and assessments apart, what is due, and what may happen next.") { which }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var file = CaseOptions.Pick(ledger, session.Parsed.GetRequiredValue(which), at);
                session.Output.Write(CaseReport.Of(ledger, file, at, session.Now, session.CaseActor(ledger)), CaseLines.Tell);
            }

            return ExitCode.Done;
        });
    }

    private static Command Migrate()
    {
        var which = CaseOptions.Case();
        var version = new Option<int?>("--to-version") { Description = "The version. Default: the latest.", HelpName = "number" };
        var state = new Option<string?>("--state") { Description = "Where it stands there, if its state is called otherwise.", HelpName = "state" };
        var reason = CaseOptions.Reason();
        return new Command("migrate", "Carry a case over to another version of its workflow.") { which, version, state, reason }.Runs(session =>
        {
            using var ledger = session.Append();
            var file = CaseOptions.Pick(ledger, session.Parsed.GetRequiredValue(which), ledger.Head);
            new MigrateCase(ledger, session.Now).Run(
                file, session.Parsed.GetValue(version), session.Parsed.GetValue(state), session.Parsed.GetRequiredValue(reason), session.Actor);
            session.Output.Write(CaseReport.Of(ledger, file, ledger.Head, session.Now, session.CaseActor(ledger)), CaseLines.Tell);
            return ExitCode.Done;
        });
    }

    private static Command Advance() => new Command(
        "advance",
        "Take the steps that the program takes by itself, and tell once of every time that has passed. Meant to be run every few minutes.").Runs(session =>
    {
        using var ledger = session.AppendToExisting();
        var round = new AdvanceCases(ledger, session.Now).Run();
        session.Output.Write(new RoundReport(round.Steps, round.Breaches, round.OwnLists), CaseLines.Tell);
        return ExitCode.Done;
    });
}
