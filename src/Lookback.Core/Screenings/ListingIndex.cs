using Lookback.Core.Indexing;
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
    private readonly (ListingId Id, PreparedParty Party)[] _listings;
    private readonly NameIndex _index;

    private ListingIndex(PartyComparer comparer, (ListingId Id, PreparedParty Party)[] listings)
    {
        _comparer = comparer;
        _listings = listings;
        _index = NameIndex.Build(listings.Select((l, ordinal) => (ordinal, l.Party.Keys)));
    }

    /// <summary>How many listings it holds.</summary>
    public int Count => _listings.Length;

    /// <summary>Prepares and indexes listings; the preparation runs on all cores.</summary>
    public static ListingIndex Build(IEnumerable<ListingText> listings, Policy policy)
    {
        var prepared = listings
            .AsParallel().AsOrdered()
            .Select(l => (l.Id, PreparedParty.Of(l.Facts)))
            .ToArray();
        return new ListingIndex(new PartyComparer(policy), prepared);
    }

    /// <summary>The listings that a subject must be put beside: best first, equal scores by listing.</summary>
    public IReadOnlyList<Hit> Screen(PreparedParty subject)
    {
        var candidates = new List<int>();
        _index.Candidates(subject.Keys, candidates);
        List<Hit>? hits = null;
        foreach (var candidate in candidates)
        {
            var (id, listing) = _listings[candidate];
            if (HitMaker.Make(_comparer, subject, id, listing) is { } hit) (hits ??= []).Add(hit);
        }

        hits?.Sort(BestFirst);
        return hits ?? (IReadOnlyList<Hit>)[];
    }

    /// <summary>
    /// The listings that share a key with a subject and fall short of an alert, from half the threshold on: best first, equal scores by
    /// listing.
    /// </summary>
    public IReadOnlyList<(ListingId Listing, Match Match)> NearMisses(PreparedParty subject)
    {
        var candidates = new List<int>();
        _index.Candidates(subject.Keys, candidates);
        return candidates.Select(c => _listings[c])
            .Select(l => (l.Id, Match: _comparer.Compare(subject, l.Party, l.Id.Watchlist)))
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
