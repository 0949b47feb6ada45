using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Tables;

/// <summary>An alert on record.</summary>
/// <param name="Alert">Its id.</param>
/// <param name="Position">The hit that raised it first.</param>
/// <param name="SubjectPosition">The subject.</param>
/// <param name="Listing">The listing.</param>
public sealed record RaisedAlert(AlertId Alert, long Position, long SubjectPosition, ListingId Listing)
{
    /// <summary>Whether its subject was erased: that it was raised is on record, and not about whom.</summary>
    public bool IsErased => ErasedNames.IsOne(Alert.Value);
}

/// <summary>An alert that waits for a person.</summary>
/// <param name="Raised">The alert.</param>
/// <param name="LastHit">The position of its last hit that was not suppressed: what a reviewer looks at.</param>
/// <param name="WasDecided">Whether it was decided before, and waits again.</param>
public sealed record WaitingAlert(RaisedAlert Raised, long LastHit, bool WasDecided);

/// <summary>A disposition on record.</summary>
/// <param name="Disposition">What was decided.</param>
/// <param name="Position">Its position.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Actor">By whom.</param>
public sealed record RecordedDisposition(Disposition Disposition, long Position, DateTimeOffset DecidedAt, string Actor);

/// <summary>Alerts and what was decided on them.</summary>
public sealed class AlertTable
{
    private static readonly TableShape Shape = new("alert", "alert", "position", "subject_position", "watchlist", "key");
    private static readonly TableShape Decisions = new("disposition", "position", "until_position", "alert", "decision", "listing_facts", "matcher", "expires");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal AlertTable(Database database, EntryTable entries)
    {
        _database = database;
        _entries = entries;
    }

    /// <summary>Alerts raised, oldest first, also those of subjects erased since.</summary>
    public IReadOnlyList<RaisedAlert> All(Horizon at) => Read(at, "");

    /// <summary>
    /// Alerts that waited for a person, oldest first: whose last hit that was not suppressed is later than the last decision and the last
    /// loss of ground. Who it is stays decided, however often it is met, until what the list says changes; that it is somebody else, until the engine
    /// or the policy changes too, or its time is over.
    /// </summary>
    public IReadOnlyList<RaisedAlert> Open(Horizon at) => Read(at, $"AND {Waits(at)}");

    /// <summary>The same with what their order in a queue goes by.</summary>
    public IReadOnlyList<WaitingAlert> Waiting(Horizon at) => Waiting(at, "", null);

    /// <summary>Those of some alerts that waited for a person.</summary>
    public IReadOnlyList<WaitingAlert> Waiting(IReadOnlyCollection<AlertId> among, Horizon at) => among.Count == 0 ? [] : Waiting(
        at, $"AND {_database.Among("a.alert")}", new { set = _database.Set(among.Select(a => a.Value)) });

    /// <summary>How many alerts had been raised, how many of them waited for a person, and of how many the subject has been erased since.</summary>
    public (long Raised, long Open, long Erased) Count(Horizon at) => _database.Single<(long, long, long)>(
        $"""
        SELECT COUNT(*), COUNT(*) FILTER (WHERE {Waits(at)}), COUNT(*) FILTER (WHERE a.alert LIKE '!%') FROM {Seen(at)}
        WHERE a.position IS NOT NULL
        """,
        at.With());

    /// <summary>A subject's alerts, oldest first.</summary>
    public IReadOnlyList<RaisedAlert> Of(long subjectPosition, Horizon at) => Read(at, "AND a.subject_position = @subjectPosition", new { subjectPosition });

    /// <summary>The alerts whose id starts so; at most 20.</summary>
    public IReadOnlyList<RaisedAlert> Find(string idStart, Horizon at) =>
        Read(at, "AND a.alert >= @idStart AND a.alert < @end", new { idStart, end = idStart + "\uffff" }).Take(20).ToList();

    /// <summary>The alerts that were first raised at a position.</summary>
    public IReadOnlyList<RaisedAlert> RaisedAt(long position) => Read(position, "AND a.position = @position", new { position });

    /// <summary>The decision that stood on an alert, if there was one.</summary>
    public RecordedDisposition? DispositionOf(AlertId alert, Horizon at) => Dispositions(alert, at) is [.., var last] ? last : null;

    /// <summary>Every decision on an alert, oldest first.</summary>
    public IReadOnlyList<RecordedDisposition> Dispositions(AlertId alert, Horizon at) => _entries
        .ReadMany<EntryBody.AlertDecided>(_database.Query<long>(
            "SELECT position FROM disposition WHERE alert = @alert AND position <= @acts ORDER BY position", at.With(new { alert = alert.Value })))
        .ConvertAll(r => new RecordedDisposition(r.Body.Disposition, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor));

    /// <summary>Every decision on alerts of subjects that were not erased: where it stands, and where its subject was first met.</summary>
    public IReadOnlyList<(long Position, long Subject)> Decided(Horizon at) => _database.Query<(long Position, long Subject)>(
        """
        SELECT d.position, a.subject_position FROM disposition d JOIN alert a ON a.alert = d.alert
        WHERE d.position <= @acts AND a.alert NOT LIKE '!%' ORDER BY d.position
        """,
        at.With());

    /// <summary>The alerts that were decided last, the latest decision first, each once: by the decision that stood.</summary>
    /// <param name="at">How far to see.</param>
    /// <param name="before">Only decisions before this position.</param>
    /// <param name="most">How many at the most.</param>
    public IReadOnlyList<(RaisedAlert Alert, long Decided)> LastDecided(Horizon at, long before, int most) => _database
        .Query<(string Alert, long Position, long Subject, string Watchlist, string Key, long Decided)>(
            """
            SELECT a.alert, a.position, a.subject_position, a.watchlist, a.key, d.position FROM disposition d JOIN alert a ON a.alert = d.alert
            WHERE d.position <= @acts AND d.until_position > @acts AND d.position < @before AND a.position <= @at AND a.alert NOT LIKE '!%'
            ORDER BY d.position DESC LIMIT @most
            """,
            at.With(new { before, most }))
        .ConvertAll(r => (new RaisedAlert(new AlertId(r.Alert), r.Position, r.Subject, new ListingId(new WatchlistId(r.Watchlist), r.Key)), r.Decided));

    /// <summary>Whom persons confirmed to be a listed party: the subject's position and the listing, in the order of the decisions.</summary>
    public IReadOnlyList<(long Subject, ListingId Listing)> Confirmed(Horizon at) => _database
        .Query<(long Subject, string Watchlist, string Key)>(
            """
            SELECT a.subject_position, a.watchlist, a.key FROM disposition d JOIN alert a ON a.alert = d.alert
            WHERE d.decision = 'TrueMatch' AND d.position <= @acts AND d.until_position > @acts AND a.alert NOT LIKE '!%' ORDER BY d.position
            """,
            at.With())
        .ConvertAll(r => (r.Subject, new ListingId(new WatchlistId(r.Watchlist), r.Key)));

    /// <summary>The alerts on which it could not be told who it is by the last decision, in the order of the decisions.</summary>
    public IReadOnlyList<RaisedAlert> Inconclusive(Horizon at) => Read(
        at,
        """
        AND EXISTS (SELECT 1 FROM disposition d
         WHERE d.alert = a.alert AND d.decision = 'Inconclusive' AND d.position <= @acts AND d.until_position > @acts)
        """);

    internal static void Raise(Writes writes, long position, AlertId alert, ListingId listing, Met met) =>
        writes.Insert(Shape, alert.Value, position, met.SubjectPosition, listing.Watchlist.Value, listing.Key);

    internal static void Remain(Writes writes, Erasure erasure)
    {
        var number = 0;
        foreach (var alert in erasure.Remains.Alerts)
            writes.Insert(Shape, ErasedNames.Of(alert.Position, ++number), alert.Position, erasure.Subject, alert.Watchlist.Value, "");
    }

    internal static void Decide(Writes writes, long position, Disposition disposition)
    {
        writes.Insert(Decisions, position, Positions.Open, disposition.Alert.Value, disposition.Decision.ToString(), disposition.ListingFacts,
            disposition.Matcher, (long?)disposition.Expires?.Latest.DayNumber);
        writes.Run(
            "UPDATE disposition SET until_position = $1 WHERE alert = $2 AND until_position = $3 AND position < $1",
            position,
            disposition.Alert.Value,
            Positions.Open);
    }

    // The alerts there are. In the world an alert is as old as the first of its hits that had come true by then; of an erased one the
    // only hit left is the one that raised it first.
    private static string Seen(Horizon at) => at.Effective is null
        ? "(SELECT alert, position, subject_position, watchlist, key FROM alert WHERE position <= @at) a"
        : $"""
          (SELECT r.alert, r.subject_position, r.watchlist, r.key, CASE WHEN r.alert LIKE '!%'
             THEN (SELECT r.position WHERE EXISTS (SELECT 1 FROM screening s WHERE s.position = r.position AND {at.SeesActOn("s")})
               OR EXISTS (SELECT 1 FROM finding f WHERE f.position = r.position AND {at.SeesActOn("f")}))
             ELSE (SELECT MIN(h.position) FROM hit h WHERE {HitsOf("r")} AND h.suppressed_by IS NULL AND {at.SeesActOn("h")}) END AS position
           FROM alert r WHERE r.position <= @acts) a
          """;

    internal static string Waits(Horizon at) =>
        $"""
        a.alert NOT LIKE '!%'
        AND {LastHit(at)} > (SELECT COALESCE(MAX(d.position), 0) FROM disposition d WHERE d.alert = a.alert AND d.position <= @acts)
        AND {LastHit(at)} > (SELECT COALESCE(MAX(l.position), 0) FROM lost_ground l WHERE l.alert = a.alert AND l.position <= @acts)
        AND NOT {IsDecided(at)}
        """;

    private static string LastHit(Horizon at) =>
        $"(SELECT MAX(h.position) FROM hit h WHERE {HitsOf("a")} AND h.suppressed_by IS NULL AND {at.SeesActOn("h")})";

    private static string HitsOf(string alias) =>
        $"h.watchlist = {alias}.watchlist AND h.key = {alias}.key AND h.subject_position = {alias}.subject_position";

    private static string IsDecided(Horizon at)
    {
        var when = at.Effective is null
            ? "@at"
            : $"(SELECT e.position FROM edition e WHERE e.watchlist = a.watchlist AND {at.Sees("e")} AND {EditionTable.IsInForce(at, "e")})";
        return $"""
            EXISTS (SELECT 1 FROM disposition d
             JOIN listing l ON l.watchlist = a.watchlist AND l.key = a.key AND l.position <= {when} AND l.until_position > {when}
             WHERE d.alert = a.alert AND d.position <= @acts AND d.until_position > @acts
             AND d.decision <> 'Inconclusive' AND d.listing_facts = l.facts_hash
             AND (d.decision <> 'FalsePositive' OR NOT EXISTS ({LapsedBy(at)})))
            """;
    }

    // A hit after a false positive that was not kept silent, though the list said then what it said when that was decided: by then another engine or
    // policy compared, or its time was over, and who it is is a question again.
    private static string LapsedBy(Horizon at) =>
        $"""
        SELECT 1 FROM hit h JOIN listing m ON m.watchlist = h.watchlist AND m.key = h.key AND m.position <= h.position AND m.until_position > h.position
        WHERE {HitsOf("a")} AND h.suppressed_by IS NULL AND h.position > d.position AND {at.SeesActOn("h")} AND m.facts_hash = d.listing_facts
        """;

    private List<WaitingAlert> Waiting(Horizon at, string and, object? parameters) => _database
        .Query<(string Alert, long Position, long Subject, string Watchlist, string Key, long LastHit, long Decided)>(
            $"""
            SELECT a.alert, a.position, a.subject_position, a.watchlist, a.key, {LastHit(at)},
             CASE WHEN EXISTS (SELECT 1 FROM disposition p WHERE p.alert = a.alert AND p.position <= @acts) THEN 1 ELSE 0 END
            FROM {Seen(at)} WHERE a.position IS NOT NULL AND {Waits(at)} {and} ORDER BY a.position, a.alert
            """,
            at.With(parameters))
        .ConvertAll(r => new WaitingAlert(
            new RaisedAlert(new AlertId(r.Alert), r.Position, r.Subject, new ListingId(new WatchlistId(r.Watchlist), r.Key)), r.LastHit, r.Decided != 0));

    private List<RaisedAlert> Read(Horizon at, string and, object? parameters = null) => _database
        .Query<(string Alert, long Position, long Subject, string Watchlist, string Key)>(
            $"""
            SELECT a.alert, a.position, a.subject_position, a.watchlist, a.key FROM {Seen(at)}
            WHERE a.position IS NOT NULL {and} ORDER BY a.position, a.alert
            """,
            at.With(parameters))
        .ConvertAll(r => new RaisedAlert(
            new AlertId(r.Alert), r.Position, r.Subject, new ListingId(new WatchlistId(r.Watchlist), r.Key)));
}
