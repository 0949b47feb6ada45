using System.CommandLine;
using System.Globalization;
using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Flows;
using Lookback.Views;
using nietras.SeparatedValues;

namespace Lookback.Cli;

/// <summary><c>lookback compare</c>: scores for pairs of names, without a store.</summary>
internal static class CompareVerb
{
    private static readonly string[] Added = ["score", "match", "reason"];

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var pairs = new Argument<string>("pairs") { Description = "A CSV with columns name1 and name2, and schema where known." };
        var output = new Option<string>("--out") { Description = "Where to write it with score, match and reason added.", Required = true, HelpName = "path" };
        var explain = ExplainOption.Create("each pair");
        return new Command("compare", "Score pairs of names as a screening would. Needs no store; other columns are passed through.")
        {
            pairs, output, explain,
        }.Runs(session =>
        {
            if (session.AsOf is not null) throw new UsageException("--as-of: `compare` asks no ledger, so there is no moment to ask about");
            var (path, target) = (session.Parsed.GetRequiredValue(pairs), session.Parsed.GetRequiredValue(output));
            Files.RefuseOverwriting(target, [path, .. session.OwnFiles]);
            var table = NamePairs.Open(Files.Source(path));
            var explanations = new List<Explanation>();
            var tell = Explaining(session.Parsed.GetValue(explain), session.Output.IsJson, explanations);
            var report = Files.WriteWhole(target, writer => Compare(table, writer, tell)) with { Explanations = explanations };
            session.Output.Write(report, r => Output.Line($"{Show.Many(r.Pairs, "pair")} compared, {Show.Count(r.Matches)} match"));
            return ExitCode.Done;
        });
    }

    /// <summary>Explanations are told as they come, so that a long file needs no memory for them; JSON is one value, and holds them all.</summary>
    private static Action<Func<Explanation>> Explaining(bool wanted, bool isJson, List<Explanation> all) => !wanted ? static _ => { }
        : isJson ? explain => all.Add(explain())
        : explain => ExplanationLines.Tell([explain()]);

    private static CompareReport Compare(NamePairs pairs, TextWriter writer, Action<Func<Explanation>> tell)
    {
        var kept = Enumerable.Range(0, pairs.Columns.Count).Where(i => !Added.Contains(pairs.Columns[i])).ToList();
        using var csv = Sep.New(',').Writer(o => o with { Escape = true }).To(writer, leaveOpen: true);
        csv.Header.Add([.. kept.Select(i => pairs.Columns[i]), .. Added]);
        var compare = new ComparePairs(Policy.Default);
        var (count, matches) = (0L, 0L);
        foreach (var (schema, first, second, cells) in pairs.Rows())
        {
            var pair = compare.Run(schema, first, second);
            using var line = csv.NewRow();
            foreach (var i in kept) line[pairs.Columns[i]].Set(cells[i]);
            line["score"].Set(pair.Score.ToString("0.0000", CultureInfo.InvariantCulture));
            line["match"].Set(pair.IsMatch ? "true" : "false");
            line["reason"].Set(pair.Reason);
            tell(() => Explanation.Of(null, compare.Explain(schema, first, second)));
            count++;
            if (pair.IsMatch) matches++;
        }

        return new CompareReport(count, matches, []);
    }
}
