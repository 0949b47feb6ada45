using System.Collections.Concurrent;
using Lookback.Core.Indexing;

namespace Lookback.Core.Matching;

/// <summary>An index with what is needed to sift it again and again. Any number of threads may use it at once.</summary>
public sealed class PartyIndex(NameIndex index)
{
    private readonly ConcurrentBag<PartySieve> _idle = [];

    /// <summary>The index.</summary>
    public NameIndex Index { get; } = index;

    /// <summary>A sieve, until it is given back.</summary>
    internal PartySieve Take() => _idle.TryTake(out var idle) ? idle : new PartySieve(Index);

    /// <summary>Gives a sieve back.</summary>
    internal void Return(PartySieve sieve) => _idle.Add(sieve);
}
