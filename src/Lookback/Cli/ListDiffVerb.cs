using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback list diff</c>: what two editions differ in.</summary>
internal static class ListDiffVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var from = new Argument<string>("from") { Description = "An edition's id, or a watchlist for its last two editions." };
        var to = new Argument<string?>("to") { Description = "The other edition's id.", Arity = ArgumentArity.ZeroOrOne };
        var html = new Option<string?>("--html") { Description = "Write it to this file, too, as a page to print or hand on.", HelpName = "file" };
        return new Command("diff", "What changed between two editions of a watchlist?") { from, to, html }.Runs(session =>
        {
            var target = session.Parsed.GetValue(html);
            if (target is not null) Files.RefuseOverwritingBy("--html", target, session.OwnFiles);
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var first = EditionFinder.Find(ledger, session.Parsed.GetRequiredValue(from), at);
                var second = session.Parsed.GetValue(to) is { } word ? EditionFinder.Find(ledger, word, at) : null;
                if (second is null)
                {
                    var history = ledger.Views.Editions.History(first.Edition.Watchlist, at);
                    if (history.Count < 2) throw new RefusedException("one-edition", $"{first.Edition.Watchlist} has one edition: expected two to compare");
                    (first, second) = (history[^2], history[^1]);
                }

                var report = EditionDifference.Of(ledger, first, second, at, session.Now);
                if (target is not null) Files.WriteWhole(target, writer => DifferencePage.Write(writer, report));
                session.Output.Write(report, DifferenceLines.Tell);
                if (target is not null && !session.Output.IsJson) Output.Line($"  as a page in {target}");
            }

            return ExitCode.Done;
        });
    }
}
