using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Core.Screenings;

/// <summary>
/// The listings of a coverage, prepared and indexed: what subjects are screened against. Immutable; any number of threads may screen
/// at once.
/// </summary>
public sealed class ListingIndex
{
    private readonly PartyComparer _comparer;
    private readonly ListingId[] _ids;
    private readonly PartySet _listings;

    private ListingIndex(PartyComparer comparer, ListingId[] ids, PartySet listings)
    {
        _comparer = comparer;
        _ids = ids;
        _listings = listings;
    }

    /// <summary>How many listings it holds.</summary>
    public int Count => _ids.Length;

    /// <summary>Prepares and indexes listings; the preparation runs on all cores.</summary>
    public static ListingIndex Build(IEnumerable<ListingText> listings, Policy policy)
    {
        var prepared = listings
            .AsParallel().AsOrdered()
            .Select(l => (l.Id, Party: PreparedParty.Of(l.Facts)))
            .ToArray();
        return new ListingIndex(new PartyComparer(policy), Array.ConvertAll(prepared, p => p.Id), PartySet.Of(prepared.Select(p => p.Party)));
    }

    /// <summary>The listings that a subject must be put beside: best first, equal scores by listing.</summary>
    public IReadOnlyList<Hit> Screen(PreparedParty subject)
    {
        var alerts = _comparer.Alerts(subject, _listings, l => _ids[l].Watchlist);
        if (alerts.Count == 0) return [];
        var hits = alerts.ConvertAll(a => HitMaker.Of(_comparer, subject, _ids[a.Party], _listings.Parties[a.Party]));
        hits.Sort(BestFirst);
        return hits;
    }

    /// <summary>
    /// The listings that meet a subject and fall short of an alert, from half the threshold on: best first, equal scores by
    /// listing.
    /// </summary>
    public IReadOnlyList<(ListingId Listing, Match Match)> NearMisses(PreparedParty subject)
    {
        var candidates = new List<int>();
        _listings.Index.Index.Candidates(subject.Keys, candidates);
        return candidates
            .Select(c => (Id: _ids[c], Match: _comparer.Compare(subject, _listings.Parties[c], _ids[c].Watchlist)))
            .Where(l => !l.Match.IsAlert && l.Match.Score >= l.Match.Threshold / 2)
            .OrderByDescending(l => l.Match.Score).ThenBy(l => l.Id.ToString(), StringComparer.Ordinal)
            .ToList();
    }

    private static int BestFirst(Hit a, Hit b)
    {
        var byScore = b.Score.CompareTo(a.Score);
        return byScore != 0 ? byScore : string.CompareOrdinal(a.Listing.ToString(), b.Listing.ToString());
    }
}
