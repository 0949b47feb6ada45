using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Store.Tables;

namespace Lookback.Views.Cases;

/// <summary>One thing that holds somebody up.</summary>
/// <param name="Subject">Who; of a case about nobody who was met, the case.</param>
/// <param name="References">The client's words for them.</param>
/// <param name="Alert">The alert by which.</param>
/// <param name="Case">The case by which.</param>
/// <param name="Since">Since when.</param>
/// <param name="Because">Why, as a sentence.</param>
/// <param name="Tasks">The questions that are open.</param>
internal sealed record HoldLine(
    SubjectId Subject, IReadOnlyList<string> References, AlertId? Alert, CaseId? Case, DateTimeOffset Since, string Because, IReadOnlyList<TaskId> Tasks);

/// <summary>
/// Who is held up, since when, and by what? By an alert on which it could not be told who it is, until that is decided again, whatever was
/// answered meanwhile; and by a question that holds, until it is closed. An alert whose ground is gone holds nobody.
/// </summary>
internal static class HoldList
{
    /// <summary>Everybody who was held up, the longest held first.</summary>
    public static IReadOnlyList<HoldLine> Of(Ledger ledger, Horizon at)
    {
        var tasks = ledger.Views.Cases.Tasks.Of(at, all: false).Where(t => t.Task.Holds).ToList();
        return Of(ledger, at, ledger.Views.Alerts.Inconclusive(at), tasks);
    }

    /// <summary>What held one subject up.</summary>
    public static IReadOnlyList<HoldLine> OfSubject(Ledger ledger, long subjectPosition, Horizon at)
    {
        var alerts = ledger.Views.Alerts.Of(subjectPosition, at).Where(a => !a.IsErased).ToList();
        var undecided = alerts.Where(a => ledger.Views.Alerts.DispositionOf(a.Alert, at)?.Disposition.Decision == Decision.Inconclusive).ToList();
        var tables = ledger.Views.Cases;
        var tasks = alerts.SelectMany(a => tables.Tasks.On(a.Alert, at))
            .Concat(tables.Files.About(subjectPosition, at).SelectMany(c => tables.Tasks.In(c.Position, at)))
            .Where(t => t.IsOpen && t.Task.Holds)
            .DistinctBy(t => t.Id)
            .ToList();
        return Of(ledger, at, undecided, tasks);
    }

    private static List<HoldLine> Of(Ledger ledger, Horizon at, IReadOnlyList<RaisedAlert> undecided, List<RecordedTask> tasks)
    {
        var lines = new List<HoldLine>();
        foreach (var alert in undecided.Where(a => !a.IsErased))
        {
            var line = AlertQueue.Line(ledger, alert, at);
            if (line.State == AlertState.GroundLost) continue;
            var decided = ledger.Views.Alerts.DispositionOf(alert.Alert, at)!;
            var asked = tasks.Where(t => t.Task.Alert == alert.Alert).ToList();
            var waits = asked.Count == 0 ? "nothing it asked is open any more: it is to be decided again" : string.Join("; ", asked.Select(Question));
            lines.Add(new HoldLine(
                line.Subject, line.References, alert.Alert, decided.Disposition.Case, decided.DecidedAt,
                $"alert {alert.Alert} on {alert.Listing} is inconclusive; {waits}", asked.ConvertAll(t => t.Id)));
        }

        var told = lines.SelectMany(l => l.Tasks).ToHashSet();
        foreach (var task in tasks.Where(t => !told.Contains(t.Id)))
            lines.Add(new HoldLine(task.Subject, References(ledger, task, at), task.Task.Alert, task.Task.Case, task.OpenedAt, Question(task), [task.Id]));
        return [.. lines.OrderBy(l => l.Since).ThenBy(l => l.Alert?.Value, StringComparer.Ordinal)];
    }

    private static string Question(RecordedTask task) =>
        FormattableString.Invariant($"task {task.Id} waits for {task.Addressee} until {task.Task.DueAt:yyyy-MM-dd HH:mm}: {task.Task.Question}");

    private static List<string> References(Ledger ledger, RecordedTask task, Horizon at)
    {
        var subject = task.Task.Alert is { } alert ? ledger.Views.Alerts.Find(alert.Value, at).FirstOrDefault()?.SubjectPosition
            : task.Task.Case is { } id && ledger.Views.Cases.Files.Of(id, at) is { } file ? ledger.Views.Cases.Files.Subject(file.Position, at)?.SubjectPosition
            : null;
        return subject is { } position
            ? ledger.Views.Encounters.Of(position, at).Select(e => e.Encounter.Reference).OfType<string>().Distinct().ToList()
            : [];
    }
}
