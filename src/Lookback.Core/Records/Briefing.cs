namespace Lookback.Core.Records;

/// <summary>
/// A briefing on a cohort: the position it was made from and the figures it gave, so that the next one can say what came and went since, and anybody
/// can work it out again.
/// </summary>
public sealed record Briefing
{
    /// <summary>The cohort.</summary>
    public required CohortId Cohort { get; init; }

    /// <summary>Counted up from 1 for each cohort.</summary>
    public required int Number { get; init; }

    /// <summary>The rule's version.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>What was known: the last ledger position read.</summary>
    public required long Position { get; init; }

    /// <summary>The moment in the world that its figures are of.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its figures by their names, as they were given.</summary>
    public IReadOnlyDictionary<string, long> Figures { get; init => field = value ?? Nothing; } = Nothing;

    /// <summary>Why names were given, where they were asked for.</summary>
    public string? NamesFor { get; init; }

    /// <summary>Who made it.</summary>
    public required StaffId Person { get; init; }

    private static Dictionary<string, long> Nothing { get; } = [];
}
