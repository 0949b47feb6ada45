using System.CommandLine;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Views;
using Lookback.Views.Cases;

namespace Lookback.Cli;

/// <summary><c>lookback alert</c>: subjects put beside listings, for a person to decide.</summary>
internal static class AlertVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("alert", "Subjects put beside listings, for a person to decide.") 
    {
        Ls(), ShowOne(), AlertDecideVerb.Create(), Held(),
    };

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
                var report = session.Parsed.GetValue(explain)
                    ? AlertReport.Explained(ledger, alert, at, session.Now)
                    : AlertReport.Of(ledger, alert, at, session.Now);
                session.Output.Write(report, TellOne);
            }

            return ExitCode.Done;
        });
    }

    private static Command Held() => new Command("held", "List who is held up, since when, and by which question.").Runs(session =>
    {
        var (ledger, at) = session.Read();
        using (ledger)
            session.Output.Write(HoldList.Of(ledger, at), TellHeld);
        return ExitCode.Done;
    });

    private static void TellHeld(IReadOnlyList<HoldLine> holds)
    {
        if (holds.Count == 0)
        {
            Output.Line("nobody is held up");
            return;
        }

        Output.Table(
            ["since", "reference", "subject", "because"],
            holds.Select(h => (IReadOnlyList<string>)[Show.Instant(h.Since), Show.Some(h.References), h.Subject.Value, h.Because]));
    }

    private static void Tell(IReadOnlyList<AlertLine> alerts)
    {
        if (alerts.Count == 0)
        {
            Output.Line("no alerts");
            return;
        }

        Output.Table(
            ["alert", "state", "reference", "subject", "listing", "listed name", "score", "hits", "raised", "from", "note"],
            alerts.Select(a => (IReadOnlyList<string>)[
                Show.Id(a.Alert.Value), State(a), Show.Some(a.References), a.SubjectName, a.Listing.ToString(), a.ListedName, Show.Score(a.Score),
                Show.Count(a.Hits), Show.Day(a.RaisedAt), a.FromLookback ? "lookback" : "screening", Note(a)]));
    }

    /// <summary>Says an alert for a person.</summary>
    public static void TellOne(AlertReport report)
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
        TellFields(report.Fields);
        foreach (var line in report.Dispositions) Tell(line);
        foreach (var lapse in report.Lapses) Output.Line($"  reopened: {Words(lapse)}");
        foreach (var fact in report.ChangedSince) Output.Line($"  changed since: {fact.Fact}: {Output.Visible(Changes(fact))}");
        foreach (var other in report.DecidedBefore)
        {
            var differs = other.Differs.Count == 0 ? "" : "; " + string.Join("; ", other.Differs.Select(f => $"{f.Fact}: {Changes(f)}"));
            Output.Line($"  decided before as {other.Decision} for {Show.Id(other.Subject.Value)} {Output.Visible(other.SubjectName + differs)}");
        }

        foreach (var hold in report.Holds) Output.Line($"  held since {Show.Instant(hold.Since)}: {Output.Visible(hold.Because)}");
        foreach (var task in report.Tasks) Output.Line($"  task {task.Task}: {Output.Visible(TaskVerb.Words(task))}");
    }

    /// <summary>Both sides fact by fact, under the names by which a decision cites them.</summary>
    private static void TellFields(IReadOnlyList<FieldLine> fields)
    {
        if (fields.Count == 0) return;
        Output.Line("  to cite, by name (* is strong: one conflict in it is enough, of the others it takes two):");
        foreach (var field in fields)
        {
            var how = field.Comparison?.ToString().ToLowerInvariant() ?? "unknown";
            Output.Line(
                $"    {field.Field}{(field.IsStrong ? "*" : "")}: {how}: "
                + $"{Output.Visible(field.Ours ?? "-")} against {Output.Visible(field.Theirs ?? "-")} ({Output.Visible(field.Says)})");
        }
    }

    private static void Tell(DispositionLine line)
    {
        var code = line.ReasonCode is null ? "" : $" ({line.ReasonCode})";
        var until = line.Expires is null ? "" : $", until {line.Expires}";
        Output.Line($"  {Show.Instant(line.DecidedAt)} {line.Actor}: {line.Decision}{code}, {Output.Visible(line.Reason)}{until}");
        foreach (var cited in line.Discriminators)
        {
            var how = cited.Comparison.ToString().ToLowerInvariant();
            Output.Line($"    {how} in {cited.Field}: {Output.Visible(cited.Ours)} against {Output.Visible(cited.Theirs)}");
        }
    }

    private static string Words(DecisionLapse lapse) => lapse.What switch
    {
        "listing" => $"the list says otherwise: {lapse.Now}",
        "engine" => $"engine {lapse.Now} compares now, and engine {lapse.Then} did",
        "policy" => $"policy {lapse.Now} is in force now, and policy {lapse.Then} was",
        "expiry" => $"the decision held until {lapse.Then}",
        _ => "nothing that it rests on changed, and they were met again",
    };

    private static string Changes(FactChange fact) => string.Join("; ", fact.Removed.Select(v => "-" + v).Concat(fact.Added.Select(v => "+" + v)));

    private static string Note(AlertLine alert) => string.Join("; ", new[]
    {
        alert.IsHolding ? "holds" : null,
        alert.DecidedBefore is { } before ? $"decided before as {before} under another description" : null,
    }.OfType<string>());

    private static string State(AlertLine alert) => alert.State switch
    {
        AlertState.Decided => alert.Decision!.Value.ToString(),
        AlertState.GroundLost => $"ground lost ({alert.GroundLoss})",
        var state => state.ToString(),
    };
}
