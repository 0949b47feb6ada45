using Lookback.Core.Records;

namespace Lookback.Core.Documents;

/// <summary>One row of an encounter file. Every row has an outcome, so every row is here, readable or not.</summary>
public sealed record EncounterRow
{
    /// <summary>1-based line it starts on.</summary>
    public required long Line { get; init; }

    /// <summary>The client's reference, also of a row that could not be read, where it can be told.</summary>
    public string? Reference { get; init; }

    /// <summary>The encounter; <see langword="null"/> where the row could not be read as one.</summary>
    public Encounter? Encounter { get; init; }

    /// <summary>Why it cannot be screened; <see langword="null"/> where it can.</summary>
    public string? Problem { get; init; }

    /// <summary>What was left out of an encounter that can be screened.</summary>
    public string? Note { get; init; }
}
