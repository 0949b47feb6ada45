using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>A step that was taken.</summary>
/// <param name="Position">Where it stands in the ledger.</param>
/// <param name="KnownAt">When it was recorded.</param>
/// <param name="Step">What.</param>
public sealed record TakenStep(long Position, DateTimeOffset KnownAt, Step Step);

/// <summary>A proposal that waits for a second person.</summary>
/// <param name="Position">Where it stands in the ledger.</param>
/// <param name="KnownAt">When it was recorded.</param>
/// <param name="Step">What is proposed.</param>
public sealed record PendingStep(long Position, DateTimeOffset KnownAt, Step Step)
{
    /// <summary>Everybody whose proposal it is.</summary>
    public IReadOnlyList<StaffId> Persons => Step.ActsFor is { } other && other != Step.Person ? [Step.Person, other] : [Step.Person];
}

/// <summary>Something that was said, and until when it was believed.</summary>
/// <param name="Position">Where it stands in the ledger.</param>
/// <param name="KnownAt">When it was recorded.</param>
/// <param name="Statement">What.</param>
/// <param name="BelievedUntil">When what superseded it was recorded; <see langword="null"/> where nothing did.</param>
/// <param name="SupersededBy">Where that stands.</param>
public sealed record RecordedStatement(long Position, DateTimeOffset KnownAt, Statement Statement, DateTimeOffset? BelievedUntil, long? SupersededBy);

/// <summary>A task and what became of it.</summary>
public sealed record TaskStanding
{
    /// <summary>The task's id: where it stands in the ledger.</summary>
    public required TaskId Id { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>What is asked.</summary>
    public required CaseTask Task { get; init; }

    /// <summary>What became of it, in order.</summary>
    public required IReadOnlyList<TaskMove> Moves { get; init; }

    /// <summary>Who has to answer now.</summary>
    public string Addressee => Moves.LastOrDefault(m => m.Kind == TaskMoveKind.Transferred)?.Addressee ?? Task.Addressee;

    /// <summary>Whether it waits for an answer.</summary>
    public bool IsOpen => !Moves.Any(m => m.Kind is TaskMoveKind.Answered or TaskMoveKind.NotAnswered);

    /// <summary>Whether whoever has to answer now has acknowledged that.</summary>
    public bool IsAcknowledged => Moves.Reverse().TakeWhile(m => m.Kind != TaskMoveKind.Transferred).Any(m => m.Kind == TaskMoveKind.Acknowledged);

    /// <summary>Whether it was handed to another addressee, who acknowledged that.</summary>
    public bool IsHandedOver => IsOpen && IsAcknowledged && Moves.Any(m => m.Kind == TaskMoveKind.Transferred);

    /// <summary>Whether the case may close beside it: answered, closed without an answer, or handed over.</summary>
    public bool IsSettled => !IsOpen || IsHandedOver;
}

/// <summary>A disclosure and what its recipient made of it.</summary>
/// <param name="Position">Where it stands in the ledger.</param>
/// <param name="KnownAt">When it was made.</param>
/// <param name="Disclosure">What was handed on.</param>
/// <param name="Answer">The last answer; <see langword="null"/> where there is none yet.</param>
public sealed record DisclosureStanding(long Position, DateTimeOffset KnownAt, Disclosure Disclosure, DisclosureAnswer? Answer);

/// <summary>Where a side process stands.</summary>
/// <param name="Process">Which.</param>
/// <param name="State">Its state; <see cref="SideProcess.NotBegun"/> before its first step.</param>
/// <param name="Steps">The steps taken in it.</param>
public sealed record SideStanding(SideProcess Process, string State, IReadOnlyList<TakenStep> Steps);

/// <summary>
/// Where a case stands, by the entries that are known and at a moment in the world: worked out from them alone and kept nowhere. What is dated after that
/// moment is not seen.
/// </summary>
public sealed class CaseState
{
    private readonly IReadOnlyList<SideStanding> _sides;

    internal CaseState(IReadOnlyList<SideStanding> sides) => _sides = sides;

    /// <summary>The case.</summary>
    public required CaseFile File { get; init; }

    /// <summary>The definition it is under.</summary>
    public required Workflow Workflow { get; init; }

    /// <summary>The moment in the world that this speaks of.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The state it is in.</summary>
    public required string State { get; init; }

    /// <summary>Since when it is.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Whether it had been opened by then.</summary>
    public bool HasBegun => File.At <= At;

    /// <summary>Whether it is closed. A later step may open it again.</summary>
    public bool IsClosed => Workflow.IsTerminal(State);

    /// <summary>The steps taken, in order.</summary>
    public required IReadOnlyList<TakenStep> Steps { get; init; }

    /// <summary>The proposal that waits for a second person; <see langword="null"/> where none does. It moves nothing.</summary>
    public PendingStep? Pending { get; init; }

    /// <summary>What is said now, by topic: not what was superseded, nor what lapsed.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<RecordedStatement>> Statements { get; init; }

    /// <summary>What was said and is no longer: superseded by what came later, with until when it was believed.</summary>
    public required IReadOnlyList<RecordedStatement> Superseded { get; init; }

    /// <summary>What lapsed by its own last day.</summary>
    public required IReadOnlyList<RecordedStatement> Lapsed { get; init; }

    /// <summary>The tasks.</summary>
    public required IReadOnlyList<TaskStanding> Tasks { get; init; }

    /// <summary>What was handed on, with the answers.</summary>
    public required IReadOnlyList<DisclosureStanding> Disclosures { get; init; }

    /// <summary>The times that passed and were told.</summary>
    public required IReadOnlyList<ClockBreach> Breaches { get; init; }

    /// <summary>The moves to other versions of the workflow.</summary>
    public required IReadOnlyList<CaseMigration> Migrations { get; init; }

    /// <summary>Everybody who proposed or took a step, and in whose stead.</summary>
    public required IReadOnlySet<StaffId> Persons { get; init; }

    /// <summary>What holds the subject up in this case, a sentence each.</summary>
    public IReadOnlyList<string> Holds => CaseHolds.Of(this);

    /// <summary>Whether anything does.</summary>
    public bool HasHold => Holds.Count > 0;

    /// <summary>The last confirmed contact: its date, kind and source. Never where somebody is.</summary>
    public RecordedStatement? LastContact => Said("contact").MaxBy(s => (s.Statement.At, s.Position));

    /// <summary>Whether an arrest is recorded.</summary>
    public bool HasBeenArrested => Steps.Any(s => s.Step.To == "ARRESTED") || Said("arrest").Any(s => s.Statement.Kind == StatementKind.Fact);

    /// <summary>What it counts as in the published life cycle.</summary>
    public string LedgerTop => Workflow.LedgerClass(State);

    /// <summary>The one class of a cohort's ledger it is in.</summary>
    public string LedgerClass => Workflow.LedgerClassOf(State, Value("custody"), HasBeenArrested);

    /// <summary>Folds the entries of a case.</summary>
    /// <param name="file">The case.</param>
    /// <param name="definitions">The definition of a version.</param>
    /// <param name="entries">What is known of the case, in order of position.</param>
    /// <param name="at">The moment in the world.</param>
    /// <exception cref="InvalidOperationException">The entries are not a case's: a step does not begin where the case stood.</exception>
    public static CaseState Of(CaseFile file, Func<int, Workflow> definitions, IEnumerable<Entry> entries, DateTimeOffset at) =>
        new CaseFold(file, definitions, at).Of(entries);

    /// <summary>What is said now about a topic.</summary>
    public IReadOnlyList<RecordedStatement> Said(string topic) => Statements.GetValueOrDefault(topic) ?? [];

    /// <summary>
    /// What is said now about a topic, by its word; <see langword="null"/> where nothing is recorded, which is not "no". What is only alleged is no value.
    /// </summary>
    public string? Value(string topic) => Said(topic).Where(s => s.Statement.Kind != StatementKind.Allegation)
        .OrderBy(s => s.Statement.Kind).ThenByDescending(s => s.Statement.At).ThenByDescending(s => s.Position).FirstOrDefault()?.Statement.Value;

    /// <summary>A field as the last step that had it gave it.</summary>
    public string? Field(string name) => Steps.Reverse().Select(s => s.Step.Fields.GetValueOrDefault(name)).FirstOrDefault(v => v is not null);

    /// <summary>The side processes, for whoever has their role, and to nobody else so much as that there are any.</summary>
    public IReadOnlyList<SideStanding> Side(Actor actor) => [.. _sides.Where(s => actor.Has(s.Process.Role))];

    /// <summary>What is due, and what was by now.</summary>
    public IReadOnlyList<CaseClock> Clocks(DateTimeOffset now) => CaseClocks.Of(this, now);

    internal SideStanding? SideOf(string state) => _sides.FirstOrDefault(s => s.Process.States.Contains(state));
}
