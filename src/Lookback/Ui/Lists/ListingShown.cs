using Lookback.Api;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;
using Lookback.Views;

namespace Lookback.Ui.Lists;

/// <summary>What a listing came to say with an edition.</summary>
/// <param name="Line">What it says, and from when until when.</param>
/// <param name="Edition">With which edition.</param>
/// <param name="Facts">What differs from what it said before.</param>
/// <param name="IsFirst">Whether it said nothing before.</param>
internal sealed record ListingStep(ListingTextLine Line, EditionLine? Edition, IReadOnlyList<FactChange> Facts, bool IsFirst);

/// <summary>One listing, as each edition had it.</summary>
/// <param name="Report">All that it said.</param>
/// <param name="Steps">How it came to say so, the last first.</param>
internal sealed record ListingShown(ListingReport Report, Page<ListingStep> Steps)
{
    /// <summary>What it says, or said last.</summary>
    public ListingTextLine Last => Report.Texts[^1];

    /// <summary>Of a listing up to a page's position.</summary>
    public static ListingShown Of(Ledger ledger, ListingId id, PageRequest page, DateTimeOffset now)
    {
        var at = page.At(ledger);
        var report = ListingReport.Of(ledger, id, at);
        var editions = ledger.Views.Editions.History(id.Watchlist, at);
        return new ListingShown(report, page.Of(Enumerable.Range(0, report.Texts.Count), i => -i, _ => "", Step));

        ListingStep Step(int i)
        {
            var line = report.Texts[i];
            // An edition's texts stand right before it.
            LoadedEdition? edition = editions.FirstOrDefault(e => e.LoadedAt >= line.StatedAt);
            return new ListingStep(
                line, edition is null ? null : ListOverview.Line(edition, now),
                i == 0 ? [] : new ListingChange(report.Texts[i - 1].Text, line.Text).Facts, i == 0);
        }
    }
}
