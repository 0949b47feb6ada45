namespace Lookback.Core.Records;

/// <summary>
/// What is published of arrivals, laid down once: the unit, the periods, the days, the columns. A plan never changes, because a second cut of the same
/// counts is what single persons are worked out from.
/// </summary>
public sealed record PublicationPlan
{
    /// <summary>Its name.</summary>
    public required string Plan { get; init; }

    /// <summary>What it lays down, as the module of arrivals writes it (JSON).</summary>
    public required string Definition { get; init; }

    /// <summary>Why, in the words of whoever laid it down.</summary>
    public required string Reason { get; init; }

    /// <summary>Who laid it down.</summary>
    public required StaffId Person { get; init; }
}

/// <summary>Counts that went out under a plan, as they went out: later releases repeat them, and are held against them.</summary>
public sealed record CountRelease
{
    /// <summary>The plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Counted up from 1 for each plan.</summary>
    public required int Number { get; init; }

    /// <summary>What was known: the last ledger position read.</summary>
    public required long Position { get; init; }

    /// <summary>What it showed and what it hid, as the module of arrivals writes it (JSON): nothing that it hid is in it.</summary>
    public required string Table { get; init; }

    /// <summary>Who released it.</summary>
    public required StaffId Person { get; init; }
}
