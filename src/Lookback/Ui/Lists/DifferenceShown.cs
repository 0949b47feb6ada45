using Lookback.Api;
using Lookback.Api.V1;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;
using Lookback.Views;

namespace Lookback.Ui.Lists;

/// <summary>A listing that differs.</summary>
/// <param name="Listing">Which.</param>
/// <param name="Before">What the first edition said; <see langword="null"/> where it had none.</param>
/// <param name="After">What the second says; <see langword="null"/> where it has none.</param>
/// <param name="Facts">What differs.</param>
/// <param name="Because">What else is to be said.</param>
/// <param name="Other">Where its party lives on.</param>
internal sealed record DifferingListing(
    ListingId Listing, ListingText? Before, ListingText? After, IReadOnlyList<FactChange> Facts, string? Because = null, ListingId? Other = null);

/// <summary>What two editions differ in: all of it in numbers, and one kind of it line by line.</summary>
/// <param name="Report">All of it.</param>
/// <param name="Choices">Editions that there are, the newest first.</param>
/// <param name="Kind">Which kind is told.</param>
/// <param name="Lines">It, in pages.</param>
internal sealed record DifferenceShown(EditionDifferenceReport Report, IReadOnlyList<EditionLine> Choices, string Kind, Page<DifferingListing> Lines)
{
    // More than anybody looks through in one box.
    private const int MostChoices = 400;

    /// <summary>The kinds, with how many there are of each.</summary>
    public IEnumerable<(string Kind, int Count)> Kinds =>
    [
        ("added", Report.Added.Count), ("removed", Report.Removed.Count), ("changed", Report.Changed.Count), ("renamed", Report.Renamed.Count),
        ("merged", Report.Merged.Count), ("reused", Report.Reused.Count), ("flapping", Report.Flapping.Count),
    ];

    /// <summary>The difference that is asked for.</summary>
    public static DifferenceShown Of(Inquiry inquiry, Ledger ledger, WatchlistId list, PageRequest page)
    {
        var at = page.At(ledger);
        var (from, to) = EditionEndpoints.Two(inquiry, ledger, list, at);
        var report = EditionDifference.Of(ledger, from, to, at, inquiry.Now, tellsOrder: false);
        var shown = new DifferenceShown(report, [], "", new Page<DifferingListing>(at.Position, [], null));
        var kind = inquiry.OneOf(
            "kind", [shown.Kinds.FirstOrDefault(k => k.Count > 0).Kind ?? "added", .. shown.Kinds.Select(k => k.Kind)]);
        var lines = shown.LinesOf(kind).Select((line, i) => (line, i));
        var choices = ledger.Views.Editions.History(list, at);
        return shown with
        {
            Kind = kind,
            Choices =
            [
                .. choices.Where((e, i) => i >= choices.Count - MostChoices || e == from || e == to).Reverse()
                    .Select(e => ListOverview.Line(e, inquiry.Now)),
            ],
            Lines = page.Of(lines, l => l.i, _ => "", l => WithTexts(ledger, l.line, from, to)),
        };
    }

    private IEnumerable<DifferingListing> LinesOf(string kind) => kind switch
    {
        "added" => Report.Added.Select(l => new DifferingListing(l.Listing, null, null, [])),
        "removed" => Report.Removed.Select(l => new DifferingListing(l.Listing, null, null, [])),
        "changed" => Report.Changed.Select(l => new DifferingListing(l.Listing, null, null, l.Facts)),
        "renamed" => Report.Renamed.Select(l => new DifferingListing(l.Listing, null, null, l.Facts)),
        "merged" => Report.Merged.Select(l => new DifferingListing(l.Listing, null, null, [], l.Because, l.MergedInto)),
        "reused" => Report.Reused.Select(l => new DifferingListing(l.Listing, null, null, [])),
        _ => Report.Flapping.Select(l => new DifferingListing(l.Listing, null, null, [], DifferenceSayings.Flaps(l))),
    };

    // Only of those on the page: an edition's texts stand right before it.
    private static DifferingListing WithTexts(Ledger ledger, DifferingListing line, LoadedEdition from, LoadedEdition to) => line with
    {
        Before = ledger.Views.Listings.At(line.Listing, from.Position)?.Text, After = ledger.Views.Listings.At(line.Listing, to.Position)?.Text,
    };
}
