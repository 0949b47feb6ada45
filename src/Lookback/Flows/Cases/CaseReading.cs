using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Cases;

/// <summary>Where cases stand, worked out from their entries.</summary>
internal sealed class CaseReading(Ledger ledger)
{
    private readonly Definitions _definitions = new(ledger);

    /// <summary>The definitions the cases are under.</summary>
    public Definitions Definitions => _definitions;

    /// <summary>Where a case stood, by what was known at a horizon and at a moment in the world.</summary>
    public CaseState State(RecordedCase file, Horizon at, DateTimeOffset moment) => CaseState.Of(
        file.File, version => _definitions.Of(file.File.Workflow, version), ledger.Views.Cases.Files.EntriesOf(file.Position, at), moment);

    /// <summary>Who made the proposals of a case, by their positions.</summary>
    public IReadOnlyDictionary<long, StaffId?> Proposers(RecordedCase file, Horizon at) => ledger.Views.Cases.Files.EntriesOf(file.Position, at)
        .Where(e => e.Body is EntryBody.StepProposed)
        .ToDictionary(e => e.Position, e => (StaffId?)((EntryBody.StepProposed)e.Body).Step.Person);

    /// <summary>The positions of the cases that had not been closed, without reading any of them.</summary>
    public IReadOnlySet<long> Open(Horizon at, DateTimeOffset moment) => Besides(at, moment, (workflow, state) => workflow.IsTerminal(state));

    /// <summary>The positions of the cases with which something may happen by itself: those that are open, and those that the program may open again.</summary>
    public IReadOnlySet<long> Moving(Horizon at, DateTimeOffset moment) =>
        Besides(at, moment, (workflow, state) => workflow.IsTerminal(state) && !workflow.Out(state).Any(t => t.IsBySystem));

    private HashSet<long> Besides(Horizon at, DateTimeOffset moment, Func<Workflow, string, bool> isLeftOut)
    {
        var (views, leftOut) = (ledger.Views.Cases, new HashSet<long>());
        foreach (var text in views.Workflows.All(at))
        {
            var workflow = _definitions.Of(text.Id, text.Version);
            leftOut.UnionWith(workflow.States.Where(s => isLeftOut(workflow, s)).Select(s => views.Marks.State(text.Id, s)));
        }

        return views.States.All(at, moment).Where(c => !leftOut.Contains(c.State)).Select(c => c.Case).ToHashSet();
    }
}
