namespace Lookback.Core.Records;

/// <summary>
/// An account opens, for a short while, records that its roles do not: the reason comes first, whoever audits is told at once, and somebody
/// else reviews it afterwards. It never gives leave to decide anything.
/// </summary>
public sealed record Emergency
{
    /// <summary>The account.</summary>
    public required string Account { get; init; }

    /// <summary>Whose account it is.</summary>
    public required StaffId Person { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The first instant at which it is over.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>By when somebody else has to have looked at it.</summary>
    public required DateTimeOffset ReviewBy { get; init; }
}

/// <summary>What somebody else made of an emergency.</summary>
/// <param name="Emergency">The position of its entry.</param>
/// <param name="Person">Who looked at it: never whoever it was.</param>
/// <param name="IsJustified">Whether it was one.</param>
/// <param name="Reason">Why.</param>
public sealed record EmergencyReview(long Emergency, StaffId Person, bool IsJustified, string Reason);
