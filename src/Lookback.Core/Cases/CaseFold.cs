using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>
/// From entries to where a case stands. The state comes of steps taken and of moves to other versions alone; what has no date of its own in the world
/// has that of its recording.
/// </summary>
internal sealed class CaseFold(CaseFile file, Func<int, Workflow> definitions, DateTimeOffset at)
{
    private readonly List<TakenStep> _steps = [];
    private readonly List<RecordedStatement> _said = [];
    private readonly List<DisclosureStanding> _disclosures = [];
    private readonly List<ClockBreach> _breaches = [];
    private readonly List<CaseMigration> _migrations = [];
    private readonly SortedDictionary<long, (Entry Opened, CaseTask Task, List<TaskMove> Moves)> _tasks = [];
    private readonly Dictionary<string, (string State, List<TakenStep> Steps)> _sides = [];
    private readonly HashSet<StaffId> _persons = [];
    private Workflow _workflow = definitions(file.Version);
    private string _state = "";
    private DateTimeOffset _since = file.At;
    private PendingStep? _pending;

    public CaseState Of(IEnumerable<Entry> entries)
    {
        _state = _workflow.Initial;
        foreach (var entry in entries) Take(entry);
        var (current, superseded, lapsed) = Topics.Sort(_said, at);
        return new CaseState([.. _workflow.SideProcesses.Select(Side)])
        {
            File = file,
            Workflow = _workflow,
            At = at,
            State = _state,
            Since = _since,
            Steps = _steps,
            Pending = _pending,
            Statements = current.GroupBy(s => s.Statement.Topic).ToDictionary(g => g.Key, g => (IReadOnlyList<RecordedStatement>)[.. g]),
            Superseded = superseded,
            Lapsed = lapsed,
            Tasks =
            [
                .. _tasks.Values.Select(t => new TaskStanding
                {
                    Id = new TaskId(t.Opened.Position), OpenedAt = t.Opened.KnownAt, Task = t.Task, Moves = t.Moves,
                }),
            ],
            Disclosures = _disclosures,
            Breaches = _breaches,
            Migrations = _migrations,
            Persons = _persons,
        };
    }

    private void Take(Entry entry)
    {
        switch (entry.Body)
        {
            case EntryBody.StepTaken { Step: var step } when step.Case == file.Id && step.At <= at:
                if (_workflow.SideOf(step.To) is { } side) Beside(side, entry, step);
                else Taken(entry, step);
                break;
            case EntryBody.StepProposed { Step: var step } when step.Case == file.Id && step.At <= at && step.From == _state:
                _pending = new PendingStep(entry.Position, entry.KnownAt, step);
                Acted(step);
                break;
            case EntryBody.ProposalEnded { End: var end } when entry.KnownAt <= at && end.Proposal == _pending?.Position:
                _pending = null;
                break;
            case EntryBody.CaseMigrated { Migration: var move } when move.Case == file.Id && move.At <= at:
                _workflow = definitions(move.ToVersion);
                if (!_workflow.States.Contains(move.State)) throw Broken(entry, $"version {move.ToVersion} of {_workflow.Id} has no state {move.State}");
                if (move.State != _state) _since = move.At;
                _state = move.State;
                _pending = null;
                _migrations.Add(move);
                break;
            // A correction tells what was wrong, whenever it is dated: all are kept here, and told apart when they are sorted.
            case EntryBody.StatementMade { Statement: var statement } when statement.Case == file.Id:
                _said.Add(new RecordedStatement(entry.Position, entry.KnownAt, statement, null, null));
                break;
            case EntryBody.TaskOpened { Task: var task } when task.Case == file.Id && entry.KnownAt <= at:
                _tasks[entry.Position] = (entry, task, []);
                break;
            case EntryBody.TaskMoved { Move: var move } when entry.KnownAt <= at && _tasks.TryGetValue(move.Task.Position, out var moved):
                moved.Moves.Add(move);
                break;
            case EntryBody.ClockBreached { Breach: var breach } when breach.Case == file.Id && entry.KnownAt <= at:
                _breaches.Add(breach);
                break;
            case EntryBody.DisclosureMade { Disclosure: var disclosure } when disclosure.Case == file.Id && entry.KnownAt <= at:
                _disclosures.Add(new DisclosureStanding(entry.Position, entry.KnownAt, disclosure, null));
                break;
            case EntryBody.DisclosureAnswered { Answer: var answer } when answer.Case == file.Id && entry.KnownAt <= at:
                var answered = _disclosures.FindIndex(d => d.Position == answer.Disclosure);
                if (answered >= 0) _disclosures[answered] = _disclosures[answered] with { Answer = answer };
                break;
        }
    }

    private void Taken(Entry entry, Step step)
    {
        if (step.From != _state) throw Broken(entry, $"a step from {step.From} where the case is {_state}");
        if (_workflow.Find(step.From, step.To) is null) throw Broken(entry, $"{_workflow} has no step from {step.From} to {step.To}");
        _steps.Add(new TakenStep(entry.Position, entry.KnownAt, step));
        _state = step.To;
        _since = step.At;
        _pending = null;
        Acted(step);
    }

    private void Beside(SideProcess side, Entry entry, Step step)
    {
        var (state, steps) = _sides.GetValueOrDefault(side.Name, (SideProcess.NotBegun, []));
        if (step.From != state || !side.Has(step.From, step.To)) throw Broken(entry, $"a step from {step.From} to {step.To} where {side.Name} is {state}");
        steps.Add(new TakenStep(entry.Position, entry.KnownAt, step));
        _sides[side.Name] = (step.To, steps);
    }

    private SideStanding Side(SideProcess side) =>
        _sides.TryGetValue(side.Name, out var stands) ? new SideStanding(side, stands.State, stands.Steps) : new SideStanding(side, SideProcess.NotBegun, []);

    private void Acted(Step step)
    {
        _persons.Add(step.Person);
        if (step.ActsFor is { } other) _persons.Add(other);
    }

    private InvalidOperationException Broken(Entry entry, string what) =>
        new(FormattableString.Invariant($"entry {entry.Position} of case {file.Id}: {what}"));
}
