using Lookback.Core.Indexing;
using Lookback.Core.Matching;

namespace Lookback.Core.Lookbacks;

/// <summary>
/// The subjects ever met, indexed by what they can be found by: the inverse of screening. Segments are immutable and hold subjects
/// under the ledger position that first described them.
/// </summary>
public sealed class PopulationIndex(IReadOnlyList<NameIndex> segments)
{
    /// <summary>How many subjects it holds.</summary>
    public long Count => segments.Sum(s => (long)s.Count);

    /// <summary>Positions of the subjects that may be this party, ascending; a superset of those that match.</summary>
    public IReadOnlyList<long> Candidates(PreparedParty listing)
    {
        var found = new List<long>();
        var ordinals = new List<int>();
        foreach (var segment in segments)
        {
            segment.Candidates(listing.Keys, ordinals);
            foreach (var ordinal in ordinals) found.Add(ordinal);
        }

        found.Sort();
        return found;
    }
}
