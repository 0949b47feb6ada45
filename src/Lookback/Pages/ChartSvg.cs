using System.Globalization;
using System.Text.RegularExpressions;
using OxyPlot;

namespace Lookback.Pages;

/// <summary>A picture as SVG in a page, with its name and what it says for whoever hears it read out.</summary>
internal static partial class ChartSvg
{
    private const int Width = 720;

    /// <summary>The colour of what a picture is of.</summary>
    public static OxyColor Ink { get; } = OxyColor.FromRgb(0x4d, 0x65, 0x8a);

    /// <summary>An empty picture. Room for labels is given: how wide a browser's letters are is not known where it is drawn.</summary>
    public static PlotModel Model(double left, double bottom) => new()
    {
        Culture = CultureInfo.InvariantCulture,
        DefaultFont = "sans-serif",
        Background = OxyColors.White,
        PlotMargins = new OxyThickness(left, double.NaN, double.NaN, bottom),
    };

    /// <summary>Writes it.</summary>
    public static void Write(HtmlWriter html, PlotModel model, int height, string id, string title, string says)
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
