using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>A listing in a line.</summary>
internal sealed record ListingLine(ListingId Listing, Schema Schema, string Name, IReadOnlyList<string> Programmes);

/// <summary>A listing that changed, and in what.</summary>
internal sealed record ChangedLine(ListingId Listing, string Name, IReadOnlyList<FactChange> Facts);

/// <summary>A listing whose party lives on under another id.</summary>
internal sealed record MergedLine(ListingId Listing, string Name, ListingId MergedInto, string Because);

/// <summary>What two editions of a watchlist differ in.</summary>
internal sealed record EditionDifferenceReport(
    WatchlistId Watchlist,
    EditionLine From,
    EditionLine To,
    IReadOnlyList<ListingLine> Added,
    IReadOnlyList<ListingLine> Removed,
    IReadOnlyList<MergedLine> Merged,
    IReadOnlyList<ChangedLine> Changed,
    long Reworded);

/// <summary>What changed between two editions?</summary>
internal static class EditionDifference
{
    /// <summary>The net difference; editions in between do not show.</summary>
    public static EditionDifferenceReport Of(Ledger ledger, LoadedEdition from, LoadedEdition to, DateTimeOffset now)
    {
        var watchlist = to.Edition.Watchlist;
        if (from.Edition.Watchlist != watchlist)
            throw new RefusedException("two-watchlists", $"editions of two watchlists have no difference: {from.Edition.Watchlist} and {watchlist}");
        var texts = ledger.Views.Listings;
        var changes = texts.Between(watchlist, from.Position, to.Position);
        var removed = changes.Where(c => c.After == 0).Select(c => texts.Text(c.Before)).ToList();
        var diff = EditionDiff.Compute(
            changes.Where(c => c.Before == 0).Select(c => texts.Text(c.After)).ToList(),
            removed,
            changes.Where(c => c is { Before: > 0, After: > 0 }).Select(c => (texts.Text(c.Before), texts.Text(c.After))).ToList(),
            removed.Count == 0 ? [] : texts.InForce(watchlist, to.Position).Select(l => l.Text));
        return new EditionDifferenceReport(
            watchlist,
            ListOverview.Line(from, now),
            ListOverview.Line(to, now),
            diff.Added.Select(Line).ToList(),
            diff.Removed.Select(Line).ToList(),
            diff.Merged.Select(m => new MergedLine(m.Gone.Id, m.Gone.Facts.Names[0].Full, m.LivesOnUnder, m.Why)).ToList(),
            diff.Changed.Where(c => c.FactsChanged).Select(c => new ChangedLine(c.After.Id, c.After.Facts.Names[0].Full, c.Facts)).ToList(),
            diff.Changed.Count(c => !c.FactsChanged));
    }

    /// <summary>A listing as a line.</summary>
    public static ListingLine Line(ListingText text) => new(text.Id, text.Facts.Schema, text.Facts.Names[0].Full, text.Programmes);
}
