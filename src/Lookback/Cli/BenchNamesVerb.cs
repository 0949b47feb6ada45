using System.CommandLine;
using System.Globalization;
using Lookback.Bench;
using Lookback.Core.Matching;

namespace Lookback.Cli;

/// <summary><c>lookback bench names</c>: labelled pairs of names, beside another matcher on the same pairs.</summary>
internal static class BenchNamesVerb
{
    private const string Cases = "matching/nomenklatura/name_bench_cases.csv";
    private const string LogicV2 = "matching/nomenklatura/logicv2-frozen.csv";

    private static readonly string[] AlonePerThreshold = ["threshold", "precision", "recall", "F1"];
    private static readonly string[] BesidePerThreshold = [.. AlonePerThreshold, "other: precision", "recall", "F1"];

    /// <summary>A group of fewer pairs says little, and there are many of them.</summary>
    private const int FewestShown = 3;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var cases = new Option<string?>("--cases")
        {
            Description = "A CSV with columns name1, name2, is_match, and schema, case_group, category, quality where known. Default: the public name bench.",
            HelpName = "path",
        };
        var reference = new Option<string?>("--reference")
        {
            Description = "Another matcher's scores: a CSV with columns name1, name2, score and schema. Default for the public cases: logic-v2's.",
            HelpName = "path",
        };
        var errors = new Option<bool>("--errors") { Description = "List the pairs that were told wrong." };
        return new Command("names", "Precision, recall and F1 on labelled pairs of names.") { cases, reference, errors }.Runs(session =>
        {
            var data = BenchVerb.Folder(session);
            var (own, other) = (session.Parsed.GetValue(cases), session.Parsed.GetValue(reference));
            var report = NameBench.Run(
                Policy.Default,
                own is null ? data.File(Cases) : Files.Source(own),
                other is not null ? Files.Source(other) : own is null ? data.File(LogicV2) : null,
                session.Parsed.GetValue(errors) ? ErrorList.All : ErrorList.None);
            session.Output.Write(report, Tell);
            return ExitCode.Done;
        });
    }

    private static void Tell(NamesReport report)
    {
        Output.Line($"{report.Cases}: {Show.Many(report.Own.Pairs, "pair")}, {Show.Count(report.Own.Matches)} of them the same party");
        Output.Line();
        Output.Figures(["", "at", "pairs", "precision", "recall", "F1", "wrong"], Summary(report));
        Output.Line(
            $"{Show.Many(report.NotCandidates, "pair")} share no index key, {Show.Count(report.NotCandidateMatches)} of them the same party: "
            + "counted as no match.");
        var wrong = BenchVerb.Percent(Tally.Share(report.Strong.Wrong, report.Strong.Pairs));
        Output.Line($"Of the pairs that their labeller is sure of (STRONG) {report.Strong.Wrong} of {report.Strong.Pairs} ({wrong}) are told wrong.");
        Output.Line();
        Output.Line("By threshold");
        Output.Figures(
            report.Reference is null ? AlonePerThreshold : BesidePerThreshold,
            report.ByThreshold.Select(t => (IReadOnlyList<string>)[At(t.Threshold), .. Ratios(t.Tally), .. t.Reference is null ? [] : Ratios(t.Reference)]));
        Tell("By group", report.ByGroup, report.Reference);
        Tell("By category", report.ByCategory, report.Reference);
        Tell("By the labeller's certainty", report.ByQuality, report.Reference);
        Tell("By kind of party", report.BySchema, report.Reference);
        if (report.Errors.Count > 0) Output.Line($"Told wrong at {At(report.Threshold)}");
        foreach (var error in report.Errors)
        {
            Output.Line(
                $"{(error.IsMatch ? "missed" : "alarm "),-6} {Show.Score(error.Score)} {error.Schema,-12} {Output.Visible(error.First)} | "
                + $"{Output.Visible(error.Second)}{(error.IsCandidate ? "" : " (no key in common)")} {error.Quality}");
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Summary(NamesReport report)
    {
        yield return ["Lookback", At(report.Threshold), .. Whole(report.Own)];
        yield return ["  at its best", At(report.Best.Threshold), .. Whole(report.Best.Tally)];
        if (report.Reference is not { } other) yield break;
        yield return ["  on the pairs of both", At(report.Threshold), .. Whole(other.Own)];
        yield return [other.File, At(other.Usual.Threshold), .. Whole(other.Usual.Tally)];
        yield return ["  at its best", At(other.Best.Threshold), .. Whole(other.Best.Tally)];
    }

    private static void Tell(string title, IReadOnlyList<GroupTally> groups, ReferenceTally? reference)
    {
        if (groups is [{ Group: "(none)" }]) return;
        var shown = groups.Where(g => g.Own.Pairs >= FewestShown).ToList();
        var rest = groups.Count - shown.Count;
        Output.Line(rest == 0 ? title : $"{title} ({Show.Many(rest, "group")} of under {FewestShown} pairs left out; --json has them)");
        string[] others = reference is null ? [] : [$"other at {At(reference.Usual.Threshold)}", $"at {At(reference.Best.Threshold)}"];
        Output.Figures(
            ["", "pairs", "matches", "precision", "recall", "F1", .. others],
            shown.Select(g => (IReadOnlyList<string>)[
                g.Group, Show.Count(g.Own.Pairs), Show.Count(g.Own.Matches), .. Ratios(g.Own),
                .. reference is null ? [] : new[] { Ratio(g.Usual?.F1), Ratio(g.Best?.F1) }]));
    }

    private static string[] Whole(Tally t) => [Show.Count(t.Pairs), .. Ratios(t), Show.Count(t.Wrong)];

    private static string[] Ratios(Tally t) => [Ratio(t.Precision), Ratio(t.Recall), Ratio(t.F1)];

    private static string Ratio(double? ratio) => Show.Score(ratio);

    private static string At(double threshold) => threshold.ToString("0.00", CultureInfo.InvariantCulture);
}
