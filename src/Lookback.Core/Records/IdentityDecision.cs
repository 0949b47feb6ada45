namespace Lookback.Core.Records;

/// <summary>What a person decided on who was met.</summary>
public enum IdentityKind
{
    /// <summary>All of these encounters were of one person.</summary>
    Same,

    /// <summary>These encounters were of somebody else than all others: nothing older binds them together any more.</summary>
    Apart,
}

/// <summary>
/// A person's reasoned decision on which encounters were of one person. It is undone by a later one, never changed. The encounters stay what they
/// are: who was met is a reading of them.
/// </summary>
public sealed record IdentityDecision
{
    /// <summary>What was decided.</summary>
    public required IdentityKind Kind { get; init; }

    /// <summary>Of which encounters, by their positions in the ledger, ascending; at least two for <see cref="IdentityKind.Same"/>.</summary>
    public required IReadOnlyList<long> Encounters { get; init; }

    /// <summary>How sure it is.</summary>
    public Grade Grade { get; init; }

    /// <summary>Why, in the decider's words.</summary>
    public required string Reason { get; init; }
}

/// <summary>A person's reasoned leave to walk through something that many share, or its end.</summary>
/// <param name="Node">What is opened.</param>
/// <param name="IsOpen">Whether it is open from here on.</param>
/// <param name="Reason">Why, in the opener's words.</param>
public sealed record NodeOpening(NodeRef Node, bool IsOpen, string Reason);
