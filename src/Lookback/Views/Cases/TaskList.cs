using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Views.Cases;

/// <summary>Where a task stands.</summary>
internal enum TaskState
{
    /// <summary>Put, and not yet acknowledged by whoever is asked now.</summary>
    Open,

    /// <summary>Whoever is asked has it.</summary>
    Acknowledged,

    /// <summary>Closed with an answer.</summary>
    Answered,

    /// <summary>Closed without one.</summary>
    NotAnswered,
}

/// <summary>One thing that became of a task.</summary>
internal sealed record TaskMoveLine(TaskMoveKind Kind, string? Reference, string? Text, string? Addressee, StaffId Person, DateTimeOffset RecordedAt);

/// <summary>A task in a line.</summary>
/// <param name="Task">Its number: its position in the ledger.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Addressee">Who is asked now.</param>
/// <param name="DueAt">When an answer is due.</param>
/// <param name="HoursLate">How late it is; <see langword="null"/> where it is not, or is closed.</param>
/// <param name="Holds">Whether its subject is held up while it is open.</param>
/// <param name="Alert">The alert it is about.</param>
/// <param name="Case">The case it belongs to.</param>
/// <param name="OpenedAt">When it was put.</param>
/// <param name="Person">Who put it.</param>
/// <param name="Moves">What became of it, oldest first.</param>
internal sealed record TaskLine(
    TaskId Task,
    TaskState State,
    string Question,
    string Addressee,
    DateTimeOffset DueAt,
    double? HoursLate,
    bool Holds,
    AlertId? Alert,
    CaseId? Case,
    DateTimeOffset OpenedAt,
    StaffId Person,
    IReadOnlyList<TaskMoveLine> Moves);

/// <summary>Which questions wait for whose answer, and how late is it?</summary>
internal static class TaskList
{
    /// <summary>Tasks that wait for an answer, the longest overdue first; with <paramref name="all"/> those that were closed, too, last.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="at">How far to see.</param>
    /// <param name="now">The moment by which lateness is told.</param>
    /// <param name="all">Whether closed ones are wanted, too.</param>
    /// <param name="addressee">Those of an addressee alone; <see langword="null"/> for everybody's.</param>
    public static IReadOnlyList<TaskLine> Of(Ledger ledger, Horizon at, DateTimeOffset now, bool all, string? addressee) => ledger.Views.Cases.Tasks.Of(at, all)
        .Where(t => addressee is null || string.Equals(t.Addressee, addressee.Trim(), StringComparison.OrdinalIgnoreCase))
        .Select(t => Line(t, now))
        .OrderBy(t => t.State is TaskState.Answered or TaskState.NotAnswered)
        .ThenBy(t => t.DueAt)
        .ThenBy(t => t.Task.Position)
        .ToList();

    /// <summary>A task as a line.</summary>
    public static TaskLine Line(RecordedTask task, DateTimeOffset now) => new(
        task.Id,
        State(task),
        task.Task.Question,
        task.Addressee,
        task.Task.DueAt,
        task.IsOpen && now > task.Task.DueAt ? Math.Round((now - task.Task.DueAt).TotalHours, 1) : null,
        task.Task.Holds,
        task.Task.Alert,
        task.Task.Case,
        task.OpenedAt,
        task.Task.Person,
        task.Moves.Select(m => new TaskMoveLine(m.Move.Kind, m.Move.Reference, m.Move.Text, m.Move.Addressee, m.Move.Person, m.At)).ToList());

    private static TaskState State(RecordedTask task) =>
        task.IsOpen ? task.IsAcknowledged ? TaskState.Acknowledged : TaskState.Open
        : task.Moves.Any(m => m.Move.Kind == TaskMoveKind.Answered) ? TaskState.Answered : TaskState.NotAnswered;
}
