using Lookback.Core.Lists;
using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Bench;

/// <summary>A watchlist to measure against: its name, the files of one edition, and how to read them where they are a plain table.</summary>
internal sealed record ListToRead(WatchlistId Watchlist, IReadOnlyList<SourceFile> Files, ColumnMapping? Mapping = null);

/// <summary>A list as it was read.</summary>
internal sealed record ListLine(string Watchlist, IReadOnlyList<string> Files, int Listings, int Names);

/// <summary>Listings read by the product's own readers, prepared and indexed as for a screening.</summary>
internal sealed class ListPool
{
    private readonly Lazy<Dictionary<string, List<int>>> _byWords;

    private ListPool(IReadOnlyList<ListLine> lists, ListingText[] listings)
    {
        Lists = lists;
        Listings = listings;
        Prepared = [.. listings.AsParallel().AsOrdered().Select(l => PreparedParty.Of(l.Facts))];
        Set = PartySet.Of(Prepared);
        _byWords = new(ByWords);
    }

    /// <summary>Which lists they are from.</summary>
    public IReadOnlyList<ListLine> Lists { get; }

    /// <summary>The listings; everything here is by their place in this array.</summary>
    public ListingText[] Listings { get; }

    /// <summary>The same, read and indexed.</summary>
    public PartySet Set { get; }

    /// <summary>The same, read.</summary>
    public IReadOnlyList<PreparedParty> Prepared { get; }

    /// <summary>How many names they bear together.</summary>
    public int Names => Lists.Sum(l => l.Names);

    /// <summary>Reads lists.</summary>
    /// <exception cref="RefusedException">A file is no list, or not the one it is said to be.</exception>
    public static ListPool Read(IEnumerable<ListToRead> lists)
    {
        var (lines, all) = (new List<ListLine>(), new List<ListingText>());
        foreach (var list in lists)
        {
            var reading = ListReader.Open(list.Watchlist, list.Files, KnownWatchlists.FormatsOf(list.Watchlist, list.Mapping), list.Mapping);
            var listings = reading.Listings().ToList();
            all.AddRange(listings);
            lines.Add(new ListLine(list.Watchlist.ToString(), [.. list.Files.Select(f => f.Name)], listings.Count, listings.Sum(l => l.Facts.Names.Count)));
        }

        return new ListPool(lines, [.. all]);
    }

    /// <summary>The same listings with other facts, such as fewer names; a listing that is left without a name stays and is never found.</summary>
    public ListPool With(Func<PartyFacts, PartyFacts> change) => new(Lists, Array.ConvertAll(Listings, l => l with { Facts = change(l.Facts) }));

    /// <summary>
    /// The listings that bear this very name, but for case, marks and the order of words: one person often stands on several lists, and
    /// whichever of them is found, the person is.
    /// </summary>
    public IReadOnlyList<int> Bearing(Name name) => _byWords.Value.TryGetValue(Words(name), out var listings) ? listings : [];

    /// <summary>
    /// The listings of one party: this one, and those of other lists that bear one of its good names of two words or more without being
    /// born in other years.
    /// </summary>
    public IReadOnlySet<int> SameParty(int listing)
    {
        var same = new HashSet<int> { listing };
        foreach (var name in Prepared[listing].Names)
        {
            if (name.Source.Kind == NameKind.WeakAlias || name.Parts.Count(p => p.IsCore) < 2) continue;
            foreach (var other in Bearing(name))
            {
                var bears = Prepared[other].Names.Any(n => n.Source.Kind != NameKind.WeakAlias && Words(n) == Words(name));
                if (bears && Listings[other].Id.Watchlist != Listings[listing].Id.Watchlist && MayBeOneAge(listing, other)) same.Add(other);
            }
        }

        return same;
    }

    private bool MayBeOneAge(int one, int other)
    {
        var (left, right) = (Listings[one].Facts.BirthDates, Listings[other].Facts.BirthDates);
        return left.Count == 0 || right.Count == 0 || left.Any(l => right.Any(r => Math.Abs(l.Earliest.Year - r.Earliest.Year) <= 1 || l.Overlaps(r)));
    }

    private static string Words(Name name) => string.Join(' ', name.Parts.Where(p => p.IsCore).Select(p => p.Folded).Order(StringComparer.Ordinal));

    private Dictionary<string, List<int>> ByWords()
    {
        var byWords = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < Prepared.Count; i++)
        {
            foreach (var words in Prepared[i].Names.Select(Words).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal))
            {
                if (!byWords.TryGetValue(words, out var of)) byWords[words] = of = [];
                of.Add(i);
            }
        }

        return byWords;
    }
}
