using Lookback.Views.Briefings;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Lookback.Pages;

/// <summary>Pictures of a briefing as SVG in the page. Their values stand in the tables, too.</summary>
internal static class BriefingCharts
{
    private const int RowHeight = 28;

    /// <summary>Members by class: a bar each.</summary>
    public static void Classes(HtmlWriter html, BriefingReport r)
    {
        var classes = CohortSayings.Classes(r.Ledger).Reverse().ToList();
        var model = ChartSvg.Model(left: 180, bottom: 50);
        var axis = new CategoryAxis { Position = AxisPosition.Left, FontSize = 12, TickStyle = TickStyle.None };
        axis.Labels.AddRange(classes.Select(c => c.What));
        model.Axes.Add(axis);
        model.Axes.Add(Persons(AxisPosition.Bottom, r.Ledger.Members));
        var bars = new BarSeries
        {
            FillColor = ChartSvg.Ink, LabelPlacement = LabelPlacement.Outside, LabelFormatString = "{0}", LabelMargin = 6, FontSize = 12,
        };
        bars.Items.AddRange(classes.Select(c => new BarItem(c.Persons)));
        model.Series.Add(bars);
        ChartSvg.Write(
            html, model, (classes.Count * RowHeight) + 60, "classes", "Members by class",
            string.Join(", ", classes.AsEnumerable().Reverse().Select(c => $"{c.What} {Show.Many(c.Persons, "person")}")));
    }

    /// <summary>Members from briefing to briefing, as pinned; nothing where there is one alone.</summary>
    public static void Members(HtmlWriter html, BriefingReport r)
    {
        if (r.History.Count < 2) return;
        var model = ChartSvg.Model(left: 70, bottom: 30);
        var axis = new CategoryAxis { Position = AxisPosition.Bottom, FontSize = 12 };
        axis.Labels.AddRange(r.History.Select(p => $"{p.Number}: {Show.Day(p.At)}"));
        model.Axes.Add(axis);
        model.Axes.Add(Persons(AxisPosition.Left, r.History.Max(p => p.Members)));
        var line = new LineSeries { Color = ChartSvg.Ink, MarkerType = MarkerType.Circle, MarkerSize = 4, MarkerFill = ChartSvg.Ink };
        line.Points.AddRange(r.History.Select((p, i) => new DataPoint(i, p.Members)));
        model.Series.Add(line);
        ChartSvg.Write(
            html, model, 240, "history", "Members by briefing",
            string.Join(", ", r.History.Select(p => $"briefing {p.Number} of {Show.Day(p.At)} {Show.Many(p.Members, "person")}")));
    }

    private static LinearAxis Persons(AxisPosition position, long most) => new()
    {
        Position = position, Minimum = 0, Maximum = Math.Max(1, most * 1.1), MinimumMajorStep = 1, Title = "persons", FontSize = 12, StringFormat = "0",
    };
}
