using System.CommandLine;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback replay</c>: what was known then?</summary>
internal static class ReplayVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var word = new Argument<string>("subject")
        {
            Description = "A screening's position, a subject's id or the start of one, an encounter's id, or a reference.",
        };
        var explain = ExplainOption.Create("each hit");
        return new Command(
            "replay",
            "Say what was known of a subject at a moment (--as-of), and compute its screenings again with the editions, policy and engine of then.")
        {
            word, explain,
        }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var (subject, screening) = ScreeningWord.Find(ledger, Pick.Word(session.Parsed.GetRequiredValue(word)), at);
                var report = ReplayReport.Of(ledger, subject, screening, at, (session.AsOf, session.EffectiveAt));
                session.Output.Write(session.Parsed.GetValue(explain) ? report.Explained(ledger) : report, Tell);
                if (report.Screenings.Any(s => s.Replay == ReplayResult.Differs)) return ExitCode.Corrupt;
                return report.IsWhole ? ExitCode.Done : ExitCode.Incomplete;
            }
        });
    }

    private static void Tell(ReplayReport report)
    {
        Output.Line($"as of {(report.AsOf is { } at ? Show.Instant(at) : "now")}, position {report.Position}");
        if (report.NotReplayable is { } gone)
        {
            Output.Line($"subject {report.Subject}: NotReplayable; {Output.Visible(gone.Because)}");
            return;
        }

        Output.Line($"subject {report.Subject}: {Output.Visible(Show.Names(report.Facts!))}");
        foreach (var screening in report.Screenings)
        {
            Output.Line(
                $"  {Show.Instant(screening.MadeAt)} screened at position {screening.Position}, reference {Output.Visible(screening.Reference ?? "-")}: "
                + $"{RowFormat.Word(screening.Outcome)}");
            foreach (var hit in screening.Hits) Tell(hit);
            Output.Line($"    computed again: {screening.Replay}; {Output.Visible(screening.Because)}");
        }

        foreach (var finding in report.Findings)
            Output.Line($"  {Show.Instant(finding.FoundAt)} found: {finding.Listing} {finding.Verdict}: {Output.Visible(finding.Because)}");
        foreach (var alert in report.Alerts) Output.Line($"  alert {Show.Id(alert.Alert.Value)} on {alert.Listing}: {alert.State}");
        if (report.Answer is { } answer) Tell(answer);
        ExplanationLines.Tell(report.Explanations ?? []);
    }

    private static void Tell(AnswerThen answer)
    {
        Output.Line(answer.NotReplayable is { } because
            ? $"  a screening at that moment: {Output.Visible(because)}"
            : $"  a screening at that moment, against {Show.Many(answer.Coverage.Editions.Count, "edition")}: "
                + (answer.Hits!.Count == 0 ? "no hit" : Show.Many(answer.Hits.Count, "hit")));
        foreach (var hit in answer.Hits ?? []) Tell(hit);
    }

    private static void Tell(Core.Records.Hit hit) =>
        Output.Line($"      {hit.Listing} {Output.Visible(hit.ListedName)} {Show.Score(hit.Score)}{(hit.SuppressedBy is null ? "" : ", decided before")}");
}
