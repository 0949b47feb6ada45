using System.CommandLine;
using System.Globalization;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Views.Cases;

namespace Lookback.Cli;

/// <summary><c>lookback task</c>: questions put to somebody, until they are answered.</summary>
internal static class TaskVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("task", "Questions put to somebody about an alert or a case, and what became of them.")
    {
        Ls(), Acknowledge(), Answer(), GiveUp(), Transfer(),
    };

    /// <summary>A task in a sentence.</summary>
    public static string Words(TaskLine task)
    {
        var late = task.HoursLate is { } hours ? $", {Late(hours)} late" : "";
        var answer = task.Moves is [.., { Text: { } text }] ? $": {text}" : "";
        return $"{task.Question} ({task.Addressee}, due {Show.Instant(task.DueAt)}{late}, {Word(task.State)}{answer})";
    }

    private static Command Ls()
    {
        var all = new Option<bool>("--all") { Description = "Tasks that were closed, too." };
        var to = new Option<string?>("--to") { Description = "Those of one unit or office alone.", HelpName = "unit" };
        return new Command("ls", "List tasks that wait for an answer, the longest overdue first.") { all, to }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
                session.Output.Write(TaskList.Of(ledger, at, session.Now, session.Parsed.GetValue(all), session.Parsed.GetValue(to)), Tell);
            return ExitCode.Done;
        });
    }

    private static Command Acknowledge()
    {
        var (id, reference) = (Number(), Reference());
        return new Command("ack", "Record that the addressee has a task.") { id, reference }
            .Runs(session => Move(session, id, (move, task) => move.Acknowledge(task, session.Parsed.GetRequiredValue(reference))));
    }

    private static Command Answer()
    {
        var (id, reference, text) = (Number(), Reference(), Text("What was answered."));
        const string what = "Record the answer to a task. It decides nothing: an alert it was about is decided again by a person.";
        return new Command("answer", what) { id, reference, text }.Runs(
            session => Move(session, id, (move, task) => move.Answer(task, session.Parsed.GetRequiredValue(reference), session.Parsed.GetRequiredValue(text))));
    }

    private static Command GiveUp()
    {
        var (id, text) = (Number(), Text("Why there is none; at least 20 characters."));
        return new Command("no-answer", "Close a task without an answer, which is never taken for one.") { id, text }
            .Runs(session => Move(session, id, (move, task) => move.GiveUp(task, session.Parsed.GetRequiredValue(text))));
    }

    private static Command Transfer()
    {
        var (id, text) = (Number(), Text("Why; at least 20 characters."));
        var to = new Option<string>("--to") { Description = "Who is asked from here on.", Required = true, HelpName = "unit" };
        return new Command("transfer", "Hand a task on. When it is due stays; it waits for an acknowledgement again.") { id, to, text }.Runs(
            session => Move(session, id, (move, task) => move.Transfer(task, session.Parsed.GetRequiredValue(to), session.Parsed.GetRequiredValue(text))));
    }

    private static int Move(Session session, Argument<string> id, Action<MoveTask, TaskId> act)
    {
        var word = session.Parsed.GetRequiredValue(id);
        if (!long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new UsageException($"task: expected a number as `task ls` shows it, found \"{word}\"");
        using var ledger = session.Append();
        var task = new TaskId(number);
        act(new MoveTask(ledger), task);
        var moved = TaskList.Line(ledger.Views.Cases.Tasks.Of(task, ledger.Head)!, session.Now);
        session.Output.Write(moved, t => Output.Line($"task {t.Task}: {Output.Visible(Words(t))}"));
        return ExitCode.Done;
    }

    private static void Tell(IReadOnlyList<TaskLine> tasks)
    {
        if (tasks.Count == 0)
        {
            Output.Line("no tasks");
            return;
        }

        Output.Table(
            ["task", "state", "due", "late", "asked of", "question", "alert", "case", "holds"],
            tasks.Select(t => (IReadOnlyList<string>)[
                $"{t.Task}", Word(t.State), Show.Instant(t.DueAt), t.HoursLate is { } hours ? Late(hours) : "-", t.Addressee, t.Question,
                t.Alert is { } alert ? Show.Id(alert.Value) : "-", t.Case is { } file ? Show.Id(file.Value) : "-", t.Holds ? "holds" : "-"]));
    }

    private static string Late(double hours) =>
        hours < 48 ? string.Create(CultureInfo.InvariantCulture, $"{hours:0.#} h") : Show.Many((long)(hours / 24), "day");

    private static string Word(TaskState state) => state switch
    {
        TaskState.Open => "not acknowledged",
        TaskState.Acknowledged => "acknowledged",
        TaskState.Answered => "answered",
        _ => "closed without an answer",
    };

    private static Argument<string> Number() => new("task") { Description = "A task's number." };

    private static Option<string> Reference() => new("--reference") { Description = "The addressee's reference.", Required = true, HelpName = "text" };

    private static Option<string> Text(string description) => new("--text") { Description = description, Required = true, HelpName = "text" };
}
