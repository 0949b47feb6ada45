using System.CommandLine;
using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;
using Lookback.Flows.Fetching;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback list fetch</c>: editions from their publishers' own addresses.</summary>
internal static class ListFetchVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var watchlists = new Argument<string[]>("watchlist")
        {
            Description = "The lists, such as ofac-sdn and un-sc.", Arity = ArgumentArity.ZeroOrMore,
        };
        var all = new Option<bool>("--all") { Description = "Every list that is loaded and has an address, beside those that are named." };
        var published = new Option<string?>("--published")
        {
            Description = "When the edition was published, of one list whose files do not say; the server's date of their last change counts without it.",
            HelpName = "date",
        };
        var sources = Sources();
        return new Command(
            "fetch", "Download editions over TLS from their publishers' addresses, and import each. Exits with 4 where one of several failed.")
        {
            watchlists, all, published, sources,
        }.Runs(session =>
        {
            var named = session.Parsed.GetValue(watchlists)!.Select(ListVerb.Watchlist).Distinct().ToList();
            var isAll = session.Parsed.GetValue(all);
            if (named.Count == 0 && !isAll) throw new UsageException("watchlist: expected the name of a list, or --all, found neither");
            var date = Files.Instant(session.Parsed.GetValue(published), "--published");
            if (date is not null && (isAll || named.Count != 1)) throw new UsageException("--published: expected one list beside it, found several");
            var addresses = Addresses(session.Parsed.GetValue(sources));
            return Fetch(session, addresses, isAll ? Loaded(session, addresses, named) : named, isAll, date);
        });
    }

    /// <summary>The option for addresses of one's own.</summary>
    public static Option<string?> Sources() => new("--sources")
    {
        Description = "A file of addresses of your own, of the shape of data/lists/sources.json, instead of those that come with the program.",
        HelpName = "path",
    };

    /// <summary>The addresses that come with the program, or those of a file of one's own.</summary>
    public static ListSources Addresses(string? path) => path is null
        ? ListSources.Default
        : ListSources.Parse(File.ReadAllText(Files.Require(path)), Path.GetFileName(path), isOwn: true);

    /// <summary>The refusal of a list that nobody knows where to fetch.</summary>
    public static RefusedException NoAddress(WatchlistId list) => new(
        "no-address", $"{list}: expected an address to fetch it from, found none; `list import` takes its files, and --sources other addresses");

    private static List<WatchlistId> Loaded(Session session, ListSources addresses, List<WatchlistId> named)
    {
        using var ledger = session.Append();
        var loaded = ledger.Views.Editions.InForce(ledger.Head).Select(e => e.Edition.Watchlist).Where(w => addresses.Find(w) is not null);
        var lists = named.Union(loaded).ToList();
        return lists.Count > 0
            ? lists
            : throw new RefusedException("no-edition", "no list is loaded that has an address: expected one, or its name beside --all");
    }

    private static int Fetch(Session session, ListSources addresses, List<WatchlistId> lists, bool isAll, DateTimeOffset? published)
    {
        using var downloader = new Downloader(new FetchLimits(), TimeProvider.System, Path.GetTempPath());
        var fetch = new FetchEdition(session.Append, downloader, Environment.GetEnvironmentVariable, TimeProvider.System);
        var done = new List<FetchedList>();
        foreach (var list in lists)
        {
            try
            {
                done.Add(Fetch(fetch, addresses, list, published));
            }
            catch (RefusedException refused) when (isAll || lists.Count > 1)
            {
                // The others are not to go without for the sake of this one.
                done.Add(new FetchedList(list, [], null, refused.Refusal));
            }
        }

        var report = new FetchReport(addresses.Version, done);
        session.Output.Write(report, Tell);
        if (done.Any(d => d.Import is not null))
        {
            using var ledger = session.Append();
            ListVerb.Index(ledger);
        }

        return report.Failed == 0 ? ExitCode.Done : ExitCode.Incomplete;
    }

    private static FetchedList Fetch(FetchEdition fetch, ListSources addresses, WatchlistId list, DateTimeOffset? published)
    {
        var source = addresses.Find(list) ?? throw NoAddress(list);
        using var interruption = new Interruption();
        var result = ProgressLine.Run(
            $"fetching {list}", "listings", tick => fetch.Run(source, published, read => tick(read, -1), interruption.Token));
        return FetchedList.Of(source, result, TimeProvider.System.GetUtcNow());
    }

    private static void Tell(FetchReport report)
    {
        foreach (var list in report.Lists)
        {
            if (list.Import is { } import)
            {
                foreach (var file in list.Files)
                    Output.Line($"{list.Watchlist}: {file.Name} {(file.Unchanged ? "has not changed" : "fetched")}, sha256 {Show.Id(file.Sha256)}");
                ListVerb.Tell(import);
            }
            else
            {
                Output.Line($"{list.Watchlist}: refused ({list.Refused!.Code}): {Output.Visible(list.Refused.Sentence)}");
            }
        }
    }
}
