using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>A listing in a line.</summary>
internal sealed record ListingLine(ListingId Listing, Schema Schema, string Name, IReadOnlyList<string> Programmes);

/// <summary>A listing that changed, and in what.</summary>
internal sealed record ChangedLine(ListingId Listing, string Name, IReadOnlyList<FactChange> Facts);

/// <summary>A party that stands under another primary name, and what else changed.</summary>
internal sealed record RenamedLine(ListingId Listing, string NameBefore, string Name, IReadOnlyList<FactChange> Facts);

/// <summary>An id under which one party ended and another began.</summary>
internal sealed record ReusedLine(ListingId Listing, Schema SchemaBefore, string NameBefore, Schema Schema, string Name);

/// <summary>A listing whose party lives on under another id.</summary>
internal sealed record MergedLine(ListingId Listing, string Name, ListingId MergedInto, string Because);

/// <summary>What two editions of a watchlist differ in. A listing stands in one of the lists of lines alone, and in flapping besides.</summary>
/// <param name="Watchlist">The list.</param>
/// <param name="From">The edition compared with.</param>
/// <param name="To">The edition compared.</param>
/// <param name="Added">Listings of the second alone.</param>
/// <param name="Removed">Listings of the first alone.</param>
/// <param name="Merged">Listings of the first alone, whose parties live on.</param>
/// <param name="Changed">Listings whose facts changed.</param>
/// <param name="Renamed">Those of them that got another primary name.</param>
/// <param name="Reused">Ids that were given to other parties.</param>
/// <param name="Reworded">How many changed in what identifies nobody.</param>
/// <param name="Reordered">How many are the same in another order, where that is told.</param>
/// <param name="Flapping">Listings that came or went and had done the opposite in one of the editions before.</param>
/// <param name="Programmes">Counts by programme.</param>
/// <param name="History">The list's size over its editions, up to the newer of the two.</param>
internal sealed record EditionDifferenceReport(
    WatchlistId Watchlist,
    EditionLine From,
    EditionLine To,
    IReadOnlyList<ListingLine> Added,
    IReadOnlyList<ListingLine> Removed,
    IReadOnlyList<MergedLine> Merged,
    IReadOnlyList<ChangedLine> Changed,
    IReadOnlyList<RenamedLine> Renamed,
    IReadOnlyList<ReusedLine> Reused,
    long Reworded,
    ReorderedLine? Reordered,
    IReadOnlyList<FlappingLine> Flapping,
    IReadOnlyList<ProgrammeLine> Programmes,
    IReadOnlyList<SizeLine> History);

/// <summary>What changed between two editions?</summary>
internal static class EditionDifference
{
    /// <summary>The net difference; of editions in between nothing shows but what flaps.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="from">The edition compared with.</param>
    /// <param name="to">The edition compared.</param>
    /// <param name="at">How far it sees.</param>
    /// <param name="now">The moment by which ages are told.</param>
    /// <param name="tellsOrder">Whether both files are read again for what is in another order alone.</param>
    /// <exception cref="RefusedException"><c>two-watchlists</c>.</exception>
    public static EditionDifferenceReport Of(
        Ledger ledger, LoadedEdition from, LoadedEdition to, Horizon at, DateTimeOffset now, bool tellsOrder = true)
    {
        var watchlist = to.Edition.Watchlist;
        if (from.Edition.Watchlist != watchlist)
            throw new RefusedException("two-watchlists", $"editions of two watchlists have no difference: {from.Edition.Watchlist} and {watchlist}");
        var diff = Compute(ledger, watchlist, from.Position, to.Position);
        var reused = diff.Changed.Where(c => c.FactsChanged && (ReusedId.Of(c.Before.Facts, c.After.Facts) == ChangedParty.Another)).ToList();
        var changed = diff.Changed.Except(reused).ToList();
        var history = ledger.Views.Editions.History(watchlist, at).ToList();
        var places = new[] { from, to }.Select(e => history.FindIndex(h => h.Position == e.Position)).Order().ToList();
        return new EditionDifferenceReport(
            watchlist,
            ListOverview.Line(from, now),
            ListOverview.Line(to, now),
            diff.Added.Select(Line).ToList(),
            diff.Removed.Select(Line).ToList(),
            diff.Merged.Select(m => new MergedLine(m.Gone.Id, Name(m.Gone), m.LivesOnUnder, m.Why)).ToList(),
            changed.Where(c => c is { FactsChanged: true, IsRenamed: false }).Select(c => new ChangedLine(c.After.Id, Name(c.After), c.Facts)).ToList(),
            changed.Where(c => c is { FactsChanged: true, IsRenamed: true })
                .Select(c => new RenamedLine(c.After.Id, Name(c.Before), Name(c.After), c.Facts))
                .ToList(),
            reused.Select(c => new ReusedLine(c.After.Id, c.Before.Facts.Schema, Name(c.Before), c.After.Facts.Schema, Name(c.After))).ToList(),
            changed.Count(c => !c.FactsChanged),
            tellsOrder ? EditionOrder.Between(ledger, from.Edition, to.Edition) : null,
            Flapping.Of(ledger, history, places[0], places[1]),
            Programmes(diff, changed, reused),
            ListHealth.Sizes(history.Take(places[1] + 1)));
    }

    private static EditionDiff Compute(Ledger ledger, WatchlistId watchlist, long from, long to)
    {
        var texts = ledger.Views.Listings;
        var changes = texts.Between(watchlist, from, to);
        var removed = changes.Where(c => c.After == 0).Select(c => texts.Text(c.Before)).ToList();
        return EditionDiff.Compute(
            changes.Where(c => c.Before == 0).Select(c => texts.Text(c.After)).ToList(),
            removed,
            changes.Where(c => c is { Before: > 0, After: > 0 }).Select(c => (texts.Text(c.Before), texts.Text(c.After))).ToList(),
            removed.Count == 0 ? [] : texts.InForce(watchlist, to).Select(l => l.Text));
    }

    // An id that was reused is one listing gone and one new, as where an import counts it.
    private static IReadOnlyList<ProgrammeLine> Programmes(EditionDiff diff, List<ListingChange> changed, List<ListingChange> reused)
    {
        var counts = new ProgrammeCounts();
        foreach (var text in diff.Added.Concat(reused.Select(c => c.After))) counts.Add(text);
        foreach (var text in diff.Removed.Concat(reused.Select(c => c.Before))) counts.Remove(text);
        foreach (var merger in diff.Merged) counts.Merge(merger.Gone);
        foreach (var change in changed) counts.Change(change);
        return counts.Lines;
    }

    private static ListingLine Line(ListingText text) => new(text.Id, text.Facts.Schema, Name(text), text.Programmes);

    /// <summary>The name a listing goes by: its first primary one.</summary>
    private static string Name(ListingText text) => (text.Facts.Names.FirstOrDefault(n => n.Kind == NameKind.Primary) ?? text.Facts.Names[0]).Full;
}
