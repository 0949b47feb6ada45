using Lookback.Core.Records;

namespace Lookback.Flows;

/// <summary>What became of one input row.</summary>
internal sealed record RowOutcome
{
    /// <summary>1-based line of the row.</summary>
    public required long Line { get; init; }

    /// <summary>The client's reference, where it can be told.</summary>
    public string? Reference { get; init; }

    /// <summary>The encounter; <see langword="null"/> where the row could not be read as one.</summary>
    public Encounter? Encounter { get; init; }

    /// <summary>Its outcome.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Why it was not screened, or what was left out or suppressed.</summary>
    public string? Reason { get; init; }

    /// <summary>Its hits, best first.</summary>
    public IReadOnlyList<Hit> Hits { get; init; } = [];

    /// <summary>Whether this very screening was on record already.</summary>
    public bool AlreadyRecorded { get; init; }

    /// <summary>Hits that raise an alert.</summary>
    public IEnumerable<Hit> Alerting => Hits.Where(h => h.SuppressedBy is null);
}
