using System.Collections.Concurrent;
using Lookback.Core.Indexing;
using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Core.Screenings;

/// <summary>
/// The listings of a coverage, indexed: what subjects are screened against. Any number of threads may screen at once, and what they find does not
/// depend on whether the listings were prepared beforehand or stand in segments, of which only those are read that may be meant.
/// </summary>
public sealed class ListingIndex
{
    /// <summary>The lowest score that <see cref="Alike"/> tells: below it nearly everybody with a word in common is found.</summary>
    public const double LeastLike = 0.1;

    private readonly PartyComparer _comparer;
    private readonly Shelf[] _shelves;
    private readonly ConcurrentDictionary<int, PartyComparer> _wide = [];

    private ListingIndex(Policy policy, int count, IEnumerable<Shelf> shelves)
    {
        _comparer = new PartyComparer(policy);
        _shelves = [.. shelves];
        Count = count;
    }

    /// <summary>The policy under which it is screened against.</summary>
    public Policy Policy => _comparer.Policy;

    /// <summary>How many listings it holds.</summary>
    public int Count { get; }

    /// <summary>Prepares and indexes listings; the preparation runs on all cores.</summary>
    public static ListingIndex Build(IEnumerable<ListingText> listings, Policy policy)
    {
        var all = Shelf.Of(listings);
        return new ListingIndex(policy, all.Set.Count, [all]);
    }

    /// <summary>The listings in force among segments, and those that are in none.</summary>
    /// <param name="segments">The segments.</param>
    /// <param name="read">The text stated at a position; from any thread.</param>
    /// <param name="missing">The texts of <see cref="ListingSegments.Missing"/>.</param>
    /// <param name="policy">The policy.</param>
    public static ListingIndex Of(ListingSegments segments, Func<int, ListingText> read, IEnumerable<ListingText> missing, Policy policy) => new(
        policy,
        segments.InForce,
        segments.Segments.Zip(segments.Held, (index, held) => new Shelf(index, held, read)).Concat(segments.Missing.Count == 0 ? [] : [Shelf.Of(missing)]));

    /// <summary>The listings that a subject must be put beside: best first, equal scores by listing.</summary>
    public IReadOnlyList<Hit> Screen(PreparedParty subject)
    {
        List<Hit>? hits = null;
        foreach (var shelf in _shelves)
        {
            foreach (var (party, _) in _comparer.Alerts(subject, shelf.Set, shelf.WatchlistOf))
                (hits ??= []).Add(HitMaker.Of(_comparer, subject, shelf.IdOf(party), shelf.Set[party]));
        }

        hits?.Sort(BestFirst);
        return hits ?? (IReadOnlyList<Hit>)[];
    }

    /// <summary>
    /// The listings that are at least so much like a subject, whatever the policy takes for an alert: an answer to a question, and no screening. Best first,
    /// equal scores by listing.
    /// </summary>
    /// <param name="subject">Who is asked about.</param>
    /// <param name="least">The score from which on; what is below <see cref="LeastLike"/> counts as that.</param>
    public IReadOnlyList<Likeness> Alike(PreparedParty subject, double least)
    {
        var wide = _wide.GetOrAdd((int)Math.Floor(Math.Clamp(least, LeastLike, 1) * 100), WithThreshold);
        return _shelves
            .SelectMany(shelf => wide.Alerts(subject, shelf.Set, shelf.WatchlistOf).Select(found =>
            {
                var (id, party) = (shelf.IdOf(found.Party), shelf.Set[found.Party]);
                var match = _comparer.Compare(subject, party, id.Watchlist);
                return new Likeness(HitMaker.Of(match, subject, id, party), match.WeakAliasOnly);
            }))
            .Where(l => l.Hit.Score >= least)
            .OrderBy(l => l.Hit, Comparer<Hit>.Create(BestFirst))
            .ToList();
    }

    // The same weights, so that scores are the same; only what is worth looking at differs.
    private PartyComparer WithThreshold(int hundredths)
    {
        var all = new Thresholds { NameOnly = hundredths / 100.0, Corroborated = hundredths / 100.0 };
        return new PartyComparer(_comparer.Policy with { Thresholds = all, Watchlists = new Dictionary<string, Thresholds>() });
    }

    /// <summary>
    /// The listings that meet a subject and fall short of an alert, from half the threshold on: best first, equal scores by
    /// listing.
    /// </summary>
    public IReadOnlyList<(ListingId Listing, Match Match)> NearMisses(PreparedParty subject) => _shelves
        .SelectMany(shelf => shelf.Set.Meeting(subject.Keys)
            .Select(p => (Id: shelf.IdOf(p), Match: _comparer.Compare(subject, shelf.Set[p], shelf.WatchlistOf(p)))))
        .Where(l => !l.Match.IsAlert && l.Match.Score >= l.Match.Threshold / 2)
        .OrderByDescending(l => l.Match.Score).ThenBy(l => l.Id.ToString(), StringComparer.Ordinal)
        .ToList();

    private static int BestFirst(Hit a, Hit b)
    {
        var byScore = b.Score.CompareTo(a.Score);
        return byScore != 0 ? byScore : string.CompareOrdinal(a.Listing.ToString(), b.Listing.ToString());
    }

    /// <summary>Some of the listings, with what each is known by.</summary>
    private sealed class Shelf
    {
        private readonly ListingId[] _ids;

        public Shelf(NameIndex index, bool[] held, Func<int, ListingText> read)
        {
            _ids = new ListingId[index.Count];
            Set = PartySet.Of(index, Read, held);

            PreparedParty Read(int party)
            {
                var text = read(index.OrdinalOf(party));
                // Seen by whoever sees the party, which the set puts in place after this.
                _ids[party] = text.Id;
                return PreparedParty.Of(text.Facts);
            }
        }

        private Shelf(ListingId[] ids, PartySet set) => (_ids, Set) = (ids, set);

        public PartySet Set { get; }

        public static Shelf Of(IEnumerable<ListingText> listings)
        {
            var prepared = listings.AsParallel().AsOrdered().Select(l => (l.Id, Party: PreparedParty.Of(l.Facts))).ToArray();
            return new Shelf(Array.ConvertAll(prepared, p => p.Id), PartySet.Of(prepared.Select(p => p.Party)));
        }

        public WatchlistId WatchlistOf(int party) => IdOf(party).Watchlist;

        public ListingId IdOf(int party)
        {
            _ = Set[party];
            return _ids[party];
        }
    }
}

/// <summary>A listing that is like a subject, be it an alert or not.</summary>
/// <param name="Hit">The score and its reasons.</param>
/// <param name="WeakAliasOnly">Whether it is no alert at any score, as <see cref="Match.WeakAliasOnly"/> says.</param>
public sealed record Likeness(Hit Hit, bool WeakAliasOnly);
