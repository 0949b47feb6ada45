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
    [InlineData("ofac-sdn", "lists/ofac_sdn/sdn_2024-05-03.csv.gz")]
    [InlineData("un-sc", "lists/un/un_consolidated_2025-11-18.xml.gz")]
    public void Every_party_is_found_under_its_own_name(string watchlist, string file)
    {
        var listings = ListReader.Open(new WatchlistId(watchlist), [SharedData.Source(file)], []).Listings().ToList();
        var index = ListingIndex.Build(listings, Policy.Default);
        var missed = listings.AsParallel().AsOrdered().Where(l => !Found(index, l)).Select(l => $"{l.Id.Key} {l.Facts.Names[0].Full}").ToList();
        // A single common word ("EMMA", "Carlos") is a candidate and no alert on a name alone; that is the policy, and few.
        Assert.True(missed.Count <= listings.Count / 500, $"{missed.Count} of {listings.Count} are not found under their own name: {string.Join("; ", missed.Take(40))}");
    }

    private static bool Found(ListingIndex index, ListingText listing)
    {
        var facts = listing.Facts with { Names = [new PartyName { Full = listing.Facts.Names[0].Full }], Identifiers = [], Addresses = [] };
        return index.Screen(PreparedParty.Of(facts)).Any(h => h.Listing == listing.Id);
    }
}
