using System.Globalization;
using Lookback.Core.Arrivals.Publication;
using Lookback.Views.Arrivals;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Lookback.Pages;

/// <summary>Counts that went out, as one page to hand on: a chart of the totals that are shown, and the table. No script, nothing fetched.</summary>
internal static class ReleasePage
{
    private const string Css = ".chart { margin: 1rem 0; background: #fff; } .chart svg text { fill: #1a1c1f; }";

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter to, ReleaseReport r)
    {
        var title = $"Arrivals: {r.Plan}, release {r.Number}";
        PageFrame.Write(to, title, Css, html =>
        {
            html.Leaf("h1", title);
            html.Leaf("p", string.Create(
                CultureInfo.InvariantCulture,
                $"No count of 1 to {r.Threshold} is shown, or can be worked out; {TableCsv.Hidden} is hidden. {ReleaseSayings.Says(r)}."));
            Chart(html, r);
            new PageTables(html).Write(
                $"{r.Unit} by period",
                ["row", .. r.Columns, "total"],
                1,
                r.Rows.Select(row => (string[])[row.Row, .. row.Cells.Select(ReleaseSayings.Cell), ReleaseSayings.Cell(row.Total)]));
        });
    }

    // A total that is hidden is a gap, and no zero.
    private static void Chart(HtmlWriter html, ReleaseReport r)
    {
        var periods = r.Rows.Where(row => row.Kind == RowKind.Period).ToList();
        var model = ChartSvg.Model(left: 60, bottom: 60);
        var axis = new CategoryAxis { Position = AxisPosition.Bottom, FontSize = 11, Angle = -45 };
        axis.Labels.AddRange(periods.Select(p => p.Row));
        model.Axes.Add(axis);
        model.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Left, Minimum = 0, Maximum = Math.Max(1, periods.Max(p => p.Total ?? 0) * 1.1), Title = $"{r.Unit}", FontSize = 12,
        });
        var line = new LineSeries { Color = ChartSvg.Ink, MarkerType = MarkerType.Circle, MarkerSize = 3, MarkerFill = ChartSvg.Ink };
        line.Points.AddRange(periods.Select((p, i) => new DataPoint(i, p.Total ?? double.NaN)));
        model.Series.Add(line);
        ChartSvg.Write(
            html, model, 300, "totals", $"{r.Unit} by period, where they are shown",
            string.Join(", ", periods.Select(p => $"{p.Row} {ReleaseSayings.Cell(p.Total)}")));
    }
}
