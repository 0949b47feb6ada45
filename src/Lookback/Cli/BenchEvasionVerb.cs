using System.CommandLine;
using System.Globalization;
using Lookback.Bench;
using Lookback.Core.Matching;

namespace Lookback.Cli;

/// <summary><c>lookback bench evasion</c>: listed names disguised in every way that examiners ask about.</summary>
internal static class BenchEvasionVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var (lists, map, strangers) = (BenchLists.Lists(), BenchLists.Map(), BenchLists.Strangers());
        var names = new Option<int>("--names") { Description = "How many names of each script.", DefaultValueFactory = _ => 300, HelpName = "count" };
        var most = new Option<int>("--most")
        {
            Description = "How many strangers of each script.", DefaultValueFactory = _ => 1000, HelpName = "count",
        };
        return new Command("evasion", "Listed names, exact and manipulated in every way, against the lists they stand on; and strangers likewise.")
        {
            lists, map, strangers, names, most,
        }.Runs(session =>
        {
            var (namesOfEach, strangersOfEach) = (
                BenchVerb.Count(session.Parsed.GetValue(names), "--names", 1), BenchVerb.Count(session.Parsed.GetValue(most), "--most", 1));
            var data = BenchVerb.Folder(session);
            var pool = BenchLists.ReadManyScripts(session, data, lists, map);
            var files = BenchLists.Strangers(session, data, strangers);
            var report = ProgressLine.Run(
                "manipulating", "rows", tick => EvasionBench.Run(Policy.Default, pool, files, namesOfEach, strangersOfEach, tick));
            session.Output.Write(report, Tell);
            return ExitCode.Done;
        });
    }

    private static void Tell(EvasionReport report)
    {
        BenchVerb.TellLists(report.Lists);
        Output.Line();
        Output.Line("Listed names still found, in percent. Brackets: fewer than 20 names, not counted. A dash: nothing to manipulate.");
        Matrix(report, r => r.TooFew ? $"({Percent(r)})" : Percent(r));
        Output.Line(
            $"mean {BenchVerb.Percent(report.MeanRecall)}; worst {BenchVerb.Percent(report.Worst.Recall)}: {report.Worst.Manipulation}, {report.Worst.Group}");
        Output.Line();
        Output.Line("Strangers manipulated alike that alert, per 1,000. A dash: there are none of that script.");
        Matrix(report, r => r.Alarms is { } alarms ? alarms.Per1000.ToString("0.0", CultureInfo.InvariantCulture) : "-");
    }

    /// <summary>A row for each manipulation and a column for each group that is large enough to say anything, the largest first.</summary>
    private static void Matrix(EvasionReport report, Func<EvasionRow, string> cell)
    {
        var groups = report.Rows.Where(r => !r.TooFew).Select(r => r.Group).Distinct().ToList();
        Output.Line();
        foreach (var line in new[] { 0, 1 })
            Output.Line(Row("", groups.Select(g => g.Split(' ').ElementAtOrDefault(line)?.Replace("organisations", "org.", StringComparison.Ordinal) ?? "")));
        foreach (var row in report.Rows.GroupBy(r => r.Manipulation))
            Output.Line(Row(row.Key, groups.Select(g => row.FirstOrDefault(r => r.Group == g) is { } found ? cell(found) : "-")));
        Output.Line();
    }

    private static string Row(string title, IEnumerable<string> cells) => $"  {title,-26}{string.Concat(cells.Select(c => $"{c,9}"))}".TrimEnd();

    private static string Percent(EvasionRow row) => BenchVerb.Percent(row.Recall).TrimEnd('%');
}
