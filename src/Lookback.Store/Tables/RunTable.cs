using Dapper;
using Lookback.Core.Records;
using Microsoft.Data.Sqlite;

namespace Lookback.Store.Tables;

/// <summary>A lookback run on record.</summary>
/// <param name="Id">Its id, the position it began at.</param>
/// <param name="Start">What it set out to do.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="End">How it ended; <see langword="null"/> while it has not.</param>
public sealed record RecordedRun(RunId Id, RunStart Start, DateTimeOffset StartedAt, RunEnd? End);

/// <summary>Lookback runs. Only one that has ended moves the coverage of past encounters.</summary>
public sealed class RunTable
{
    private const string Columns = "SELECT position, ended_position FROM run ";
    private readonly SqliteConnection _connection;
    private readonly EntryTable _entries;

    internal RunTable(SqliteConnection connection, EntryTable entries)
    {
        _connection = connection;
        _entries = entries;
    }

    /// <summary>Runs begun up to a position, oldest first.</summary>
    public IReadOnlyList<RecordedRun> All(long at) => Read(at, "WHERE position <= @at ORDER BY position", new { at });

    /// <summary>The last run begun up to a position.</summary>
    public RecordedRun? Latest(long at) => Read(at, "WHERE position <= @at ORDER BY position DESC LIMIT 1", new { at }).FirstOrDefault();

    /// <summary>How many chunks of a run are done: what its last checkpoint says.</summary>
    public long ChunksDone(RunId run, long at) => _entries.From(run.Position + 1)
        .TakeWhile(e => e.Position <= at)
        .Select(e => e.Body)
        .OfType<EntryBody.RunAdvanced>()
        .Where(b => b.Checkpoint.Run == run)
        .Select(b => b.Checkpoint.ChunksDone)
        .LastOrDefault();

    internal void Start(SqliteTransaction transaction, long position) =>
        _connection.Execute("INSERT INTO run VALUES (@position, NULL)", new { position }, transaction);

    internal void End(SqliteTransaction transaction, long position, RunEnd end) => _connection.Execute(
        "UPDATE run SET ended_position = @position WHERE position = @run", new { position, run = end.Run.Position }, transaction);

    private List<RecordedRun> Read(long at, string where, object parameters) => _connection
        .Query<(long Position, long? Ended)>(Columns + where, parameters)
        .AsList()
        .ConvertAll(row =>
        {
            var entry = _entries.At(row.Position);
            var end = row.Ended <= at ? ((EntryBody.RunEnded)_entries.At(row.Ended.Value).Body).End : null;
            return new RecordedRun(new RunId(row.Position), ((EntryBody.RunStarted)entry.Body).Start, entry.KnownAt, end);
        });
}
