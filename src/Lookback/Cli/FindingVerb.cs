using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback finding</c>: past encounters that lookbacks surfaced.</summary>
internal static class FindingVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("finding", "Past encounters that lookbacks surfaced.") { Ls(), ShowOne() };

    private static Command Ls()
    {
        var run = new Option<string?>("--run") { Description = "Only those of this run, by its number.", HelpName = "run" };
        return new Command("ls", "List findings.") { run }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                RunId? only = session.Parsed.GetValue(run) is { } word ? Run(ledger, word, at) : null;
                session.Output.Write(FindingList.Of(ledger, only, at), Tell);
            }

            return ExitCode.Done;
        });
    }

    private static RunId Run(Ledger ledger, string word, Horizon at) =>
        ledger.Views.Runs.All(at).FirstOrDefault(r => r.Id.ToString() == word)?.Id
        ?? throw new RefusedException("no-run", $"\"{word}\" names no run: `status` shows the last one");

    private static Command ShowOne()
    {
        var id = new Argument<string>("finding") { Description = "A finding's id, or the start of one." };
        var explain = ExplainOption.Create("it");
        return new Command("show", "Show a finding: the evidence, the verdict and the dates that decide it.") { id, explain }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var found = Pick.One(ledger, session.Parsed.GetRequiredValue(id), word => ledger.Views.Findings.Find(word, at), "finding", "finding ls");
                session.Output.Write(session.Parsed.GetValue(explain) ? FindingList.Explained(ledger, found) : FindingList.Line(ledger, found), TellOne);
            }

            return ExitCode.Done;
        });
    }

    /// <summary>Findings as a table.</summary>
    public static void Tell(IReadOnlyList<FindingLine> findings)
    {
        if (findings.Count == 0)
        {
            Output.Line("no findings");
            return;
        }

        Output.Line($"{Show.Many(findings.Count, "finding")}:");
        Output.Table(
            ["finding", "reference", "subject", "met", "listing", "listed name", "score", "verdict", "knowable"],
            findings.Select(f => (IReadOnlyList<string>)[
                Show.Id(f.Finding?.Value ?? "-"), f.Reference ?? "-", f.SubjectName, Met(f), f.Listing?.ToString() ?? "-", f.ListedName,
                Show.Score(f.Score), f.Verdict.ToString(), Show.Gap(f.GapDays)]));
    }

    private static string Met(FindingLine finding) =>
        finding.MetAt is null ? finding.EncounterAt is null ? "-" : $"? (recorded {Show.Day(finding.EncounterAt)})" : Show.Day(finding.MetAt);

    /// <summary>A finding in full.</summary>
    public static void TellOne(FindingLine finding)
    {
        Output.Line($"finding {finding.Finding} of run {finding.Run}");
        Output.Line($"  {Output.Visible(finding.SubjectName)}, reference {Output.Visible(finding.Reference ?? "-")}, subject {finding.Subject}");
        Output.Line($"  met {Met(finding)}{(finding.Place is null ? "" : $" at {Output.Visible(finding.Place)}")}, encounter {finding.Encounter}");
        Output.Line(
            $"  {finding.Listing} \"{Output.Visible(finding.ListedName)}\" ({finding.ListedNameKind}), score {Show.Score(finding.Score)}, "
            + $"corroboration {Show.Score(finding.Corroboration)}");
        EvidenceLines.Tell(finding.Evidence);
        if (finding.Explanation is { } explanation) ExplanationLines.Tell([explanation]);
        Output.Line($"  verdict {finding.Verdict}: {finding.Because}");
        Output.Line(
            $"  designated {finding.DesignatedOn?.ToString() ?? "-"}, published {Show.Day(finding.PublishedAt)}, loaded {Show.Instant(finding.LoadedAt)}, "
            + $"met {Met(finding)}; knowable {Show.Day(finding.KnowableAt)}, {Show.Gap(finding.GapDays)} the encounter");
    }
}
