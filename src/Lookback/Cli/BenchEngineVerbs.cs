using System.CommandLine;
using System.Globalization;
using Lookback.Bench;
using Lookback.Core.Matching;

namespace Lookback.Cli;

/// <summary><c>lookback bench retrieval</c> and <c>bench speed</c>: what the index loses, and what it buys.</summary>
internal static class BenchEngineVerbs
{
    /// <summary>Against comparing everything.</summary>
    public static Command Retrieval()
    {
        var (lists, map) = (BenchLists.Lists(), BenchLists.Map());
        var people = new Option<string[]>("--people")
        {
            Description = "A file of people to look for, on the lists or not, read as `screen` reads it. May be repeated. Default: UN persons, names "
                + "altered, and public invented ones.",
            HelpName = "path",
        };
        var most = new Option<int>("--most") { Description = "Take so many people of each file.", DefaultValueFactory = _ => 500, HelpName = "count" };
        return new Command("retrieval", "Does the index lead to everything that comparing everybody with every listing finds?")
        {
            lists, map, people, most,
        }.Runs(session =>
        {
            var data = BenchVerb.Folder(session);
            var pool = BenchLists.Read(session, data, lists, map);
            var count = BenchVerb.Count(session.Parsed.GetValue(most), "--most", 1);
            var own = session.Parsed.GetValue(people);
            var files = own is { Length: > 0 } ? own.Select(Files.Source).ToList() : [BenchLists.Altered(data), .. BenchLists.Strangers(data)];
            session.Output.Write(ProgressLine.Run("comparing", "people", tick => RetrievalBench.Run(Policy.Default, pool, files, count, tick)), Tell);
            return ExitCode.Done;
        });
    }

    /// <summary>Screenings a second.</summary>
    public static Command Speed()
    {
        var (lists, map, strangers) = (BenchLists.Lists(), BenchLists.Map(), BenchLists.Strangers());
        var most = new Option<int>("--most") { Description = "Time so many strangers of each file.", DefaultValueFactory = _ => 20_000, HelpName = "count" };
        var scanned = new Option<int>("--scan")
        {
            Description = "Time so many exhaustive scans by Jaro-Winkler.", DefaultValueFactory = _ => 100, HelpName = "count",
        };
        return new Command("speed", "Screenings a second on one core, from the text of a name to the decision.")
        {
            lists, map, strangers, most, scanned,
        }.Runs(session =>
        {
            var (people, scans) = (
                BenchVerb.Count(session.Parsed.GetValue(most), "--most", 1), BenchVerb.Count(session.Parsed.GetValue(scanned), "--scan", 1));
            var data = BenchVerb.Folder(session);
            var pool = BenchLists.Read(session, data, lists, map);
            var files = BenchLists.Strangers(session, data, strangers);
            session.Output.Write(SpeedBench.Run(Policy.Default, pool, files, people, scans), Tell);
            return ExitCode.Done;
        });
    }

    private static void Tell(RetrievalReport report)
    {
        BenchVerb.TellLists(report.Lists);
        Output.Line(
            $"{Show.Many(report.Queries, "person", "people")} compared with every listing by name alone: {Show.Count(report.QueriesWithAlerts)} alert; for "
            + $"{Show.Count(report.QueriesComplete)} of them ({Percent(report.CompleteShare)}) the index names the listing of every alert");
        Output.Line(
            $"{Show.Many(report.Pairs, "alert")} in all, {Show.Count(report.PairsRetrieved)} by the index, which names "
            + $"{Number(report.CandidatesPerQuery, "0.0")} listings a person");
        foreach (var lost in report.Lost)
            Output.Line($"  lost {Show.Score(lost.Score)} {Output.Visible(lost.Subject)} | {Output.Visible(lost.ListedName)} ({Output.Visible(lost.Listing)})");
    }

    private static void Tell(SpeedReport report)
    {
        BenchVerb.TellMachine(report.Machine);
        BenchVerb.TellLists(report.Lists);
        Output.Line(
            $"prepared and indexed in {Number(report.BuildSeconds, "0.0")} s, ready from a kept segment in {Number(report.ReadySeconds, "0.00")} s; "
            + $"a person shares a word with {Number(report.CandidatesPerQuery, "N0")} listings; "
            + $"the index takes {Number(report.IndexBytesPerName, "0")} bytes a listed name; the program starts in {Number(report.StartMilliseconds, "0")} ms");
        Output.Line();
        Output.Figures(
            ["one core", "screenings", "a second", "median, us", "p99, us", "p99.9, us"],
            [
                Cells("name only, words first met", report.NameOnly), Cells("name only, words met before", report.NameOnlyAgain),
                Cells("name and birth date, words first met", report.WithBirthDate),
            ]);
        Output.Line(
            $"On all cores, words met before: {Number(report.AllCoresPerSecond, "N0")} a second. Every name compared by Jaro-Winkler: "
            + $"{Number(report.ScansPerSecond, "0.0")} a second on one core; by name alone this is {Number(report.TimesScan, "N0")} times as fast where words "
            + $"are first met, and {Number(report.TimesScanAgain, "N0")} times where they were met before.");
    }

    private static string[] Cells(string title, SpeedFigures f) =>
        [title, Show.Count(f.Screenings), Number(f.PerSecond, "N0"), Number(f.Median, "0"), Number(f.P99, "0"), Number(f.P999, "0")];

    private static string Percent(double? share) => share is { } known ? BenchVerb.Percent(known) : "-";

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
