using System.CommandLine;
using System.Globalization;
using Lookback.Bench;
using Lookback.Core.Matching;

namespace Lookback.Cli;

/// <summary><c>lookback bench scripts</c> and <c>bench aliases</c>: names looked for where the list has the party under other names alone.</summary>
internal static class BenchRankVerbs
{
    private static readonly string[] Columns = ["", "names", "first", "first five"];

    /// <summary>Original script against Latin names.</summary>
    public static Command Scripts()
    {
        var (lists, map, strangers) = (BenchLists.Lists(), BenchLists.Map(), BenchLists.Strangers());
        var most = new Option<int?>("--most") { Description = "Take so many names, and so many strangers of each file.", HelpName = "count" };
        return new Command("scripts", "Names in the script they are written in at home, against lists of Latin names.")
        {
            lists, map, strangers, most,
        }.Runs(session =>
        {
            var data = BenchVerb.Folder(session);
            var pool = BenchLists.ReadManyScripts(session, data, lists, map);
            var files = BenchLists.Strangers(session, data, strangers);
            var count = BenchVerb.Count(session.Parsed.GetValue(most), "--most", 1);
            session.Output.Write(ScriptsBench.Run(Policy.Default, pool, files, count), Tell);
            return ExitCode.Done;
        });
    }

    /// <summary>Leave one alias out.</summary>
    public static Command Aliases()
    {
        var (lists, map) = (BenchLists.Lists(), BenchLists.Map());
        var most = new Option<int?>("--most") { Description = "Take so many aliases, drawn by chance.", HelpName = "count" };
        return new Command("aliases", "Each alias looked for among all listings, its own party having only its other names.")
        {
            lists, map, most,
        }.Runs(session =>
        {
            var data = BenchVerb.Folder(session);
            var pool = BenchLists.Read(session, data, lists, map);
            var count = BenchVerb.Count(session.Parsed.GetValue(most), "--most", 1);
            session.Output.Write(ProgressLine.Run("looking for aliases", "names", tick => AliasesBench.Run(Policy.Default, pool, count, tick)), Tell);
            return ExitCode.Done;
        });
    }

    private static void Tell(ScriptsReport report)
    {
        BenchVerb.TellLists(report.Lists);
        Output.Line();
        Output.Line("By name alone");
        Table(report.Scripts.Select(s => (s.Script, s.NameOnly, s.NameOnlyFound)), report.AlertsPer1000);
        Output.Line("With the birth date, of those who have one");
        Table(report.Scripts.Select(s => (s.Script, s.WithBirthDate, s.WithBirthDateFound)), report.AlertsPer1000);
        Output.Line(
            $"That rate of alerts is a score above {Show.Score(report.NameOnlyAbove)} by name alone, above {Show.Score(report.WithBirthDateAbove)} "
            + "with the birth date.");
    }

    private static void Table(IEnumerable<(string Script, RankTally Ranks, int Found)> scripts, double rate) => Output.Figures(
        [.. Columns, $"found at {rate.ToString("0", CultureInfo.InvariantCulture)} alert per 1,000 strangers"],
        scripts.Select(s => (IReadOnlyList<string>)[.. Cells(s.Script, s.Ranks), BenchVerb.Percent(Tally.Share(s.Found, s.Ranks.Names))]));

    private static void Tell(AliasesReport report)
    {
        BenchVerb.TellLists(report.Lists);
        Output.Line();
        Output.Figures(Columns, [
            Cells("all aliases", report.All), Cells("  of people", report.People.All), Cells("  of organisations", report.Organizations.All),
            Cells("at all alike", report.Alike), Cells("  of people", report.People.Alike), Cells("  of organisations", report.Organizations.Alike),
        ]);
        Output.Line("At all alike: more than half of its words have a counterpart in one other name of the party (Jaro-Winkler 0.85 or more).");
    }

    private static string[] Cells(string title, RankTally ranks) =>
        [title, Show.Count(ranks.Names), BenchVerb.Percent(ranks.FirstShare), BenchVerb.Percent(ranks.FirstFiveShare)];
}
