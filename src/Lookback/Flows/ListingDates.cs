using Lookback.Core.Lookbacks;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows;

/// <summary>When what a listing says came to be known: read from the editions that said it, not from the publisher's word alone.</summary>
internal sealed class ListingDates(Ledger ledger, long upTo)
{
    private readonly Dictionary<WatchlistId, IReadOnlyList<LoadedEdition>> _histories = [];

    /// <summary>Dates of the text that was in force at a position.</summary>
    public TextDates Of(ListingId listing, long at)
    {
        var texts = ledger.Views.Listings.History(listing, at);
        var first = texts.Count - 1;
        // Back over texts that say the same of the party in other words: the facts were known since the first of them.
        while (first > 0 && Follows(texts[first - 1], texts[first]) && texts[first - 1].FactsHash == texts[first].FactsHash) first--;
        return Of(listing, texts, first);
    }

    /// <summary>Since when a party has been listed that was so at a position, whatever else was said of it meanwhile.</summary>
    public TextDates Listed(ListingId listing, long at)
    {
        var texts = ledger.Views.Listings.History(listing, at);
        var first = texts.Count - 1;
        while (first > 0 && Follows(texts[first - 1], texts[first])) first--;
        return Of(listing, texts, first);
    }

    private TextDates Of(ListingId listing, IReadOnlyList<StatedListing> texts, int first)
    {
        var editions = History(listing.Watchlist);
        var index = editions.TakeWhile(e => e.Position < texts[first].Position).Count();
        var before = index == 0 ? null : editions[index - 1];
        return new TextDates
        {
            DesignatedOn = texts[first].Text.DesignatedOn,
            ChangesEarlierText = first > 0 && Follows(texts[first - 1], texts[first]),
            PublishedAt = editions[index].Edition.PublishedAt,
            LoadedAt = editions[index].LoadedAt,
            LastWithoutAt = before is null ? null : before.Edition.PublishedAt ?? before.LoadedAt,
        };
    }

    private static bool Follows(StatedListing before, StatedListing after) => before.UntilPosition == after.Position;

    /// <summary>The editions of a list, oldest first.</summary>
    public IReadOnlyList<LoadedEdition> History(WatchlistId watchlist)
    {
        if (!_histories.TryGetValue(watchlist, out var history))
            _histories[watchlist] = history = ledger.Views.Editions.History(watchlist, upTo);
        return history;
    }
}
