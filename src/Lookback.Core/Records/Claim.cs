using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;
using Lookback.Core.Time;

namespace Lookback.Core.Records;

/// <summary>How a published number is meant.</summary>
public enum Qualifier
{
    /// <summary>That many.</summary>
    [JsonStringEnumMemberName("exact")]
    Exact,

    /// <summary>That many or more: "400+".</summary>
    [JsonStringEnumMemberName("at-least")]
    AtLeast,

    /// <summary>Within a tenth of it.</summary>
    [JsonStringEnumMemberName("about")]
    About,

    /// <summary>That many or fewer.</summary>
    [JsonStringEnumMemberName("at-most")]
    AtMost,
}

/// <summary>What a number counts. Events are never persons.</summary>
public enum CountUnit
{
    /// <summary>Persons.</summary>
    [JsonStringEnumMemberName("persons")]
    Persons,

    /// <summary>Encounters: times that somebody was met.</summary>
    [JsonStringEnumMemberName("encounters")]
    Encounters,

    /// <summary>Charges: one person may have several.</summary>
    [JsonStringEnumMemberName("charges")]
    Charges,
}

/// <summary>A claim, known by its content.</summary>
[JsonConverter(typeof(ClaimIdConverter))]
public readonly record struct ClaimId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A number that somebody published about a cohort.</summary>
public sealed record Claim
{
    /// <summary>Made of the content below.</summary>
    public required ClaimId Id { get; init; }

    /// <summary>The cohort it is held against.</summary>
    public required CohortId Cohort { get; init; }

    /// <summary>Which figure of it: <c>members</c>, <c>arrested</c>, <c>charged:terrorism</c>.</summary>
    public required string Figure { get; init; }

    /// <summary>The number; 0 for "none".</summary>
    public required long Value { get; init; }

    /// <summary>How it is meant.</summary>
    public required Qualifier Qualifier { get; init; }

    /// <summary>What it counts.</summary>
    public required CountUnit Unit { get; init; }

    /// <summary>Who published it.</summary>
    public required string Source { get; init; }

    /// <summary>Of which day it speaks.</summary>
    public required PartialDate Date { get; init; }

    /// <summary>The words it was published in.</summary>
    public string? Text { get; init; }

    /// <summary>A claim with its id worked out.</summary>
    public static Claim Of(Claim claim) => claim with
    {
        Id = new ClaimId(new ContentHash()
            .Add("claim/1")
            .Add(claim.Cohort.Value)
            .Add(claim.Figure)
            .Add(FormattableString.Invariant($"{claim.Value}"))
            .Add(claim.Qualifier.ToString())
            .Add(claim.Unit.ToString())
            .Add(claim.Source)
            .Add(claim.Date.ToString())
            .Add(claim.Text)
            .ToId()),
    };
}
