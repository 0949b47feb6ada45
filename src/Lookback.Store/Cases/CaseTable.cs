using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Cases;

/// <summary>A case on record.</summary>
/// <param name="File">What it began with.</param>
/// <param name="Position">Its position.</param>
/// <param name="OpenedAt">When it was recorded.</param>
/// <param name="Actor">Who opened it.</param>
/// <param name="Subject">Under whose key it is sealed.</param>
public sealed record RecordedCase(CaseFile File, long Position, DateTimeOffset OpenedAt, string Actor, SubjectId Subject);

/// <summary>Cases: what each is about, and where its entries stand.</summary>
public sealed class CaseTable
{
    private static readonly TableShape Shape = new("case_file", "position", "case_id", "workflow", "alert", "effective_at", "unit");
    private static readonly TableShape Subjects = new("case_subject", "position", "case_position", "encounter_position", "subject_position");
    private static readonly TableShape Entries = new("case_entry", "case_position", "position", "key_position");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal CaseTable(Database database, EntryTable entries) => (_database, _entries) = (database, entries);

    /// <summary>Cases opened, oldest first; those of a workflow alone where one is named.</summary>
    public IReadOnlyList<RecordedCase> All(Horizon at, string? workflow = null) => workflow is null
        ? Read(at, "1 = 1 ORDER BY position", new { })
        : Read(at, "workflow = @workflow ORDER BY position", new { workflow });

    /// <summary>The cases whose ids start so; at most 20.</summary>
    public IReadOnlyList<RecordedCase> Find(string idStart, Horizon at) => Read(
        at, "case_id >= @idStart AND case_id < @end ORDER BY position LIMIT 20", new { idStart, end = idStart + "\uffff" });

    /// <summary>The case of an id; <see langword="null"/> where there is none.</summary>
    public RecordedCase? Of(CaseId id, Horizon at) => Read(at, "case_id = @id", new { id = id.Value }).FirstOrDefault();

    /// <summary>The cases on an alert, oldest first.</summary>
    public IReadOnlyList<RecordedCase> On(AlertId alert, Horizon at) => Read(at, "alert = @alert ORDER BY position", new { alert = alert.Value });

    /// <summary>The cases about a subject, oldest first.</summary>
    public IReadOnlyList<RecordedCase> About(long subjectPosition, Horizon at) => Read(
        at,
        "position IN (SELECT case_position FROM case_subject WHERE subject_position = @subjectPosition AND position <= @at) ORDER BY position",
        new { subjectPosition });

    /// <summary>How many cases had been opened whose subjects were erased since: what became of them cannot be told.</summary>
    public long ErasedCount(Horizon at) =>
        _database.Scalar<long>($"SELECT COUNT(*) FROM case_file WHERE position <= @at AND case_id LIKE '!%' {Came(at)}", at.With());

    /// <summary>Whom a case is about: the encounter and the subject; <see langword="null"/> where that is not known.</summary>
    public Met? Subject(long casePosition, Horizon at) => _database
        .Query<(long Encounter, long Subject)>(
            "SELECT encounter_position, subject_position FROM case_subject WHERE case_position = @casePosition AND position <= @at ORDER BY "
                + "position DESC LIMIT 1",
            at.With(new { casePosition }))
        .ConvertAll(r => (Met?)new Met(r.Encounter, r.Subject))
        .FirstOrDefault();

    /// <summary>Whether a position is that of a case about nobody who was met, which is sealed under a key of its own.</summary>
    public bool IsOwned(long position) => _database.Scalar<long>(
        """
        SELECT COUNT(*) FROM case_entry e WHERE e.case_position = @position AND e.position = @position AND e.key_position = @position
         AND NOT EXISTS (SELECT 1 FROM case_subject s WHERE s.case_position = @position)
        """,
        new { position }) > 0;

    /// <summary>Everything recorded in a case after its opening, in order.</summary>
    public IReadOnlyList<Entry> EntriesOf(long casePosition, Horizon at)
    {
        var positions = _database.Query<long>(
            "SELECT position FROM case_entry WHERE case_position = @casePosition AND position <= @at AND position > @casePosition ORDER BY position",
            at.With(new { casePosition }));
        return _entries.ReadMany<EntryBody>(positions).ConvertAll(r => r.Entry);
    }

    internal static void Open(Writes writes, KnownIds known, Entry entry, EntryBody.CaseOpened body, long key, WordMarks marks)
    {
        var file = body.File;
        writes.Insert(Shape, entry.Position, file.Id.Value, file.Workflow, file.Alert?.Value, Instants.ToMicroseconds(file.At), marks.Unit(file.Unit));
        known.Record(file.Id, entry.Position, file.Workflow);
        Enter(writes, entry.Position, entry.Position, key);
        if (file.Encounter is { } encounter) Relate(writes, known, entry.Position, entry.Position, encounter);
    }

    internal static void Relate(Writes writes, KnownIds known, long position, long casePosition, EncounterId encounter)
    {
        var met = known.Encounter(encounter, position);
        writes.Insert(Subjects, position, casePosition, met.EncounterPosition, met.SubjectPosition);
    }

    internal static void Enter(Writes writes, long casePosition, long position, long key) => writes.Insert(Entries, casePosition, position, key);

    internal static void Remain(Writes writes, ErasedCase erased) => writes.Insert(
        Shape, erased.Position, ErasedNames.Of(erased.Position), erased.Workflow, null, Instants.ToMicroseconds(erased.EffectiveAt), null);

    private static string Came(Horizon at) => at.Effective is null ? "" : "AND effective_at <= @effective";

    private List<RecordedCase> Read(Horizon at, string where, object parameters)
    {
        var positions = _database.Query<long>(
            $"SELECT position FROM case_file WHERE position <= @at AND case_id NOT LIKE '!%' {Came(at)} AND {where}", at.With(parameters));
        return _entries.ReadMany<EntryBody.CaseOpened>(positions)
            .ConvertAll(r => new RecordedCase(r.Body.File, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor, r.Body.Subject));
    }
}
