using Lookback.Core.Lists;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Tests.Support;

namespace Lookback.Tests.Screenings;

/// <summary>Does every listing hit itself? The least that anybody expects of a list: under its own name, written as one would write it.</summary>
public sealed class OwnNameTests
{
    [Theory]
    [InlineData("ofac-sdn", "lists/ofac_sdn/sdn_2024-05-03.csv.gz", 8)]
    [InlineData("un-sc", "lists/un/un_consolidated_2025-11-18.xml.gz", 1)]
    public void Every_person_is_found_under_their_own_name_in_any_order(string watchlist, string file, int mostMissed)
    {
        var listings = ListReader.Open(new WatchlistId(watchlist), [SharedData.Source(file)], []).Listings().ToList();
        var index = ListingIndex.Build(listings, Policy.Default);
        // One word alone ("Carlos", "DADULLAH") is a candidate and no alert by name alone: that is the policy.
        var people = listings.Where(l => l.Facts.Schema == Schema.Person && l.Facts.Names[0].Full.Split(' ').Length > 1).ToList();
        var missed = people.AsParallel().AsOrdered()
            .SelectMany(l => Orders(l.Facts.Names[0]).Select(name => (Listing: l, Name: name)))
            .Where(l => !Found(index, l.Listing, l.Name))
            .Select(l => $"{l.Listing.Id.Key} {l.Name}")
            .ToList();
        Assert.True(missed.Count <= mostMissed, $"{missed.Count} own names of {people.Count} people do not hit: {string.Join("; ", missed.Take(60))}");
    }

    private static IEnumerable<string> Orders(PartyName name)
    {
        yield return name.Full;
        if (name is { Given: { } given, Family: { } family })
        {
            yield return $"{family}, {given}";
            yield return $"{family} {given}";
        }
    }

    private static bool Found(ListingIndex index, ListingText listing, string name)
    {
        var facts = listing.Facts with { Names = [new PartyName { Full = name }], Identifiers = [], Addresses = [] };
        return index.Screen(PreparedParty.Of(facts)).Any(h => h.Listing == listing.Id);
    }
}
