using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Flows.Cases.Forms;
using Lookback.Views.Cases;

namespace Lookback.Cli.Cases;

/// <summary><c>lookback redress</c>: for whoever was taken for somebody else.</summary>
internal static class RedressVerb
{
    private const string Workflow = "redress-1";

    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("redress", "For whoever was taken for somebody else: a request without an account, its review, and its answer.")
    {
        Blank(), FileOne(), Status(), Find(), Answer(), Letter(),
    };

    private static Command Blank() => new Command("form", "Print the form, to be filled in.").Runs(_ =>
    {
        Output.Line(RedressForm.Blank);
        return ExitCode.Done;
    });

    private static Command FileOne()
    {
        var form = new Argument<string>("form") { Description = "The form: lines of field: text, or a JSON object." };
        return new Command("file", "Receive a request. Whoever brings it needs no account; the reference that is printed is theirs.") { form }.Runs(session =>
        {
            var read = RedressForm.Read(Files.Source(session.Parsed.GetRequiredValue(form)), DateOnly.FromDateTime(session.Now.UtcDateTime));
            using var ledger = session.AppendToExisting();
            var file = new OpenCase(ledger, session.Now).WithForm(read.ToJson(), Workflow);
            session.Output.Write(RedressStatus.Of(ledger, file, ledger.Head, session.Now), Tell);
            return ExitCode.Done;
        });
    }

    private static Command Status()
    {
        var which = new Argument<string>("reference") { Description = "The whole reference that was given when the request was received." };
        return new Command("status", "Say where a request stands, as whoever made it is told.") { which }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                // By the whole reference alone: nobody learns by trying whether there is a request.
                var word = session.Parsed.GetRequiredValue(which).Trim();
                var file = ledger.Views.Cases.Files.Of(new CaseId(word), at);
                if (file is null || file.File.Workflow != Workflow)
                    throw new RefusedException("no-request", $"no request has the reference \"{ReadIssue.Cut(word)}\"");
                session.Output.Write(RedressStatus.Of(ledger, file, at, session.Now), Tell);
            }

            return ExitCode.Done;
        });
    }

    private static Command Find()
    {
        var which = CaseOptions.Case();
        return new Command("find", "Find who of those met may be the one who asks, with the alerts on them.") { which }.Runs(session =>
        {
            using var interruption = new Interruption();
            using var ledger = session.Append();
            var file = CaseOptions.Pick(ledger, session.Parsed.GetRequiredValue(which), ledger.Head);
            var form = file.File.Workflow == NominationVerb.Workflow ? NominationForm.Kept(file.File) : RedressForm.Kept(file.File);
            var facts = form.Facts("the form on record", DateOnly.FromDateTime(session.Now.UtcDateTime));
            var like = new PastLikeness(ledger).Of(facts, interruption.Token);
            session.Output.Write<IReadOnlyList<LikePersonLine>>([.. like.Select(l => LikePersonLine.Of(ledger, l))], Tell);
            return ExitCode.Done;
        });
    }

    private static Command Answer()
    {
        var which = CaseOptions.Case();
        var mode = new Option<string>("--mode")
        {
            Description = $"How much the letter says: {string.Join(", ", AnswerRedress.Modes)}.", Required = true, HelpName = "mode",
        };
        var code = new Option<string>("--code") { Description = "Why, by a short word to count by.", Required = true, HelpName = "word" };
        var reason = CaseOptions.Reason();
        return new Command("answer", "Answer a request: take the step, give the redress number where one is due, and print the letter.")
        {
            which, mode, code, reason,
        }.Runs(session =>
        {
            var parsed = session.Parsed;
            using var ledger = session.Append();
            var file = CaseOptions.Pick(ledger, parsed.GetRequiredValue(which), ledger.Head);
            new AnswerRedress(ledger, session.Now).Run(file, parsed.GetRequiredValue(mode), parsed.GetRequiredValue(code),
                parsed.GetRequiredValue(reason), session.Actor);
            session.Output.Write(new LetterReport(file.File.Id, RedressLetter.Of(ledger, file, ledger.Head, session.Now)), l => Output.Line(Visible(l.Letter)));
            return ExitCode.Done;
        });
    }

    private static Command Letter()
    {
        var which = CaseOptions.Case();
        return new Command("letter", "Print the letter of an answered request again.") { which }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var file = CaseOptions.Pick(ledger, session.Parsed.GetRequiredValue(which), at);
                session.Output.Write(new LetterReport(file.File.Id, RedressLetter.Of(ledger, file, at, session.Now)), l => Output.Line(Visible(l.Letter)));
            }

            return ExitCode.Done;
        });
    }

    private static string Visible(string letter) => string.Join('\n', letter.Split('\n').Select(Output.Visible));

    private static void Tell(RedressStatus status)
    {
        Output.Line($"reference {status.Reference}");
        Output.Line($"  received {Show.Instant(status.ReceivedAt)}: {status.Status}");
        if (status.AnswerDue is not null) Output.Line($"  the next step is due {Show.Instant(status.AnswerDue)}");
    }

    private static void Tell(IReadOnlyList<LikePersonLine> like)
    {
        if (like.Count == 0)
        {
            Output.Line("nobody who was met is like them");
            return;
        }

        foreach (var person in like)
        {
            Output.Line(
                $"{person.Encounter}  {Output.Visible(person.Name)}, reference {Output.Visible(person.Reference ?? "-")}, met {Show.Day(person.MetAt)}, "
                + $"{Show.Many(person.Encounters, "encounter")}, {Show.Score(person.Score)}");
            foreach (var alert in person.Alerts) Output.Line($"  alert {alert.Alert} on {alert.Listing} \"{Output.Visible(alert.ListedName)}\": "
                + $"{alert.State} {alert.Decision}");
        }
    }
}
