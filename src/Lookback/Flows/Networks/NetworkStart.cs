using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Flows.Networks;

/// <summary>What a trace starts from: a designated party.</summary>
internal sealed record NetworkStart
{
    /// <summary>Who: a listing, or whom a person designated.</summary>
    public required NodeRef Node { get; init; }

    /// <summary>Its number in this store.</summary>
    public required long Number { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The designation, where a person made it.</summary>
    public DesignationId? Designation { get; init; }

    /// <summary>Since when it is listed or designated.</summary>
    public required PartialDate DesignatedOn { get; init; }

    /// <summary>When anybody could have known that.</summary>
    public required DateTimeOffset DesignatedAt { get; init; }

    /// <summary>When it was on record here.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    /// <summary>Every node at which the party stands: its own, and the encounters at which a person confirmed that it was met.</summary>
    public required IReadOnlyList<(long Node, NodeKind Kind)> Nodes { get; init; }
}
