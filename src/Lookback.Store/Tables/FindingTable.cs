using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Tables;

/// <summary>A finding on record.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Subject">Whose.</param>
/// <param name="Position">Its position.</param>
/// <param name="FoundAt">When.</param>
public sealed record RecordedFinding(Finding Finding, SubjectId Subject, long Position, DateTimeOffset FoundAt);

/// <summary>A finding whose subject was erased: that there was one is on record, and not what it was.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Run">The run that made it.</param>
/// <param name="SubjectPosition">Whose.</param>
public sealed record ErasedFindingRow(long Position, RunId Run, long SubjectPosition);

/// <summary>A loss of ground on record.</summary>
/// <param name="Loss">What was lost and why.</param>
/// <param name="Subject">Whose.</param>
/// <param name="FoundAt">When.</param>
public sealed record RecordedLoss(LostGround Loss, SubjectId Subject, DateTimeOffset FoundAt);

/// <summary>Findings, and the ground that alerts lost.</summary>
public sealed class FindingTable
{
    private static readonly TableShape Shape = new("finding", "position", "finding", "run_position", "encounter_position");
    private static readonly TableShape Losses = new("lost_ground", "position", "run_position", "alert");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal FindingTable(Database database, EntryTable entries)
    {
        _database = database;
        _entries = entries;
    }

    /// <summary>How many findings were on record, whoever was erased since.</summary>
    public long Count(Horizon at) => _database.Scalar<long>($"SELECT COUNT(*) FROM finding f WHERE {at.SeesActOn("f")}", at.With());

    /// <summary>Findings that can be read, oldest first.</summary>
    public IReadOnlyList<RecordedFinding> All(Horizon at) => Read(at, "");

    /// <summary>A run's findings that can be read, oldest first.</summary>
    public IReadOnlyList<RecordedFinding> Of(RunId run, Horizon at) => Read(at, "AND f.run_position = @run", new { run = run.Position });

    /// <summary>Findings that can be read, of a run or of all, that stand after a position; oldest first.</summary>
    public IReadOnlyList<RecordedFinding> After(RunId? run, Horizon at, long after, int most) => Read(
        at,
        run is null ? "AND f.position > @after" : "AND f.position > @after AND f.run_position = @run",
        new { run = run?.Position ?? 0, after, most = (long)most },
        "LIMIT @most");

    /// <summary>The findings at positions, in their order; what was erased must not be among them.</summary>
    public IReadOnlyList<RecordedFinding> At(IReadOnlyCollection<long> positions) => Of(positions);

    /// <summary>How many findings of a run are on record, whoever was erased since.</summary>
    public long Count(RunId run, Horizon at) => _database.Scalar<long>(
        $"SELECT COUNT(*) FROM finding f WHERE {at.SeesActOn("f")} AND f.run_position = @run", at.With(new { run = run.Position }));

    /// <summary>Findings that cannot be read any more, of a run or of all, oldest first.</summary>
    public IReadOnlyList<ErasedFindingRow> Erased(RunId? run, Horizon at) => _database
        .Query<(long Position, long Run, long Subject)>(
            $"""
            SELECT f.position, f.run_position, e.subject_position FROM finding f
            JOIN encounter e ON e.position = f.encounter_position
            JOIN subject s ON s.position = e.subject_position AND s.erased_position IS NOT NULL
            WHERE {at.SeesActOn("f")} {(run is null ? "" : "AND f.run_position = @run")} ORDER BY f.position
            """,
            at.With(new { run = run?.Position ?? 0 }))
        .ConvertAll(r => new ErasedFindingRow(r.Position, new RunId(r.Run), r.Subject));

    /// <summary>An encounter's findings, oldest first.</summary>
    public IReadOnlyList<RecordedFinding> OfEncounter(long encounterPosition, Horizon at) =>
        Read(at, "AND f.encounter_position = @encounterPosition", new { encounterPosition });

    /// <summary>The findings whose id starts so; at most 20.</summary>
    public IReadOnlyList<RecordedFinding> Find(string idStart, Horizon at) =>
        Read(at, "AND f.finding >= @idStart AND f.finding < @end", new { idStart, end = idStart + "\uffff" }, "LIMIT 20");

    /// <summary>The ground lost in a run that can be read, oldest first.</summary>
    public IReadOnlyList<RecordedLoss> LostIn(RunId run, Horizon at) => _database
        .Query<long>("SELECT position FROM lost_ground WHERE run_position = @run AND position <= @acts ORDER BY position", at.With(new { run = run.Position }))
        .ConvertAll(LossAt);

    /// <summary>The last loss of ground of an alert, with where it stands.</summary>
    public (long Position, RecordedLoss? Loss) LastLoss(AlertId alert, Horizon at)
    {
        var position = _database.Scalar<long?>(
            "SELECT MAX(position) FROM lost_ground WHERE alert = @alert AND position <= @acts", at.With(new { alert = alert.Value }));
        return position is { } found ? (found, LossAt(found)) : (0, null);
    }

    internal static void Find(Writes writes, long position, Finding finding, Met met) =>
        Add(writes, position, finding.Id.Value, finding.Run, met.EncounterPosition);

    internal static void Remain(Writes writes, ErasedFinding remains) =>
        Add(writes, remains.Position, ErasedNames.Of(remains.Position), remains.Run, remains.Encounter);

    internal static void Lose(Writes writes, long position, LostGround loss) =>
        writes.Insert(Losses, position, loss.Run.Position, loss.Alert.Value);

    private static void Add(Writes writes, long position, string id, RunId run, long encounter) =>
        writes.Insert(Shape, position, id, run.Position, encounter);

    private List<RecordedFinding> Read(Horizon at, string and, object? parameters = null, string limit = "")
    {
        var positions = _database.Query<long>(
            $"SELECT f.position FROM finding f WHERE {at.SeesActOn("f")} AND f.finding NOT LIKE '!%' {and} ORDER BY f.position {limit}",
            at.With(parameters));
        return Of(positions);
    }

    private List<RecordedFinding> Of(IReadOnlyCollection<long> positions) => _entries.ReadMany<EntryBody.FindingMade>(positions)
        .ConvertAll(r => new RecordedFinding(r.Body.Finding, r.Body.Subject, r.Entry.Position, r.Entry.KnownAt));

    private RecordedLoss LossAt(long position)
    {
        var (entry, body) = _entries.Read<EntryBody.GroundLost>(position);
        return new RecordedLoss(body.Loss, body.Subject, entry.KnownAt);
    }
}
