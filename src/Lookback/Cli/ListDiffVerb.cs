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
        return new Command("diff", "What changed between two editions of a watchlist?") { from, to }.Runs(session =>
        {
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

                session.Output.Write(EditionDifference.Of(ledger, first, second, session.Now), Tell);
            }

            return ExitCode.Done;
        });
    }

    /// <summary>Says what changed.</summary>
    public static void Tell(EditionDifferenceReport report)
    {
        Output.Line(
            $"{report.Watchlist}: from the edition of {Show.Published(report.From)} ({Show.Count(report.From.Counts.Listings)} listings) "
            + $"to that of {Show.Published(report.To)} ({Show.Count(report.To.Counts.Listings)} listings)");
        Output.Line(
            $"  {report.Added.Count} added, {report.Changed.Count} changed, {report.Reworded} reworded only, {report.Removed.Count} removed, "
            + $"{report.Merged.Count} merged");
        foreach (var line in report.Added) Output.Line($"  + {line.Listing}  {Output.Visible(line.Name)}");
        foreach (var line in report.Removed) Output.Line($"  - {line.Listing}  {Output.Visible(line.Name)}");
        foreach (var line in report.Merged) Output.Line($"  > {line.Listing}  {Output.Visible(line.Name)}: {line.Because}");
        foreach (var line in report.Changed)
        {
            Output.Line($"  ~ {line.Listing}  {Output.Visible(line.Name)}");
            foreach (var fact in line.Facts)
            {
                var values = fact.Removed.Select(v => "-" + v).Concat(fact.Added.Select(v => "+" + v));
                Output.Line($"      {fact.Fact}: {Output.Visible(string.Join("; ", values))}");
            }
        }
    }
}
