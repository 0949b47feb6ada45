using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Flows.Networks;

/// <summary>One step of a path, read from the entry that says so.</summary>
internal sealed record HopFacts
{
    /// <summary>The nearer end and what it is called.</summary>
    public required (NodeRef Node, string Name) From { get; init; }

    /// <summary>The end it leads to.</summary>
    public required (NodeRef Node, string Name) To { get; init; }

    /// <summary>The kind of link; <see langword="null"/> of a step to another encounter of the same person.</summary>
    public LinkType? Type { get; init; }

    /// <summary>Whether the nearer end is the one that does.</summary>
    public bool IsForward { get; init; }

    /// <summary>Since when, as far as is known.</summary>
    public PartialDate? Since { get; init; }

    /// <summary>Until when.</summary>
    public PartialDate? Until { get; init; }

    /// <summary>The days on which it may have held.</summary>
    public Period Period { get; init; } = Period.Unknown;

    /// <summary>How good it is.</summary>
    public required Grade Grade { get; init; }

    /// <summary>Who says so.</summary>
    public required Attribution Said { get; init; }

    /// <summary>Whether that is a source, and not our own record of an encounter or somebody's decision here.</summary>
    public bool IsOfSource { get; init; }

    /// <summary>The rule that inferred it.</summary>
    public LinkRule? Rule { get; init; }

    /// <summary>The link that is asserted.</summary>
    public Link? Link { get; init; }

    /// <summary>The day of the encounter that it is inferred from.</summary>
    public DateOnly? RecordedOn { get; init; }

    /// <summary>When it was recorded here.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    /// <summary>When a publisher first said so, of what a listing says.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When it began to be true, as far as is known; else when it was recorded.</summary>
    public DateTimeOffset TrueAt => PublishedAt is { } published ? published
        : Since is { } since && Rule is null ? since.StartsAt
        : RecordedOn is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
        : KnownAt;

    /// <summary>Position of the entry.</summary>
    public required long Entry { get; init; }

    /// <summary>What a person decided, where this is a step by a decision on who was met.</summary>
    public IdentityDecision? Decision { get; init; }
}
