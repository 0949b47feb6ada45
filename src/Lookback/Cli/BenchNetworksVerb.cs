using System.CommandLine;
using System.Globalization;
using Lookback.Bench;

namespace Lookback.Cli;

/// <summary><c>lookback bench networks</c>: what it costs to walk a big network.</summary>
internal static class BenchNetworksVerb
{
    private const int Least = 10_000;
    private const int Most = 50_000_000;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var links = new Option<int?>("--links") { Description = "How many invented links. Default: 1,000,000.", HelpName = "count" };
        return new Command("networks", "Trace through invented links: time by percentiles, what many share, size on disk.") { links }.Runs(session =>
        {
            BenchVerb.RefuseMoment(session);
            var count = session.Parsed.GetValue(links) ?? 1_000_000;
            if (count is < Least or > Most)
                throw new UsageException(FormattableString.Invariant($"--links: expected a number from {Least} to {Most}, found {count}"));
            return BenchVerb.UntilStopped(cancel =>
            {
                var report = ProgressLine.Run("linking", "edges", tick => NetworksBench.Run(count, NetworksBench.Timed, tick, cancel));
                session.Output.Write(report, Tell);
                return ExitCode.Done;
            });
        });
    }

    private static void Tell(NetworksReport report)
    {
        BenchVerb.TellMachine(report.Machine);
        Output.Line(
            $"{Show.Many(report.Links, "invented link")} between {Show.Many(report.Encounters, "encounter")} and what they gave, "
            + $"{Show.Count(report.AtTheHub)} of them to one node; written in {Number(report.BuildSeconds, "N1")} s, "
            + $"{Number(report.BytesPerLink, "0.0")} bytes a link");
        Output.Line();
        Output.Figures(
            ["a trace of", "median, ms", "p95", "p99", "nodes", "edges", "reached", "stopped early"],
            [
                Row("1,000 links, depth 3", report.Trace), Row("100 beside what most share", report.BesideHub), Row("100 away from it", report.AwayFromHub),
                Row("1,000 links, depth 2, whole", report.Designation),
            ]);
        Output.Line($"What most share takes {Number(report.HubRatio, "0.00")} times as long as what few do.");
    }

    private static string[] Row(string what, TraceFigures figures) =>
    [
        what, Number(figures.Median, "N1"), Number(figures.P95, "N1"), Number(figures.P99, "N1"), Show.Count(figures.Nodes), Show.Count(figures.Edges),
        Show.Count(figures.Reached), $"{figures.Truncated} of {figures.Traces}",
    ];

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
