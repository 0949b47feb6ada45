namespace Lookback.Core.Cases;

/// <summary>What a definition says of one step: from where, to where, by whom and on what terms.</summary>
public sealed record Transition
{
    /// <summary>The states it leaves.</summary>
    public required IReadOnlyList<string> From { get; init; }

    /// <summary>The state it reaches.</summary>
    public required string To { get; init; }

    /// <summary>What has to be said: <c>reason_code</c>, <c>legal_basis</c> ...</summary>
    public required IReadOnlyList<string> Requires { get; init; }

    /// <summary>Who may take it; never empty.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Whether it takes two persons whatever the case is about.</summary>
    public bool FourEyes { get; init; }

    /// <summary>What else has to be true; all of them.</summary>
    public IReadOnlyList<Guard> Guards { get; init; } = [];

    /// <summary>The guards as the definition writes them.</summary>
    public string? GuardText { get; init; }

    /// <summary>By when it is due, or what is due after it.</summary>
    public ClockRule? Clock { get; init; }

    /// <summary>Whether it weighs on whoever the case is about: never taken by the program, and never without law, authority and reason.</summary>
    public bool IsAdverse { get; init; }

    /// <summary>Whether the program may take it.</summary>
    public bool IsBySystem => Roles.Contains(SystemRole);

    /// <summary>The role in which the program acts, and no person.</summary>
    public const string SystemRole = "system";

    /// <summary>The role that approves what others propose, and to which what is overdue goes where nothing else is said.</summary>
    public const string SupervisorRole = "supervisor";
}

/// <summary>The clocks of a step.</summary>
public sealed record ClockRule
{
    /// <summary>
    /// The periods by their words: <c>live</c> or <c>batch</c> by the case's channel, <c>answer</c>, <c>ack</c>, and those of a law (<c>OFAC</c>,
    /// <c>EU</c>).
    /// </summary>
    public required IReadOnlyDictionary<string, ClockPeriod> Periods { get; init; }

    /// <summary>The field of the step that says by when what it asks for is due.</summary>
    public string? DueField { get; init; }

    /// <summary>By how much it may be put off, once and with a reason; <see langword="null"/> for not at all.</summary>
    public ClockPeriod? Extension { get; init; }

    /// <summary>Who is told when it passed.</summary>
    public string EscalatesTo { get; init; } = Transition.SupervisorRole;

    /// <summary>Whether the definition says itself what happens then.</summary>
    public bool SaysBreach { get; init; }
}

/// <summary>
/// A process beside a case that only its own group sees: whether a suspicion is reported. Its first state is where it begins, and from there any of the
/// others; it never moves the case, and nothing of it shows there.
/// </summary>
/// <param name="Name">Its name; the role that sees and steps is the name in lower case.</param>
/// <param name="States">Its states; the first is the one it begins in.</param>
/// <param name="Visibility">Who sees it, as the definition says.</param>
/// <param name="ExcludedFrom">Where it must not appear: <c>subject_access</c>.</param>
public sealed record SideProcess(string Name, IReadOnlyList<string> States, string Visibility, IReadOnlyList<string> ExcludedFrom)
{
    /// <summary>The state that its first step leaves.</summary>
    public const string NotBegun = "NONE";

    /// <summary>The role that sees it and takes its steps.</summary>
    public string Role => Name.ToLowerInvariant();

    /// <summary>Whether there is such a step: in at the first state, on from there to any other, and back to it.</summary>
    public bool Has(string from, string to) =>
        to == States[0] ? from == NotBegun || (States.Contains(from) && from != to) : from == States[0] && States.Contains(to);
}

/// <summary>One class of a cohort's ledger: a case is in the first whose states and terms are its own.</summary>
/// <param name="Class">Its name, as it is printed.</param>
/// <param name="States">The states; empty for any.</param>
/// <param name="Custody">In which custody, where that decides; <see cref="CustodyUnknown"/> among them for where none is recorded.</param>
/// <param name="Arrested">Whether ever arrested, where that decides.</param>
public sealed record LedgerRule(string Class, IReadOnlyList<string> States, IReadOnlyList<string> Custody, bool? Arrested)
{
    /// <summary>The word for custody of which nothing is recorded.</summary>
    public const string CustodyUnknown = "not-recorded";

    internal bool Takes(string state, string? custody, bool arrestedEver) =>
        (States.Count == 0 || States.Contains(state))
        && (Custody.Count == 0 || Custody.Contains(custody ?? CustodyUnknown))
        && (Arrested is null || Arrested == arrestedEver);
}

/// <summary>Something a definition says cases have: the values it may take, or of which type they are.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">The values, where they are a list.</param>
/// <param name="Type">The type, where they are none: <c>bool</c>, <c>date?</c>.</param>
public sealed record WorkflowAttribute(string Name, IReadOnlyList<string>? Values, string? Type);
