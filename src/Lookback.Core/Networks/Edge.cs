using Lookback.Core.Records;

namespace Lookback.Core.Networks;

/// <summary>
/// A link as it is walked: from one node to another. Nodes are numbers: of somebody met, the positive position of the encounter; of everything else a
/// negative number that one store gives one node.
/// </summary>
public readonly record struct Edge
{
    /// <summary>Where it is walked from.</summary>
    public required long Node { get; init; }

    /// <summary>Where it leads.</summary>
    public required long Other { get; init; }

    /// <summary>By what the other end counts among those that share a node: somebody met by who was described, however often.</summary>
    public long Party { get; init; }

    /// <summary>What it leads to.</summary>
    public required NodeKind OtherKind { get; init; }

    /// <summary>The kind of link.</summary>
    public required LinkType Type { get; init; }

    /// <summary>Whether it is walked from the end that does to the other.</summary>
    public bool IsForward { get; init; }

    /// <summary>Position of the entry that says so: a link, or the encounter or listing that it is inferred from.</summary>
    public required long Entry { get; init; }

    /// <summary>Whether it is inferred.</summary>
    public bool IsInferred { get; init; }

    /// <summary>Whether it is of a document whose issuer is on record: who shows the same one is the same person.</summary>
    public bool IsBinding { get; init; }

    /// <summary>How good it is.</summary>
    public Grade Grade { get; init; }

    /// <summary>When it may have held.</summary>
    public required Period Period { get; init; }

    /// <summary>The number of the last day on which it is a lead; <see cref="int.MaxValue"/> of an inferred one.</summary>
    public int Expires { get; init; }

    /// <summary>Who may see it.</summary>
    public Handling Handling { get; init; }
}

/// <summary>What binds one encounter to another as of the same person.</summary>
/// <param name="Encounter">The other encounter.</param>
/// <param name="Entry">Position of what binds it: of a decision, or of the encounter where the same document was shown.</param>
/// <param name="Grade">The weakest grade on the way to it.</param>
public readonly record struct Binding(long Encounter, long Entry, Grade Grade);
