using Lookback.Core.Time;

namespace Lookback.Core.Records;

/// <summary>
/// What somebody may show who was taken for a listed party and is not: while it holds, whoever shows the number and is like them is not alerted on that
/// listing again.
/// </summary>
public sealed record RedressGrant
{
    /// <summary>The number, as it is shown.</summary>
    public required string Number { get; init; }

    /// <summary>The case in which it was found.</summary>
    public required CaseId Case { get; init; }

    /// <summary>The listing they were taken for.</summary>
    public required ListingId Listing { get; init; }

    /// <summary><see cref="FactsHash"/> of the listing that the finding rests on: when it changes, the grant lapses.</summary>
    public required string ListingFacts { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public required PartialDate Until { get; init; }
}
