using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;

namespace Lookback.Core.Records;

/// <summary>A task, known by the ledger position of its opening.</summary>
[JsonConverter(typeof(TaskIdConverter))]
public readonly record struct TaskId(long Position)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Position}");
}

/// <summary>A question put to somebody by name, with a time by which it is to be answered: open until they have acknowledged and answered it.</summary>
public sealed record CaseTask
{
    /// <summary>The case it belongs to.</summary>
    public CaseId? Case { get; init; }

    /// <summary>The alert it is about.</summary>
    public AlertId? Alert { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>Who is asked: a unit, an office.</summary>
    public required string Addressee { get; init; }

    /// <summary>When an answer is due.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Whether the subject is held up meanwhile: no release while it is open.</summary>
    public bool Holds { get; init; }

    /// <summary>Who asks.</summary>
    public required StaffId Person { get; init; }
}

/// <summary>What became of a task.</summary>
public enum TaskMoveKind
{
    /// <summary>The addressee has it.</summary>
    Acknowledged,

    /// <summary>It was answered, and is closed.</summary>
    Answered,

    /// <summary>It is closed without an answer, and that is on record: never taken for one.</summary>
    NotAnswered,

    /// <summary>It was handed on to another addressee, whose acknowledgement it waits for.</summary>
    Transferred,
}

/// <summary>What became of a task.</summary>
/// <param name="Task">The task.</param>
/// <param name="Kind">What.</param>
/// <param name="Reference">The reference of an acknowledgement or answer.</param>
/// <param name="Text">The answer, or why there is none, or why it was handed on.</param>
/// <param name="Addressee">To whom, for <see cref="TaskMoveKind.Transferred"/>.</param>
/// <param name="Person">Who recorded it.</param>
public sealed record TaskMove(TaskId Task, TaskMoveKind Kind, string? Reference, string? Text, string? Addressee, StaffId Person);

/// <summary>A time that passed without what was due in it: told once, to whoever can act on it.</summary>
/// <param name="Case">The case whose clock it was.</param>
/// <param name="Task">The task, where it was a task's.</param>
/// <param name="Clock">What was due, by its word.</param>
/// <param name="DueAt">When.</param>
/// <param name="EscalatedTo">Who is told, by role.</param>
public sealed record ClockBreach(CaseId? Case, TaskId? Task, string Clock, DateTimeOffset DueAt, string EscalatedTo);
