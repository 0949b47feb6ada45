using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Flows.Networks;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback network run</c> and <c>ls</c>: whom do networks surface among everybody ever met?</summary>
internal static class NetworkRunVerb
{
    /// <summary><c>run</c>.</summary>
    public static Command CreateRun()
    {
        var full = new Option<bool>("--full") { Description = "Trace every designation instead of those whose reach may have changed. Finds the same." };
        var fail = new Option<bool>("--fail-on-finding") { Description = "Exit with 1 where there are findings." };
        return new Command("run", "Look back by network: whom do links and designations of now touch among everybody ever met? It raises no alert.")
        {
            full, fail,
        }.Runs(session =>
        {
            using var ledger = session.Append();
            using var interruption = new Interruption();
            var mode = session.Parsed.GetValue(full) ? RunMode.Full : RunMode.Delta;
            var day = DateOnly.FromDateTime(session.Now.UtcDateTime);
            var run = ProgressLine.Run("tracing", "designations", tick => new RunNetworkLookback(ledger, day).Run(mode, tick, interruption.Token));
            if (run is null)
            {
                session.Output.Write<NetworkRunReport?>(null, _ => Output.Line("nothing to trace: nothing changed since the last lookback by network"));
                return ExitCode.Done;
            }

            var report = NetworkRunReport.Of(ledger, run, ledger.Head);
            session.Output.Write<NetworkRunReport?>(report, r => Tell(r!));
            return report.Findings.Count > 0 && session.Parsed.GetValue(fail) ? ExitCode.AlertsFound : ExitCode.Done;
        });
    }

    /// <summary><c>ls</c>.</summary>
    public static Command CreateList()
    {
        var run = new Option<string?>("--run") { Description = "Everything that this lookback by network found, by its number.", HelpName = "run" };
        return new Command("ls", "List exposures that stand: encounters that a network leads to, with the path in place of a score.") { run }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                RunId? only = session.Parsed.GetValue(run) is { } word ? RunOf(ledger, word, at) : null;
                session.Output.Write(ExposureList.Of(ledger, only, at), Tell);
            }

            return ExitCode.Done;
        });
    }

    private static RunId RunOf(Ledger ledger, string word, Horizon at) =>
        ledger.Views.Networks.Exposures.AllRuns(at).FirstOrDefault(r => r.Id.ToString() == word)?.Id
        ?? throw new RefusedException("no-run", $"\"{word}\" names no lookback by network");

    private static void Tell(NetworkRunReport report)
    {
        Output.Line(
            $"network run {report.Run} ({report.Trigger}, {report.Mode}, {Show.Many(report.Starts, "designation")} traced): "
            + $"{Show.Many(report.Expected, "encounter")} expected = {Show.Count(report.Evaluated)} evaluated + {Show.Count(report.Skipped)} skipped + "
            + $"{Show.Count(report.Failed)} failed");
        Tell(report.Findings);
        if (report.Lost.Count == 0) return;
        Output.Line($"{Show.Many(report.Lost.Count, "exposure")} that stood before and stand no longer:");
        foreach (var lost in report.Lost)
            Output.Line($"  {Output.Visible(lost.Reference ?? "-")} encounter {Show.Id(lost.Encounter.Value)} <- {lost.Start}: {Why(lost.Loss)}");
    }

    private static void Tell(IReadOnlyList<ExposureFindingLine> findings)
    {
        if (findings.Count == 0)
        {
            Output.Line("no exposures");
            return;
        }

        Output.Line(TraceReport.Association);
        Output.Table(
            ["exposure", "level", "reference", "subject", "met", "from", "weakest", "sources", "verdict", "knowable", "path"],
            findings.Select(f => (IReadOnlyList<string>)[
                Show.Id(f.Exposure.Value), f.Found.Level.ToString(), f.Found.Reference ?? "-", f.Found.SubjectName, Show.Day(f.Found.MetAt),
                f.Found.Start.Name, f.Found.Weakest.ToString(), Show.Count(f.Found.IndependentSources), f.Verdict.ToString(), Show.Day(f.KnowableAt),
                f.Found.Paths is [var best, ..] ? string.Join(" -> ", best.Hops.Select(h => h.Type)) : "not replayable"]));
    }

    private static string Why(ExposureLoss loss) => loss switch
    {
        ExposureLoss.StartEnded => "no longer listed or designated",
        ExposureLoss.LinkEnded => "a link was withdrawn or expired",
        ExposureLoss.IdentityChanged => "a decision on who was met",
        ExposureLoss.SharedByMany => "something on the way is shared by too many",
        ExposureLoss.NotReplayable => "somebody on the way was erased: not replayable",
        ExposureLoss.LevelChanged => "it stands at another level now",
        _ => throw new InvalidOperationException($"no words for {loss}"),
    };
}
