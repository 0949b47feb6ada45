using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Networks;

/// <summary>Brings the edges forward to what is on record: what encounters and listings say by themselves, links, and what of it ended since.</summary>
internal sealed class EdgeReading(Database database, EntryTable entries, Views views, EdgeTable edges)
{
    private const long Slice = 50_000;
    private const int PageLength = 2_000;

    /// <summary>Reads what was recorded since, a stretch at a time: cut and begun again it goes on behind the last.</summary>
    public void CatchUp(Action<long, double> progress, CancellationToken cancel)
    {
        var (after, head) = (edges.UpTo, entries.Head());
        var begun = after;
        while (after < head)
        {
            cancel.ThrowIfCancellationRequested();
            var upTo = Math.Min(after + Slice, head);
            database.Begin();
            try
            {
                Read(after, upTo);
                database.Commit();
            }
            catch
            {
                database.Rollback();
                throw;
            }

            after = upTo;
            progress(after, (after - begun) / (double)(head - begun));
        }
    }

    /// <summary>Reads everything up to a position into a table of its own, of views that go further.</summary>
    public void ReadAll(long last)
    {
        for (var after = 0L; after < last; after += Slice) Read(after, Math.Min(after + Slice, last));
    }

    private void Read(long after, long upTo)
    {
        if (after == 0) edges.Clear();
        var rows = new List<EdgeRow>();
        rows.AddRange(Encounters(after, upTo));
        rows.AddRange(Listings(after, upTo));
        rows.AddRange(Links(after, upTo));
        edges.Add(rows);
        EndListings(after, upTo);
        foreach (var (position, until, from, to) in Ended(after, upTo)) edges.End(from, to, position, until);
        edges.SetUpTo(upTo);
    }

    // What ended behind the stretch is ended when that is read.
    private static long Until(long until, long upTo) => until <= upTo ? until : Positions.Open;

    private NodeNumbers Nodes => views.Networks.Nodes;

    private IEnumerable<EdgeRow> Encounters(long after, long upTo)
    {
        var subjects = database.Query<(long Position, long Subject)>(
            """
            SELECT e.position, e.subject_position FROM encounter e JOIN subject s ON s.position = e.subject_position
            WHERE e.position > @after AND e.position <= @upTo AND s.erased_position IS NULL ORDER BY e.position
            """,
            new { after, upTo });
        return subjects.Chunk(PageLength).SelectMany(page =>
            views.Encounters.Many([.. page.Select(p => p.Position)]).Zip(page).AsParallel().AsOrdered()
                .SelectMany(p => InferredLinks.Of(p.First.Encounter)
                    .SelectMany(l => Rows(l, p.First.Position, NodeKind.Encounter, p.Second.Subject, p.First.Position, Positions.Open)))
                .ToList());
    }

    private IEnumerable<EdgeRow> Listings(long after, long upTo)
    {
        var stated = database.Query<(long Position, long Until)>(
            """
            SELECT l.position, l.until_position FROM (SELECT DISTINCT watchlist FROM edition) w
            JOIN listing l ON l.watchlist = w.watchlist AND l.position > @after AND l.position <= @upTo ORDER BY l.position
            """,
            new { after, upTo });
        return stated.Chunk(PageLength).SelectMany(page =>
            entries.ReadMany<EntryBody.ListingStated>([.. page.Select(p => p.Position)]).Zip(page).AsParallel().AsOrdered()
                .SelectMany(p => InferredLinks.Of(p.First.Body.Text).SelectMany(l => Rows(
                    l, Nodes.Of(NodeRef.Of(p.First.Body.Text.Id)), NodeKind.Listing, 0, p.First.Entry.Position, Until(p.Second.Until, upTo))))
                .ToList());
    }

    /// <summary>What a record says by itself, from both ends.</summary>
    private IEnumerable<EdgeRow> Rows(InferredLink said, long node, NodeKind kind, long subject, long position, long until)
    {
        var there = new EdgeRow
        {
            Node = node,
            Other = Nodes.Of(said.Node),
            Subject = 0,
            OtherKind = said.Node.Kind,
            Position = position,
            Until = until,
            Type = said.Rule.Type,
            Origin = said.Node.Kind == NodeKind.Document && NodeReader.HasIssuer(said.Node) ? EdgeOrigin.Binding : EdgeOrigin.Inferred,
            Grade = said.Rule.Grade,
            Period = said.Period,
        };
        return [there, there with { Node = there.Other, Other = node, Subject = subject, OtherKind = kind }];
    }

    private IEnumerable<EdgeRow> Links(long after, long upTo)
    {
        var stated = database.Query<(long Position, long Until, long From, long To)>(
            "SELECT position, until_position, from_node, to_node FROM link WHERE position > @after AND position <= @upTo ORDER BY position",
            new { after, upTo });
        foreach (var page in stated.Chunk(PageLength))
        {
            var subjects = SubjectsOf(page.SelectMany(l => new[] { l.From, l.To }).Where(n => n > 0));
            foreach (var ((_, body), (position, until, from, to)) in entries.ReadMany<EntryBody.LinkStated>([.. page.Select(l => l.Position)]).Zip(page))
            {
                var link = body.Link;
                var there = new EdgeRow
                {
                    Node = from,
                    Other = to,
                    Subject = subjects.GetValueOrDefault(to),
                    OtherKind = link.To.Kind,
                    Position = position,
                    Until = Until(until, upTo),
                    Type = LinkType.Of(link.Type),
                    Origin = EdgeOrigin.AssertedHere,
                    Grade = link.Grade,
                    Period = Period.Of(link.Since, link.Until),
                    Handling = link.Handling,
                    Expires = link.Expires.Latest.DayNumber,
                };
                yield return there;
                yield return there with
                {
                    Node = to, Other = from, Subject = subjects.GetValueOrDefault(from), OtherKind = link.From.Kind, Origin = EdgeOrigin.AssertedThere,
                };
            }
        }
    }

    private Dictionary<long, long> SubjectsOf(IEnumerable<long> encounters) => database
        .Query<(long Position, long Subject)>(
            $"SELECT position, subject_position FROM encounter WHERE {database.Among("position")}", new { set = database.Set(encounters.Distinct()) })
        .ToDictionary(r => r.Position, r => r.Subject);

    private List<(long Position, long Until, long From, long To)> Ended(long after, long upTo) => database.Query<(long, long, long, long)>(
        "SELECT position, until_position, from_node, to_node FROM link WHERE until_position > @after AND until_position <= @upTo AND position <= @after",
        new { after, upTo });

    private void EndListings(long after, long upTo)
    {
        var ended = database.Query<(string Watchlist, string Key, long Position, long Until)>(
            """
            SELECT l.watchlist, l.key, l.position, l.until_position FROM (SELECT DISTINCT watchlist FROM edition) w
            JOIN listing l ON l.watchlist = w.watchlist AND l.until_position > @after AND l.until_position <= @upTo AND l.position <= @after
            """,
            new { after, upTo });
        foreach (var (watchlist, key, position, until) in ended)
        {
            var node = Nodes.Of(NodeRef.Of(new ListingId(new WatchlistId(watchlist), key)));
            foreach (var other in edges.OthersOf(node, position)) edges.End(node, other, position, until);
        }
    }
}
