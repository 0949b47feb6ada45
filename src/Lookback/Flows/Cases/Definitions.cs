using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Cases;

/// <summary>The workflows' definitions that cases are under: those on record, and those that ship with the program and nobody has used yet.</summary>
internal sealed class Definitions(Ledger ledger)
{
    private readonly Dictionary<(string Id, int Version), Workflow> _read = [];

    /// <summary>The definition of a version on record.</summary>
    /// <exception cref="CorruptLedgerException">A case is under it, and it is not there.</exception>
    public Workflow Of(string id, int version)
    {
        if (_read.TryGetValue((id, version), out var found)) return found;
        var text = ledger.Views.Cases.Workflows.Of(id, version, ledger.Head)
            ?? throw new CorruptLedgerException(0, $"version {version} of the workflow {id}, under which there is a case", "none");
        return _read[(id, version)] = Workflow.Read(text.Json)[0];
    }

    /// <summary>The definition that a new case begins under: the latest on record, or the one that ships.</summary>
    /// <exception cref="RefusedException">Code <c>no-workflow</c>: there is none of that id.</exception>
    public Workflow Latest(string id)
    {
        if (ledger.Views.Cases.Workflows.Latest(id, ledger.Head) is { } text) return Of(id, text.Version);
        return Workflow.Shipped.FirstOrDefault(w => w.Id == id) ?? throw new RefusedException(
            "no-workflow", $"expected a workflow ({string.Join(", ", Ids())}), found \"{ReadIssue.Cut(id)}\"");
    }

    /// <summary>Every definition that stands: the latest version of each.</summary>
    public IReadOnlyList<Workflow> All() => [.. Ids().Select(Latest)];

    /// <summary>Whether a definition is on record.</summary>
    public bool IsTaken(Workflow workflow) => ledger.Views.Cases.Workflows.Of(workflow.Id, workflow.Version, ledger.Head) is not null;

    /// <summary>Puts an institution's own definition on record, as the next version of its workflow.</summary>
    /// <exception cref="RefusedException">Code <c>wrong-version</c> or <c>same-workflow</c>.</exception>
    public void Take(Workflow workflow)
    {
        var before = Ids().Contains(workflow.Id) ? Latest(workflow.Id) : null;
        var expected = before is null ? 1 : before.Version + 1;
        if (before is not null && workflow.Version == before.Version && workflow.ToJson() == before.ToJson())
            throw new RefusedException("same-workflow", FormattableString.Invariant($"workflow {workflow.Id} stands so already, as version {before.Version}"));
        if (workflow.Version != expected)
            throw WrongVersion(workflow, expected);
        ledger.Append([.. Kept(before), Entry(workflow)]);
    }

    private static RefusedException WrongVersion(Workflow found, int expected) => new(
        "wrong-version", FormattableString.Invariant($"expected version {expected} of the workflow {found.Id}, found {found.Version}"));

    /// <summary>The entry that puts a definition on record, where it is not yet: to be appended before the first case under it.</summary>
    public IEnumerable<EntryBody> Kept(Workflow? workflow) => workflow is null || IsTaken(workflow) ? [] : [Entry(workflow)];

    private static EntryBody.WorkflowTaken Entry(Workflow workflow) => new(new WorkflowText(workflow.Id, workflow.Version, workflow.ToJson()));

    private List<string> Ids() =>
        [.. Workflow.Shipped.Select(w => w.Id).Union(ledger.Views.Cases.Workflows.All(ledger.Head).Select(w => w.Id)).Order(StringComparer.Ordinal)];
}
