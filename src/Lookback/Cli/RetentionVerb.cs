using System.CommandLine;
using Lookback.Core.Retention;
using Lookback.Flows;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback retention</c>: for how long records of persons are kept.</summary>
internal static class RetentionVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("retention", "For how long records of persons are kept, and on which law.") { Plan(), Apply() };

    private static Command Plan()
    {
        var rules = Rules();
        return new Command("plan", "Say what is held under each class, what is due for erasure, and what falls due next. Changes nothing.")
        {
            rules,
        }.Runs(session =>
        {
            var read = Read(session.Parsed.GetValue(rules));
            var (ledger, at) = session.Read();
            using (ledger) session.Output.Write(RetentionReport.Of(ApplyRetention.Plan(ledger, read, at, session.Now), applied: false), Tell);
            return ExitCode.Done;
        });
    }

    private static Command Apply()
    {
        var rules = Rules();
        return new Command("apply", "Erase the subjects whose time is over. Cannot be undone; `retention plan` says whom it meets.") { rules }.Runs(session =>
        {
            var read = Read(session.Parsed.GetValue(rules));
            using var ledger = session.AppendToExisting();
            session.Output.Write(RetentionReport.Of(new ApplyRetention(ledger, read).Run(session.Now), applied: true), Tell);
            session.TellLingering(ledger);
            return ExitCode.Done;
        });
    }

    private static Option<string?> Rules() => new("--rules")
    {
        Description = "A JSON file of retention classes; the built-in ones where none is given.", HelpName = "file",
    };

    private static RetentionRules Read(string? path) => path is null ? RetentionRules.Default : RetentionRules.Parse(File.ReadAllText(Files.Require(path)));

    private static void Tell(RetentionReport report)
    {
        Output.Table(
            ["class", "kept for", "held", report.Applied ? "erased" : "due", "next due", "legal basis"],
            report.Classes.Select(c => (IReadOnlyList<string>)[
                c.Class, c.Keep ?? "while open", Show.Count(c.Held), Show.Count(c.Due), Show.Day(c.NextDueAt), c.LegalBasis]));
        Output.Line($"{Show.Many(report.Held, "subject")} held, {Show.Count(report.Due)} {(report.Applied ? "erased" : "due")} on {Show.Day(report.On)}");
    }
}
