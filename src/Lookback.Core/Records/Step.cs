namespace Lookback.Core.Records;

/// <summary>How two values of one fact stand to each other.</summary>
public enum Comparison
{
    /// <summary>They say the same.</summary>
    Agree,

    /// <summary>Both may be true of one person.</summary>
    Compatible,

    /// <summary>They cannot both be true of one person.</summary>
    Conflict,
}

/// <summary>One fact by which a person told two parties apart, or found them to be one.</summary>
/// <param name="Field">Which fact, by its word: <c>birth-date</c>. The words and their strength are data (<c>data/cases</c>).</param>
/// <param name="Ours">What is known of whoever was met.</param>
/// <param name="Theirs">What the list says.</param>
/// <param name="Comparison">How the two stand to each other.</param>
public sealed record Discriminator(string Field, string Ours, string Theirs, Comparison Comparison);

/// <summary>One transition of a case. Proposed where it takes two persons, and taken once it takes effect; never changed.</summary>
public sealed record Step
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>The state it leaves.</summary>
    public required string From { get; init; }

    /// <summary>The state it reaches.</summary>
    public required string To { get; init; }

    /// <summary>The process beside the case that it is a step of, by name; <see langword="null"/> for a step of the case itself.</summary>
    public string? Side { get; init; }

    /// <summary>Who takes it; <see cref="StaffId.System"/> for the program.</summary>
    public required StaffId Person { get; init; }

    /// <summary>In whose stead, where that was delegated.</summary>
    public StaffId? ActsFor { get; init; }

    /// <summary>The role it is taken in.</summary>
    public required string Role { get; init; }

    /// <summary>Since when, in the world; never after it was recorded, nor before the step ahead of it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, by a short word that can be counted.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>Why, in the person's words; empty only where the workflow asks for none.</summary>
    public string ReasonText { get; init; } = "";

    /// <summary>What else the workflow requires: <c>legal_basis</c>, <c>authority</c>, <c>due_at</c> ...</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init => field = value ?? Nothing; } = Nothing;

    /// <summary>By what two parties were told apart.</summary>
    public IReadOnlyList<Discriminator> Discriminators { get; init => field = value ?? []; } = [];

    /// <summary>Where the proposal stands that this approves; <see langword="null"/> where one person was enough.</summary>
    public long? Proposal { get; init; }

    private static Dictionary<string, string> Nothing { get; } = [];
}

/// <summary>A proposal that nobody approved: declined by a second person, or withdrawn by the one who made it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Proposal">Where the proposal stands.</param>
/// <param name="Person">Who ends it.</param>
/// <param name="Reason">Why.</param>
public sealed record ProposalEnd(CaseId Case, long Proposal, StaffId Person, string Reason);

/// <summary>A case carried over to another version of its workflow.</summary>
/// <param name="Case">The case.</param>
/// <param name="FromVersion">The version it was under.</param>
/// <param name="ToVersion">The version it is under from here on.</param>
/// <param name="State">Where it stands there.</param>
/// <param name="Person">Who carried it over.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record CaseMigration(CaseId Case, int FromVersion, int ToVersion, string State, StaffId Person, string Reason, DateTimeOffset At);
