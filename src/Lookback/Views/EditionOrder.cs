using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Core.Records.Json;
using Lookback.Flows;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>What is in another order and says the same: no change, and no work for a lookback.</summary>
/// <param name="Listings">Listings that say the same in another order.</param>
/// <param name="Moved">The fewest listings that must have been put elsewhere in the publisher's file.</param>
internal sealed record ReorderedLine(long Listings, long Moved);

/// <summary>
/// What did the publisher put in another order? The ledger does not know: an import leaves out what differs in nothing but order. So both
/// editions' files, which are kept, are read again.
/// </summary>
internal static class EditionOrder
{
    /// <summary>Listings of an edition that is read again for this alone; of a larger one it is not told.</summary>
    private const long MostListings = 50_000;

    /// <summary>Between two editions; <see langword="null"/> where it is not told, for their size or because a file can no longer be read.</summary>
    public static ReorderedLine? Between(Ledger ledger, Edition from, Edition to)
    {
        if (Math.Max(from.Counts.Listings, to.Counts.Listings) > MostListings) return null;
        try
        {
            var before = new Dictionary<string, Place>(StringComparer.Ordinal);
            // Of a key that stands twice the first counts, as in an import.
            foreach (var text in KeptFiles.Read(ledger, from).Listings()) before.TryAdd(text.Id.Key, Place.Of(before.Count, text));
            return Between(before, KeptFiles.Read(ledger, to).Listings());
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private static ReorderedLine Between(Dictionary<string, Place> before, IEnumerable<ListingText> after)
    {
        var (reordered, places, seen) = (0L, new List<int>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var text in after)
        {
            if (!seen.Add(text.Id.Key) || !before.TryGetValue(text.Id.Key, out var was)) continue;
            places.Add(was.Number);
            var now = Place.Of(was.Number, text);
            if (now.Says == was.Says && now.Written != was.Written) reordered++;
        }

        return new ReorderedLine(reordered, places.Count - LongestRising(places));
    }

    /// <summary>How many can have kept their order: all others were moved.</summary>
    private static int LongestRising(List<int> places)
    {
        var ends = new List<int>();
        foreach (var place in places)
        {
            var at = ~ends.BinarySearch(place);
            if (at == ends.Count) ends.Add(place);
            else ends[at] = place;
        }

        return ends.Count;
    }

    /// <summary>Where a listing stands in a file, what it says, and how it is written.</summary>
    private readonly record struct Place(int Number, string Says, string Written)
    {
        public static Place Of(int number, ListingText text)
        {
            var written = JsonSerializer.Serialize(text, RecordJson.Rules.GetTypeInfo(typeof(ListingText)));
            return new Place(number, FactsHash.Of(text), new ContentHash().Add(written).ToId());
        }
    }
}
