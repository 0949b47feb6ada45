using System.Globalization;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Cases;

/// <summary>One thing that is due in a case.</summary>
public sealed record CaseClock
{
    /// <summary>What is due, by its word: <c>live</c>, <c>ack</c>, <c>OFAC</c>, <c>due</c>, <c>task</c>.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Whether that has passed.</summary>
    public required bool IsOverdue { get; init; }

    /// <summary>By which rule, in words.</summary>
    public required string Rule { get; init; }

    /// <summary>Who is told when it passes, by role.</summary>
    public required string EscalatesTo { get; init; }

    /// <summary>Whether that was told.</summary>
    public required bool IsTold { get; init; }

    /// <summary>The task, where it is a task's.</summary>
    public TaskId? Task { get; init; }
}

/// <summary>
/// What is due in a case. What has to be done before a step counts from entering the state that it leaves; what has to be done after a step, by the
/// date it names or by whoever the case was handed to, counts from taking it. Either ends when the case goes on.
/// </summary>
internal static class CaseClocks
{
    private const string HandsOver = "recipient";

    public static IReadOnlyList<CaseClock> Of(CaseState state, DateTimeOffset now)
    {
        var clocks = new List<CaseClock>();
        foreach (var step in state.Workflow.Out(state.State))
        {
            if (step.Clock is not { } clock) continue;
            foreach (var (word, period) in clock.Periods)
            {
                if (word == "ack" && step.Requires.Contains(HandsOver)) continue;
                if (word is "live" or "batch" && word != (state.File.Channel == CaseChannel.Live ? "live" : "batch")) continue;
                var due = period.EndOf(state.Since);
                var extended = clock.Extension is { } more && Extended(state) ? more.EndOf(due) : due;
                Add(clocks, state, now, new CaseClock
                {
                    Name = word,
                    DueAt = extended,
                    IsOverdue = false,
                    Rule = $"{step.To} within {period.Text} of {state.State}"
                        + $"{(extended == due ? "" : $", extended once by {clock.Extension!.Text}")} ({state.Workflow.Id})",
                    EscalatesTo = clock.EscalatesTo,
                    IsTold = false,
                });
            }
        }

        if (state.Steps.Count > 0 && state.Steps[^1].Step is var last && last.To == state.State && state.Workflow.Find(last.From, last.To)?.Clock is { } after)
            After(clocks, state, now, last, after);
        foreach (var task in state.Tasks.Where(t => t.IsOpen))
        {
            Add(clocks, state, now, new CaseClock
            {
                Name = "task",
                DueAt = task.Task.DueAt,
                IsOverdue = false,
                Rule = $"task {task.Id}, put to {task.Addressee}, is due",
                EscalatesTo = Transition.SupervisorRole,
                IsTold = false,
                Task = task.Id,
            });
        }

        return [.. clocks.OrderBy(c => c.DueAt).ThenBy(c => c.Name, StringComparer.Ordinal)];
    }

    private static void After(List<CaseClock> clocks, CaseState state, DateTimeOffset now, Step last, ClockRule clock)
    {
        var handed = state.Workflow.Find(last.From, last.To)!.Requires.Contains(HandsOver);
        if (handed && clock.Periods.TryGetValue("ack", out var ack))
        {
            Add(clocks, state, now, new CaseClock
            {
                Name = "ack",
                DueAt = ack.EndOf(state.Since),
                IsOverdue = false,
                Rule = $"{last.Fields.GetValueOrDefault(HandsOver, "the recipient")} acknowledges within {ack.Text} of {state.State} ({state.Workflow.Id})",
                EscalatesTo = clock.EscalatesTo,
                IsTold = false,
            });
        }

        if (clock.DueField is { } field && last.Fields.TryGetValue(field, out var text) && DueDates.TryRead(text, out var due))
        {
            Add(clocks, state, now, new CaseClock
            {
                Name = "due",
                DueAt = due,
                IsOverdue = false,
                Rule = string.Create(CultureInfo.InvariantCulture, $"the step to {state.State} asks for it by {text} ({state.Workflow.Id})"),
                EscalatesTo = clock.EscalatesTo,
                IsTold = false,
            });
        }
    }

    private static void Add(List<CaseClock> clocks, CaseState state, DateTimeOffset now, CaseClock clock) => clocks.Add(clock with
    {
        IsOverdue = clock.DueAt <= now,
        IsTold = state.Breaches.Any(b => b.Clock == clock.Name && b.DueAt == clock.DueAt && b.Task == clock.Task),
    });

    /// <summary>Once, and only for the state that the case has been in since.</summary>
    private static bool Extended(CaseState state) => state.Said("extension").Any(s => s.Statement.At >= state.Since);
}

/// <summary>A time by which something is due: an instant, or a day, which counts whole.</summary>
internal static class DueDates
{
    public static bool TryRead(string text, out DateTimeOffset due)
    {
        if (PartialDate.TryParse(text, out var day))
        {
            due = day.Latest == DateOnly.MaxValue
                ? DateTimeOffset.MaxValue
                : new DateTimeOffset(day.Latest.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return true;
        }

        return WrittenInstant.TryRead(text, out due);
    }
}
