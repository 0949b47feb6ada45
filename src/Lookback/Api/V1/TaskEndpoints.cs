using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Views.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/tasks</c>: questions put to somebody about an alert or a case, and what became of them.</summary>
internal static class TaskEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("/tasks");
        tasks.MapGet("/", async (Inquiry inquiry) => Answer.Of(await ListAsync(inquiry)));
        tasks.MapPost("/{task:long}/acknowledgement", async (Inquiry inquiry, long task) =>
        {
            var body = await inquiry.BodyAsync<TaskReference>(Right.WorkCases, "task-acknowledge");
            return Answer.Of(await MoveAsync(inquiry, "task-acknowledge", task, (move, id) => move.Acknowledge(id, body.Reference)));
        });
        tasks.MapPost("/{task:long}/answer", async (Inquiry inquiry, long task) =>
        {
            var body = await inquiry.BodyAsync<TaskAnswer>(Right.WorkCases, "task-answer");
            return Answer.Of(await MoveAsync(inquiry, "task-answer", task, (move, id) => move.Answer(id, body.Reference, body.Text)));
        });
        tasks.MapPost("/{task:long}/no-answer", async (Inquiry inquiry, long task) =>
        {
            var body = await inquiry.BodyAsync<TaskNoAnswer>(Right.WorkCases, "task-no-answer");
            return Answer.Of(await MoveAsync(inquiry, "task-no-answer", task, (move, id) => move.GiveUp(id, body.Text)));
        });
        tasks.MapPost("/{task:long}/transfer", async (Inquiry inquiry, long task) =>
        {
            var body = await inquiry.BodyAsync<TaskTransfer>(Right.WorkCases, "task-transfer");
            return Answer.Of(await MoveAsync(inquiry, "task-transfer", task, (move, id) => move.Transfer(id, body.To, body.Text)));
        });
    }

    /// <summary>A page of the tasks that the caller sees.</summary>
    public static Task<Page<TaskLine>> ListAsync(Inquiry inquiry)
    {
        var asked = PageRequest.Of(inquiry);
        return inquiry.ReadPersonsAsync<Page<TaskLine>>(Right.SeeCases, "tasks", (ledger, _) =>
        {
            var at = asked.At(ledger);
            var seen = new Seen(ledger, inquiry.Caller, at);
            var tasks = TaskList.Of(ledger, at, inquiry.Now, inquiry.Flag("all"), inquiry.Text("to")).Where(seen.Sees);
            var page = asked.Of(tasks, t => t.DueAt.UtcTicks, t => $"{t.Task}", t => t);
            return new(page, page.Items.SelectMany(seen.Subjects), page.Items.Count);
        });
    }

    private static async Task<TaskLine> MoveAsync(Inquiry inquiry, string question, long task, Action<MoveTask, TaskId> act)
    {
        await inquiry.RequireAsync(Right.SeeCases, question);
        return await inquiry.WritePersonsAsync<TaskLine>(Right.WorkCases, question, ledger =>
        {
            var (id, seen) = (new TaskId(task), new Seen(ledger, inquiry.Caller.AsUsual(), ledger.Head));
            if (ledger.Views.Cases.Tasks.Of(id, ledger.Head) is not { } found || !seen.Sees(TaskList.Line(found, inquiry.Now)))
                throw Problems.Nothing();
            act(new MoveTask(ledger), id);
            var line = TaskList.Line(ledger.Views.Cases.Tasks.Of(id, ledger.Head)!, inquiry.Now);
            return new(line, seen.Subjects(line), 1);
        });
    }

    /// <summary>What is asked in a case that the caller does not see is not there for it; what is asked of an alert goes with alerts.</summary>
    private sealed class Seen(Ledger ledger, Caller caller, Horizon at)
    {
        private readonly CaseSight _sight = new(ledger, caller);

        public bool Sees(TaskLine line) => line.Case is { } file ? _sight.Sees(file, at) : caller.May(Right.SeeAlerts);

        public IEnumerable<long> Subjects(TaskLine line)
        {
            if (line.Case is { } id && ledger.Views.Cases.Files.Of(id, at) is { } file) yield return _sight.Shown(file, at);
            else if (line.Alert is { } alert && ledger.Views.Alerts.Find(alert.Value, at) is [var raised]) yield return raised.SubjectPosition;
        }
    }
}

/// <summary>That the addressee has a task.</summary>
/// <param name="Reference">The addressee's reference.</param>
internal sealed record TaskReference(string Reference);

/// <summary>The answer to a task.</summary>
internal sealed record TaskAnswer(string Reference, string Text);

/// <summary>That a task is closed without an answer, and why.</summary>
internal sealed record TaskNoAnswer(string Text);

/// <summary>That a task is handed on, to whom and why.</summary>
internal sealed record TaskTransfer(string To, string Text);
