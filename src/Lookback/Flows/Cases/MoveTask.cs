using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Cases;

/// <summary>
/// Records what became of a task, of a case or of an alert: acknowledged, answered, closed without an answer, handed on. An answer decides nothing by
/// itself: whoever was held up by the question stays held until they are decided on again.
/// </summary>
internal sealed class MoveTask(Ledger ledger)
{
    /// <summary>The addressee has it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="reference">The addressee's reference, by which it is found again.</param>
    public void Acknowledge(TaskId task, string reference)
    {
        var open = Open(task);
        RequireOther(open, Acting());
        if (open.IsAcknowledged) throw new RefusedException("already-acknowledged", $"task {task} was acknowledged by {open.Addressee} already");
        ledger.Append(Moved(open, TaskMoveKind.Acknowledged, Reference(reference), null, null));
    }

    /// <summary>It was answered. Who answers has it: where that was not on record, it goes on record with the answer.</summary>
    public void Answer(TaskId task, string reference, string text)
    {
        var open = Open(task);
        var answered = Moved(open, TaskMoveKind.Answered, Reference(reference), Text(text, "an answer"), null);
        ledger.Append(open.IsAcknowledged ? [answered] : [Moved(open, TaskMoveKind.Acknowledged, Reference(reference), null, null), answered]);
    }

    /// <summary>It is closed without an answer, which is never taken for one.</summary>
    public void GiveUp(TaskId task, string text) => ledger.Append(Moved(Open(task), TaskMoveKind.NotAnswered, null, Kept(Reason.Require(text)), null));

    /// <summary>It is handed on, and waits for the acknowledgement of whoever has it now. When it is due does not change.</summary>
    public void Transfer(TaskId task, string addressee, string text)
    {
        var open = Open(task);
        var to = Text(addressee, "a unit or an office");
        if (to == open.Addressee) throw new RefusedException("same-addressee", $"task {task} is with {to} already");
        ledger.Append(Moved(open, TaskMoveKind.Transferred, null, Kept(Reason.Require(text)), to));
    }

    // Whoever handed a question on does not say for the other that it arrived.
    private static void RequireOther(RecordedTask open, ActingPerson person)
    {
        var handed = open.Moves.LastOrDefault(m => m.Move.Kind == TaskMoveKind.Transferred).Move;
        if (handed is not null && person.Persons.Contains(handed.Person))
        {
            throw new RefusedException(
                "same-person", $"{handed.Person} handed task {open.Id} on to {open.Addressee}: that it arrived is for somebody else to say");
        }
    }

    private ActingPerson Acting()
    {
        var person = ActingPerson.Of(ledger, ledger.Actor);
        person.Require([.. ActingPerson.Deciding, "caseworker", CaseDesk.Partner, "redress", "redress_reviewer", "list_officer"], "moves tasks");
        return person;
    }

    private EntryBody.TaskMoved Moved(RecordedTask task, TaskMoveKind kind, string? reference, string? text, string? addressee) =>
        new(new TaskMove(task.Id, kind, reference, text, addressee, Acting().Person), task.Subject);

    private RecordedTask Open(TaskId id)
    {
        var task = ledger.Views.Cases.Tasks.Of(id, ledger.Head) ?? throw new RefusedException("no-task", $"there is no task {id}: `task ls` shows them");
        if (task.IsOpen) return task;
        var (last, at) = task.Moves[^1];
        throw new RefusedException("task-closed", FormattableString.Invariant($"task {id} was closed on {at:yyyy-MM-dd} by {last.Person}: {Word(last.Kind)}"));
    }

    private static string Word(TaskMoveKind kind) => kind == TaskMoveKind.Answered ? "answered" : "without an answer";

    private static string Reference(string reference) => Text(reference, "the addressee's reference");

    private static string Kept(string text) => StatementRules.NoPosition(text) is { } position ? throw new RefusedException(position) : text;

    private static string Text(string text, string what) =>
        text.Trim() is { Length: > 0 } found ? Kept(found) : throw new RefusedException("text-missing", $"expected {what}, found an empty text");
}
