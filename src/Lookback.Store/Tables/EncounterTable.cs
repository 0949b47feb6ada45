using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Keys;

namespace Lookback.Store.Tables;

/// <summary>Where an encounter and its subject stand in the ledger.</summary>
/// <param name="EncounterPosition">The encounter's own position.</param>
/// <param name="SubjectPosition">The position of the first encounter that described the subject.</param>
public readonly record struct Met(long EncounterPosition, long SubjectPosition);

/// <summary>An encounter on record.</summary>
/// <param name="Encounter">The encounter.</param>
/// <param name="Position">Its position.</param>
/// <param name="RecordedAt">When it was recorded.</param>
public sealed record RecordedEncounter(Encounter Encounter, long Position, DateTimeOffset RecordedAt)
{
    /// <summary>When the subject was met; where that is not on record, when it was recorded.</summary>
    public DateTimeOffset At => Encounter.MetAt ?? RecordedAt;
}

/// <summary>A subject on record.</summary>
/// <param name="Position">The position of the first encounter that described it.</param>
/// <param name="Id">Its id; once it was erased, a placeholder that says nothing.</param>
/// <param name="ErasedPosition">The position of its erasure, if it was erased.</param>
public sealed record RecordedSubject(long Position, SubjectId Id, long? ErasedPosition);

/// <summary>Encounters and the subjects met. A subject stands under the position of the first encounter that described it.</summary>
public sealed class EncounterTable
{
    private const int PageLength = 2_000;
    private static readonly TableShape SubjectShape = new("subject", "position", "subject", "erased_position");
    private static readonly TableShape Shape = new("encounter", "position", "encounter", "subject_position", "effective_at", "reference");
    private readonly Database _database;
    private readonly EntryTable _entries;
    private readonly KeyRing? _ring;

    internal EncounterTable(Database database, EntryTable entries, KeyRing? ring)
    {
        _database = database;
        _entries = entries;
        _ring = ring;
    }

    /// <summary>How many encounters, and how many distinct subjects, were on record, whoever was erased since.</summary>
    public (long Encounters, long Subjects) Count(Horizon at) => _database.Single<(long, long)>(
        at.Effective is null
            ? "SELECT (SELECT COUNT(*) FROM encounter WHERE position <= @at), (SELECT COUNT(*) FROM subject WHERE position <= @at)"
            : $"SELECT COUNT(*), COUNT(DISTINCT e.subject_position) FROM encounter e WHERE {at.Sees("e")}",
        at.With());

    /// <summary>How many of the encounters on record are of subjects that have been erased.</summary>
    public long ErasedCount(Horizon at) => _database.Scalar<long>(
        $"""
        SELECT COUNT(*) FROM subject s JOIN encounter e ON e.subject_position = s.position
        WHERE s.erased_position IS NOT NULL AND s.erased_position <= @at AND {at.Sees("e")}
        """,
        at.With());

    /// <summary>Those met within a stretch of time whose subjects were not erased, in the order of the ledger: where each stands, and its subject.</summary>
    public IReadOnlyList<Met> Between(DateTimeOffset? from, DateTimeOffset? until, Horizon at) => _database
        .Query<(long Position, long Subject)>(
            $"""
            SELECT e.position, e.subject_position FROM encounter e JOIN subject s ON s.position = e.subject_position
            WHERE s.erased_position IS NULL AND {at.Sees("e")} AND e.effective_at >= @from AND e.effective_at < @until ORDER BY e.position
            """,
            at.With(new { from = Instants.ToMicroseconds(from ?? DateTimeOffset.MinValue), until = Instants.ToMicroseconds(until ?? DateTimeOffset.MaxValue) }))
        .ConvertAll(r => new Met(r.Position, r.Subject));

    /// <summary>The encounter recorded at a position.</summary>
    public RecordedEncounter At(long position)
    {
        var (entry, body) = _entries.Read<EntryBody.EncounterRecorded>(position);
        return new RecordedEncounter(body.Encounter, position, entry.KnownAt);
    }

    /// <summary>Where an encounter stands; <see langword="null"/> where it is not on record.</summary>
    public long? Find(EncounterId encounter) => Find([encounter]) is { Count: 1 } found ? found[encounter] : null;

    /// <summary>Where encounters stand: those that are on record.</summary>
    public IReadOnlyDictionary<EncounterId, long> Find(IEnumerable<EncounterId> encounters) => _database
        .Query<(string Id, long Position)>(
            $"SELECT encounter, position FROM encounter WHERE {_database.Among("encounter")}", new { set = _database.Set(encounters.Select(e => e.Value)) })
        .ToDictionary(r => new EncounterId(r.Id), r => r.Position);

    /// <summary>The subject that was first described at a position.</summary>
    public RecordedSubject Subject(long position) => _database
        .Query<(long Position, string Id, long? Erased)>("SELECT position, subject, erased_position FROM subject WHERE position = @position", new { position })
        .ConvertAll(r => new RecordedSubject(r.Position, new SubjectId(r.Id), r.Erased))
        .FirstOrDefault() ?? throw new CorruptLedgerException(position, "the first encounter of a subject", "none");

    /// <summary>A subject's encounters, oldest first.</summary>
    public IReadOnlyList<RecordedEncounter> Of(long subjectPosition, Horizon at) => Many(Positions(subjectPosition, at));

    /// <summary>Where a subject's encounters stand, oldest first, though it may have been erased.</summary>
    public IReadOnlyList<long> Positions(long subjectPosition, Horizon at) => _database.Query<long>(
        $"SELECT e.position FROM encounter e WHERE e.subject_position = @subjectPosition AND {at.Sees("e")} ORDER BY e.position",
        at.With(new { subjectPosition }));

    /// <summary>The encounters recorded at several positions, in their order.</summary>
    public IReadOnlyList<RecordedEncounter> Many(IReadOnlyCollection<long> positions) => _entries
        .ReadMany<EntryBody.EncounterRecorded>(positions)
        .ConvertAll(r => new RecordedEncounter(r.Body.Encounter, r.Entry.Position, r.Entry.KnownAt));

    /// <summary>Subjects first described after one position and up to another, in order, with the facts of that description. The erased are left out.</summary>
    public IEnumerable<(long Position, PartyFacts Facts)> Subjects(long after, long upTo)
    {
        for (var from = after; ;)
        {
            var page = _database.Query<long>(
                """
                SELECT position FROM subject WHERE position > @from AND position <= @upTo AND erased_position IS NULL
                ORDER BY position LIMIT @length
                """,
                new { from, upTo, length = PageLength });
            foreach (var encounter in Many(page)) yield return (encounter.Position, encounter.Encounter.Facts);
            if (page.Count < PageLength) yield break;
            from = page[^1];
        }
    }

    /// <summary>
    /// Positions of the subjects that an id, an encounter's id or a reference names, and where it names none so, those whose ids start with
    /// it: a reference such as "7" is not taken for the start of an id. At most 20.
    /// </summary>
    public IReadOnlyList<long> FindSubjects(string idOrReference, Horizon at)
    {
        var named = FindNamed(idOrReference, at);
        return named.Count > 0 ? named : _database.Query<long>(
            $"""
            SELECT DISTINCT e.subject_position FROM encounter e WHERE {at.Sees("e")}
             AND e.subject_position IN (SELECT s.position FROM subject s WHERE s.subject >= @idOrReference AND s.subject < @end)
            ORDER BY 1 LIMIT 20
            """,
            at.With(new { idOrReference, end = idOrReference + "\uffff" }));
    }

    /// <summary>Positions of the subjects that a whole id, an encounter's id or a reference names; at most 20.</summary>
    public IReadOnlyList<long> FindNamed(string idOrReference, Horizon at) => _database.Query<long>(
        $"""
        SELECT DISTINCT e.subject_position FROM encounter e WHERE {at.Sees("e")} AND (
          e.subject_position IN (SELECT s.position FROM subject s WHERE s.subject = @idOrReference)
          OR e.reference = @mark OR e.encounter = @idOrReference)
        ORDER BY 1 LIMIT 20
        """,
        at.With(new { idOrReference, mark = Mark(idOrReference) }));

    internal void Record(Writes writes, Entry entry, Encounter encounter, long subject)
    {
        if (subject == entry.Position) writes.Insert(SubjectShape, entry.Position, encounter.Subject.Value, null);
        var effective = Instants.ToMicroseconds(encounter.MetAt ?? entry.KnownAt);
        writes.Insert(
            Shape, entry.Position, encounter.Id.Value, subject, effective, encounter.Reference is { } reference ? Mark(reference) : null);
    }

    internal static void Remain(Writes writes, long position, Erasure erasure)
    {
        // A case about nobody who was met leaves no subject behind.
        if (erasure.Remains.Encounters.Count > 0) writes.Insert(SubjectShape, erasure.Subject, ErasedNames.Of(erasure.Subject), position);
        foreach (var encounter in erasure.Remains.Encounters)
        {
            writes.Insert(
                Shape, encounter.Position, ErasedNames.Of(encounter.Position), erasure.Subject, Instants.ToMicroseconds(encounter.EffectiveAt), null);
        }
    }

    private byte[] Mark(string text) => (_ring ?? throw new InvalidOperationException("this ledger was opened without its key")).Mark(text);
}
