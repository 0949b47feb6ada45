using Lookback.Core.Networks;
using Lookback.Core.Networks.Import;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Store;

namespace Lookback.Flows.Networks;

/// <summary>A file of links to import.</summary>
/// <param name="File">The file.</param>
/// <param name="Nodes">The file of nodes beside a table.</param>
/// <param name="Mapping">What its columns and words mean.</param>
/// <param name="Defaults">What holds for all of it.</param>
/// <param name="Watchlist">The list of which entities of FollowTheMoney are listings, by their ids.</param>
internal sealed record LinkImportRequest(SourceFile File, SourceFile? Nodes, LinkMapping Mapping, LinkDefaults Defaults, WatchlistId? Watchlist);

/// <summary>What came of a file of links: rows = taken + known + not taken + the dropped.</summary>
internal sealed class LinkImportResult(LinkReading reading)
{
    /// <summary>How many issues are kept.</summary>
    public const int MostIssues = 1_000;

    private readonly SortedDictionary<string, long> _dropped = new(StringComparer.Ordinal);
    private readonly List<ReadIssue> _issues = [];

    /// <summary>What the file came in.</summary>
    public LinkFormat Format => reading.Format;

    /// <summary>All rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Links recorded.</summary>
    public long Taken { get; private set; }

    /// <summary>Links that stood already, or stood in the file before.</summary>
    public long Known { get; private set; }

    /// <summary>Rows that could not be taken.</summary>
    public long NotTaken { get; private set; }

    /// <summary>Of those taken, how many nobody graded.</summary>
    public long Ungraded { get; private set; }

    /// <summary>Rows left out on purpose, by why.</summary>
    public IReadOnlyDictionary<string, long> Dropped => _dropped;

    /// <summary>What was left unread on purpose and is no row.</summary>
    public IReadOnlyDictionary<string, long> Unread => reading.Unread;

    /// <summary>The first issues: of rows, then of nodes and keys.</summary>
    public IReadOnlyList<ReadIssue> Issues => [.. _issues, .. reading.Issues.Take(MostIssues - _issues.Count)];

    /// <summary>How many there are.</summary>
    public long IssueCount => NotTaken + reading.IssueCount;

    /// <summary>Counts a row that is no link.</summary>
    public void Count(LinkRow row)
    {
        Rows++;
        if (row.Issue is { } issue)
        {
            NotTaken++;
            if (_issues.Count < MostIssues) _issues.Add(issue);
        }
        else if (row.Dropped is { } why)
        {
            _dropped[why] = _dropped.GetValueOrDefault(why) + 1;
        }
    }

    /// <summary>Counts a link recorded.</summary>
    public void CountTaken(Link link)
    {
        Rows++;
        Taken++;
        if (link.Grade.IsUngraded) Ungraded++;
    }

    /// <summary>Counts one that was there.</summary>
    public void CountKnown()
    {
        Rows++;
        Known++;
    }
}

/// <summary>Records the links of a file: all that can be taken in one append, or nothing where the file is refused. The same file again adds nothing.</summary>
internal sealed class ImportLinks(Ledger ledger)
{
    /// <summary>A file of which more of its rows than this cannot be taken was read in the wrong way, or is another's.</summary>
    private const double MostNotTaken = 0.5;

    /// <summary>Why a link is left out that a person took back.</summary>
    private const string Withdrawn = "withdrawn-before";

    private const int BatchLength = 1_000;

    /// <summary>Imports.</summary>
    /// <exception cref="RefusedException">
    /// <c>no-links</c>, <c>too-many-bad-rows</c>, <c>no-edition</c>, or what the reader refuses: nothing was changed.
    /// </exception>
    public LinkImportResult Run(LinkImportRequest request, Action<long> progress)
    {
        var head = ledger.Head;
        using var append = ledger.BeginAppend();
        var defaults = request.Defaults with { Day = DateOnly.FromDateTime(append.KnownAt.UtcDateTime), ListingOf = ListingOf(request.Watchlist, head) };
        var reading = LinkReader.Open(request.File, request.Nodes, request.Mapping, defaults);
        var result = new LinkImportResult(reading);
        foreach (var batch in reading.Rows().Chunk(BatchLength))
        {
            Record(append, batch, new LinkEnds(ledger, head, request.File.Name), defaults, result);
            progress(result.Rows);
        }

        if (result.Rows == 0) throw new RefusedException("no-links", $"{request.File.Name}: expected links, found none");
        if (result.NotTaken > result.Rows * MostNotTaken)
        {
            throw new RefusedException(
                "too-many-bad-rows",
                FormattableString.Invariant($"{request.File.Name}: {result.NotTaken} of {result.Rows} rows could not be taken: expected at most half of them; ")
                + $"the first: {result.Issues[0]}");
        }

        if (result.Taken > 0) append.Commit();
        return result;
    }

    private void Record(Append append, LinkRow[] batch, LinkEnds ends, LinkDefaults defaults, LinkImportResult result)
    {
        var rows = batch.Select(r => WithId(ends.Settle(r))).ToList();
        var ids = rows.Select(r => r.Link?.Id).OfType<LinkId>().ToHashSet();
        var standing = ledger.Views.Networks.Links.Standing(ids).ToDictionary();
        var withdrawn = ledger.Views.Networks.Links.Withdrawn(ids);
        foreach (var row in rows)
        {
            if (row.Link is not { } link) result.Count(row);
            else if (standing.TryGetValue(link.Id, out var until) && !IsRenewed(link, until, defaults)) result.CountKnown();
            else if (!standing.ContainsKey(link.Id) && withdrawn.Contains(link.Id)) result.Count(new LinkRow { Line = row.Line, Dropped = Withdrawn });
            else
            {
                if (standing.ContainsKey(link.Id)) append.Add(new EntryBody.LinkWithdrawn(new LinkWithdrawal(link.Id, $"said again, until {link.Expires}")));
                append.Add(new EntryBody.LinkStated(link));
                standing[link.Id] = link.Expires.Latest;
                result.CountTaken(link);
            }
        }

        // The next batch finds these among those that stand.
        append.Flush();
    }

    // Said again with a last day of its own: one that follows from the day of the import alone says nothing new.
    private static bool IsRenewed(Link link, DateOnly until, LinkDefaults defaults) =>
        link.Expires.Latest > until && (defaults.Expires is not null || link.Expires.Latest != defaults.Day.AddYears(LinkDefaults.YearsKept));

    /// <summary>
    /// The link with its id. Of a kind whose ends are alike the order of the ends says nothing, and the same said the other way round is the same.
    /// </summary>
    private static LinkRow WithId(LinkRow row)
    {
        if (row.Link is not { } link) return row;
        if (link.From == link.To) return new LinkRow { Line = row.Line, Dropped = LinkRow.SelfLoop };
        if (LinkType.Of(link.Type).IsSymmetric && string.CompareOrdinal(link.From.ToString(), link.To.ToString()) > 0)
            link = link with { From = link.To, To = link.From, FromName = link.ToName, ToName = link.FromName };
        return row with { Link = Link.Of(link) };
    }

    private Func<string, ListingId?> ListingOf(WatchlistId? watchlist, long head)
    {
        if (watchlist is not { } list) return static _ => null;
        if (ledger.Views.Editions.InForce(list, head) is null)
            throw new RefusedException("no-edition", $"--watchlist {list}: expected a list with an edition in force, found none");
        var keys = ledger.Views.Listings.Hashes(list, head);
        return id => keys.ContainsKey(id) ? new ListingId(list, id) : null;
    }
}
