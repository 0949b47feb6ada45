using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Briefings;
using Lookback.Views.Briefings;

namespace Lookback.Cli;

/// <summary><c>lookback cohort</c>: who belongs to it by a written rule, and in numbers that add up?</summary>
internal static class CohortVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("cohort", "Who belongs to a cohort by a written rule, and what became of them, in numbers that add up.")
    {
        CreateRule(),
        CreateList(),
        CreateShow(),
        CohortLedgerVerbs.CreateLedger(),
        CohortLedgerVerbs.CreateMembers(),
        CohortLedgerVerbs.CreateJoined(),
        CohortLedgerVerbs.CreateCharges(),
        CreateSource(),
    };

    /// <summary>A cohort by its name.</summary>
    public static Argument<string> Cohort() => new("cohort") { Description = "A cohort's short name, such as C-0007." };

    /// <summary>A day from the command line.</summary>
    public static Option<PartialDate> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "date",
        Required = true,
        CustomParser = result =>
        {
            if (PartialDate.TryParse(result.Tokens[0].Value, out var day)) return day;
            result.AddError($"{name}: expected a day such as 2024-05-31, found \"{result.Tokens[0].Value}\"");
            return default;
        },
    };

    /// <summary>Who acts, as the command line says.</summary>
    public static string Account(Session session) =>
        session.Parsed.GetValue(GlobalOptions.Actor) is { } name && !string.IsNullOrWhiteSpace(name) ? name : "unknown";

    private static Command CreateRule()
    {
        var file = new Argument<string>("file") 
        {
            Description = "The rule, as JSON: cohort, title, rule (a sentence), where, unless. docs/cohorts.md says what may be asked.",
        };
        var reason = NetworkOptions.Reason();
        return new Command("rule", "Adopt a rule as the next version, and say whom it brings in and leaves out.") { file, reason }.Runs(session =>
        {
            var json = File.ReadAllText(Files.Require(session.Parsed.GetRequiredValue(file)));
            using var ledger = session.Append();
            var rule = new AdoptCohortRule(ledger, Account(session)).Run(json, session.Parsed.GetRequiredValue(reason));
            session.Output.Write(RuleAdopted.Of(ledger, rule, session.Now), CohortLines.Tell);
            return ExitCode.Done;
        });
    }

    private static Command CreateList() => new Command("ls", "List cohorts.").Runs(session =>
    {
        var (ledger, at) = session.Read();
        using (ledger)
        {
            session.Output.Write(CohortList.Of(ledger, at), CohortLines.Tell);
            return ExitCode.Done;
        }
    });

    private static Command CreateShow()
    {
        var cohort = Cohort();
        return new Command("show", "Show every version of a cohort's rule, and how far its sources go.") { cohort }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                session.Output.Write(CohortReport.Of(ledger, new CohortId(session.Parsed.GetRequiredValue(cohort)), at), CohortLines.Tell);
                return ExitCode.Done;
            }
        });
    }

    private static Command CreateSource()
    {
        var cohort = Cohort();
        var source = new Option<string>("--source") { Description = "Who reports: a court, an office.", Required = true, HelpName = "name" };
        var topic = new Option<string>("--topic") { Description = "What it reports: charge, contact ...", Required = true, HelpName = "word" };
        var to = Day("--complete-to", "The last day for which it has reported everything.");
        return new Command("source", "Record how far a source is complete, so that \"none\" can be answered.") { cohort, source, topic, to }.Runs(session =>
        {
            using var ledger = session.Append();
            var report = new ReportSource(ledger, Account(session), DateOnly.FromDateTime(session.Now.UtcDateTime)).Run(
                new CohortId(session.Parsed.GetRequiredValue(cohort)),
                session.Parsed.GetRequiredValue(source),
                session.Parsed.GetRequiredValue(topic),
                session.Parsed.GetRequiredValue(to));
            session.Output.Write(
                new SourceLine(report.Source, report.Topic, report.CompleteTo), s => Output.Line($"{s.Source} is complete on {s.Topic} to {s.CompleteTo}"));
            return ExitCode.Done;
        });
    }
}
