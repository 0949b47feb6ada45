using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>What a listing said, from when until when here.</summary>
internal sealed record ListingTextLine(DateTimeOffset StatedAt, DateTimeOffset? UntilAt, ListingText Text);

/// <summary>What did a listing say, and when?</summary>
internal sealed record ListingReport(ListingId Listing, IReadOnlyList<ListingTextLine> Texts, ListingId? MergedInto, string? MergedBecause)
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
            ending?.MergedInto,
            ending?.Because);
    }
}
