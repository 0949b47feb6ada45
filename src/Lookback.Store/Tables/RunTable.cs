using Lookback.Core.Records;
using Lookback.Store.Databases;

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
    private static readonly TableShape Shape = new("run", "position");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal RunTable(Database database, EntryTable entries)
    {
        _database = database;
        _entries = entries;
    }

    /// <summary>Runs begun up to a position, oldest first.</summary>
    public IReadOnlyList<RecordedRun> All(Horizon at) => Read(at, "WHERE position <= @acts ORDER BY position");

    /// <summary>The last run begun up to a position.</summary>
    public RecordedRun? Latest(Horizon at) => Read(at, "WHERE position <= @acts ORDER BY position DESC LIMIT 1").FirstOrDefault();

    /// <summary>How many chunks of a run are done: what its last checkpoint says.</summary>
    public long ChunksDone(RunId run, long at) => _entries.From(run.Position + 1)
        .TakeWhile(e => e.Position <= at)
        .Select(e => e.Body)
        .OfType<EntryBody.RunAdvanced>()
        .Where(b => b.Checkpoint.Run == run)
        .Select(b => b.Checkpoint.ChunksDone)
        .LastOrDefault();

    internal static void Start(Writes writes, long position) => writes.Insert(Shape, position);

    internal static void End(Writes writes, long position, RunEnd end) =>
        writes.Run("UPDATE run SET ended_position = $1 WHERE position = $2", position, end.Run.Position);

    private List<RecordedRun> Read(Horizon at, string where) => _database
        .Query<(long Position, long? Ended)>(Columns + where, at.With())
        .ConvertAll(row =>
        {
            var (entry, started) = _entries.Read<EntryBody.RunStarted>(row.Position);
            var end = row.Ended <= at.Acts ? _entries.Body<EntryBody.RunEnded>(row.Ended.Value).End : null;
            return new RecordedRun(new RunId(row.Position), started.Start, entry.KnownAt, end);
        });
}
