using Lookback.Core.Records;
using Lookback.Store.Arrivals;
using Lookback.Store.Cases;
using Lookback.Store.Databases;
using Lookback.Store.Keys;
using Lookback.Store.Networks;

namespace Lookback.Store.Tables;

/// <summary>An erasure on record.</summary>
/// <param name="Erasure">The erasure.</param>
/// <param name="Position">Its position.</param>
/// <param name="ErasedAt">When.</param>
/// <param name="Actor">By whom.</param>
public sealed record RecordedErasure(Erasure Erasure, long Position, DateTimeOffset ErasedAt, string Actor)
{
    /// <summary>The sentence that answers whoever asks for what is gone.</summary>
    public string Because => NotReplayable.Because(Erasure, ErasedAt);
}

/// <summary>Subjects that were erased, and what remains of them: counts, positions and outcomes.</summary>
public sealed class ErasureTable
{
    /// <summary>How much of an id lists show: whoever asks for that much of an erased one is told so too.</summary>
    public const int ShownLength = 10;

    private static readonly TableShape Shape = new("erasure", "position", "subject_position");
    private static readonly TableShape Ties = new("erased_tie", "position", "erasure_position");
    private static readonly TableShape Marks = new("erased_mark", "mark", "subject_position");

    private static readonly string[] Content =
    [
        "DELETE FROM disposition WHERE alert IN (SELECT alert FROM alert WHERE subject_position = @subject)",
        "DELETE FROM lost_ground WHERE alert IN (SELECT alert FROM alert WHERE subject_position = @subject)",
        "DELETE FROM alert WHERE subject_position = @subject",
        "DELETE FROM hit WHERE encounter_position IN (SELECT position FROM encounter WHERE subject_position = @subject)",
        "DELETE FROM finding WHERE encounter_position IN (SELECT position FROM encounter WHERE subject_position = @subject)",
        "DELETE FROM edge WHERE node IN (SELECT position FROM encounter WHERE subject_position = @subject)",
        "DELETE FROM exposure WHERE encounter_position IN (SELECT position FROM encounter WHERE subject_position = @subject)",
        "DELETE FROM screening WHERE encounter_position IN (SELECT position FROM encounter WHERE subject_position = @subject)",
        "DELETE FROM arrival WHERE position IN (SELECT position FROM encounter WHERE subject_position = @subject)",
        "DELETE FROM encounter WHERE subject_position = @subject",
        "DELETE FROM subject WHERE position = @subject",
        "DELETE FROM subject_key WHERE subject = @subject",
    ];

    private readonly Database _database;
    private readonly EntryTable _entries;
    private readonly SegmentTable _segments;
    private readonly ErasedTies _ties;
    private readonly ErasedCases _cases;
    private readonly KeyRing? _ring;

    internal ErasureTable(Database database, EntryTable entries, SegmentTable segments, KeyRing? ring)
    {
        _database = database;
        _entries = entries;
        _segments = segments;
        _ties = new ErasedTies(database);
        _cases = new ErasedCases(database);
        _ring = ring;
    }

    /// <summary>The erasure with which the key of a subject, or that of a link, designation or decision, was destroyed.</summary>
    internal const string OfKey =
        """
        SELECT MIN(position) FROM (
         SELECT position FROM erasure WHERE subject_position = @subject
         UNION ALL SELECT erasure_position AS position FROM erased_tie WHERE position = @subject) x
        """;

    /// <summary>How many subjects had been erased.</summary>
    public long Count(Horizon at) => _database.Scalar<long>("SELECT COUNT(*) FROM erasure WHERE position <= @acts", at.With());

    /// <summary>The erasure of the subject first met at a position; <see langword="null"/> where it was not erased.</summary>
    public RecordedErasure? Of(long subject)
    {
        var position = _database.Scalar<long?>(OfKey, new { subject });
        return position is { } found ? At(found) : null;
    }

    /// <summary>Whether the subject first met at a position was erased.</summary>
    public bool Holds(long subject) => _database.Scalar<long>("SELECT COUNT(*) FROM erasure WHERE subject_position = @subject", new { subject }) > 0;

    /// <summary>Whether the key of the subject first met at a position is still there.</summary>
    internal bool HasKey(long subject) => _database.Scalar<long>("SELECT COUNT(*) FROM subject_key WHERE subject = @subject", new { subject }) > 0;

    /// <summary>Every erasure, oldest first.</summary>
    public IReadOnlyList<RecordedErasure> All(Horizon at) =>
        _database.Query<long>("SELECT position FROM erasure WHERE position <= @acts ORDER BY position", at.With()).ConvertAll(At);

    /// <summary>The erasures of subjects that were known by this very id or reference.</summary>
    public IReadOnlyList<RecordedErasure> KnownBy(string idOrReference)
    {
        var mark = (_ring ?? throw new InvalidOperationException("this ledger was opened without its key")).Mark(idOrReference);
        return _database.Query<long>("SELECT subject_position FROM erased_mark WHERE mark = @mark ORDER BY 1", new { mark })
            .Select(Of)
            .OfType<RecordedErasure>()
            .ToList();
    }

    internal void Erase(Writes writes, long position, Erasure erasure)
    {
        // What was gathered may be about this very subject, and must be there before it can go.
        writes.Flush(_database);
        _cases.Erase(erasure.Subject);
        _ties.Erase(erasure);
        foreach (var sql in Content) _database.Execute(sql, new { subject = erasure.Subject });
        _segments.Forget(erasure.Subject);
        _ring?.Forget();

        EncounterTable.Remain(writes, position, erasure);
        foreach (var encounter in erasure.Remains.Encounters) ArrivalTable.Remain(writes, encounter);
        foreach (var screening in erasure.Remains.Screenings) ScreeningTable.Remain(writes, screening);
        foreach (var finding in erasure.Remains.Findings) FindingTable.Remain(writes, finding);
        AlertTable.Remain(writes, erasure);
        foreach (var file in erasure.Remains.Cases) CaseTable.Remain(writes, file);
        foreach (var exposure in erasure.Remains.Exposures) ExposureTable.Remain(writes, exposure);
        foreach (var identity in erasure.Remains.Identities) IdentityTable.Remain(writes, identity);
        writes.Insert(Shape, position, erasure.Subject);
        foreach (var keyed in erasure.Remains.Keyed.Distinct()) writes.Insert(Ties, keyed, position);
        foreach (var mark in erasure.Marks.Distinct()) writes.Insert(Marks, Convert.FromBase64String(mark), erasure.Subject);
    }

    /// <summary>What would remain of a subject if it were erased now.</summary>
    internal ErasedRemains RemainsOf(long subject)
    {
        var whose = new { subject };
        var arrivals = ArrivalTable.Of(_database, subject);
        return new ErasedRemains
        {
            Encounters = _database
                .Query<(long Position, long Effective)>(
                    "SELECT position, effective_at FROM encounter WHERE subject_position = @subject ORDER BY position", whose)
                .ConvertAll(r => new ErasedEncounter(r.Position, Instants.FromMicroseconds(r.Effective)) { Arrival = arrivals.GetValueOrDefault(r.Position) }),
            Screenings = _database
                .Query<(long Position, long Encounter, long IsFirst, string Outcome)>(
                    """
                    SELECT s.position, s.encounter_position, s.is_first, s.outcome FROM screening s
                    JOIN encounter e ON e.position = s.encounter_position WHERE e.subject_position = @subject ORDER BY s.position
                    """,
                    whose)
                .ConvertAll(r => new ErasedScreening(r.Position, r.Encounter, r.IsFirst == 1, Enum.Parse<Outcome>(r.Outcome))),
            Findings = _database
                .Query<(long Position, long Run, long Encounter)>(
                    """
                    SELECT f.position, f.run_position, f.encounter_position FROM finding f
                    JOIN encounter e ON e.position = f.encounter_position WHERE e.subject_position = @subject ORDER BY f.position
                    """,
                    whose)
                .ConvertAll(r => new ErasedFinding(r.Position, new RunId(r.Run), r.Encounter)),
            Alerts = _database
                .Query<(long Position, string Watchlist)>(
                    "SELECT position, watchlist FROM alert WHERE subject_position = @subject ORDER BY position, watchlist, key", whose)
                .ConvertAll(r => new ErasedAlert(r.Position, new WatchlistId(r.Watchlist))),
            Ties = [.. _ties.Of(subject), .. _cases.Ties(subject)],
            Cases = _cases.Of(subject),
            Identities = _ties.IdentitiesOf(subject),
            Exposures = _ties.ExposuresOf(subject),
        };
    }

    /// <summary>What the subject is known by now, as marks.</summary>
    internal IReadOnlyList<string> MarksOf(long subject)
    {
        var ring = _ring ?? throw new InvalidOperationException("this ledger was opened without its key");
        var whose = new { subject };
        var ids = _database.Query<string>(
            """
            SELECT subject FROM subject WHERE position = @subject
            UNION SELECT encounter FROM encounter WHERE subject_position = @subject
            UNION SELECT alert FROM alert WHERE subject_position = @subject
            UNION SELECT f.finding FROM finding f JOIN encounter e ON e.position = f.encounter_position WHERE e.subject_position = @subject
            """,
            whose);
        var references = _database.Query<byte[]>(
            "SELECT reference FROM encounter WHERE subject_position = @subject AND reference IS NOT NULL ORDER BY position", whose);
        var words = ids.Concat(_cases.Ids(subject)).SelectMany(id => new[] { id, id[..Math.Min(ShownLength, id.Length)] });
        return [.. words.Order(StringComparer.Ordinal).Select(ring.Mark).Concat(references).Select(m => Convert.ToBase64String(m)).Distinct()];
    }

    private RecordedErasure At(long position)
    {
        var (entry, body) = _entries.Read<EntryBody.SubjectErased>(position);
        return new RecordedErasure(body.Erasure, position, entry.KnownAt, entry.Actor);
    }
}
