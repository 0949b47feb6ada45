using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>What a listing said, from when until when here.</summary>
internal sealed record ListingTextLine(DateTimeOffset StatedAt, DateTimeOffset? UntilAt, ListingText Text);

/// <summary>What did a listing say, and when?</summary>
/// <param name="Listing">Which.</param>
/// <param name="Texts">What it said, in order.</param>
/// <param name="Others">The names of the parties its relations lead to, by their keys, where the list has them.</param>
/// <param name="MergedInto">The listing it lives on as.</param>
/// <param name="MergedBecause">How that is known.</param>
internal sealed record ListingReport(
    ListingId Listing, IReadOnlyList<ListingTextLine> Texts, IReadOnlyDictionary<string, string> Others, ListingId? MergedInto, string? MergedBecause)
{
    /// <summary>A listing's history up to a position.</summary>
    /// <exception cref="RefusedException">There is no such listing.</exception>
    public static ListingReport Of(Ledger ledger, ListingId listing, Horizon at)
    {
        var texts = ledger.Views.Listings.History(listing, at);
        if (texts.Count == 0) throw new RefusedException("no-listing", $"{listing}: no edition loaded by then holds that listing");
        var ending = texts[^1].UntilPosition is { } end ? ledger.Views.Listings.EndedAt(end) : null;
        return new ListingReport(
            listing,
            texts.Select(t => new ListingTextLine(
                ledger.Entries.At(t.Position).KnownAt,
                t.UntilPosition is { } until ? ledger.Entries.At(until).KnownAt : null,
                t.Text)).ToList(),
            OthersOf(ledger, listing.Watchlist, texts, at),
            ending?.MergedInto,
            ending?.Because);
    }

    private static SortedDictionary<string, string> OthersOf(Ledger ledger, WatchlistId watchlist, IReadOnlyList<StatedListing> texts, Horizon at)
    {
        var others = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in texts.SelectMany(t => t.Text.Relations).Select(r => r.OtherKey).OfType<string>().Distinct(StringComparer.Ordinal))
            if (ledger.Views.Listings.At(new ListingId(watchlist, key), at) is { } other) others.Add(key, other.Text.Facts.Names[0].Full);
        return others;
    }
}
