using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback alert decide</c>: a person's word on who somebody is.</summary>
internal static class AlertDecideVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var id = new Argument<string>("alert") { Description = "An alert's id, or the start of one." };
        var decision = new Option<string>("--as")
        {
            Description = "What was found: TrueMatch, FalsePositive or Inconclusive.", Required = true, HelpName = "decision",
        };
        decision.AcceptOnlyFromAmong(Enum.GetNames<Decision>());
        var reason = new Option<string>("--reason") { Description = "Why, in your own words; at least 20 characters.", Required = true, HelpName = "text" };
        var code = new Option<string>("--code") { Description = "Why, by a short word to count by, such as other-birth-date.", Required = true, HelpName = "word" };
        var cited = new CitedFacts();
        var question = new Option<string?>("--question") { Description = "Of an inconclusive one: what has to be known first. It holds the subject up.", HelpName = "text" };
        var to = new Option<string?>("--to") { Description = "Who is asked: a unit, an office.", HelpName = "unit" };
        var due = new Option<string?>("--due") { Description = "By when an answer is due (UTC).", HelpName = "instant" };
        var expires = new Option<PartialDate?>("--expires")
        {
            Description = "The last day on which a false positive keeps the pair silent; at most 3 years from now. Default: in 365 days.",
            HelpName = "day",
            CustomParser = result =>
            {
                if (PartialDate.TryParse(result.Tokens[0].Value, out var day)) return day;
                result.AddError($"--expires: expected a day such as 2027-06-30, found \"{result.Tokens[0].Value}\"");
                return null;
            },
        };
        var command = new Command("decide", "Record a person's decision on an alert. A later one supersedes it; none is ever changed.")
        {
            id, decision, reason, code, question, to, due, expires,
        };
        cited.AddTo(command);
        return command.Runs(session =>
        {
            var parsed = session.Parsed;
            var asked = new AlertDecision
            {
                Decision = Enum.Parse<Decision>(parsed.GetRequiredValue(decision)),
                Reason = parsed.GetRequiredValue(reason),
                ReasonCode = parsed.GetRequiredValue(code),
                Cited = cited.Read(session),
                Question = Question(parsed.GetValue(question), parsed.GetValue(to), Files.Instant(parsed.GetValue(due), "--due")),
                Expires = parsed.GetValue(expires),
            };
            using var ledger = session.Append();
            var alert = Pick.One(ledger, parsed.GetRequiredValue(id), word => ledger.Views.Alerts.Find(word, ledger.Head), "alert", "alert ls");
            new DecideAlert(ledger).Run(alert, asked);
            var now = ledger.Views.Alerts.Find(alert.Alert.Value, ledger.Head)[0];
            session.Output.Write(AlertReport.Of(ledger, now, ledger.Head, session.Now), AlertVerb.TellOne);
            return ExitCode.Done;
        });
    }

    private static OpenQuestion? Question(string? text, string? to, DateTimeOffset? due)
    {
        if (text is null && to is null && due is null) return null;
        if (text is null || to is null || due is null)
            throw new UsageException("--question, --to and --due: expected all three, for a question is put to somebody with a time by which it is answered");
        return new OpenQuestion(text, to, due.Value);
    }
}
