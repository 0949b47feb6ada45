using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Flows;

/// <summary>What a person decides on an alert, as they say it.</summary>
internal sealed record AlertDecision
{
    /// <summary>What was found.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Why, in their words.</summary>
    public required string Reason { get; init; }

    /// <summary>Why, by a short word that can be counted: <c>other-birth-date</c>.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>By what the two were told apart, or found to be one.</summary>
    public IReadOnlyList<Citation> Cited { get; init; } = [];

    /// <summary>What has to be known first; of <see cref="Decision.Inconclusive"/> alone.</summary>
    public OpenQuestion? Question { get; init; }

    /// <summary>The last day on which a false positive keeps the pair silent; <see langword="null"/> for a year from now.</summary>
    public PartialDate? Expires { get; init; }
}

/// <summary>A question that has to be answered before it can be told who somebody is.</summary>
/// <param name="Text">What is asked.</param>
/// <param name="Addressee">Who is asked: a unit, an office.</param>
/// <param name="DueAt">By when.</param>
internal sealed record OpenQuestion(string Text, string Addressee, DateTimeOffset DueAt);
