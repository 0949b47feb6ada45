using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;
using Lookback.Core.Time;

namespace Lookback.Core.Records;

/// <summary>A cohort's short name: letters, digits and hyphens, such as <c>C-0007</c>.</summary>
[JsonConverter(typeof(CohortIdConverter))]
public readonly record struct CohortId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>
/// Who belongs to a cohort, by a written rule and by a predicate that says the same, under a version. A later version never changes what an earlier one
/// counted.
/// </summary>
public sealed record CohortRule
{
    /// <summary>The cohort.</summary>
    public required CohortId Cohort { get; init; }

    /// <summary>Counted up from 1.</summary>
    public required int Version { get; init; }

    /// <summary>What the cohort is called.</summary>
    public required string Title { get; init; }

    /// <summary>The rule, as a person reads it.</summary>
    public required string Rule { get; init; }

    /// <summary>The predicate and its exclusions, as their normal JSON.</summary>
    public required string Predicate { get; init; }

    /// <summary>Who adopted it.</summary>
    public required StaffId AdoptedBy { get; init; }

    /// <summary>Why this version.</summary>
    public required string Reason { get; init; }
}

/// <summary>How far a source's word goes: up to which day it has reported everything of a kind.</summary>
/// <param name="Cohort">The cohort.</param>
/// <param name="Source">The source.</param>
/// <param name="Topic">What it reports: <c>charge</c>, <c>contact</c>.</param>
/// <param name="CompleteTo">The last day it is complete for.</param>
/// <param name="Person">Who recorded it.</param>
public sealed record SourceReport(CohortId Cohort, string Source, string Topic, PartialDate CompleteTo, StaffId Person);
