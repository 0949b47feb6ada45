using Lookback.Core.Time;

namespace Lookback.Core.Records;

/// <summary>What a person decided on an alert: about identity, never about guilt.</summary>
public enum Decision
{
    /// <summary>The subject is the listed party.</summary>
    TrueMatch,

    /// <summary>The subject is somebody else.</summary>
    FalsePositive,

    /// <summary>Cannot be told yet.</summary>
    Inconclusive,
}

/// <summary>A person's dated decision on an alert; superseded by a later one, never changed.</summary>
public sealed record Disposition
{
    /// <summary>The alert decided on.</summary>
    public required AlertId Alert { get; init; }

    /// <summary>What was decided.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Why, in the decider's words.</summary>
    public required string Reason { get; init; }

    /// <summary><see cref="FactsHash"/> of the listing that the decision rests on: when it changes, the alert reopens.</summary>
    public required string ListingFacts { get; init; }

    /// <summary>Why, by a short word that can be counted.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>By what the two were told apart.</summary>
    public IReadOnlyList<Discriminator> Discriminators { get; init => field = value ?? []; } = [];

    /// <summary>The engine and policy it was decided under: under others the alert reopens. <see langword="null"/> where that was not kept yet.</summary>
    public string? Matcher { get; init; }

    /// <summary>The last day on which a false positive keeps the pair silent; <see langword="null"/> for no end.</summary>
    public PartialDate? Expires { get; init; }

    /// <summary>The case it was decided in.</summary>
    public CaseId? Case { get; init; }

    /// <summary>Who decided; <see langword="null"/> where no staff had been appointed.</summary>
    public StaffId? Person { get; init; }
}
