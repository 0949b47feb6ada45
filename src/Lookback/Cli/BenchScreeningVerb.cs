using System.CommandLine;
using System.Globalization;
using Lookback.Bench;
using Lookback.Core.Matching;

namespace Lookback.Cli;

/// <summary><c>lookback bench screening</c>: people on a list under altered names against strangers, and who bears the false alarms.</summary>
internal static class BenchScreeningVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var (lists, map, strangers) = (BenchLists.Lists(), BenchLists.Map(), BenchLists.Strangers());
        var altered = new Option<string?>("--altered")
        {
            Description = "People on the lists, names altered, read as `screen` reads them. Default: UN persons, whom --list must then hold.",
            HelpName = "path",
        };
        var asListed = new Option<string?>("--as-listed") { Description = "The same people row by row under the names as listed.", HelpName = "path" };
        var most = new Option<int?>("--most") { Description = "Take so many strangers of each file.", HelpName = "count" };
        var scanned = new Option<int>("--scan")
        {
            Description = "Scan so many strangers of each file exhaustively by Jaro-Winkler, for reference; 0 for none.",
            DefaultValueFactory = _ => 500,
            HelpName = "count",
        };
        var errors = new Option<bool>("--errors") { Description = "List the people who were missed and the strangers that alert." };
        return new Command("screening", "People found against false alarms: the operating curve, and false alarms by script and by rarity of the name.")
        {
            lists, map, altered, asListed, strangers, most, scanned, errors,
        }.Runs(session =>
        {
            var data = BenchVerb.Folder(session);
            var (own, listed) = (session.Parsed.GetValue(altered), session.Parsed.GetValue(asListed));
            if (own is null != listed is null)
                throw new UsageException("--altered and --as-listed: expected both or neither, for they are the same people");
            var input = new ScreeningInput(
                own is null ? BenchLists.Altered(data) : Files.Source(own),
                listed is null ? BenchLists.AsListed(data) : Files.Source(listed),
                BenchLists.Strangers(session, data, strangers),
                BenchVerb.Count(session.Parsed.GetValue(most), "--most", 1),
                BenchVerb.Count(session.Parsed.GetValue(scanned), "--scan", 0),
                session.Parsed.GetValue(errors) ? ErrorList.All : ErrorList.None);
            var pool = BenchLists.Read(session, data, lists, map);
            var report = ProgressLine.Run("screening", "strangers", tick => ScreeningBench.Run(Policy.Default, pool, input, tick));
            session.Output.Write(report, Tell);
            return ExitCode.Done;
        });
    }

    private static void Tell(ScreeningBenchReport report)
    {
        BenchVerb.TellLists(report.Lists);
        var people = report.Curves[0].Own.Altered.People;
        Output.Line($"{Show.Many(people, "person", "people")} of {report.Positives} ({report.NotListed} stand on none of the lists and are left out)");
        foreach (var curve in report.Curves) Tell(curve);
        foreach (var groups in report.Groups)
        {
            Output.Line();
            Tell($"False alarms by script, {Words(groups.Beside)}", groups.ByScript);
            Tell($"False alarms by rarity of the name, {Words(groups.Beside)}", groups.ByRarity);
        }

        foreach (var miss in report.Misses)
        {
            var what = miss.Rank == 0 ? "not found" : $"rank {miss.Rank}";
            Output.Line(
                $"{what}, {Words(miss.Beside)}: {Output.Visible(miss.Altered)} | {Output.Visible(miss.AsListed)} | {Show.Score(miss.Score)} behind "
                + (miss.Ahead.Length == 0 ? "nobody" : Output.Visible(miss.Ahead)));
        }

        foreach (var alarm in report.FalseAlarms)
        {
            Output.Line(
                $"false alarm, {Words(alarm.Beside)}: {Show.Score(alarm.Score)} {Output.Visible(alarm.Stranger)} | {Output.Visible(alarm.ListedName)} "
                + $"({Output.Visible(alarm.Listing)})");
        }

        if (report.JaroWinkler is not { } scan) return;
        Output.Line();
        Output.Line(
            $"For reference, every one of {Show.Many(scan.Names, "name")} compared by Jaro-Winkler, name only, {Show.Many(scan.Strangers, "stranger")}: "
            + Costs(scan.Costs));
    }

    private static void Tell(ScreeningCurve curve)
    {
        Output.Line();
        Output.Line($"Against {Show.Many(curve.Own.Alarms.Of, "stranger")} of {curve.Strangers}, {Words(curve.Beside)}");
        Output.Figures(
            ["alerts per 1,000", "score above", "altered: found", "first", "as listed: found", "first"],
            curve.Points.Select(p => (IReadOnlyList<string>)[
                p.AlertsPer1000.ToString("0.0", CultureInfo.InvariantCulture), Show.Score(p.Above), .. Found(p.Altered), .. Found(p.AsListed)])
                .Append([
                    $"{Rate(curve.Own.Alarms)}, as set", Show.Score(curve.Own.Threshold), .. Found(curve.Own.Altered), .. Found(curve.Own.AsListed)]));
        Output.Line("Cost of finding people under altered names: " + Costs(curve.Costs));
    }

    private static void Tell(string title, Fairness fairness)
    {
        var worst = fairness.WorstToAverage is { } times ? $"worst group {Number(times)} times the average" : "too few alarms to compare groups";
        Output.Line($"{title}: {Number(fairness.All.Per1000)} per 1,000 of all, {worst}");
        var scores = fairness.Groups[0].Curve.Select(c => $"at {c.Score.ToString("0.0", CultureInfo.InvariantCulture)}");
        Output.Figures(
            ["", "people", "alarms", "per 1,000", "19 in 20 between", "x average", .. scores],
            fairness.Groups.Select(g => (IReadOnlyList<string>)[
                g.Group, Show.Count(g.Alarms.Of), Show.Count(g.Alarms.Events), Number(g.Alarms.Per1000),
                $"{Number(g.Alarms.Low)} and {Number(g.Alarms.High)}", g.TooFew ? "too few to say" : Number(g.TimesAverage),
                .. g.Curve.Select(c => Number(c.Per1000))]));
    }

    private static string[] Found(FoundPeople found) => [BenchVerb.Percent(found.FoundShare), BenchVerb.Percent(found.FirstShare)];

    private static string Rate(Wilson rate) => $"{Number(rate.Per1000)} ({Number(rate.Low)} to {Number(rate.High)})";

    private static string Costs(IReadOnlyList<RecallCost> costs) => string.Join("; ", costs.Select(c =>
        $"{BenchVerb.Percent(c.Share)} at " + (c.AlertsPer1000 is { } alerts ? $"{Number(alerts)} alerts per 1,000" : "no threshold")));

    private static string Words(Beside beside) => beside switch
    {
        Beside.Nothing => "name only",
        Beside.BirthDate => "with birth date",
        _ => "with birth date and country",
    };

    private static string Number(double? number) => number?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";
}
