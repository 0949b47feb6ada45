using Dapper;
using Lookback.Core.Records;
using Microsoft.Data.Sqlite;

namespace Lookback.Store.Tables;

/// <summary>A hit on record, by positions.</summary>
/// <param name="Position">Of the screening or finding that holds it.</param>
/// <param name="Listing">The listing.</param>
/// <param name="Met">The encounter and the subject.</param>
/// <param name="SuppressedBy">The disposition that kept it from alerting, if one did.</param>
public sealed record RecordedHit(long Position, ListingId Listing, Met Met, long? SuppressedBy);

/// <summary>What put a hit on record.</summary>
internal enum HitSource
{
    /// <summary>An encounter's first screening, or a finding.</summary>
    Judged,

    /// <summary>Screening an encounter again.</summary>
    ScreenedAgain,
}

/// <summary>Hits of screenings and findings: which encounter is known to touch which listing.</summary>
public sealed class HitTable : IDisposable
{
    private const string Columns =
        "SELECT position, watchlist, key, encounter_position, subject_position, suppressed_by FROM hit ";

    private readonly SqliteConnection _connection;
    private Statement? _insert;

    internal HitTable(SqliteConnection connection) => _connection = connection;

    /// <summary>
    /// The last hit of an encounter on a listing that its first screening or a lookback put on record, up to a position. What screening
    /// it again found is left out: it says what is known now, and not whether it was let through.
    /// </summary>
    public RecordedHit? LastJudged(long encounterPosition, ListingId listing, long at) => Read(
        """
        WHERE encounter_position = @encounterPosition AND watchlist = @watchlist AND key = @key AND position <= @at AND is_again = 0
        ORDER BY position DESC LIMIT 1
        """,
        new { encounterPosition, watchlist = listing.Watchlist.Value, key = listing.Key, at }).FirstOrDefault();

    /// <summary>The hits on a listing up to a position, oldest first.</summary>
    public IReadOnlyList<RecordedHit> On(ListingId listing, long at) => Read(
        "WHERE watchlist = @watchlist AND key = @key AND position <= @at ORDER BY position, encounter_position",
        new { watchlist = listing.Watchlist.Value, key = listing.Key, at });

    /// <summary>The hits of a subject on a listing up to a position, oldest first.</summary>
    public IReadOnlyList<RecordedHit> Of(long subjectPosition, ListingId listing, long at) => Read(
        """
        WHERE watchlist = @watchlist AND key = @key AND subject_position = @subjectPosition AND position <= @at
        ORDER BY position, encounter_position
        """,
        new { watchlist = listing.Watchlist.Value, key = listing.Key, subjectPosition, at });

    /// <inheritdoc/>
    public void Dispose() => _insert?.Dispose();

    internal void Add(SqliteTransaction transaction, long position, Hit hit, Met met, HitSource source)
    {
        _insert ??= new Statement(_connection, "INSERT INTO hit VALUES (@0, @1, @2, @3, @4, @5, @6)", 7);
        _insert.Run(
            transaction,
            position,
            hit.Listing.Watchlist.Value,
            hit.Listing.Key,
            met.EncounterPosition,
            met.SubjectPosition,
            hit.SuppressedBy,
            source == HitSource.ScreenedAgain ? 1 : 0);
    }

    private List<RecordedHit> Read(string where, object parameters) => _connection
        .Query<(long Position, string Watchlist, string Key, long Encounter, long Subject, long? SuppressedBy)>(Columns + where, parameters)
        .AsList()
        .ConvertAll(r => new RecordedHit(
            r.Position, new ListingId(new WatchlistId(r.Watchlist), r.Key), new Met(r.Encounter, r.Subject), r.SuppressedBy));
}
