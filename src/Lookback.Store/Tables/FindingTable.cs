using Dapper;
using Lookback.Core.Records;
using Microsoft.Data.Sqlite;

namespace Lookback.Store.Tables;

/// <summary>A finding on record.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Subject">Whose.</param>
/// <param name="Position">Its position.</param>
/// <param name="FoundAt">When.</param>
public sealed record RecordedFinding(Finding Finding, SubjectId Subject, long Position, DateTimeOffset FoundAt);

/// <summary>A loss of ground on record.</summary>
/// <param name="Loss">What was lost and why.</param>
/// <param name="Subject">Whose.</param>
/// <param name="FoundAt">When.</param>
public sealed record RecordedLoss(LostGround Loss, SubjectId Subject, DateTimeOffset FoundAt);

/// <summary>Findings, and the ground that alerts lost.</summary>
public sealed class FindingTable
{
    private readonly SqliteConnection _connection;
    private readonly EntryTable _entries;

    internal FindingTable(SqliteConnection connection, EntryTable entries)
    {
        _connection = connection;
        _entries = entries;
    }

    /// <summary>How many findings were on record at a position.</summary>
    public long Count(long at) => _connection.ExecuteScalar<long>("SELECT COUNT(*) FROM finding WHERE position <= @at", new { at });

    /// <summary>Findings up to a position, oldest first.</summary>
    public IReadOnlyList<RecordedFinding> All(long at) => Read("WHERE position <= @at ORDER BY position", new { at });

    /// <summary>A run's findings up to a position, oldest first.</summary>
    public IReadOnlyList<RecordedFinding> Of(RunId run, long at) =>
        Read("WHERE run_position = @Position AND position <= @at ORDER BY position", new { run.Position, at });

    /// <summary>An encounter's findings up to a position, oldest first.</summary>
    public IReadOnlyList<RecordedFinding> OfEncounter(long encounterPosition, long at) =>
        Read("WHERE encounter_position = @encounterPosition AND position <= @at ORDER BY position", new { encounterPosition, at });

    /// <summary>The findings whose id starts so, up to a position; at most 20.</summary>
    public IReadOnlyList<RecordedFinding> Find(string idStart, long at) => Read(
        "WHERE finding >= @idStart AND finding < @end AND position <= @at ORDER BY finding LIMIT 20",
        new { idStart, end = idStart + "\uffff", at });

    /// <summary>The ground lost in a run up to a position, oldest first.</summary>
    public IReadOnlyList<RecordedLoss> LostIn(RunId run, long at) =>
        ReadLosses("WHERE run_position = @Position AND position <= @at ORDER BY position", new { run.Position, at });

    /// <summary>The last loss of ground of an alert up to a position, with where it stands.</summary>
    public (long Position, RecordedLoss? Loss) LastLoss(AlertId alert, long at)
    {
        var position = _connection.ExecuteScalar<long?>(
            "SELECT MAX(position) FROM lost_ground WHERE alert = @Value AND position <= @at", new { alert.Value, at });
        return position is { } found ? (found, LossAt(found)) : (0, null);
    }

    internal void Find(SqliteTransaction transaction, long position, Finding finding, Met met) => _connection.Execute(
        "INSERT INTO finding VALUES (@position, @id, @run, @encounter)",
        new
        {
            position,
            id = finding.Id.Value,
            run = finding.Run.Position,
            encounter = met.EncounterPosition,
        },
        transaction);

    internal void Lose(SqliteTransaction transaction, long position, LostGround loss) => _connection.Execute(
        "INSERT INTO lost_ground VALUES (@position, @run, @alert)",
        new { position, run = loss.Run.Position, alert = loss.Alert.Value },
        transaction);

    private List<RecordedFinding> Read(string where, object parameters) =>
        _connection.Query<long>("SELECT position FROM finding " + where, parameters).AsList().ConvertAll(position =>
        {
            var entry = _entries.At(position);
            var body = (EntryBody.FindingMade)entry.Body;
            return new RecordedFinding(body.Finding, body.Subject, position, entry.KnownAt);
        });

    private List<RecordedLoss> ReadLosses(string where, object parameters) =>
        _connection.Query<long>("SELECT position FROM lost_ground " + where, parameters).AsList().ConvertAll(LossAt);

    private RecordedLoss LossAt(long position)
    {
        var entry = _entries.At(position);
        var body = (EntryBody.GroundLost)entry.Body;
        return new RecordedLoss(body.Loss, body.Subject, entry.KnownAt);
    }
}
