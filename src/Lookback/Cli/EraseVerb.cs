using System.CommandLine;
using Lookback.Flows;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback erase</c>: destroys what is on record of a subject, lawfully and on record.</summary>
internal static class EraseVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var who = new Argument<string>("subject") { Description = "A subject's whole id, an encounter's id, or a reference." };
        var reason = new Option<string>("--reason")
        {
            Description = "Why, in your own words; at least 20 characters. Name nobody in it.", Required = true, HelpName = "text",
        };
        var basis = new Option<string>("--legal-basis")
        {
            Description = "The legal basis, such as \"GDPR art. 17(1)(a)\".", Required = true, HelpName = "text",
        };
        return new Command(
            "erase",
            "Destroy the key of a subject's records. Counts, positions and proofs stay; what it was answers NotReplayable. Cannot be undone.")
        {
            who, reason, basis,
        }.Runs(session =>
        {
            using var ledger = session.AppendToExisting();
            var subject = new EraseSubject(ledger).Run(
                session.Parsed.GetRequiredValue(who), session.Parsed.GetRequiredValue(reason), session.Parsed.GetRequiredValue(basis));
            session.Output.Write(ErasureLine.Of(ledger.Views.Erasures.Of(subject)!), Tell);
            session.TellLingering(ledger);
            return ExitCode.Done;
        });
    }

    private static void Tell(ErasureLine erased) => Output.Line(
        $"erased at position {erased.Position}: {Show.Many(erased.Encounters, "encounter")}, {Show.Many(erased.Screenings, "screening")}, "
        + $"{Show.Many(erased.Findings, "finding")}, {Show.Many(erased.Alerts, "alert")} answer NotReplayable from now on; counts and proofs stay");
}
