using System.CommandLine;
using System.Globalization;
using Lookback.Bench;
using Lookback.Core.Matching;

namespace Lookback.Cli;

/// <summary><c>lookback bench lookback</c>: what a change of a list costs over a big population.</summary>
internal static class BenchLookbackVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var (lists, map) = (BenchLists.Lists(), BenchLists.Map());
        var count = new Option<int?>("--count") { Description = "How many invented people. Default: 100,000.", HelpName = "count" };
        var seed = new Option<long>("--seed") { Description = "The seed they are invented from.", DefaultValueFactory = _ => 1, HelpName = "number" };
        var most = new Option<int?>("--changes") { Description = "The biggest change that is measured. Default: 1,000 listings.", HelpName = "count" };
        var check = new Option<bool>("--check") { Description = "Screen everybody against the biggest change as well: both ways must find the same pairs." };
        return new Command("lookback", "Index people and find whom changed listings concern: build, memory, load, and time by the size of the change.")
        {
            lists, map, count, seed, most, check,
        }.Runs(session =>
        {
            var people = BenchVerb.Count(session.Parsed.GetValue(count) ?? 100_000, "--count", 1);
            var biggest = BenchVerb.Count(session.Parsed.GetValue(most) ?? 1_000, "--changes", 1);
            var from = BenchVerb.Seed(session.Parsed.GetValue(seed));
            var data = BenchVerb.Folder(session);
            var pool = BenchLists.Read(session, data, lists, map);
            return BenchVerb.UntilStopped(cancel =>
            {
                var report = ProgressLine.Run(
                    "indexing", "people",
                    tick => LookbackBench.Run(Policy.Default, pool, from, people, biggest, session.Parsed.GetValue(check), tick, cancel));
                session.Output.Write(report, Tell);
                return report.Check is { } both && (both.Forward != both.Both || both.Back != both.Both) ? ExitCode.Defect : ExitCode.Done;
            });
        });
    }

    private static void Tell(LookbackBenchReport report)
    {
        BenchVerb.TellMachine(report.Machine);
        BenchVerb.TellLists(report.Lists);
        Output.Line(
            $"{Show.Many(report.Subjects, "invented subject")} indexed in {Number(report.BuildSeconds, "N1")} s, in {Show.Many(report.Segments, "segment")} of "
            + $"{Number(report.BytesPerSubject, "0")} bytes a subject together; stored in {Number(report.StoreSeconds, "0.0")} s, loaded in "
            + $"{Number(report.LoadSeconds, "0.0")} s; at most {Number(report.PeakMegabytes, "N0")} MB of memory");
        Output.Line();
        Output.Figures(
            ["changed listings", "s", "candidates", "alerts", "times a scan"],
            report.Changes.Select(c => (string[])
                [Show.Count(c.Listings), Number(c.Seconds, "0.000"), Show.Count(c.Candidates), Show.Count(c.Alerts), Number(c.TimesScan, "N0")]));
        Output.Line(
            $"A scan compares every subject with the names of one listing by Jaro-Winkler, on all cores: {Number(report.ScanSeconds, "0.000")} s a listing.");
        if (report.Check is { } check) Tell(check);
    }

    private static void Tell(DirectionsCheck check) => Output.Line(
        $"Everybody screened against {Show.Many(check.Listings, "listing")}: {Show.Many(check.Forward, "pair")} alert; from the listings "
        + $"{Show.Count(check.Back)} are found, {Show.Count(check.Both)} of them the same");

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
