using Lookback.Core.Records;
using Lookback.Views.Cases;

namespace Lookback.Cli.Cases;

/// <summary>Cases as a person reads them on a screen.</summary>
internal static class CaseLines
{
    /// <summary>A queue.</summary>
    public static void Tell(IReadOnlyList<CaseLine> cases)
    {
        if (cases.Count == 0)
        {
            Output.Line("no cases");
            return;
        }

        Output.Table(
            ["case", "state", "since", "subject", "reference", "workflow", "owner", "due", "waits for"],
            cases.Select(c => (IReadOnlyList<string>)[
                Show.Id(c.Case.Value), c.State + (c.IsHeld ? " (held)" : ""), Show.Day(c.Since), c.SubjectName, c.Reference ?? "-",
                    $"{c.Workflow} v{c.Version}", c.Owner ?? "-",
                c.DueAt is null ? "-" : $"{c.Due} {Show.Instant(c.DueAt)}{(c.IsOverdue ? " OVERDUE" : "")}",
                c.Proposed is null ? "-" : $"a second person ({c.Proposed})"]));
    }

    /// <summary>A case in full.</summary>
    public static void Tell(CaseReport report)
    {
        var c = report.Case;
        Output.Line($"case {c.Case}: {c.State} since {Show.Instant(c.Since)}{(c.IsClosed ? ", closed" : "")}");
        Output.Line($"  {Output.Visible(c.SubjectName)}, reference {Output.Visible(c.Reference ?? "-")}{(c.Listing is null ? "" : $", alert on {c.Listing}")}");
        Output.Line($"  {c.Workflow} version {c.Version}, opened {Show.Instant(report.OpenedAt)} by "
            + $"{report.OpenedBy}{(c.Unit is null ? "" : $", unit {Output.Visible(c.Unit)}")}");
        foreach (var hold in report.Holds) Output.Line($"  held: {Output.Visible(hold)}");
        if (report.Pending is { } pending)
            Output.Line($"  proposed: {pending.To} by {pending.Person} on {Show.Instant(pending.KnownAt)}, waits for another person: "
                + $"{Output.Visible(pending.ReasonText)}");
        foreach (var clock in report.Clocks)
            Output.Line($"  due {Show.Instant(clock.DueAt)}{(clock.IsOverdue ? " OVERDUE" : "")}: {Output.Visible(clock.Rule)}; then to "
                + $"{clock.EscalatesTo}{(clock.IsTold ? ", told" : "")}");
        if (report.LastContact is { } contact)
            Output.Line($"  last confirmed contact {Show.Day(contact.At)}: {Output.Visible(contact.Value ?? "-")} ({Output.Visible(contact.Source)})");
        foreach (var task in report.Tasks)
        {
            Output.Line(
                $"  task {task.Task} to {Output.Visible(task.Addressee)}, "
                    + $"{(task.IsOpen ? task.IsAcknowledged ? "acknowledged, open" : "open, not acknowledged" : "closed")}: "
                + Output.Visible(task.Question));
            foreach (var move in task.Moves) Output.Line($"    {Output.Visible(move)}");
        }

        Columns("facts", report.Facts);
        Columns("allegations (not established)", report.Allegations);
        Columns("assessments", report.Assessments);
        Columns("no longer held", report.NoLonger);
        foreach (var made in report.Disclosures)
            Output.Line($"  disclosed [{made.Position}] {Show.Day(made.At)} to {Output.Visible(made.Recipient)}: {Output.Visible(made.What)}, "
                + $"{Output.Visible(made.Answer)}");
        foreach (var step in report.Steps.Concat(report.Side)) Tell(step);
        foreach (var next in report.Next)
        {
            Output.Line(
                $"  next {next.To}{(next.NeedsSecond ? " (two persons)" : "")}{(next.IsAdverse ? " (adverse)" : "")} by {string.Join(", ", next.Roles)}: "
                + string.Join(", ", next.Requires) + (next.Barred is null ? "" : $"; barred: {Output.Visible(next.Barred)}"));
        }
    }

    /// <summary>A round.</summary>
    public static void Tell(RoundReport round)
    {
        foreach (var step in round.Steps) Output.Line($"case {Show.Id(step.Case.Value)}: {step.From} -> {step.To} ({step.ReasonCode})");
        foreach (var breach in round.Breaches)
        {
            var what = breach.Case is { } file ? $"case {Show.Id(file.Value)}{(breach.Task is null ? "" : $", task {breach.Task}")}" : $"task {breach.Task}";
            Output.Line($"{what}: {breach.Clock} was due {Show.Instant(breach.DueAt)}, told to {breach.EscalatedTo}");
        }

        foreach (var list in round.OwnLists) Output.Line($"{list}: brought to what follows from the nominations that are active");
        Output.Line($"{Show.Many(round.Steps.Count, "step")} taken, {Show.Many(round.Breaches.Count, "time")} told that had passed");
    }

    private static void Columns(string heading, IReadOnlyList<StatementLine> said)
    {
        if (said.Count == 0) return;
        Output.Line($"  {heading}:");
        foreach (var line in said)
        {
            var fields = string.Join(", ", line.Fields.Select(f => $"{f.Key} {f.Value}"));
            var words = string.Join("; ", new[] { fields, line.Text ?? "" }.Where(t => t.Length > 0));
            Output.Line(
                $"    [{line.Position}] {Show.Day(line.At)} "
                    + $"{line.Topic}{(line.Value is null ? "" : $" {Output.Visible(line.Value)}")}{(words.Length == 0 ? "" : $": {Output.Visible(words)}")} "
                + $"({Output.Visible(line.Source)}{(line.Grade is { } grade ? $", {grade}" : "")}{(line.Until is null ? "" : $", until {line.Until}")}"
                + $"{(line.BelievedUntil is null ? "" : $", believed until {Show.Instant(line.BelievedUntil)}")}, by {line.Person})");
        }
    }

    private static void Tell(StepLine step)
    {
        var by = step.ProposedBy is null ? $"{step.Person}" : $"{step.ProposedBy}, approved by {step.Person}";
        Output.Line($"  {Show.Instant(step.At)} {step.From} -> {step.To} by {by}{(step.ActsFor is null ? "" : $" for {step.ActsFor}")} as "
            + $"{step.Role}: {step.ReasonCode} {Output.Visible(step.ReasonText)}");
        foreach (var told in step.Discriminators) Output.Line($"    {told.Field}: {Output.Visible(told.Ours)} / {Output.Visible(told.Theirs)} "
            + $"{Word(told.Comparison)}");
        foreach (var (name, text) in step.Fields) Output.Line($"    {name}: {Output.Visible(text)}");
    }

    private static string Word(Comparison comparison) => comparison.ToString().ToLowerInvariant();
}
