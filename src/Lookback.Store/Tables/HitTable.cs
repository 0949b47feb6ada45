using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Tables;

/// <summary>A hit on record, by positions.</summary>
/// <param name="Position">Of the screening or finding that holds it.</param>
/// <param name="Listing">The listing.</param>
/// <param name="Met">The encounter and the subject.</param>
/// <param name="SuppressedBy">The disposition or redress grant that kept it from alerting, if one did.</param>
public sealed record RecordedHit(long Position, ListingId Listing, Met Met, long? SuppressedBy);

/// <summary>What put a hit on record.</summary>
internal enum HitSource
{
    /// <summary>An encounter's first screening, or a finding.</summary>
    Judged,

    /// <summary>Screening an encounter again.</summary>
    ScreenedAgain,
}

/// <summary>Hits of screenings and findings: which encounter is known to touch which listing. Those of an erased subject are gone.</summary>
public sealed class HitTable
{
    private const string Columns =
        "SELECT h.position, h.watchlist, h.key, h.encounter_position, h.subject_position, h.suppressed_by FROM hit h WHERE ";

    private static readonly TableShape Shape = new(
        "hit", "position", "watchlist", "key", "encounter_position", "subject_position", "suppressed_by", "is_again");

    private readonly Database _database;

    internal HitTable(Database database) => _database = database;

    /// <summary>
    /// The last hit of an encounter on a listing that its first screening or a lookback put on record. What screening it again found is
    /// left out: it says what is known now, and not whether it was let through.
    /// </summary>
    public RecordedHit? LastJudged(long encounterPosition, ListingId listing, Horizon at) => Read(
        at,
        """
        AND h.encounter_position = @encounterPosition AND h.watchlist = @watchlist AND h.key = @key AND h.is_again = 0
        ORDER BY h.position DESC LIMIT 1
        """,
        new { encounterPosition, watchlist = listing.Watchlist.Value, key = listing.Key }).FirstOrDefault();

    /// <summary>The hits on a listing, oldest first.</summary>
    public IReadOnlyList<RecordedHit> On(ListingId listing, Horizon at) => Read(
        at,
        "AND h.watchlist = @watchlist AND h.key = @key ORDER BY h.position, h.encounter_position",
        new { watchlist = listing.Watchlist.Value, key = listing.Key });

    /// <summary>The hits of a subject on a listing, oldest first.</summary>
    public IReadOnlyList<RecordedHit> Of(long subjectPosition, ListingId listing, Horizon at) => Read(
        at,
        """
        AND h.watchlist = @watchlist AND h.key = @key AND h.subject_position = @subjectPosition
        ORDER BY h.position, h.encounter_position
        """,
        new { watchlist = listing.Watchlist.Value, key = listing.Key, subjectPosition });

    internal static void Add(Writes writes, long position, Hit hit, Met met, HitSource source) => writes.Insert(
        Shape,
        position,
        hit.Listing.Watchlist.Value,
        hit.Listing.Key,
        met.EncounterPosition,
        met.SubjectPosition,
        hit.SuppressedBy,
        source == HitSource.ScreenedAgain ? 1L : 0L);

    private List<RecordedHit> Read(Horizon at, string and, object parameters) => _database
        .Query<(long Position, string Watchlist, string Key, long Encounter, long Subject, long? SuppressedBy)>(
            Columns + at.SeesActOn("h") + " " + and, at.With(parameters))
        .ConvertAll(r => new RecordedHit(
            r.Position, new ListingId(new WatchlistId(r.Watchlist), r.Key), new Met(r.Encounter, r.Subject), r.SuppressedBy));
}
