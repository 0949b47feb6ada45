using Lookback.Views.Briefings;

namespace Lookback.Pages;

/// <summary>A briefing as one page to read or print: no script, nothing fetched.</summary>
internal static class BriefingPage
{
    private const string Css = """
        .chart { margin: 1rem 0; background: #fff; } .chart svg text { fill: #1a1c1f; }
        td, th { overflow-wrap: anywhere; } th[scope=col], tbody th { overflow-wrap: break-word; }
        @page { margin: 18mm 15mm; } @media print { section { break-inside: auto; } .chart { break-inside: avoid; } }
        """;

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter to, BriefingReport r)
    {
        var title = $"Briefing {r.Number} on cohort {r.Cohort}: {r.Ledger.Title}";
        PageFrame.Write(to, title, Css, html =>
        {
            var tables = new PageTables(html);
            html.Leaf("h1", title);
            html.Leaf("p", $"Made {Show.Instant(r.MadeAt)} by {r.Person}. {BriefingTables.Ground(r)}");
            html.Leaf("p", $"Rule: {r.Ledger.Rule}");
            var number = 0;
            foreach (var table in BriefingTables.Of(r)) Section(html, tables, table, r, ++number);
        });
    }

    private static void Section(HtmlWriter html, PageTables tables, BriefingTable table, BriefingReport r, int number)
    {
        var id = FormattableString.Invariant($"part-{number}");
        using var section = html.Element("section", ("aria-labelledby", id));
        html.Leaf("h2", table.Title, ("id", id));
        if (number == 1)
        {
            BriefingCharts.Classes(html, r);
            BriefingCharts.Members(html, r);
        }

        // What is a command or a list of cases is no figure: it keeps to the left.
        var figures = table.Columns[^1] is "records" or "cases" ? table.Columns.Count : table.FiguresFrom;
        tables.Write(table.Caption, table.Columns, figures, table.Rows);
    }
}
