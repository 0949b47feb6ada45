using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback subject</c>: what was known of somebody met.</summary>
internal static class SubjectVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create()
    {
        var who = new Argument<string>("subject") { Description = "A subject's id or the start of one, an encounter's id, or a reference." };
        var show = new Command("show", "Show everything on record of a subject: encounters, screenings, alerts, findings, exposures.") { who }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var word = session.Parsed.GetRequiredValue(who);
                if (string.IsNullOrWhiteSpace(word)) throw new UsageException("subject: expected an id or a reference, found an empty text");
                var found = SubjectHistory.Find(ledger, word, at);
                if (found.Count == 0) throw new RefusedException("no-subject", $"\"{word}\" names no subject by id, encounter or reference");
                session.Output.Write(found, Tell);
                return found.Any(s => s.NotReplayable is not null) ? ExitCode.Incomplete : ExitCode.Done;
            }
        });
        return new Command("subject", "Who was met, and what was known of them.") { show };
    }

    private static void Tell(IReadOnlyList<SubjectReport> subjects)
    {
        foreach (var subject in subjects) Tell(subject);
    }

    private static void Tell(SubjectReport report)
    {
        if (report is { Facts: null } or { NotReplayable: not null })
        {
            Output.Line($"subject {report.Subject}: not replayable; {Output.Visible(report.NotReplayable!.Because)}");
            return;
        }

        Output.Line($"subject {report.Subject}: {Output.Visible(Show.Names(report.Facts))}");
        if (report.Facts.BirthDates.Count > 0) Output.Line($"  born {string.Join(" or ", report.Facts.BirthDates)}");
        if (report.Facts.Countries.Count > 0) Output.Line($"  countries {string.Join("; ", report.Facts.Countries.Select(c => $"{c.Country} ({c.Role})"))}");
        foreach (var encounter in report.Encounters)
        {
            Output.Line(
                $"  encounter {encounter.Encounter}, reference {Output.Visible(encounter.Reference ?? "-")}, met {Show.Day(encounter.MetAt)} "
                + $"at {Output.Visible(encounter.Place ?? "-")}, recorded {Show.Instant(encounter.RecordedAt)}");
            foreach (var screening in encounter.Screenings)
            {
                var reason = screening.Reason is null ? "" : $" ({Output.Visible(screening.Reason)})";
                Output.Line($"    {Show.Instant(screening.MadeAt)} screened: {RowFormat.Word(screening.Outcome)}{reason}");
                foreach (var hit in screening.Hits) Tell(hit);
            }

            foreach (var exposure in encounter.Exposures) Tell(exposure);
            foreach (var finding in encounter.Findings)
            {
                Output.Line(
                    $"    {Show.Instant(finding.FoundAt)} found: {finding.Listing} {Output.Visible(finding.ListedName)} {Show.Score(finding.Score)}, "
                    + $"{finding.Verdict}: {Output.Visible(finding.Because)}");
            }
        }

        if (report.Encounters.Any(e => e.Exposures.Count > 0))
            Output.Line("  an exposure says that records lead here and how good they are: it is no hit, no score and no suspicion");
        foreach (var alert in report.Alerts) Output.Line($"  alert {Show.Id(alert.Alert.Value)} on {alert.Listing}: {alert.State}");
        foreach (var hold in report.Holds) Output.Line($"  held since {Show.Instant(hold.Since)}: {Output.Visible(hold.Because)}");
    }

    private static void Tell(ExposureFindingLine exposure) => Output.Line(
        $"    {Show.Instant(exposure.FoundAt)} exposure {Show.Id(exposure.Exposure.Value)}{(exposure.Stands ? "" : ", which stands no longer")}: "
        + $"{exposure.Found.Level} from {exposure.Found.Start.Node} {Output.Visible(exposure.Found.Start.Name)}, weakest grade {exposure.Found.Weakest}, "
        + $"{exposure.Verdict}; knowable {Show.Day(exposure.KnowableAt)}");

    private static void Tell(Hit hit) => Output.Line(
        $"      {hit.Listing} {Output.Visible(hit.ListedName)} {Show.Score(hit.Score)}{(hit.SuppressedBy is null ? "" : ", decided before")}");
}
