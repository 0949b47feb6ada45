using System.CommandLine;
using Lookback.Core.Lists.Health;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback list health</c>: whether the lists can be relied on, and what was held back.</summary>
internal static class ListHealthVerb
{
    private const int Widest = 40;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var watchlist = new Argument<string?>("watchlist") { Description = "A list; all of them where none is named.", Arity = ArgumentArity.ZeroOrOne };
        return new Command(
            "health", "Check the editions in force: their age, what went, what is missing. Exits with 4 where a list needs a look.")
        {
            watchlist,
        }.Runs(session =>
        {
            var only = session.Parsed.GetValue(watchlist) is { } word ? ListVerb.Watchlist(word) : default(Core.Records.WatchlistId?);
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var report = ListHealth.Of(ledger, only, at, session.Now);
                session.Output.Write(report, Tell);
                return report.IsHealthy ? ExitCode.Done : ExitCode.Incomplete;
            }
        });
    }

    private static void Tell(ListHealthReport report)
    {
        if (report.Watchlists.Count == 0) Output.Line("no edition is loaded");
        foreach (var list in report.Watchlists)
        {
            var edition = list.Edition;
            Output.Line(
                $"{edition.Watchlist}: {(list.IsHealthy ? "healthy" : "needs a look")}; edition of {Show.Published(edition)}, "
                + Show.Many(edition.Counts.Listings, "listing"));
            foreach (var act in EditionActs.Of(edition)) Output.Line($"  {Output.Visible(act)}");
            foreach (var check in list.Checks.Where(c => c.Verdict != HealthVerdict.Fine))
                Output.Line($"  {Word(check.Verdict)} {check.Check}: {Output.Visible(check.Because)}");
            TellSizes(list);
        }

        foreach (var held in report.HeldBack)
        {
            Output.Line(
                $"held back: {held.Watchlist}, edition {Show.Id(held.Edition.Value)} of {Show.Day(held.PublishedAt)}, brought by {Output.Visible(held.By)} "
                + $"on {Show.Instant(held.At)}");
            Output.Line($"  {held.Check}: {Output.Visible(held.Because)}");
        }
    }

    private static string Word(HealthVerdict verdict) => verdict == HealthVerdict.Refuse ? "damaged?" : "watch";

    private static void TellSizes(WatchlistHealth list)
    {
        if (list.History.Count < 2) return;
        var most = Math.Max(1, list.History.Max(s => s.Listings));
        foreach (var size in list.History)
        {
            var bar = new string('#', (int)Math.Ceiling(Widest * size.Listings / (double)most));
            Output.Line($"  {Show.Day(size.PublishedAt),-12} {Show.Count(size.Listings),9}  {bar}");
        }
    }
}
