namespace Lookback.Core.Networks;

/// <summary>Which edges of a node are wanted.</summary>
public enum EdgeScope
{
    /// <summary>All.</summary>
    All,

    /// <summary>Those that lead to a person or body: listed, met, or spoken of by a source.</summary>
    ToParties,

    /// <summary>Those that lead to somebody met.</summary>
    ToEncounters,
}

/// <summary>What lies around some nodes.</summary>
/// <param name="Edges">The edges of each node that has any and is not in <paramref name="Crowded"/>, in an order that depends on the store alone.</param>
/// <param name="Crowded">The nodes that too many parties share: their edges were not read.</param>
public sealed record Surroundings(IReadOnlyDictionary<long, IReadOnlyList<Edge>> Edges, IReadOnlySet<long> Crowded);

/// <summary>The links as of one moment, to be walked. Where they lie is the caller's matter.</summary>
public interface INetwork
{
    /// <summary>The edges of several nodes. A node that more than so many parties share is told and not read, however many they are.</summary>
    Surroundings Around(IReadOnlyCollection<long> nodes, EdgeScope scope, int mostParties);

    /// <summary>For each of several encounters, the others of the same person; an encounter that stands alone may be left out.</summary>
    IReadOnlyDictionary<long, IReadOnlyList<Binding>> SamePerson(IReadOnlyCollection<long> encounters);

    /// <summary>Whether a person opened what many share, so that it is walked through all the same.</summary>
    bool IsOpen(long node);
}
