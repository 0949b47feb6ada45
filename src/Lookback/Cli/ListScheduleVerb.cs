using System.CommandLine;
using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;
using Lookback.Flows.Fetching;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback list schedule</c>: when lists are published, were fetched and are due, and the fetching of those that are.</summary>
internal static class ListScheduleVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var watchlists = new Argument<string[]>("watchlist")
        {
            Description = "The lists; every one that is loaded where none is named.", Arity = ArgumentArity.ZeroOrMore,
        };
        var run = new Option<bool>("--run")
        {
            Description = "Stay, and fetch and import each list when it is due, one after the other, with a line for each. Ctrl-C or SIGTERM ends it.",
        };
        var once = new Option<bool>("--once") { Description = "Fetch and import what is due now, and end: for cron and other timers." };
        var sources = ListFetchVerb.Sources();
        return new Command("schedule", "When does each list's publisher publish, when was it last asked, and when is it next? --run keeps lists fetched.")
        {
            watchlists, run, once, sources,
        }.Runs(session =>
        {
            var named = session.Parsed.GetValue(watchlists)!.Select(ListVerb.Watchlist).Distinct().ToList();
            if (session.AsOf is not null || session.EffectiveAt is not null)
                throw new UsageException("--as-of and --effective: expected neither, for a schedule is about now");
            var addresses = ListFetchVerb.Addresses(session.Parsed.GetValue(sources));
            var (isRun, isOnce) = (session.Parsed.GetValue(run), session.Parsed.GetValue(once));
            if (isRun && isOnce) throw new UsageException("--run and --once: expected one of them, found both");
            if (isRun || isOnce) return Fetch(session, addresses, named, isOnce);
            var (ledger, _) = session.Read();
            using (ledger) session.Output.Write(ListSchedule.Of(ledger, addresses, named, session.Now), Tell);
            return ExitCode.Done;
        });
    }

    private static int Fetch(Session session, ListSources addresses, List<WatchlistId> named, bool isOnce)
    {
        if (named.FirstOrDefault(n => addresses.Find(n) is null) is { Value: not null } unknown) throw ListFetchVerb.NoAddress(unknown);
        using var downloader = new Downloader(new FetchLimits(), TimeProvider.System, Path.GetTempPath());
        var fetch = new FetchEdition(session.Append, downloader, Environment.GetEnvironmentVariable, TimeProvider.System);
        var due = new FetchDueLists(fetch, session.Append, ledger => Lists(ledger, addresses, named), TimeProvider.System);
        var failed = 0;
        using var interruption = new Interruption();
        if (isOnce) due.Once(Told, interruption.Token);
        else due.Run(Told, interruption.Token).GetAwaiter().GetResult();
        return isOnce && failed > 0 ? ExitCode.Incomplete : ExitCode.Done;

        void Told(DueFetch done)
        {
            if (done.Refused is not null) failed++;
            if (done.Result is { Import.InForce: null }) Index(session);
            session.Output.WriteOne(ScheduledFetchLine.Of(done, TimeProvider.System.GetUtcNow()), Tell);
        }
    }

    // Whoever screens next makes the index where it could not be made here; the other lists are not to wait for that.
    private static void Index(Session session)
    {
        try
        {
            using var ledger = session.Append();
            ListVerb.Index(ledger);
        }
        catch (Exception e) when (e is IncompleteException or RefusedException)
        {
            Console.Error.WriteLine(e.Message);
        }
    }

    private static List<ListSource> Lists(Ledger ledger, ListSources addresses, List<WatchlistId> named)
    {
        var lists = named.Count > 0 ? named : ledger.Views.Editions.InForce(ledger.Head).Select(e => e.Edition.Watchlist);
        List<ListSource> known = [.. lists.Select(addresses.Find).OfType<ListSource>()];
        return known.Count > 0
            ? known
            : throw new RefusedException("no-edition", "no list is loaded that has an address: expected one, or the name of a list to fetch");
    }

    private static void Tell(ScheduledFetchLine line)
    {
        var list = line.List;
        var what = list switch
        {
            { Import: { AlreadyLoaded: true } } => "has not changed",
            { Import: { Edition: var edition } } =>
                $"edition {Show.Id(edition.Edition.Value)} of {Show.Published(edition)} is in force with {Show.Many(edition.Counts.Listings, "listing")} "
                + $"({Show.Count(edition.Counts.Added)} added, {Show.Count(edition.Counts.Changed)} changed, "
                + $"{Show.Count(edition.Counts.Removed + edition.Counts.Merged)} gone)",
            { Refused: { } refused } => $"refused ({refused.Code}): {Output.Visible(refused.Sentence)}",
            _ => throw new InvalidOperationException($"no words for {list}"),
        };
        var again = line.Failures > 1 ? $" ({Show.Count(line.Failures)} times in a row)" : "";
        Output.Line($"{Show.Instant(line.At)} {list.Watchlist}: {what}{again}; next {Show.Instant(line.NextAt)}");
    }

    private static void Tell(IReadOnlyList<ScheduleLine> lines)
    {
        if (lines.Count == 0) Output.Line("no edition is loaded");
        else Table(lines);
    }

    private static void Table(IReadOnlyList<ScheduleLine> lines) => Output.Table(
        ["watchlist", "published within", "published", "loaded", "asked every", "last asked", "last answered", "in vain", "next due"],
        lines.Select(l => (IReadOnlyList<string>)[
            l.Watchlist.Value,
            l.ExpectedDays is { } days ? Show.Many(days, "day") + (l.IsStale ? ", stale" : "") : "-",
            Show.Day(l.PublishedAt),
            Show.Instant(l.LoadedAt),
            l.EveryHours is { } hours ? Show.Many((long)hours, "hour") : "-",
            Show.Instant(l.AskedAt),
            Show.Instant(l.AnsweredAt),
            Show.Count(l.Failures),
            l.NextAt is null ? "no address is known" : l.IsDue ? "now" : Show.Instant(l.NextAt)]));
}
