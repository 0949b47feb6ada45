using Dapper;
using Lookback.Core.Records;
using Microsoft.Data.Sqlite;

namespace Lookback.Store.Tables;

/// <summary>An alert on record.</summary>
/// <param name="Alert">Its id.</param>
/// <param name="Position">The hit that raised it first.</param>
/// <param name="SubjectPosition">The subject.</param>
/// <param name="Listing">The listing.</param>
public sealed record RaisedAlert(AlertId Alert, long Position, long SubjectPosition, ListingId Listing);

/// <summary>A disposition on record.</summary>
/// <param name="Disposition">What was decided.</param>
/// <param name="Position">Its position.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Actor">By whom.</param>
public sealed record RecordedDisposition(Disposition Disposition, long Position, DateTimeOffset DecidedAt, string Actor);

/// <summary>Alerts and what was decided on them.</summary>
public sealed class AlertTable : IDisposable
{
    private const string Columns = "SELECT alert, position, subject_position, watchlist, key FROM alert ";

    private const string LastHit =
        """
        (SELECT MAX(h.position) FROM hit h WHERE h.watchlist = alert.watchlist AND h.key = alert.key
         AND h.subject_position = alert.subject_position AND h.suppressed_by IS NULL AND h.position <= @at)
        """;

    private const string LastAnswer =
        """
        MAX((SELECT COALESCE(MAX(d.position), 0) FROM disposition d WHERE d.alert = alert.alert AND d.position <= @at),
            (SELECT COALESCE(MAX(l.position), 0) FROM lost_ground l WHERE l.alert = alert.alert AND l.position <= @at))
        """;

    private const string IsDecided =
        """
        EXISTS (SELECT 1 FROM disposition d
         JOIN listing l ON l.watchlist = alert.watchlist AND l.key = alert.key AND l.position <= @at AND l.until_position > @at
         WHERE d.alert = alert.alert AND d.position <= @at AND d.until_position > @at
         AND d.decision <> 'Inconclusive' AND d.listing_facts = l.facts_hash)
        """;

    private const string Waits = $"{LastHit} > {LastAnswer} AND NOT {IsDecided}";

    private readonly SqliteConnection _connection;
    private readonly EntryTable _entries;
    private Statement? _raise;

    internal AlertTable(SqliteConnection connection, EntryTable entries)
    {
        _connection = connection;
        _entries = entries;
    }

    /// <summary>Alerts raised up to a position, oldest first.</summary>
    public IReadOnlyList<RaisedAlert> All(long at) => Read("WHERE position <= @at ORDER BY position, alert", new { at });

    /// <summary>
    /// Alerts that waited for a person at a position, oldest first: whose last hit that was not suppressed is later than the last
    /// decision and the last loss of ground. Who it is stays decided, however often it is met, until what the list says changes.
    /// </summary>
    public IReadOnlyList<RaisedAlert> Open(long at) => Read($"WHERE position <= @at AND {Waits} ORDER BY position, alert", new { at });

    /// <summary>How many alerts had been raised at a position, and how many of them waited for a person.</summary>
    public (long Raised, long Open) Count(long at) => _connection.QuerySingle<(long, long)>(
        $"SELECT COUNT(*), COUNT(*) FILTER (WHERE {Waits}) FROM alert WHERE position <= @at", new { at });

    /// <summary>A subject's alerts up to a position, oldest first.</summary>
    public IReadOnlyList<RaisedAlert> Of(long subjectPosition, long at) =>
        Read("WHERE subject_position = @subjectPosition AND position <= @at ORDER BY position, alert", new { subjectPosition, at });

    /// <summary>The alerts whose id starts so, up to a position; at most 20.</summary>
    public IReadOnlyList<RaisedAlert> Find(string idStart, long at) => Read(
        "WHERE alert >= @idStart AND alert < @end AND position <= @at ORDER BY alert LIMIT 20",
        new { idStart, end = idStart + "\uffff", at });

    /// <summary>The decision that stood on an alert at a position, if there was one.</summary>
    public RecordedDisposition? DispositionOf(AlertId alert, long at)
    {
        var position = _connection.ExecuteScalar<long?>(
            "SELECT MAX(position) FROM disposition WHERE alert = @Value AND position <= @at", new { alert.Value, at });
        return position is { } found ? DispositionAt(found) : null;
    }

    /// <summary>Every decision on an alert up to a position, oldest first.</summary>
    public IReadOnlyList<RecordedDisposition> Dispositions(AlertId alert, long at) => _connection.Query<long>(
        "SELECT position FROM disposition WHERE alert = @Value AND position <= @at ORDER BY position",
        new { alert.Value, at }).AsList().ConvertAll(DispositionAt);

    /// <inheritdoc/>
    public void Dispose() => _raise?.Dispose();

    internal void Raise(SqliteTransaction transaction, long position, AlertId alert, ListingId listing, Met met)
    {
        _raise ??= new Statement(_connection, "INSERT INTO alert VALUES (@0, @1, @2, @3, @4) ON CONFLICT DO NOTHING", 5);
        _raise.Run(transaction, alert.Value, position, met.SubjectPosition, listing.Watchlist.Value, listing.Key);
    }

    internal void Decide(SqliteTransaction transaction, long position, Disposition disposition)
    {
        var row = new
        {
            position,
            open = Positions.Open,
            alert = disposition.Alert.Value,
            decision = disposition.Decision.ToString(),
            facts = disposition.ListingFacts,
        };
        _connection.Execute("UPDATE disposition SET until_position = @position WHERE alert = @alert AND until_position = @open", row, transaction);
        _connection.Execute("INSERT INTO disposition VALUES (@position, @open, @alert, @decision, @facts)", row, transaction);
    }

    private RecordedDisposition DispositionAt(long position)
    {
        var entry = _entries.At(position);
        return new RecordedDisposition(((EntryBody.AlertDecided)entry.Body).Disposition, position, entry.KnownAt, entry.Actor);
    }

    private List<RaisedAlert> Read(string where, object parameters) => _connection
        .Query<(string Alert, long Position, long Subject, string Watchlist, string Key)>(Columns + where, parameters)
        .AsList()
        .ConvertAll(r => new RaisedAlert(
            new AlertId(r.Alert), r.Position, r.Subject, new ListingId(new WatchlistId(r.Watchlist), r.Key)));
}
