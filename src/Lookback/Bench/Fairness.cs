using Lookback.Core.Matching;
using Lookback.Core.Names;

namespace Lookback.Bench;

/// <summary>How often one group of strangers alerts.</summary>
/// <param name="Group">The group.</param>
/// <param name="Alarms">At the product's own threshold, with the interval that holds the true rate 19 times in 20.</param>
/// <param name="TimesAverage">Its rate over that of all strangers; absent where none alerts at all.</param>
/// <param name="TooFew">The group is too small to say: it has fewer than three alarms, and at the rate of all it would have had fewer than three.</param>
/// <param name="Curve">Alarms per 1,000 at other scores.</param>
internal sealed record GroupAlarms(string Group, Wilson Alarms, double? TimesAverage, bool TooFew, IReadOnlyList<AlarmsAt> Curve);

/// <summary>Alarms of a group at a score.</summary>
internal sealed record AlarmsAt(double Score, double Per1000);

/// <summary>Who bears the false alarms, by script and by how common the words of the name are.</summary>
/// <param name="All">Of all strangers.</param>
/// <param name="Groups">Of each group.</param>
/// <param name="WorstToAverage">The highest of the groups' rates that can be told, over that of all; absent where none alerts.</param>
internal sealed record Fairness(Wilson All, IReadOnlyList<GroupAlarms> Groups, double? WorstToAverage)
{
    private const double Fewest = 3;

    private static readonly double[] Scores = [0.6, 0.8, 0.9];

    /// <summary>The groups of some strangers.</summary>
    /// <param name="group">Which group each is in.</param>
    /// <param name="alerts">Whether each alerts at the product's own threshold.</param>
    /// <param name="best">Each one's best score.</param>
    public static Fairness Of(IReadOnlyList<string> group, IReadOnlyList<bool> alerts, IReadOnlyList<double> best)
    {
        var all = new Wilson(alerts.Count(a => a), alerts.Count);
        var groups = Enumerable.Range(0, group.Count)
            .GroupBy(i => group[i], StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Of(g.Key, g.ToList()))
            .ToList();
        return new Fairness(all, groups, groups.Where(g => !g.TooFew).Max(g => g.TimesAverage));

        GroupAlarms Of(string name, List<int> members)
        {
            var alarms = new Wilson(members.Count(i => alerts[i]), members.Count);
            var tooFew = all.Per1000 * members.Count / 1000 < Fewest && alarms.Events < Fewest;
            return new GroupAlarms(
                name,
                alarms,
                all.Events == 0 ? null : Math.Round(alarms.Per1000 / all.Per1000, 2),
                tooFew,
                [.. Scores.Select(s => new AlarmsAt(s, Math.Round(1000.0 * members.Count(i => best[i] >= s) / members.Count, 2)))]);
        }
    }

    /// <summary>The script of a name in plain words.</summary>
    public static string ScriptOf(PreparedParty party) => party.Names[0].Script.ToString();

    /// <summary>
    /// How telling a name is as a whole: all its words rare, all of them common by the product's own knowledge of names, or some of each.
    /// </summary>
    public static string RarityOf(PreparedParty party)
    {
        var words = party.Names[0].Parts.Where(p => p.IsCore && p.Role is not (PartRole.Initial or PartRole.Number)).ToList();
        var rare = words.Count(p => p.Commonness == Commonness.Rare);
        return rare == words.Count ? "all words rare" : rare == 0 ? "all words common" : "rare and common";
    }
}
