using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Cases;

/// <summary>What came of a round.</summary>
/// <param name="Steps">The steps that the program took.</param>
/// <param name="Breaches">The times that had passed and were told.</param>
/// <param name="OwnLists">The own lists that changed with it, because a nomination lapsed.</param>
internal sealed record Round(IReadOnlyList<Step> Steps, IReadOnlyList<ClockBreach> Breaches, IReadOnlyList<WatchlistId> OwnLists);

/// <summary>
/// A round through open cases: takes the steps that the program takes by itself, and tells once of every time that passed, to whoever can act on it.
/// </summary>
internal sealed class AdvanceCases(Ledger ledger, DateTimeOffset now)
{
    /// <summary>Makes the round. Made again at the same moment it does nothing more.</summary>
    public Round Run()
    {
        var (steps, breaches) = (new List<Step>(), new List<ClockBreach>());
        var cases = new CaseReading(ledger);
        var moving = cases.Moving(ledger.Head, now);
        foreach (var file in ledger.Views.Cases.Files.All(ledger.Head).Where(c => moving.Contains(c.Position)))
        {
            var desk = CaseDesk.ForProgram(ledger, file, now);
            foreach (var body in One(desk))
            {
                if (body is EntryBody.StepTaken taken) steps.Add(taken.Step);
                else if (body is EntryBody.ClockBreached told) breaches.Add(told.Breach);
            }
        }

        breaches.AddRange(LooseTasks());
        return new Round(steps, breaches, [.. new Nominate(ledger, now).PublishAgain().Select(r => r.Loaded.Edition.Watchlist)]);
    }

    private static List<EntryBody> One(CaseDesk desk)
    {
        var bodies = new List<EntryBody>();
        if (ProgramStep.Of(desk.State, desk.Setting, desk.Now) is { } step) bodies.Add(new EntryBody.StepTaken(step, desk.Subject));
        bodies.AddRange(desk.State.Clocks(desk.Now).Where(c => c.IsOverdue && !c.IsTold).Select(c => new EntryBody.ClockBreached(
            new ClockBreach(desk.File.File.Id, c.Task, c.Name, c.DueAt, c.EscalatesTo), desk.Subject)));
        if (bodies.Count > 0) desk.Append(bodies);
        return bodies;
    }

    // Questions put outside any case.
    private List<ClockBreach> LooseTasks()
    {
        var told = ledger.Views.Cases.Tasks.Told(ledger.Head);
        var late = ledger.Views.Cases.Tasks.Of(ledger.Head, all: false)
            .Where(t => t.Task.Case is null && t.Task.DueAt < now && !told.Contains(t.Id))
            .ToList();
        var breaches = late.ConvertAll(t => new ClockBreach(null, t.Id, "due", t.Task.DueAt, Transition.SupervisorRole));
        if (late.Count > 0) ledger.Append([.. late.Zip(breaches, (t, b) => new EntryBody.ClockBreached(b, t.Subject))]);
        return breaches;
    }
}
