using System.CommandLine;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback run</c>: whom does what is known now surface among those let through?</summary>
internal static class RunVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var full = new Option<bool>("--full") { Description = "Screen every past encounter again instead of starting from what changed. Finds the same." };
        var fail = new Option<bool>("--fail-on-alert") { Description = "Exit with 1 where there are findings." };
        return new Command("run", "Bring every past encounter to the editions of now, and find whom that surfaces. Cut and run again it goes on.")
        {
            full, fail,
        }.Runs(session =>
        {
            using var ledger = session.Append();
            using var interruption = new Interruption();
            var mode = session.Parsed.GetValue(full) ? RunMode.Full : RunMode.Delta;
            var result = ProgressLine.Run("looking back", "steps", tick => new RunLookback(ledger, Policy.Default).Run(mode, tick, interruption.Token));
            var report = RunReport.Of(ledger, result, session.Now);
            session.Output.Write(report, Tell);
            return report.Findings.Count > 0 && session.Parsed.GetValue(fail) ? ExitCode.AlertsFound : ExitCode.Done;
        });
    }

    /// <summary>Says what a run found.</summary>
    public static void Tell(RunReport report)
    {
        if (report.Run is not { } run)
        {
            Output.Line("nothing to look back on: every encounter is current");
        }
        else
        {
            Output.Line(
                $"run {run.Run} ({run.Trigger}, {run.Mode}{(report.Resumed ? ", resumed" : "")}): {Show.Many(run.Expected, "encounter")} expected = "
                + $"{Show.Count(run.Evaluated)} evaluated + {Show.Count(run.Skipped)} skipped + {Show.Count(run.Failed)} failed");
            FindingVerb.Tell(report.Findings);
            LostGround(report.LostGround);
        }

        StatusVerb.TellCurrency(report.Status);
    }

    private static void LostGround(IReadOnlyList<LostGroundLine> lost)
    {
        if (lost.Count == 0) return;
        Output.Line($"ground lost by {Show.Many(lost.Count, "past alert")}:");
        foreach (var line in lost)
        {
            var how = line.Loss switch
            {
                GroundLoss.Delisted => "was delisted",
                GroundLoss.Merged => $"lives on as {line.MergedInto}",
                GroundLoss.IdReused => "was delisted, and its number is another party's now",
                GroundLoss.EditionRecalled => "stood so in an edition that was recalled, and nowhere since; its publisher delisted nobody",
                GroundLoss.NoLongerMatches => "changed and no longer matches",
                _ => throw new InvalidOperationException($"no words for {line.Loss}"),
            };
            Output.Line($"  {Show.Some(line.References)} {Output.Visible(line.SubjectName)}: {line.Listing} ({Output.Visible(line.ListedName)}) {how}");
        }
    }
}
