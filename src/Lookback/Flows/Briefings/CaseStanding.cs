using Lookback.Core.Cases;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Briefings;

/// <summary>From marks to where cases stand, by the workflows' definitions that were known.</summary>
internal sealed class CaseStanding
{
    private const string MergedClass = "merged";
    private readonly CaseViews _cases;
    private readonly CohortQuestion _question;
    private readonly List<Workflow> _definitions;
    private readonly Lazy<Dictionary<long, long>> _marks;
    private readonly Dictionary<long, (Workflow Workflow, string State)> _states = [];

    public CaseStanding(CaseViews cases, CohortQuestion question)
    {
        (_cases, _question) = (cases, question);
        _marks = new Lazy<Dictionary<long, long>>(() => cases.Sets.Standing(question.Position, question.At).ToDictionary(s => s.Case, s => s.State));
        var taken = cases.Workflows.All(question.Position).SelectMany(w => Workflow.Read(w.Json));
        // Where several versions have a state, the latest that has a ledger says what it counts as: one without counts nothing otherwise than before.
        _definitions = [.. Workflow.Shipped.Concat(taken).GroupBy(w => (w.Id, w.Version)).Select(g => g.Last()).OrderBy(w => w.Version)];
        foreach (var workflow in _definitions)
        {
            foreach (var state in workflow.States)
            {
                var mark = cases.Marks.State(workflow.Id, state);
                if (workflow.HasLedger || !_states.TryGetValue(mark, out var before) || !before.Workflow.HasLedger) _states[mark] = (workflow, state);
            }
        }
    }

    /// <summary>The mark of where each case stands, by its position; none where it had taken no step.</summary>
    public IReadOnlyDictionary<long, long> Marks => _marks.Value;

    /// <summary>The classes of a workflow, in order.</summary>
    public IEnumerable<string> ClassesOf(string workflow) => _states.Values.Select(s => s.Workflow).Where(w => w.Id == workflow).Distinct()
        .OrderByDescending(w => w.HasLedger).ThenByDescending(w => w.Version).SelectMany(w => w.Classes);

    /// <summary>Where a case stands by a mark; <see langword="null"/> where no definition has that state.</summary>
    public (Workflow Workflow, string State)? Of(long mark, string workflow)
    {
        if (mark == 0 && _definitions.LastOrDefault(w => w.Id == workflow) is { } begun) mark = _cases.Marks.State(workflow, begun.Initial);
        return _states.TryGetValue(mark, out var found) ? found : null;
    }

    /// <summary>Cases that were closed as duplicates of others.</summary>
    public HashSet<long> Merged()
    {
        var duplicates = _states.Where(s => s.Value.Workflow.LedgerClass(s.Value.State) == MergedClass).Select(s => s.Key).ToHashSet();
        return duplicates.Count == 0
            ? []
            : [.. Marks.Where(s => duplicates.Contains(s.Value)).Select(s => s.Key)];
    }

    /// <summary>Cases that were ever in a state of that name, whatever their workflow.</summary>
    public HashSet<long> EverIn(string state)
    {
        var ever = new HashSet<long>();
        foreach (var workflow in _definitions.Where(w => w.States.Contains(state)).Select(w => w.Id).Distinct())
            ever.UnionWith(_cases.Sets.Reached(workflow, state, _question.Position, _question.At));
        return ever;
    }
}
