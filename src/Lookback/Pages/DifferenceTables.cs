using Lookback.Core.Lists;
using Lookback.Views;

namespace Lookback.Pages;

/// <summary>The page's sections: the programmes, and one for each way in which a listing can differ.</summary>
internal static class DifferenceTables
{
    private const int NoFigures = int.MaxValue;

    /// <summary>Writes them.</summary>
    public static void Write(HtmlWriter html, PageTables tables, EditionDifferenceReport report)
    {
        Section(
            "programmes", "By programme", "Listings by the programme they stand under; one that stands under several counts under each",
            ["programme", "added", "removed", "merged", "changed", "reworded"],
            report.Programmes.Select(p => (string[])[
                p.Programme ?? "(none)", Show.Count(p.Added), Show.Count(p.Removed), Show.Count(p.Merged), Show.Count(p.Changed), Show.Count(p.Reworded)]),
            figuresFrom: 1);
        Section(
            "added", "Added", "Listings that the edition before did not have", ["listing", "kind", "name", "programmes"], report.Added.Select(Cells));
        Section(
            "removed", "Removed", "Listings that are gone and live on nowhere", ["listing", "kind", "name", "programmes"], report.Removed.Select(Cells));
        Section(
            "merged", "Merged", "Listings that are gone while their party lives on under another id: no delistings",
            ["listing", "name", "lives on as", "because"],
            report.Merged.Select(m => (string[])[m.Listing.Key, m.Name, m.MergedInto.Key, m.Because]));
        Section(
            "renamed", "Renamed", "Listings whose party stands under another primary name", ["listing", "name before", "name", "facts"],
            report.Renamed.Select(r => (string[])[r.Listing.Key, r.NameBefore, r.Name, Facts(r.Facts)]));
        Section(
            "reused", "Given to another party", "Ids under which one party ended and another began",
            ["listing", "party before", "kind", "party", "kind"],
            report.Reused.Select(r => (string[])[r.Listing.Key, r.NameBefore, $"{r.SchemaBefore}", r.Name, $"{r.Schema}"]));
        Section(
            "changed", "Changed", "Listings that changed in other facts: - is gone, + is new", ["listing", "name", "facts"],
            report.Changed.Select(c => (string[])[c.Listing.Key, c.Name, Facts(c.Facts)]));
        Section(
            "flapping", "Not staying", "Listings that came or went, and had done the opposite in one of the editions before", ["listing", "name", "when"],
            report.Flapping.Select(f => (string[])[f.Listing.Key, f.Name, DifferenceSayings.Flaps(f)]));

        void Section(string id, string heading, string caption, string[] columns, IEnumerable<string[]> rows, int figuresFrom = NoFigures)
        {
            var all = rows.ToList();
            using var section = html.Element("section", ("aria-labelledby", id));
            html.Leaf("h2", $"{heading} ({Show.Count(all.Count)})", ("id", id));
            if (all.Count == 0) html.Leaf("p", "None.");
            else tables.Write(caption, columns, figuresFrom, all);
        }
    }

    private static string[] Cells(ListingLine line) => [line.Listing.Key, $"{line.Schema}", line.Name, string.Join(", ", line.Programmes)];

    // A line break of the publisher's own must not look like the next fact.
    private static string Facts(IReadOnlyList<FactChange> facts) =>
        string.Join('\n', facts.Select(f => $"{f.Fact}: {DifferenceSayings.Values(f)}".ReplaceLineEndings(" ")));
}
