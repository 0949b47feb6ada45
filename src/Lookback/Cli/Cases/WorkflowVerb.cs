using System.CommandLine;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Views.Cases;

namespace Lookback.Cli.Cases;

/// <summary><c>lookback workflow</c>: the definitions that cases are under.</summary>
internal static class WorkflowVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("workflow", "Definitions of workflows: states, steps, roles, clocks.") { Ls(), ShowOne(), Check(), Take() };

    private static Command Ls() => new Command("ls", "List workflows.").Runs(session =>
    {
        var (ledger, _) = session.Read();
        using (ledger)
        {
            session.Output.Write(WorkflowList.Of(ledger), lines => Output.Table(
                ["workflow", "version", "begins", "states closed", "steps", "used"],
                lines.Select(w => (IReadOnlyList<string>)[
                    w.Workflow, $"{w.Version}", w.Initial, string.Join(", ", w.Terminal), Show.Count(w.Steps.Count), w.IsUsed ? "yes" : "no"])));
        }

        return ExitCode.Done;
    });

    private static Command ShowOne()
    {
        var id = new Argument<string>("workflow") { Description = "A workflow's id." };
        return new Command("show", "Show the steps of a workflow.") { id }.Runs(session =>
        {
            var (ledger, _) = session.Read();
            using (ledger)
            {
                var definitions = new Definitions(ledger);
                var workflow = definitions.Latest(session.Parsed.GetRequiredValue(id));
                session.Output.Write(WorkflowList.Line(workflow, definitions.IsTaken(workflow)), Tell);
            }

            return ExitCode.Done;
        });
    }

    private static Command Check()
    {
        var file = new Argument<string>("file") { Description = "A definition, or several as {\"workflows\": [...]}." };
        return new Command("check", "Say whether a file of definitions can be used: every state reached, no dead end, no adverse step by the program.")
        {
            file,
        }.Runs(session =>
        {
            var read = Workflow.Read(File.ReadAllText(session.Parsed.GetRequiredValue(file)));
            session.Output.Write<IReadOnlyList<WorkflowLine>>([.. read.Select(w => WorkflowList.Line(w, false))], lines =>
            {
                foreach (var line in lines) Output.Line($"{line.Workflow} version {line.Version}: {Show.Many(line.Steps.Count, "step")}, can be used");
            });
            return ExitCode.Done;
        });
    }

    private static Command Take()
    {
        var file = new Argument<string>("file") { Description = "One definition; its version is the next of that workflow." };
        return new Command("take", "Put an institution's own definition on record: new cases begin under it, open ones stay under theirs.")
        {
            file,
        }.Runs(session =>
        {
            var read = Workflow.Read(File.ReadAllText(session.Parsed.GetRequiredValue(file)));
            if (read.Count != 1)
                throw new RefusedException("bad-workflow", $"expected one definition, found {read.Count}: put them on record one by one");
            using var ledger = session.Append();
            var person = CaseDesk.Appointed(ledger, session.Actor);
            person.Require([Transition.SupervisorRole, AppointStaff.Admin], "puts workflows on record");
            new Definitions(ledger).Take(read[0]);
            session.Output.Write(WorkflowList.Line(read[0], true), line => Output.Line($"{line.Workflow} version {line.Version} is on record"));
            return ExitCode.Done;
        });
    }

    private static void Tell(WorkflowLine workflow)
    {
        Output.Line($"{workflow.Workflow} version {workflow.Version}: begins {workflow.Initial}, closed in {string.Join(", ", workflow.Terminal)}");
        Output.Table(
            ["from", "to", "by", "persons", "requires", "guard"],
            workflow.Steps.Select(s => (IReadOnlyList<string>)[
                string.Join(", ", s.From), s.To + (s.IsAdverse ? " (adverse)" : ""), string.Join(", ", s.Roles), s.FourEyes ? "2" : "1",
                    string.Join(", ", s.Requires),
                s.Guard ?? "-"]));
    }
}
