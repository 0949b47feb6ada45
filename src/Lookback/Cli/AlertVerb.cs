using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback alert</c>: subjects put beside listings, for a person to decide.</summary>
internal static class AlertVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("alert", "Subjects put beside listings, for a person to decide.") { Ls(), ShowOne(), Decide() };

    private static Command Ls()
    {
        var all = new Option<bool>("--all") { Description = "Decided alerts and those that lost their ground too." };
        return new Command("ls", "List alerts that wait for a person.") { all }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
                session.Output.Write(AlertQueue.Of(ledger, at, session.Parsed.GetValue(all)), Tell);
            return ExitCode.Done;
        });
    }

    private static Command ShowOne()
    {
        var id = new Argument<string>("alert") { Description = "An alert's id, or the start of one." };
        var explain = ExplainOption.Create("its last hit");
        return new Command("show", "Show an alert: both sides and the reasons.") { id, explain }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var alert = Pick.One(ledger, session.Parsed.GetRequiredValue(id), word => ledger.Views.Alerts.Find(word, at), "alert", "alert ls");
                session.Output.Write(session.Parsed.GetValue(explain) ? AlertReport.Explained(ledger, alert, at) : AlertReport.Of(ledger, alert, at), TellOne);
            }

            return ExitCode.Done;
        });
    }

    private static Command Decide()
    {
        var id = new Argument<string>("alert") { Description = "An alert's id, or the start of one." };
        var decision = new Option<string>("--as")
        {
            Description = "What was found: TrueMatch, FalsePositive or Inconclusive.", Required = true, HelpName = "decision",
        };
        decision.AcceptOnlyFromAmong(Enum.GetNames<Decision>());
        var reason = new Option<string>("--reason") { Description = "Why, in your own words; at least 20 characters.", Required = true, HelpName = "text" };
        return new Command("decide", "Record a person's decision on an alert. A later one supersedes it; none is ever changed.")
        {
            id, decision, reason,
        }.Runs(session =>
        {
            using var ledger = session.Append();
            var alert = Pick.One(ledger, session.Parsed.GetRequiredValue(id), word => ledger.Views.Alerts.Find(word, ledger.Head), "alert", "alert ls");
            new DecideAlert(ledger).Run(alert, Enum.Parse<Decision>(session.Parsed.GetRequiredValue(decision)), session.Parsed.GetRequiredValue(reason));
            session.Output.Write(AlertReport.Of(ledger, ledger.Views.Alerts.Find(alert.Alert.Value, ledger.Head)[0], ledger.Head), TellOne);
            return ExitCode.Done;
        });
    }

    private static void Tell(IReadOnlyList<AlertLine> alerts)
    {
        if (alerts.Count == 0)
        {
            Output.Line("no alerts");
            return;
        }

        Output.Table(
            ["alert", "state", "reference", "subject", "listing", "listed name", "score", "hits", "raised", "from"],
            alerts.Select(a => (IReadOnlyList<string>)[
                Show.Id(a.Alert.Value), State(a), Show.Some(a.References), a.SubjectName, a.Listing.ToString(), a.ListedName, Show.Score(a.Score),
                Show.Count(a.Hits), Show.Day(a.RaisedAt), a.FromLookback ? "lookback" : "screening"]));
    }

    private static void TellOne(AlertReport report)
    {
        var alert = report.Alert;
        Output.Line($"alert {alert.Alert}: {State(alert)}");
        Output.Line($"  subject {alert.Subject}, reference {Show.Some(alert.References)}");
        foreach (var name in report.SubjectFacts.Names) Output.Line($"    {Output.Visible(name.Full)}");
        Output.Line($"  listing {alert.Listing}");
        if (report.Listed is { } listed) ListShowVerb.TellText(listed);
        else Output.Line("    not in force");
        Output.Line($"  score {Show.Score(alert.Score)}, {Show.Many(alert.Hits, "hit")}");
        EvidenceLines.Tell(report.Evidence);
        if (report.Explanation is { } explanation) ExplanationLines.Tell([explanation]);
        foreach (var line in report.Dispositions) Output.Line($"  {Show.Instant(line.DecidedAt)} {line.Actor}: {line.Decision}, {Output.Visible(line.Reason)}");
        foreach (var fact in report.ChangedSince)
        {
            var values = fact.Removed.Select(v => "-" + v).Concat(fact.Added.Select(v => "+" + v));
            Output.Line($"  changed since: {fact.Fact}: {Output.Visible(string.Join("; ", values))}");
        }
    }

    private static string State(AlertLine alert) => alert.State switch
    {
        AlertState.Decided => alert.Decision!.Value.ToString(),
        AlertState.GroundLost => $"ground lost ({alert.GroundLoss})",
        var state => state.ToString(),
    };
}
