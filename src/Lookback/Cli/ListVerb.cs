using System.CommandLine;
using Lookback.Cli.Cases;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback list</c>: editions of watchlists.</summary>
internal static class ListVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("list", "Import editions of watchlists, and look at them.")
    {
        Import(), ListFetchVerb.Create(), Ls(), ListShowVerb.Create(), ListDiffVerb.Create(), ListMapVerb.Create(), ListHealthVerb.Create(),
        ListScheduleVerb.Create(), ListForceVerbs.Force(), ListForceVerbs.Recall(), ListTierVerb.Create(),
    };

    private static Command Import()
    {
        var watchlist = new Argument<string>("watchlist") { Description = "The list: ofac-sdn, ofac-cons, un-sc, or a short name of your own." };
        var files = new Argument<string[]>("file")
        {
            Description = "Its file as published, gzipped or not, or an index.json beside it; for OFAC's CSV set sdn, alt, add and sdn_comments in any order.",
            Arity = ArgumentArity.OneOrMore,
        };
        var published = new Option<string?>("--published") { Description = "When it was published, where the file does not say.", HelpName = "date" };
        var map = new Option<string?>("--map")
        {
            Description = "A mapping file, for a table or JSON lines of no known format; `list map` proposes one.", HelpName = "path",
        };
        var force = new Option<string?>("--force") { Description = "Import although a guard holds it back, for this reason.", HelpName = "reason" };
        return new Command("import", "Bring an edition into force: all of it or nothing. The same bytes again change nothing.")
        {
            watchlist, files, published, map, force,
        }.Runs(session =>
        {
            if (session.Parsed.GetValue(force) is { } because) RequireReason("--force", because);
            var (list, mapping) = (Watchlist(session.Parsed.GetRequiredValue(watchlist)), Files.ListMapping(session.Parsed.GetValue(map)));
            var paths = session.Parsed.GetRequiredValue(files);
            var request = new ImportRequest(
                list,
                mapping is null ? Files.Edition(paths, list) : [.. paths.Select(Files.Source)],
                Files.Instant(session.Parsed.GetValue(published), "--published"),
                mapping,
                session.Parsed.GetValue(force));
            using var ledger = session.Append();
            var result = ProgressLine.Run(
                $"importing {request.Watchlist}", "listings", tick => new ImportEdition(ledger).Run(request, done => tick(done, -1)));
            session.Output.Write(ImportReport.Of(result, ProgramClock.Time.GetUtcNow()), Tell);
            Index(ledger);
            return ExitCode.Done;
        });
    }

    /// <summary>Refuses a reason that says nothing.</summary>
    public static void RequireReason(string option, string because)
    {
        if (because.Trim().Length < Reason.Least)
        {
            throw new UsageException(
                FormattableString.Invariant($"{option}: expected a reason of at least {Reason.Least} characters, found \"{because}\""));
        }
    }

    /// <summary>Makes the index of what is in force ready, so that whoever checks a name next need not wait for it.</summary>
    public static void Index(Ledger ledger)
    {
        try
        {
            using var interruption = new Interruption();
            ProgressLine.Run("indexing", "listings", tick => KeptListings.Bring(ledger, tick, interruption.Token));
        }
        catch (Exception e) when (e is OperationCanceledException || StoreFault.Of(e) is { IsDamage: false })
        {
            var why = StoreFault.Of(e)?.Sentence ?? "it was stopped";
            throw new IncompleteException($"the edition is in force, and its index is not kept yet ({why}): the next `screen` goes on with it");
        }
    }

    /// <summary>Says what an import did.</summary>
    public static void Tell(ImportReport report)
    {
        var edition = report.Edition;
        if (report.AlreadyLoaded)
        {
            Output.Line($"{edition.Watchlist}: this edition was loaded on {Show.Instant(edition.LoadedAt)}; nothing changed");
            foreach (var note in report.Notes) Output.Line($"  {Output.Visible(note)}");
            if (!edition.InForce)
            {
                Output.Line(
                    $"  it was replaced since: the edition of {Show.Published(report.InForce!)} stays in force; --force REASON brings this one back");
            }

            return;
        }

        var counts = edition.Counts;
        Output.Line(
            $"{edition.Watchlist}: edition {Show.Id(edition.Edition.Value)} of {Show.Published(edition)} is in force with "
            + Show.Many(counts.Listings, "listing"));
        if (report.Replaced is not null)
        {
            Output.Line(
                $"  against the edition of {Show.Published(report.Replaced)}: {Show.Count(counts.Added)} added, {Show.Count(counts.Changed)} changed, "
                + $"{Show.Count(counts.Reworded)} reworded only, {Show.Count(counts.Removed)} removed, "
                + $"{Show.Count(counts.Merged)} merged into another listing");
        }

        foreach (var note in report.Notes) Output.Line($"  {Output.Visible(note)}");
        foreach (var (field, count) in report.Dropped) Output.Line($"  left out on purpose: {Show.Count(count)} {field}");
        if (edition.IssueCount > 0)
        {
            Output.Line($"  {Show.Many(edition.IssueCount, "issue")}; the first: {report.Issues[0]}");
            Output.Line($"  `list show {edition.Watchlist}` shows them");
        }
    }

    private static Command Ls()
    {
        var all = new Option<bool>("--all") { Description = "Every edition loaded, not only those in force." };
        return new Command("ls", "Which editions are in force, and how old are they?") { all }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger) session.Output.Write(ListOverview.Of(ledger, at, session.Now, session.Parsed.GetValue(all)), Tell);
            return ExitCode.Done;
        });
    }

    private static void Tell(IReadOnlyList<EditionLine> editions)
    {
        if (editions.Count == 0) Output.Line("no edition was loaded by then");
        else Table(editions);
    }

    private static void Table(IReadOnlyList<EditionLine> editions)
    {
        Output.Table(
            ["watchlist", "edition", "published", "loaded", "age", "listings", "issues", "in force"],
            editions.Select(e => (IReadOnlyList<string>)[
                e.Watchlist.Value, Show.Id(e.Edition.Value), Show.Day(e.PublishedAt), Show.Instant(e.LoadedAt),
                e.AgeDays is { } days ? Show.Many(days, "day") : Show.Age(e), Show.Count(e.Counts.Listings), Show.Count(e.IssueCount),
                e.InForce ? "yes" : e.Recalled is null ? "no" : "recalled"]));
        foreach (var edition in editions)
        {
            foreach (var act in EditionActs.Of(edition))
                Output.Line($"{edition.Watchlist}, edition {Show.Id(edition.Edition.Value)} loaded {Show.Instant(edition.LoadedAt)}: {Output.Visible(act)}");
        }
    }

    /// <summary>A watchlist's short name.</summary>
    public static WatchlistId Watchlist(string text) => WatchlistId.IsValid(text)
        ? new WatchlistId(text)
        : throw new UsageException($"watchlist: expected a short name of lower-case letters, digits and hyphens such as ofac-sdn, found \"{text}\"");
}
