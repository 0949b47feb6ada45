using Lookback.Core.Indexing;
using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Core.Lookbacks;

/// <summary>
/// The subjects ever met, indexed by what they can be found by: the inverse of screening. Segments are immutable and hold subjects
/// under the ledger position that first described them.
/// </summary>
/// <param name="segments">The segments, which may reach further than is looked back to.</param>
/// <param name="upTo">The last position that is looked back to.</param>
public sealed class PopulationIndex(IReadOnlyList<NameIndex> segments, long upTo = long.MaxValue)
{
    private readonly PartyIndex[] _segments = [.. segments.Select(s => new PartyIndex(s))];

    /// <summary>How many subjects it holds, also beyond what is looked back to.</summary>
    public long Count => segments.Sum(s => (long)s.Count);

    /// <summary>Positions of the subjects that may be an alert on a listing, ascending; a superset of those that are.</summary>
    /// <param name="listing">The listing.</param>
    /// <param name="watchlist">Where it stands.</param>
    /// <param name="comparer">What says who is one.</param>
    public IReadOnlyList<long> Candidates(PreparedParty listing, WatchlistId watchlist, PartyComparer comparer)
    {
        var found = new List<long>();
        foreach (var segment in _segments)
            foreach (var ordinal in comparer.MayAlert(listing, watchlist, segment))
                if (ordinal <= upTo) found.Add(ordinal);
        found.Sort();
        return found;
    }
}
