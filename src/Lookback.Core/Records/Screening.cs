using System.Text.Json.Serialization;

namespace Lookback.Core.Records;

/// <summary>What became of one encounter under one coverage.</summary>
public enum Outcome
{
    /// <summary>Nothing to put before a person. A no-hit is a screening too.</summary>
    [JsonStringEnumMemberName("no-hit")]
    NoHit,

    /// <summary>At least one alert.</summary>
    [JsonStringEnumMemberName("hit")]
    Hit,

    /// <summary>Could not be screened; the reason says why. Never "no hit".</summary>
    [JsonStringEnumMemberName("unscreened")]
    Unscreened,
}

/// <summary>A subject that scored at or above the threshold against a listing.</summary>
public sealed record Hit
{
    /// <summary>The listing.</summary>
    public required ListingId Listing { get; init; }

    /// <summary>How alike, from 0 to below 1.</summary>
    public required double Score { get; init; }

    /// <summary>How much evidence there was beside the name, from 0 to 1.</summary>
    public required double Corroboration { get; init; }

    /// <summary>The subject's name that fitted best.</summary>
    public required string SubjectName { get; init; }

    /// <summary>The listed name that fitted best.</summary>
    public required string ListedName { get; init; }

    /// <summary>What that listed name is to the listing.</summary>
    public NameKind ListedNameKind { get; init; }

    /// <summary>The reasons, strongest first.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Set where a person has decided the same question on the same facts: the position of that disposition, or of the grant of the redress
    /// number that was shown. The hit is on record and raises no alert.
    /// </summary>
    public long? SuppressedBy { get; init; }
}

/// <summary>One encounter screened under one coverage; immutable.</summary>
public sealed record Screening
{
    /// <summary>The encounter.</summary>
    public required EncounterId Encounter { get; init; }

    /// <summary>Ledger position of the <see cref="Records.Coverage"/> used.</summary>
    public required long Coverage { get; init; }

    /// <summary>What became of it.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Why it was not screened, or what was left out of it.</summary>
    public string? Reason { get; init; }

    /// <summary>What was found, best first.</summary>
    public IReadOnlyList<Hit> Hits { get; init => field = value ?? []; } = [];
}
