using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Cases;

/// <summary>A task on record.</summary>
/// <param name="Id">Its position.</param>
/// <param name="Task">What was asked.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="Actor">By whom.</param>
/// <param name="Subject">Whom it is about.</param>
/// <param name="Moves">What became of it, oldest first.</param>
public sealed record RecordedTask(
    TaskId Id, CaseTask Task, DateTimeOffset OpenedAt, string Actor, SubjectId Subject, IReadOnlyList<(TaskMove Move, DateTimeOffset At)> Moves)
{
    /// <summary>Whether it still waits for an answer.</summary>
    public bool IsOpen => !Moves.Any(m => m.Move.Kind is TaskMoveKind.Answered or TaskMoveKind.NotAnswered);

    /// <summary>Who is asked now.</summary>
    public string Addressee => Moves.LastOrDefault(m => m.Move.Kind == TaskMoveKind.Transferred).Move?.Addressee ?? Task.Addressee;

    /// <summary>Whether whoever is asked now has acknowledged it.</summary>
    public bool IsAcknowledged => Moves.LastOrDefault(m => m.Move.Kind is TaskMoveKind.Acknowledged or TaskMoveKind.Transferred).Move?.Kind == TaskMoveKind.Acknowledged;
}

/// <summary>Tasks, and which of them hold somebody up.</summary>
public sealed class TaskTable
{
    private static readonly TableShape Shape = new("case_task", "position", "until_position", "case_position", "alert", "key_position", "due_at", "holds", "breached_position");
    private static readonly TableShape Moves = new("case_task_move", "position", "task_position");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal TaskTable(Database database, EntryTable entries) => (_database, _entries) = (database, entries);

    /// <summary>Tasks that waited for an answer, the soonest due first; with <paramref name="all"/> every one.</summary>
    public IReadOnlyList<RecordedTask> Of(Horizon at, bool all) =>
        Read(at, all ? "1 = 1 ORDER BY due_at, position" : "until_position > @acts ORDER BY due_at, position");

    /// <summary>The task at a position; <see langword="null"/> where there is none.</summary>
    public RecordedTask? Of(TaskId task, Horizon at) => Read(at, "position = @task", new { task = task.Position }).FirstOrDefault();

    /// <summary>The tasks of an alert, oldest first.</summary>
    public IReadOnlyList<RecordedTask> On(AlertId alert, Horizon at) => Read(at, "alert = @alert ORDER BY position", new { alert = alert.Value });

    /// <summary>The tasks of a case, oldest first.</summary>
    public IReadOnlyList<RecordedTask> In(long casePosition, Horizon at) => Read(at, "case_position = @casePosition ORDER BY position", new { casePosition });

    /// <summary>Those of the tasks outside any case whose due time passed and was told.</summary>
    public IReadOnlySet<TaskId> Told(Horizon at) => _database
        .Query<long>("SELECT position FROM case_task WHERE breached_position <= @at", at.With())
        .Select(p => new TaskId(p))
        .ToHashSet();

    internal static void Breach(Writes writes, long position, TaskId task) => writes.Run(
        "UPDATE case_task SET breached_position = $1 WHERE position = $2 AND breached_position IS NULL", position, task.Position);

    internal static void Open(Writes writes, long position, long? casePosition, CaseTask task, long key) => writes.Insert(
        Shape, position, Positions.Open, casePosition, task.Alert?.Value, key, Instants.ToMicroseconds(task.DueAt), task.Holds ? 1L : 0L, null);

    internal static void Move(Writes writes, long position, TaskMove move, long key)
    {
        writes.Insert(Moves, position, move.Task.Position);
        writes.Run(
            "INSERT INTO case_entry (case_position, position, key_position) SELECT case_position, $1, $2 FROM case_task WHERE position = $3 AND case_position IS NOT NULL",
            position, key, move.Task.Position);
        if (move.Kind is TaskMoveKind.Answered or TaskMoveKind.NotAnswered)
        {
            writes.Run(
                "UPDATE case_task SET until_position = $1 WHERE position = $2 AND until_position = $3 AND position < $1", position, move.Task.Position, Positions.Open);
        }
    }

    private List<RecordedTask> Read(Horizon at, string where, object? parameters = null)
    {
        var positions = _database.Query<long>($"SELECT position FROM case_task WHERE position <= @acts AND {where}", at.With(parameters));
        return _entries.ReadMany<EntryBody.TaskOpened>(positions).ConvertAll(r => new RecordedTask(
            new TaskId(r.Entry.Position), r.Body.Task, r.Entry.KnownAt, r.Entry.Actor, r.Body.Subject, MovesOf(r.Entry.Position, at)));
    }

    private List<(TaskMove, DateTimeOffset)> MovesOf(long task, Horizon at) => _entries
        .ReadMany<EntryBody.TaskMoved>(_database.Query<long>(
            "SELECT position FROM case_task_move WHERE task_position = @task AND position <= @acts ORDER BY position", at.With(new { task })))
        .ConvertAll(r => (r.Body.Move, r.Entry.KnownAt));
}
