using System.Collections.Concurrent;
using Lookback.Core.Indexing;

namespace Lookback.Core.Matching;

/// <summary>An index with what is needed to sift it again and again. Any number of threads may use it at once.</summary>
public sealed class PartyIndex(NameIndex index)
{
    /// <summary>So few names are sooner looked at than told which of them need not be.</summary>
    private const int Few = 48;

    private readonly ConcurrentBag<PartySieve> _idle = [];

    /// <summary>The index.</summary>
    public NameIndex Index { get; } = index;

    /// <summary>From how many names on, to which the words of one lead, it is worked out which of them need not be looked at.</summary>
    internal int FewRows { get; init; } = Few;

    /// <summary>A sieve, until it is given back.</summary>
    internal PartySieve Take() => _idle.TryTake(out var idle) ? idle : new PartySieve(Index, FewRows);

    /// <summary>Gives a sieve back.</summary>
    internal void Return(PartySieve sieve)
    {
        sieve.Forget();
        _idle.Add(sieve);
    }
}
