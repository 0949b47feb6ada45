using Lookback.Views;

namespace Lookback.Pages;

/// <summary>What two editions differ in, as one page that needs nothing else: to print, to file, or to hand to whoever has no ledger.</summary>
internal static class DifferencePage
{
    /// <summary>Writes it; gives back how many tables it has.</summary>
    public static int Write(TextWriter to, EditionDifferenceReport report)
    {
        var (name, written) = (report.Watchlist.Value, 0);
        PageFrame.Write(to, $"{name}: {Show.Published(report.From)} to {Show.Published(report.To)}", "", html =>
        {
            var tables = new PageTables(html);
            html.Leaf("h1", $"{name}: what changed");
            html.Leaf("p", Between(report));
            Counts(html, tables, report);
            Sizes(html, tables, report);
            DifferenceTables.Write(html, tables, report);
            written = tables.Written;
        });

        return written;
    }

    private static string Between(EditionDifferenceReport report) =>
        $"{report.To.Title ?? report.Watchlist.Value}, from edition {Show.Id(report.From.Edition.Value)} of {Show.Published(report.From)} "
        + $"({Show.Many(report.From.Counts.Listings, "listing")}) to edition {Show.Id(report.To.Edition.Value)} of {Show.Published(report.To)} "
        + $"({Show.Many(report.To.Counts.Listings, "listing")}).";

    private static void Counts(HtmlWriter html, PageTables tables, EditionDifferenceReport report)
    {
        using (html.Element("section", ("aria-labelledby", "counts")))
        {
            html.Leaf("h2", "In figures", ("id", "counts"));
            tables.Write("Listings by what happened to them", ["what", "listings"], figuresFrom: 1, [
                ["added", Show.Count(report.Added.Count)],
                ["removed", Show.Count(report.Removed.Count)],
                ["merged into another listing", Show.Count(report.Merged.Count)],
                ["renamed", Show.Count(report.Renamed.Count)],
                ["given to another party", Show.Count(report.Reused.Count)],
                ["changed in other facts", Show.Count(report.Changed.Count)],
                ["reworded only", Show.Count(report.Reworded)],
                ["the same in another order", report.Reordered is { } order ? Show.Count(order.Listings) : "not told"],
                ["elsewhere in the publisher's file", report.Reordered is { } file ? Show.Count(file.Moved) : "not told"],
                ["not staying", Show.Count(report.Flapping.Count)],
            ]);
            html.Leaf("p", "What was reworded only, or is in another order, identifies nobody else: it is no work for a lookback.");
        }
    }

    private static void Sizes(HtmlWriter html, PageTables tables, EditionDifferenceReport report)
    {
        using (html.Element("section", ("aria-labelledby", "sizes")))
        {
            html.Leaf("h2", "The list over its editions", ("id", "sizes"));
            SizeChart.Write(html, report.History, report.From.Edition, report.To.Edition);
            tables.Write("Listings by edition", ["edition", "day", "listings", "added", "removed"], figuresFrom: 2, report.History.Select(s => (string[])[
                Show.Id(s.Edition.Value), SizeChart.Day(s), Show.Count(s.Listings), Show.Count(s.Added), Show.Count(s.Removed)]));
        }
    }
}
