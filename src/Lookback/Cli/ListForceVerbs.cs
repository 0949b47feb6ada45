using System.CommandLine;
using Lookback.Flows;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback list force</c> and <c>list recall</c>: a named person decides which edition is in force.</summary>
internal static class ListForceVerbs
{
    /// <summary><c>list force</c>.</summary>
    public static Command Force()
    {
        var edition = new Argument<string>("edition") { Description = "The edition's id, as `list health` shows it." };
        var command = new Command("force", "Bring an edition into force that was held back, out of the kept files.") { edition };
        return Verb(command, (session, force, because) => force.Held(session.Parsed.GetRequiredValue(edition), because, static _ => { }));
    }

    /// <summary><c>list recall</c>.</summary>
    public static Command Recall()
    {
        var watchlist = new Argument<string>("watchlist") { Description = "The list whose edition in force turned out to be bad." };
        var command = new Command(
            "recall",
            "Take the edition in force back: the one before it is in force again, and the next run looks again at whoever was screened under the bad one.")
        {
            watchlist,
        };
        return Verb(
            command, (session, force, because) => force.Before(ListVerb.Watchlist(session.Parsed.GetRequiredValue(watchlist)), because, static _ => { }));
    }

    private static Command Verb(Command command, Func<Session, ForceEdition, string, ImportResult> import)
    {
        var reason = new Option<string>("--reason") { Description = "Why, in a sentence; it stays on record.", Required = true, HelpName = "reason" };
        command.Add(reason);
        return command.Runs(session =>
        {
            var because = session.Parsed.GetRequiredValue(reason).Trim();
            ListVerb.RequireReason("--reason", because);
            using var ledger = session.AppendToExisting();
            var result = import(session, new ForceEdition(ledger), because);
            session.Output.Write(ImportReport.Of(result, TimeProvider.System.GetUtcNow()), ListVerb.Tell);
            ListVerb.Index(ledger);
            return ExitCode.Done;
        });
    }
}
