using Dapper;
using Lookback.Core.Records;
using Microsoft.Data.Sqlite;

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

/// <summary>Encounters and the subjects met. A subject stands under the position of the first encounter that described it.</summary>
public sealed class EncounterTable : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly EntryTable _entries;
    private Statement? _insertSubject;
    private Statement? _insertEncounter;
    private Statement? _locateSubject;
    private Statement? _locateEncounter;
    private (EncounterId Id, Met Met) _lastRecorded;

    internal EncounterTable(SqliteConnection connection, EntryTable entries)
    {
        _connection = connection;
        _entries = entries;
    }

    /// <summary>How many encounters, and how many distinct subjects, were on record at a position.</summary>
    public (long Encounters, long Subjects) Count(long at) => _connection.QuerySingle<(long, long)>(
        "SELECT (SELECT COUNT(*) FROM encounter WHERE position <= @at), (SELECT COUNT(*) FROM subject WHERE position <= @at)", new { at });

    /// <summary>The encounter recorded at a position.</summary>
    public RecordedEncounter At(long position)
    {
        var entry = _entries.At(position);
        return new RecordedEncounter(((EntryBody.EncounterRecorded)entry.Body).Encounter, position, entry.KnownAt);
    }

    /// <summary>Where an encounter stands; <see langword="null"/> where it is not on record.</summary>
    public long? Find(EncounterId encounter)
    {
        _locateEncounter ??= new Statement(_connection, "SELECT position FROM encounter WHERE encounter = @0", 1);
        return (long?)_locateEncounter.Scalar(null, encounter.Value);
    }

    /// <summary>A subject's encounters up to a position, oldest first.</summary>
    public IReadOnlyList<RecordedEncounter> Of(long subjectPosition, long at) => _connection.Query<long>(
        "SELECT position FROM encounter WHERE subject_position = @subjectPosition AND position <= @at ORDER BY position",
        new { subjectPosition, at }).AsList().ConvertAll(At);

    /// <summary>Subjects first described after one position and up to another, in order, with the facts of that description.</summary>
    public IEnumerable<(long Position, PartyFacts Facts)> Subjects(long after, long upTo)
    {
        var positions = _connection.Query<long>(
            "SELECT position FROM subject WHERE position > @after AND position <= @upTo ORDER BY position", new { after, upTo }, buffered: false);
        foreach (var position in positions) yield return (position, At(position).Encounter.Facts);
    }

    /// <summary>
    /// Positions of the subjects that an id, the start of one, or a reference names, up to a position; at most 20.
    /// </summary>
    public IReadOnlyList<long> FindSubjects(string idOrReference, long at) => _connection.Query<long>(
        """
        SELECT position FROM subject WHERE position <= @at AND subject >= @idOrReference AND subject < @end
        UNION
        SELECT subject_position FROM encounter WHERE position <= @at AND reference = @idOrReference
        UNION
        SELECT subject_position FROM encounter WHERE position <= @at AND encounter = @idOrReference
        ORDER BY 1 LIMIT 20
        """,
        new { idOrReference, end = idOrReference + "\uffff", at }).AsList();

    /// <inheritdoc/>
    public void Dispose()
    {
        _insertSubject?.Dispose();
        _insertEncounter?.Dispose();
        _locateSubject?.Dispose();
        _locateEncounter?.Dispose();
    }

    internal void Record(SqliteTransaction transaction, long position, Encounter encounter)
    {
        _locateSubject ??= new Statement(_connection, "SELECT position FROM subject WHERE subject = @0", 1);
        var subject = (long?)_locateSubject.Scalar(transaction, encounter.Subject.Value);
        if (subject is null)
        {
            _insertSubject ??= new Statement(_connection, "INSERT INTO subject VALUES (@0, @1)", 2);
            _insertSubject.Run(transaction, position, encounter.Subject.Value);
        }

        _insertEncounter ??= new Statement(_connection, "INSERT INTO encounter VALUES (@0, @1, @2, @3)", 4);
        _insertEncounter.Run(transaction, position, encounter.Id.Value, subject ?? position, encounter.Reference);
        _lastRecorded = (encounter.Id, new Met(position, subject ?? position));
    }

    /// <summary>What was recorded last is not on record after all: its append was not committed.</summary>
    internal void Forget() => _lastRecorded = default;

    // A screening nearly always follows its encounter's own entry.
    internal Met Locate(SqliteTransaction transaction, EncounterId encounter) => _lastRecorded.Id == encounter
        ? _lastRecorded.Met
        : _connection.QuerySingle<Met>(
            "SELECT position AS EncounterPosition, subject_position AS SubjectPosition FROM encounter WHERE encounter = @Value",
            new { encounter.Value },
            transaction);
}
