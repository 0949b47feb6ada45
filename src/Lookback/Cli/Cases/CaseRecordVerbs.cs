using System.CommandLine;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Views.Cases;

namespace Lookback.Cli.Cases;

/// <summary>What is said in a case, and what of it was handed on.</summary>
internal static class CaseRecordVerbs
{
    /// <summary><c>record</c>.</summary>
    public static Command CreateRecord()
    {
        var which = CaseOptions.Case();
        var topic = new Argument<string>("topic") { Description = $"What it is about: {string.Join(", ", Topics.All.Select(t => t.Word))}." };
        var value = new Argument<string?>("value") { Description = "What is said, by a word of the topic.", Arity = ArgumentArity.ZeroOrOne };
        var kind = new Option<string>("--kind")
        {
            Description = "fact (recorded as having happened), allegation (said by a source, not established) or assessment (what somebody makes of it).",
            HelpName = "kind",
            DefaultValueFactory = _ => "fact",
        };
        kind.AcceptOnlyFromAmong([.. Enum.GetNames<StatementKind>().Select(k => k.ToLowerInvariant())]);
        var source = new Option<string>("--source") { Description = "Who says so: a document, an office.", Required = true, HelpName = "text" };
        var at = CaseOptions.At("Since when, in the world. Default: now.");
        var until = CaseOptions.Day("--until", "The last day on which it holds; an assessment needs one.", "2027-06-30");
        var set = CaseOptions.Fields("--set", "What else the topic has: statute=\"8 U.S.C. 1325\".");
        var text = new Option<string?>("--text") { Description = "In words.", HelpName = "text" };
        var basis = new Option<string?>("--legal-basis") { Description = "The law under which it is kept.", HelpName = "text" };
        var grade = NetworkOptions.Grade("How good the source is, and what it says: B2. Default: F6, nobody judged it.");
        var handling = NetworkOptions.Handling("Who may see it. Default: AMBER+STRICT.");
        var corrects = new Option<long?>("--corrects") { Description = "The statement that this one corrects, by its position.", HelpName = "position" };
        return new Command("record", "Record something in a case: a fact, an allegation or an assessment. Nothing is edited; a correction keeps "
            + "what was believed before.")
        {
            which, topic, value, kind, source, at, until, set, text, basis, grade, handling, corrects,
        }.Runs(session =>
        {
            var parsed = session.Parsed;
            using var ledger = session.Append();
            var file = CaseOptions.Pick(ledger, parsed.GetRequiredValue(which), ledger.Head);
            // Read once: what is said as of now would else be said a moment from now.
            var now = session.Now;
            new RecordStatement(ledger, now).Run(
                file,
                new Statement
                {
                    Case = file.File.Id,
                    Kind = Enum.Parse<StatementKind>(parsed.GetValue(kind)!, ignoreCase: true),
                    Topic = parsed.GetRequiredValue(topic),
                    Value = parsed.GetValue(value),
                    At = Files.Instant(parsed.GetValue(at), "--at") ?? now,
                    Until = parsed.GetValue(until),
                    Fields = CaseOptions.Read(parsed.GetValue(set), "--set"),
                    Text = parsed.GetValue(text),
                    Source = parsed.GetRequiredValue(source),
                    LegalBasis = parsed.GetValue(basis),
                    Grade = parsed.GetValue(grade),
                    Handling = parsed.GetValue(handling),
                    Corrects = parsed.GetValue(corrects),
                    Person = default,
                },
                session.Actor);
            session.Output.Write(CaseReport.Of(ledger, file, ledger.Head, session.Now, session.CaseActor(ledger)), CaseLines.Tell);
            return ExitCode.Done;
        });
    }

    /// <summary><c>disclose</c>.</summary>
    public static Command CreateDisclose()
    {
        var which = CaseOptions.Case();
        var to = new Option<string>("--to") { Description = "To whom.", Required = true, HelpName = "recipient" };
        var country = new Option<string?>("--country") { Description = "Of which country the recipient is an authority, as a code.", HelpName = "code" };
        var what = new Option<string>("--what") { Description = "What is handed on.", Required = true, HelpName = "text" };
        var basis = new Option<string>("--legal-basis") { Description = "On which law.", Required = true, HelpName = "text" };
        var corrects = new Option<long?>("--corrects") { Description = "The disclosure that this one corrects, by its position.", HelpName = "position" };
        var handling = NetworkOptions.Handling("Who may see it. Default: AMBER+STRICT.");
        var reason = CaseOptions.Reason();
        return new Command("disclose", "Record that something of a case was handed to somebody, so that a correction can follow it.")
        {
            which, to, country, what, basis, corrects, handling, reason,
        }.Runs(session =>
        {
            var parsed = session.Parsed;
            using var ledger = session.Append();
            var file = CaseOptions.Pick(ledger, parsed.GetRequiredValue(which), ledger.Head);
            new Disclose(ledger, session.Now).Run(
                file,
                new Disclosure
                {
                    Case = file.File.Id,
                    What = parsed.GetRequiredValue(what),
                    Recipient = parsed.GetRequiredValue(to),
                    RecipientCountry = Country(parsed.GetValue(country)),
                    Reason = parsed.GetRequiredValue(reason),
                    LegalBasis = parsed.GetRequiredValue(basis),
                    Handling = parsed.GetValue(handling),
                    Corrects = parsed.GetValue(corrects),
                    Person = default,
                },
                session.Actor);
            session.Output.Write(CaseReport.Of(ledger, file, ledger.Head, session.Now, session.CaseActor(ledger)), CaseLines.Tell);
            return ExitCode.Done;
        });
    }

    /// <summary><c>answer</c>.</summary>
    public static Command CreateAnswer()
    {
        var which = CaseOptions.Case();
        var disclosure = new Argument<long>("disclosure") { Description = "The disclosure, by its position." };
        var refused = new Option<bool>("--refused") { Description = "The recipient refused it." };
        var reference = new Option<string>("--reference")
        {
            Description = "The recipient's reference, or its reason for refusing.", Required = true, HelpName = "text",
        };
        return new Command("answer", "Record that a recipient acknowledged a disclosure, or refused it.")
        {
            which, disclosure, refused, reference,
        }.Runs(session =>
        {
            var parsed = session.Parsed;
            using var ledger = session.Append();
            var file = CaseOptions.Pick(ledger, parsed.GetRequiredValue(which), ledger.Head);
            new Disclose(ledger, session.Now).Answer(
                file, parsed.GetRequiredValue(disclosure), !parsed.GetValue(refused), parsed.GetRequiredValue(reference), session.Actor);
            session.Output.Write(CaseReport.Of(ledger, file, ledger.Head, session.Now, session.CaseActor(ledger)), CaseLines.Tell);
            return ExitCode.Done;
        });
    }

    private static CountryCode? Country(string? code)
    {
        if (code is null) return null;
        return Countries.Find(code) ?? throw new UsageException($"--country: expected a country's code such as de, found \"{code}\"");
    }
}
