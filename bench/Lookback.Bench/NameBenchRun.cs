using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>F1 on the public name bench at the policy's own threshold, beside logic-v2 on the same cases.</summary>
internal static class NameBenchRun
{
    public static void Run(bool showErrors)
    {
        var policy = Policy.Default;
        var logic = Sources.LogicV2();
        var scored = Sources.NameBench().Select(c => (Case: c, Score: Score(policy, c), Logic: Logic(logic, c))).ToList();
        Console.WriteLine($"ours     all {scored.Count}: F1 at {policy.Thresholds.NameOnly:f2} = {F1(scored.Select(s => (s.Case.IsMatch, s.Score)), policy.Thresholds.NameOnly):f4}; best {Best(scored.Select(s => (s.Case.IsMatch, s.Score)))}");
        var both = scored.Where(s => s.Logic is not null).ToList();
        Console.WriteLine($"same {both.Count} cases: ours {F1(both.Select(s => (s.Case.IsMatch, s.Score)), policy.Thresholds.NameOnly):f4}, logic-v2 at 0.70 {F1(both.Select(s => (s.Case.IsMatch, s.Logic!.Value)), 0.7):f4}, best {Best(both.Select(s => (s.Case.IsMatch, s.Logic!.Value)))}");
        foreach (var group in scored.GroupBy(s => s.Case.Group))
            Console.WriteLine($"  {group.Key,-18} {group.Count(),4}: {F1(group.Select(s => (s.Case.IsMatch, s.Score)), policy.Thresholds.NameOnly):f3}");
        var strong = scored.Where(s => s.Case.Quality == "STRONG").ToList();
        Console.WriteLine($"STRONG wrong: {strong.Count(s => s.Score >= policy.Thresholds.NameOnly != s.Case.IsMatch)} of {strong.Count}");
        if (!showErrors) return;
        foreach (var s in scored.Where(s => s.Score >= policy.Thresholds.NameOnly != s.Case.IsMatch).OrderBy(s => s.Score))
            Console.WriteLine($"{(s.Case.IsMatch ? "FN" : "FP")} {s.Score:f3} {s.Case.Schema,-12} {s.Case.One} | {s.Case.Other} | {s.Case.Quality}");
    }

    /// <summary>Pairs of famous people that no rule was looked at with: how many of each label are alerts.</summary>
    public static void Famous()
    {
        using var reader = new StreamReader(Sources.Open(Sources.Path("matching/wikidata_person_pairs/annotated-index-test.tsv.gz")));
        var (matches, found, others, alerts) = (0, 0, 0, 0);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [var one, var other, "0" or "0.0" or "1" or "1.0"] fields) continue;
            var alert = Score(Policy.Default, new LabelledPair("", Schema.Person, one, other, false, "")) >= Policy.Default.Thresholds.NameOnly;
            if (fields[2][0] == '1') (matches, found) = (matches + 1, found + (alert ? 1 : 0));
            else (others, alerts) = (others + 1, alerts + (alert ? 1 : 0));
        }

        Console.WriteLine($"famous people: {found} of {matches} matches found, {alerts} of {others} others are alerts");
    }

    private static double Score(Policy policy, LabelledPair c) => new PartyComparer(policy).Compare(Party(c.One, c.Schema), Party(c.Other, c.Schema), default).Score;

    private static PreparedParty Party(string name, Schema schema) =>
        PreparedParty.Of(new PartyFacts { Schema = schema, Names = [new PartyName { Full = name }] });

    private static double? Logic(Dictionary<(string, string, string), double> logic, LabelledPair c)
    {
        foreach (var schema in new[] { "Person", "Company", "Organization", "LegalEntity", "Vessel" })
            if (logic.TryGetValue((schema, c.One, c.Other), out var score)) return score;
        return null;
    }

    public static double F1(IEnumerable<(bool Truth, double Score)> scored, double threshold)
    {
        var (tp, fp, fn) = (0, 0, 0);
        foreach (var (truth, score) in scored)
        {
            if (score >= threshold && truth) tp++;
            else if (score >= threshold) fp++;
            else if (truth) fn++;
        }

        return tp == 0 ? 0 : 2.0 * tp / ((2 * tp) + fp + fn);
    }

    private static string Best(IEnumerable<(bool, double)> scored)
    {
        var list = scored.ToList();
        var best = Enumerable.Range(1, 99).Select(i => (T: i / 100.0, F: F1(list, i / 100.0))).MaxBy(x => x.F);
        return $"{best.F:f4} at {best.T:f2}";
    }
}
