using System.Globalization;
using Lookback.Views.Arrivals;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Lookback.Pages;

/// <summary>Arrivals as watched, as one page with a chart for each series: no script, nothing fetched. For use inside.</summary>
internal static class ArrivalsPage
{
    private const string Css = ".chart { margin: 1rem 0; background: #fff; } .chart svg text { fill: #1a1c1f; } .inside { font-weight: 600; }";

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter to, ArrivalWatchReport r)
    {
        PageFrame.Write(to, "Arrivals, watched", Css, html =>
        {
            var tables = new PageTables(html);
            html.Leaf("h1", "Arrivals, watched");
            html.Leaf("p", "For use inside: small counts are not hidden.", ("class", "inside"));
            html.Leaf("p", "An alarm says that a count is unusual against those before. It is a reason to look at the counts, and at nobody.");
            using (html.Element("ul"))
            {
                foreach (var rule in r.Rules) html.Leaf("li", rule);
            }

            foreach (var all in r.InAll) html.Leaf("p", ArrivalSayings.Says(all) + ".");
            for (var i = 0; i < r.Series.Count; i++) Series(html, tables, r.Series[i], i + 1);
        });
    }

    private static void Series(HtmlWriter html, PageTables tables, WatchedSeries series, int number)
    {
        var id = FormattableString.Invariant($"series-{number}");
        using var section = html.Element("section", ("aria-labelledby", id));
        html.Leaf("h2", $"{series.Series}: {series.Detector}", ("id", id));
        html.Leaf("p", ArrivalSayings.Says(series) + ".");
        Chart(html, series, id);
        var caveats = series.Periods.SelectMany(p => p.Caveats).Distinct().ToList();
        tables.Write("The periods, as judged", ["period", "observed", "expected", "bound", "alarm", "note"], 1, series.Periods.Select(p => new[]
        {
            p.Period, Show.Count(p.Observed), ArrivalSayings.Number(p.Expected), ArrivalSayings.Number(p.Bound), p.IsAlarm ? "alarm" : "",
            string.Join(" ", p.Caveats.Select(c => $"({caveats.IndexOf(c) + 1})")),
        }));
        for (var i = 0; i < caveats.Count; i++) html.Leaf("p", $"({i + 1}) {caveats[i]}.");
    }

    private static void Chart(HtmlWriter html, WatchedSeries series, string id)
    {
        var model = ChartSvg.Model(left: 60, bottom: 60);
        var axis = new CategoryAxis { Position = AxisPosition.Bottom, FontSize = 11, Angle = -45 };
        axis.Labels.AddRange(series.Periods.Select(p => p.Period));
        model.Axes.Add(axis);
        var isSum = series.Periods.Any(p => p.Statistic is not null);
        var most = series.Periods.Max(p => Math.Max(isSum ? 0 : p.Observed, Math.Max(p.Statistic ?? 0, p.Bound ?? 0)));
        model.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Left, Minimum = 0, Maximum = Math.Max(1, most * 1.15), Title = isSum ? "cumulative sum" : "count", FontSize = 12,
        });
        var observed = new LineSeries { Color = ChartSvg.Ink, MarkerType = MarkerType.Circle, MarkerSize = 3, MarkerFill = ChartSvg.Ink };
        var bound = new LineSeries { Color = OxyColor.FromRgb(0x8a, 0x5a, 0x2b), LineStyle = LineStyle.Dash };
        for (var i = 0; i < series.Periods.Count; i++)
        {
            var period = series.Periods[i];
            var height = period.Statistic ?? period.Observed;
            observed.Points.Add(new DataPoint(i, height));
            bound.Points.Add(new DataPoint(i, period.Bound ?? double.NaN));
            if (!period.IsAlarm) continue;
            model.Annotations.Add(new TextAnnotation
            {
                Text = "alarm", TextPosition = new DataPoint(i, height), Offset = new ScreenVector(0, -6), StrokeThickness = 0, FontSize = 11,
            });
        }

        model.Series.Add(bound);
        model.Series.Add(observed);
        ChartSvg.Write(
            html, model, 300, $"{id}-chart", $"{series.Series}: counts and the bound above which they are unusual",
            string.Join(", ", series.Periods.Select(p => string.Create(
                CultureInfo.InvariantCulture, $"{p.Period} {p.Observed}{(p.IsAlarm ? " alarm" : "")}"))));
    }
}
