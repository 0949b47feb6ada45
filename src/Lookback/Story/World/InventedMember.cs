namespace Lookback.Story.World;

/// <summary>Somebody to whom the links lead, and what casework has to know.</summary>
internal sealed record InventedMember
{
    /// <summary>The reference of the encounter.</summary>
    public required string Reference { get; init; }

    /// <summary>The day of the encounter.</summary>
    public required DateOnly MetOn { get; init; }

    /// <summary>What has become of them.</summary>
    public required MemberFate Fate { get; init; }

    /// <summary>Of a duplicate: the reference of the member whom it is of.</summary>
    public string? SameAs { get; init; }

    /// <summary>Of whoever was arrested: when.</summary>
    public DateOnly? ArrestedOn { get; init; }

    /// <summary>Of whoever was charged: the category of the charge, a word of <c>data/cases/topics.json</c>; nobody is charged with terrorism.</summary>
    public string? Charge { get; init; }

    /// <summary>Of a charge: the statute.</summary>
    public string? Statute { get; init; }

    /// <summary>Of whoever was removed: when.</summary>
    public DateOnly? RemovedOn { get; init; }

    /// <summary>Whether a claim of protection is pending: then nobody is removed.</summary>
    public bool HasClaim { get; init; }

    /// <summary>The last day on which anybody has heard of them, where that is known.</summary>
    public DateOnly? LastContact { get; init; }

    /// <summary>The unit whose business the case is.</summary>
    public required string Unit { get; init; }
}
