using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>
/// A workflow's definition: the states a case may be in and the steps between them, as data. Whoever holds one holds one that was checked: every state
/// is reached, none is a dead end, and no step that weighs on somebody is taken by the program or without law, authority and reason.
/// </summary>
public sealed class Workflow
{
    /// <summary>The class of a state of which a definition does not say what it counts as.</summary>
    public const string Unresolved = "unresolved";

    private readonly Dictionary<(string From, string To), Transition> _steps;

    internal Workflow(WorkflowParts parts)
    {
        Parts = parts;
        _steps = parts.Transitions.SelectMany(t => t.From.Select(f => (Key: (f, t.To), t))).ToDictionary(x => x.Key, x => x.t);
    }

    /// <summary>Those that ship with the program: <c>border-1</c>, <c>compliance-1</c>, <c>nomination-1</c>, <c>redress-1</c>.</summary>
    public static IReadOnlyList<Workflow> Shipped { get; } =
        [.. new[] { "border-1", "compliance-1", "nomination-1", "redress-1" }.SelectMany(id => Read(ShippedText.Of($"workflows/{id}")))];

    /// <summary>Its id: <c>border-1</c>.</summary>
    public string Id => Parts.Id;

    /// <summary>Its version, counted up from 1.</summary>
    public int Version => Parts.Version;

    /// <summary>The state in which a case begins.</summary>
    public string Initial => Parts.Initial;

    /// <summary>Every state.</summary>
    public IReadOnlyList<string> States => Parts.States;

    /// <summary>The states in which a case is closed; steps out of them reopen it.</summary>
    public IReadOnlyList<string> Terminal => Parts.Terminal;

    /// <summary>Every step.</summary>
    public IReadOnlyList<Transition> Transitions => Parts.Transitions;

    /// <summary>The periods that guards ask for: <c>appeal_window</c>.</summary>
    public IReadOnlyDictionary<string, ClockPeriod> Periods => Parts.Periods;

    /// <summary>What cases under it have beside a state.</summary>
    public IReadOnlyList<WorkflowAttribute> Attributes => Parts.Attributes;

    /// <summary>The processes beside it that only their own group sees.</summary>
    public IReadOnlyList<SideProcess> SideProcesses => Parts.SideProcesses;

    /// <summary>The states in which the subject is held up.</summary>
    public IReadOnlyList<string> Holding => Parts.Holding;

    /// <summary>The states in which the subject has been let go.</summary>
    public IReadOnlyList<string> Released => Parts.Released;

    /// <summary>The classes of a cohort's ledger, in the order in which they are printed: every case is in exactly one.</summary>
    public IReadOnlyList<string> Classes => Parts.Ledger.Count > 0
        ? [.. Parts.Ledger.Select(r => r.Class).Distinct()]
        : [.. Parts.LedgerClasses.Values.Append(Parts.LedgerClasses.ContainsKey("*") ? Parts.LedgerClasses["*"] : Unresolved).Distinct()];

    /// <summary>Whether it says of every case which class of a cohort's ledger it is in.</summary>
    public bool HasLedger => Parts.Ledger.Count > 0;

    internal WorkflowParts Parts { get; }

    /// <summary>Reads definitions: <c>{"workflows": [...]}</c>, or one by itself.</summary>
    /// <exception cref="RefusedException">Code <c>bad-workflow</c>: the sentence says what, where, what was expected and what found.</exception>
    public static IReadOnlyList<Workflow> Read(string json) => WorkflowReader.Read(json);

    /// <summary>The step between two states; <see langword="null"/> where there is none.</summary>
    public Transition? Find(string from, string to) => _steps.GetValueOrDefault((from, to));

    /// <summary>The steps out of a state.</summary>
    public IEnumerable<Transition> Out(string state) => Transitions.Where(t => t.From.Contains(state));

    /// <summary>
    /// The values of a field of a step on which every way on from its state depends, since with another one the case would stand still for good; none where
    /// none depends on it.
    /// </summary>
    public IReadOnlyList<string> Choices(Transition step, string field)
    {
        ArgumentNullException.ThrowIfNull(step);
        var ways = Out(step.To).Select(t => t.Guards.Select(g => g.Choice).FirstOrDefault(c => c?.Field == field)).ToList();
        return ways.Contains(null) ? [] : [.. ways.SelectMany(w => w!.Value.Values).Distinct()];
    }

    /// <summary>Whether a case in this state is closed.</summary>
    public bool IsTerminal(string state) => Terminal.Contains(state);

    /// <summary>The side process that a state belongs to; <see langword="null"/> for a state of the case itself.</summary>
    public SideProcess? SideOf(string state) => SideProcesses.FirstOrDefault(s => s.States.Contains(state));

    /// <summary>What a state counts as in the published life cycle: <c>repatriated</c>, <c>relief_or_terminated</c>, <c>unresolved</c> ...</summary>
    public string LedgerClass(string state) =>
        Parts.LedgerClasses.GetValueOrDefault(state) ?? Parts.LedgerClasses.GetValueOrDefault("*") ?? Unresolved;

    /// <summary>The one class of a cohort's ledger that a case is in.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="custody">In which custody the subject is, by its word; <see langword="null"/> where nothing is recorded.</param>
    /// <param name="arrestedEver">Whether an arrest is recorded.</param>
    public string LedgerClassOf(string state, string? custody, bool arrestedEver) => Parts.Ledger.Count == 0
        ? LedgerClass(state)
        : Parts.Ledger.FirstOrDefault(r => r.Takes(state, custody, arrestedEver))?.Class
            ?? throw new ArgumentOutOfRangeException(nameof(state), state, $"workflow {Id} has no class for it, held as "
                + $"{custody ?? LedgerRule.CustodyUnknown}");

    /// <summary>The definition in its normal form: it reads back as an equal one.</summary>
    public string ToJson() => WorkflowJson.Of(Parts);

    /// <summary>The definition as the ledger keeps it.</summary>
    public WorkflowText ToText() => new(Id, Version, ToJson());

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Id} version {Version}");
}

/// <summary>What a definition is made of.</summary>
internal sealed record WorkflowParts
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public required string Initial { get; init; }

    public required IReadOnlyList<string> States { get; init; }

    public required IReadOnlyList<string> Terminal { get; init; }

    public required IReadOnlyList<Transition> Transitions { get; init; }

    public required IReadOnlyDictionary<string, string> LedgerClasses { get; init; }

    public required IReadOnlyList<LedgerRule> Ledger { get; init; }

    public required IReadOnlyDictionary<string, ClockPeriod> Periods { get; init; }

    public required IReadOnlyList<WorkflowAttribute> Attributes { get; init; }

    public required IReadOnlyList<SideProcess> SideProcesses { get; init; }

    public required IReadOnlyList<string> Holding { get; init; }

    public required IReadOnlyList<string> Released { get; init; }
}
