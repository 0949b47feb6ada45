using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows;

namespace Lookback.Api.V1;

/// <summary>A decision on an alert, as it is sent.</summary>
internal sealed record DecisionBody
{
    /// <summary>The position that the alert was seen at: what <c>Lookback-Position</c> said beside it.</summary>
    public required long ExpectedPosition { get; init; }

    /// <summary>What was found.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Why, in the decider's words.</summary>
    public required string Reason { get; init; }

    /// <summary>Why, by a short word that can be counted.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>By what the two were told apart, or found to be one.</summary>
    public IReadOnlyList<CitedFact>? Cited { get; init; }

    /// <summary>What has to be known first; of an inconclusive one alone.</summary>
    public OpenQuestion? Question { get; init; }

    /// <summary>The last day on which a false positive keeps the pair silent.</summary>
    public PartialDate? Expires { get; init; }

    /// <summary>The decision.</summary>
    public AlertDecision ToDecision() => new()
    {
        Decision = Decision,
        Reason = Reason,
        ReasonCode = ReasonCode,
        Cited = [.. (Cited ?? []).Select(c => new Citation(c.How, c.Field.Trim(), Said(c.Ours), Said(c.Theirs)))],
        Question = Question,
        Expires = Expires,
    };

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A fact that a decision cites: by its name alone, or with values that were seen.</summary>
internal sealed record CitedFact(Comparison How, string Field, string? Ours = null, string? Theirs = null);
