using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Flows.Cases.Forms;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Views;
using Lookback.Views.Cases;

namespace Lookback.Cli.Cases;

/// <summary><c>lookback nomination</c>: whom an institution's own list is to name.</summary>
internal static class NominationVerb
{
    /// <summary>The workflow.</summary>
    public const string Workflow = "nomination-1";

    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("nomination", "Whom an institution's own list is to name: drafted, checked, approved by another person, "
        + "reviewed, lapsing.")
    {
        Blank(), Draft(), Submit(), Check(), Estimate(), Publish(),
    };

    private static Command Blank() => new Command("form", "Print the form, to be filled in.").Runs(_ =>
    {
        Output.Line(NominationForm.Blank);
        return ExitCode.Done;
    });

    private static Command Draft()
    {
        var form = new Argument<string>("form") { Description = "The form: lines of field: text, or a JSON object." };
        return new Command("draft", "Draft a nomination.") { form }.Runs(session =>
        {
            var read = NominationForm.Read(Files.Source(session.Parsed.GetRequiredValue(form)), DateOnly.FromDateTime(session.Now.UtcDateTime));
            using var ledger = session.AppendToExisting();
            Tell(session, ledger, new Nominate(ledger, session.Now).Draft(read, session.Actor));
            return ExitCode.Done;
        });
    }

    private static Command Submit()
    {
        var (which, code, reason) = (CaseOptions.Case(), Code(), CaseOptions.Reason());
        var basis = new Option<string>("--legal-basis") { Description = "The law, and the office exercising it.", Required = true, HelpName = "text" };
        return new Command("submit", "Submit a draft: refused where whoever is nominated cannot be told from others.")
        {
            which, code, reason, basis,
        }.Runs(session =>
        {
            var parsed = session.Parsed;
            using var ledger = session.Append();
            var file = CaseOptions.Pick(ledger, parsed.GetRequiredValue(which), ledger.Head);
            new Nominate(ledger, session.Now).Submit(
                file, parsed.GetRequiredValue(code), parsed.GetRequiredValue(reason), parsed.GetRequiredValue(basis), session.Actor);
            Tell(session, ledger, file);
            return ExitCode.Done;
        });
    }

    private static Command Check()
    {
        var (which, code, reason) = (CaseOptions.Case(), Code(), CaseOptions.Reason());
        return new Command("check", "Take a submitted nomination up, with how many of those met it would touch.") { which, code, reason }.Runs(session =>
        {
            var parsed = session.Parsed;
            using var ledger = session.Append();
            var file = CaseOptions.Pick(ledger, parsed.GetRequiredValue(which), ledger.Head);
            new Nominate(ledger, session.Now).Check(file, parsed.GetRequiredValue(code), parsed.GetRequiredValue(reason), session.Actor);
            Tell(session, ledger, file);
            return ExitCode.Done;
        });
    }

    private static Command Estimate()
    {
        var which = CaseOptions.Case();
        return new Command("estimate", "Say how many of those met a nomination would touch; nothing is decided by it.") { which }.Runs(session =>
        {
            using var interruption = new Interruption();
            using var ledger = session.Append();
            var file = CaseOptions.Pick(ledger, session.Parsed.GetRequiredValue(which), ledger.Head);
            session.Output.Write(new Nominate(ledger, session.Now).Estimate(file, interruption.Token), e => Output.Line(e.ToString()));
            return ExitCode.Done;
        });
    }

    private static Command Publish()
    {
        var list = new Argument<string>("list") { Description = "The own list's short name." };
        return new Command("publish", "Bring the own list into force as it follows from the active nominations.") { list }.Runs(session =>
        {
            using var ledger = session.AppendToExisting();
            var word = session.Parsed.GetRequiredValue(list);
            if (!WatchlistId.IsValid(word)) throw new UsageException($"list: expected a short name of small letters, digits and hyphens, found \"{word}\"");
            var result = new Nominate(ledger, session.Now).Publish(new WatchlistId(word), session.Actor, static _ => { });
            session.Output.Write(
                new OwnListReport(result.Loaded.Edition.Watchlist, result.Loaded.Edition.Id, result.InForce is not null, result.Loaded.Edition.Counts),
                r => Output.Line($"{r.Watchlist}: {(r.IsUnchanged ? "unchanged, " : "")}{Show.Many(r.Counts.Listings, "listing")}, "
                    + $"{Show.Count(r.Counts.Added)} added, {Show.Count(r.Counts.Removed)} removed"));
            return ExitCode.Done;
        });
    }

    private static Option<string> Code() => new("--code") { Description = "Why, by a short word to count by.", Required = true, HelpName = "word" };

    private static void Tell(Session session, Ledger ledger, RecordedCase file) =>
        session.Output.Write(CaseReport.Of(ledger, file, ledger.Head, session.Now, session.CaseActor(ledger)), CaseLines.Tell);
}
