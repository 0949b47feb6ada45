using System.Globalization;
using System.Text.RegularExpressions;
using Lookback.Views.Briefings;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Lookback.Cli.Pages;

/// <summary>Pictures of a briefing as SVG in the page. Their values stand in the tables, too.</summary>
internal static partial class BriefingCharts
{
    private const int Width = 720;
    private const int RowHeight = 28;
    private static readonly OxyColor Bar = OxyColor.FromRgb(0x4d, 0x65, 0x8a);

    /// <summary>Members by class: a bar each.</summary>
    public static void Classes(HtmlWriter html, BriefingReport r)
    {
        var classes = CohortLines.Classes(r.Ledger).Reverse().ToList();
        var model = Model(left: 180, bottom: 50);
        var axis = new CategoryAxis { Position = AxisPosition.Left, FontSize = 12, TickStyle = TickStyle.None };
        axis.Labels.AddRange(classes.Select(c => c.What));
        model.Axes.Add(axis);
        model.Axes.Add(Persons(AxisPosition.Bottom, r.Ledger.Members));
        var bars = new BarSeries { FillColor = Bar, LabelPlacement = LabelPlacement.Outside, LabelFormatString = "{0}", LabelMargin = 6, FontSize = 12 };
        bars.Items.AddRange(classes.Select(c => new BarItem(c.Persons)));
        model.Series.Add(bars);
        Write(
            html, model, (classes.Count * RowHeight) + 60, "classes", "Members by class",
            string.Join(", ", classes.AsEnumerable().Reverse().Select(c => $"{c.What} {Show.Many(c.Persons, "person")}")));
    }

    /// <summary>Members from briefing to briefing, as pinned; nothing where there is one alone.</summary>
    public static void Members(HtmlWriter html, BriefingReport r)
    {
        if (r.History.Count < 2) return;
        var model = Model(left: 70, bottom: 30);
        var axis = new CategoryAxis { Position = AxisPosition.Bottom, FontSize = 12 };
        axis.Labels.AddRange(r.History.Select(p => $"{p.Number}: {Show.Day(p.At)}"));
        model.Axes.Add(axis);
        model.Axes.Add(Persons(AxisPosition.Left, r.History.Max(p => p.Members)));
        var line = new LineSeries { Color = Bar, MarkerType = MarkerType.Circle, MarkerSize = 4, MarkerFill = Bar };
        line.Points.AddRange(r.History.Select((p, i) => new DataPoint(i, p.Members)));
        model.Series.Add(line);
        Write(
            html, model, 240, "history", "Members by briefing",
            string.Join(", ", r.History.Select(p => $"briefing {p.Number} of {Show.Day(p.At)} {Show.Many(p.Members, "person")}")));
    }

    // Room for labels is given: how wide a browser's letters are is not known where the picture is drawn.
    private static PlotModel Model(double left, double bottom) => new()
    {
        Culture = CultureInfo.InvariantCulture,
        DefaultFont = "sans-serif",
        Background = OxyColors.White,
        PlotMargins = new OxyThickness(left, double.NaN, double.NaN, bottom),
    };

    private static LinearAxis Persons(AxisPosition position, long most) => new()
    {
        Position = position, Minimum = 0, Maximum = Math.Max(1, most * 1.1), MinimumMajorStep = 1, Title = "persons", FontSize = 12, StringFormat = "0",
    };

    private static void Write(HtmlWriter html, PlotModel model, int height, string id, string title, string says)
    {
        var svg = new SvgExporter { Width = Width, Height = height, IsDocument = false }.ExportToString(model);
        var start = svg.IndexOf("<svg ", StringComparison.Ordinal);
        var end = svg.IndexOf('>', start) + 1;
        using var figure = html.Element("figure", ("class", "chart"));
        html.Own($"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"{id}-name {id}-says\" {svg[(start + 5)..end]}");
        html.Leaf("title", title, ("id", $"{id}-name"));
        html.Leaf("desc", says, ("id", $"{id}-says"));
        // Two pictures in one page must not share the names of what they are cut by.
        html.Own(ClipName().Replace(svg[end..].ReplaceLineEndings("\n"), $"{id}-clip$1"));
    }

    [GeneratedRegex(@"clipPath(\d+)")]
    private static partial Regex ClipName();
}
