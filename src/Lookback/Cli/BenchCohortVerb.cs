using System.CommandLine;
using System.Globalization;
using Lookback.Bench;
using Lookback.Flows.Briefings;
using Lookback.Store;
using Lookback.Views.Briefings;

namespace Lookback.Cli;

/// <summary><c>lookback bench cohort</c>: how long it takes to print the ledger of a big cohort.</summary>
internal static class BenchCohortVerb
{
    private const int Least = 1_000;
    private const int Most = 2_000_000;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var cases = new Option<int?>("--count") { Description = "How many invented cases. Default: 100,000.", HelpName = "count" };
        return new Command("cohort", "Print the ledger of an invented cohort: time from opening the store on, size on disk.") { cases }.Runs(session =>
        {
            BenchVerb.RefuseMoment(session);
            var count = session.Parsed.GetValue(cases) ?? 100_000;
            if (count is < Least or > Most)
                throw new UsageException(FormattableString.Invariant($"--count: expected a number from {Least} to {Most}, found {count}"));
            return BenchVerb.UntilStopped(cancel =>
            {
                var report = ProgressLine.Run("inventing", "cases", tick => CohortBench.Run(count, Print, tick, cancel));
                session.Output.Write(report, Tell);
                return ExitCode.Done;
            });
        });
    }

    // As the verb does it, but for where it is printed to.
    private static long Print(string path)
    {
        using var ledger = Ledger.OpenToRead(path);
        var question = new CohortQuestion(InventedCohort.Cohort, null, TimeProvider.System.GetUtcNow(), ledger.Head);
        return CohortLedgerReport.Of(ledger, new CohortReading(ledger).Count(question)).Members;
    }

    private static void Tell(CohortBenchReport report)
    {
        BenchVerb.TellMachine(report.Machine);
        Output.Line(
            $"{Show.Many(report.Cases, "invented case")}, {Show.Many(report.Members, "member")}, {Show.Many(report.Entries, "entry", "entries")} written in "
            + $"{Number(report.BuildSeconds, "N1")} s, {Number(report.BytesPerCase, "N0")} bytes a case");
        Output.Line(
            $"the ledger, from opening the store on: {Number(report.FirstSeconds, "0.00")} s the first time, "
            + $"then {Number(report.Median, "0.00")} s at the median "
            + $"and {Number(report.Worst, "0.00")} s at the worst; {Number(report.ProcessorSeconds, "0.00")} s of a processor each");
    }

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
