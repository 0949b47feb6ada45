using Lookback.Core.Records;
using Lookback.Store.Cases;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Access;

/// <summary>An emergency and what was made of it.</summary>
/// <param name="Opened">The emergency.</param>
/// <param name="Review">What somebody else made of it; <see langword="null"/> while nobody has.</param>
public sealed record RecordedEmergency(Recorded<Emergency> Opened, Recorded<EmergencyReview>? Review);

/// <summary>What accounts opened in emergencies.</summary>
public sealed class EmergencyTable
{
    private static readonly TableShape Shape = new("emergency", "position", "review_position");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal EmergencyTable(Database database, EntryTable entries) => (_database, _entries) = (database, entries);

    /// <summary>Every one, oldest first.</summary>
    public IReadOnlyList<RecordedEmergency> All(Horizon at) => Read(at, "1 = 1");

    /// <summary>Those that nobody has reviewed, oldest first: open ones, and those that wait for it.</summary>
    public IReadOnlyList<RecordedEmergency> Unreviewed(Horizon at) => Read(at, "review_position > @acts");

    /// <summary>One by its position; <see langword="null"/> where there is none.</summary>
    public RecordedEmergency? Of(long position, Horizon at) => Read(at, "position = @position", new { position }).FirstOrDefault();

    internal static void Open(Writes writes, long position) => writes.Insert(Shape, position, Positions.Open);

    internal static void Review(Writes writes, long position, EmergencyReview review) => writes.Run(
        "UPDATE emergency SET review_position = $1 WHERE position = $2 AND review_position = $3", position, review.Emergency, Positions.Open);

    private List<RecordedEmergency> Read(Horizon at, string where, object? parameters = null)
    {
        var rows = _database.Query<(long Position, long Review)>(
            $"SELECT position, review_position FROM emergency WHERE position <= @acts AND {where} ORDER BY position", at.With(parameters));
        var reviews = _entries.ReadMany<EntryBody.EmergencyReviewed>([.. rows.Select(r => r.Review).Where(r => r <= at.Acts)])
            .Select(r => new Recorded<EmergencyReview>(r.Body.Review, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor))
            .ToDictionary(r => r.Body.Emergency);
        return _entries.ReadMany<EntryBody.EmergencyOpened>([.. rows.Select(r => r.Position)]).ConvertAll(r => new RecordedEmergency(
            new Recorded<Emergency>(r.Body.Emergency, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor), reviews.GetValueOrDefault(r.Entry.Position)));
    }
}
