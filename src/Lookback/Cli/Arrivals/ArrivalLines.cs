using System.Globalization;
using Lookback.Core.Arrivals;
using Lookback.Views.Arrivals;
using nietras.SeparatedValues;

namespace Lookback.Cli.Arrivals;

/// <summary>How arrivals are told on screen and in tables.</summary>
internal static class ArrivalLines
{
    /// <summary>Tells counts.</summary>
    public static void Tell(ArrivalCountsReport r, string? file)
    {
        foreach (var rule in r.Rules) Output.Line(rule);
        var several = r.Columns.Count > 1;
        Output.Figures(
            ["period", .. several ? r.Columns : [], Word(r.Unit)],
            r.Rows.Select(row => (IReadOnlyList<string>)[
                row.IsWhole ? row.Period : $"{row.Period} so far", .. several ? row.Counts.Select(Show.Count) : [], Show.Count(row.Total)]));
        Output.Line($"{Show.Count(r.Total)} {Word(r.Unit)} in all{(r.Unit == ArrivalUnit.Persons ? ", each once: no sum of the periods" : "")}");
        if (r.Undated > 0) Output.Line($"{Show.Many(r.Undated, "event")} of which it is not on record when they were: in no period");
        if (r.Untold > 0)
            Output.Line($"{Show.Many(r.Untold, "event")} erased before arrivals were counted: where they were and of what citizenship cannot be told");
        if (file is not null) Output.Line($"{file}: small counts stand in it, so it is not for handing on");
    }

    /// <summary>Tells what was watched.</summary>
    public static void Tell(ArrivalWatchReport r, string? file)
    {
        foreach (var rule in r.Rules) Output.Line(rule);
        if (r.Series.Count == 0) Output.Line("nothing is judged: there is no period that is over, or no method suits such periods (`--method` names one)");
        foreach (var series in r.Series)
        {
            // A sentence stands once, below the table, and its number in each line that it is about.
            var caveats = series.Periods.SelectMany(p => p.Caveats).Distinct().ToList();
            Output.Line();
            Output.Line($"{series.Series}: {series.Detector}");
            Output.Figures(
                ["period", "observed", "expected", "bound", "", "note"],
                series.Periods.Select(p => (IReadOnlyList<string>)[
                    p.Period, Show.Count(p.Observed), ArrivalSayings.Number(p.Expected),
                    (p.Statistic is { } sum ? $"{ArrivalSayings.Number(sum)} of " : "") + ArrivalSayings.Number(p.Bound),
                    p.IsAlarm ? "ALARM" : "", string.Join(" ", p.Caveats.Select(c => $"({caveats.IndexOf(c) + 1})"))]));
            for (var i = 0; i < caveats.Count; i++) Output.Line($"({i + 1}) {caveats[i]}");
            Output.Line(ArrivalSayings.Says(series));
        }

        foreach (var all in r.InAll.Where(a => a.Series > 1)) Output.Line(ArrivalSayings.Says(all));
        if (file is not null) Output.Line($"{file}: small counts stand in it, so it is not for handing on");
    }

    /// <summary>Writes counts as CSV.</summary>
    public static int WriteCsv(TextWriter to, ArrivalCountsReport r)
    {
        using var csv = Sep.New(',').Writer(o => o with { Escape = true }).To(to, leaveOpen: true);
        foreach (var row in r.Rows)
        {
            using var line = csv.NewRow();
            line["period"].Set(row.Period);
            line["from"].Set(row.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            line["until"].Set(row.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            line["whole"].Set(row.IsWhole ? "yes" : "no");
            for (var c = 0; c < r.Columns.Count; c++) line[r.Columns[c]].Format(row.Counts[c]);
            line[$"total ({Word(r.Unit)})"].Format(row.Total);
        }

        return r.Rows.Count;
    }

    private static string Word(ArrivalUnit unit) => unit == ArrivalUnit.Events ? "events" : "persons";
}
