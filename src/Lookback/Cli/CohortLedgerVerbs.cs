using System.CommandLine;
using Lookback.Flows.Briefings;
using Lookback.Views.Briefings;

namespace Lookback.Cli;

/// <summary>What is counted of a cohort: its ledger, its members, who joined and left, charges.</summary>
internal static class CohortLedgerVerbs
{
    /// <summary><c>ledger</c>.</summary>
    public static Command CreateLedger()
    {
        var (cohort, moment) = (CohortVerb.Cohort(), new MomentOptions());
        return new Command("ledger", $"Print a cohort in classes that sum to its members, with what overlaps them, and every claim. {MomentOptions.Says}")
        {
            cohort, moment.Known, moment.Version,
        }.Runs(session =>
        {
            var (ledger, _) = session.Read();
            using (ledger)
            {
                var counted = new CohortReading(ledger).Count(moment.Of(session, ledger, session.Parsed.GetRequiredValue(cohort)));
                session.Output.Write(CohortLedgerReport.Of(ledger, counted), CohortLines.Tell);
                return ExitCode.Done;
            }
        });
    }

    /// <summary><c>members</c>.</summary>
    public static Command CreateMembers()
    {
        var (cohort, moment) = (CohortVerb.Cohort(), new MomentOptions());
        var word = new Option<string?>("--class") { Description = "Those of one class alone, such as \"in custody\".", HelpName = "class" };
        return new Command("members", $"List the members' cases. No names. {MomentOptions.Says}") { cohort, word, moment.Known, moment.Version }.Runs(session =>
        {
            var (ledger, _) = session.Read();
            using (ledger)
            {
                var counted = new CohortReading(ledger).Count(moment.Of(session, ledger, session.Parsed.GetRequiredValue(cohort)));
                session.Output.Write(CohortMemberList.Of(ledger, counted, session.Parsed.GetValue(word)), CohortLines.Tell);
                return ExitCode.Done;
            }
        });
    }

    /// <summary><c>joined</c>.</summary>
    public static Command CreateJoined()
    {
        var (cohort, moment) = (CohortVerb.Cohort(), new MomentOptions());
        var from = new Option<string>("--from") 
        {
            Description = "The first moment, on both clocks unless --known says what was known.", Required = true, HelpName = "instant",
        };
        var to = new Option<string?>("--to") { Description = "The second. Default: now.", HelpName = "instant" };
        return new Command("joined", "Say who joined and who left between two moments, and why as far as it can be told.")
        {
            cohort, from, to, moment.Known, moment.Version,
        }.Runs(session =>
        {
            if (session.AsOf is not null) throw new UsageException("--as-of: `cohort joined` asks about two moments, --from and --to");
            var (ledger, _) = session.Read();
            using (ledger)
            {
                var name = session.Parsed.GetRequiredValue(cohort);
                var first = Files.Instant(session.Parsed.GetRequiredValue(from), "--from");
                var second = Files.Instant(session.Parsed.GetValue(to), "--to");
                if (second < first) throw new UsageException("--to: expected a moment that is not before --from");
                var bridge = new BridgeCohort(ledger).Between(
                    moment.Of(session, ledger, name, first), moment.Of(session, ledger, name, second));
                session.Output.Write(BridgeReport.Of(ledger, bridge), CohortLines.Tell);
                return ExitCode.Done;
            }
        });
    }

    /// <summary><c>charges</c>.</summary>
    public static Command CreateCharges()
    {
        var (cohort, moment) = (CohortVerb.Cohort(), new MomentOptions());
        return new Command("charges", $"Count charges by category, statute and stage, persons and charges apart, and answer \"none\". {MomentOptions.Says}")
        {
            cohort, moment.Known, moment.Version,
        }.Runs(session =>
        {
            var (ledger, _) = session.Read();
            using (ledger)
            {
                var counted = new CohortReading(ledger).Count(moment.Of(session, ledger, session.Parsed.GetRequiredValue(cohort)));
                session.Output.Write(CohortChargesReport.Of(ledger, counted), CohortLines.Tell);
                return ExitCode.Done;
            }
        });
    }
}
