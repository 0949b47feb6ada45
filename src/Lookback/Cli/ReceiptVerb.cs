using System.CommandLine;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback receipt</c>: the proof of one screening, for somebody who does not have the ledger.</summary>
internal static class ReceiptVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("receipt", "The proof of one screening, for somebody who does not have the ledger.") { ShowOne(), Check() };

    private static Command ShowOne()
    {
        var word = new Argument<string>("screening") { Description = "A screening's position, or an encounter's id or a reference: its last screening." };
        var output = new Option<string?>("--out") { Description = "Write the receipt to this file.", HelpName = "file" };
        var under = new Option<string?>("--under")
        {
            Description = "A tree head kept elsewhere, to prove it under; the ledger's head of now where none is given.", HelpName = "head|file",
        };
        return new Command("show", "Write the receipt of a screening: what was asked, answered, with which editions, and the proof that it is on record.")
        {
            word, output, under,
        }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var kept = session.Parsed.GetValue(under) is { } text ? KeptHead.Read([text])[^1] : null;
                var receipt = ScreeningReceipt.Of(ledger, ScreeningWord.FindScreening(ledger, Pick.Word(session.Parsed.GetRequiredValue(word)), at), kept);
                var bytes = ReceiptJson.Write(receipt);
                if (session.Parsed.GetValue(output) is not { } target)
                {
                    using var screen = Console.OpenStandardOutput();
                    screen.Write(bytes);
                    return ExitCode.Done;
                }

                Files.RefuseOverwriting(target, session.OwnFiles);
                Files.WritePrivate(target, bytes);
                session.Output.Write(new ReceiptWritten(target, receipt.Head, receipt.Summary), Tell);
            }

            return ExitCode.Done;
        });
    }

    private static Command Check()
    {
        var file = new Argument<string>("file") { Description = "The receipt." };
        var against = KeptHead.Option("A tree head kept elsewhere; the receipt's must be the same one.");
        return new Command("check", "Check a receipt, with no ledger at hand, and say what it proves and what it does not.") { file, against }.Runs(session =>
        {
            var receipt = ReceiptJson.Read(File.ReadAllBytes(Files.Require(session.Parsed.GetRequiredValue(file))));
            var kept = KeptHead.Read(session.Parsed.GetValue(against));
            var report = ReceiptReport.Of(receipt, ReceiptCheck.Of(receipt), kept);
            session.Output.Write(report, Tell);
            if (!report.Holds) return ExitCode.Corrupt;
            return report.IsTied ? ExitCode.Done : ExitCode.Incomplete;
        });
    }

    private static void Tell(ReceiptWritten written)
    {
        Output.Line($"receipt of the screening at position {written.Summary.Position} written to {written.File}");
        Output.Line($"  under the head {written.Head}: keep that elsewhere too");
    }

    private static string Mark(PointAnswer answer) => answer switch
    {
        PointAnswer.Holds => "ok ",
        PointAnswer.Fails => "BAD",
        _ => "-- ",
    };

    private static void Tell(ReceiptReport report)
    {
        Output.Line(!report.Holds ? "THE RECEIPT DOES NOT HOLD"
            : report.IsTied ? "the receipt holds"
            : "the receipt holds under its own head, which is not tied to the one kept elsewhere");
        foreach (var point in report.Points) Output.Line($"  {Mark(point.Answer)} {Output.Visible(point.Sentence)}");
        if (!report.Holds) return;
        var summary = report.Summary;
        Output.Line();
        Output.Line($"asked on {Show.Instant(summary.ScreenedAt)} at position {summary.Position}: {Output.Visible(string.Join("; ", summary.Names))}");
        Output.Line($"answered: {RowFormat.Word(summary.Outcome)}{(summary.Reason is null ? "" : $" ({Output.Visible(summary.Reason)})")}");
        foreach (var hit in summary.Hits) Output.Line($"  {hit.Listing} {Output.Visible(hit.ListedName)} {Show.Score(hit.Score)}");
        foreach (var edition in summary.Editions)
        {
            Output.Line(
                $"  against {edition.Watchlist}, edition {Show.Id(edition.Edition.Value)}, published {Show.Day(edition.PublishedAt)}, "
                + $"loaded {Show.Instant(edition.LoadedAt)}{(edition.AgeDays is { } days ? $", {Show.Many(days, "day")} old" : "")}");
        }

        Output.Line($"  policy {summary.PolicyHash}, engine {summary.EngineVersion}");
        Output.Line();
        Output.Line("What this proves:");
        foreach (var sentence in report.Proves) Output.Line($"  - {sentence}");
        Output.Line("What it does not:");
        foreach (var sentence in report.DoesNotProve) Output.Line($"  - {sentence}");
    }
}
