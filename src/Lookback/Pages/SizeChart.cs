using System.Globalization;
using Lookback.Core.Records;
using Lookback.Views;

namespace Lookback.Pages;

/// <summary>A list's size over its editions: a bar each, those compared in another shade. The figures stand in the table below it.</summary>
internal static class SizeChart
{
    private const double Width = 720;
    private const double Height = 150;
    private const double Floor = 120;
    private const double Top = 20;

    /// <summary>Draws it.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<SizeLine> sizes, EditionId from, EditionId to)
    {
        if (sizes.Count == 0) return;
        var most = Math.Max(1, sizes.Max(s => s.Listings));
        // A few editions are not drawn as if they were a wall.
        var step = Width / Math.Max(sizes.Count, 8);
        var box = string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}");
        using var svg = html.Element(
            "svg", ("viewBox", box), ("role", "img"), ("aria-labelledby", "size-name size-says"), ("xmlns", "http://www.w3.org/2000/svg"));
        html.Leaf("title", "Listings by edition", ("id", "size-name"));
        html.Leaf("desc", Says(sizes), ("id", "size-says"));
        for (var i = 0; i < sizes.Count; i++)
        {
            var high = Math.Max(1, (Floor - Top) * sizes[i].Listings / most);
            var kind = sizes[i].Edition == from || sizes[i].Edition == to ? "mark" : "bar";
            using var bar = html.Element(
                "rect", ("class", kind), ("x", Number((i * step) + (step * 0.1))), ("y", Number(Floor - high)), ("width", Number(step * 0.8)),
                ("height", Number(high)));
            html.Leaf("title", $"{Day(sizes[i])}: {Show.Many(sizes[i].Listings, "listing")}");
        }

        html.Leaf("text", Show.Count(most), ("x", "0"), ("y", "14"));
        html.Leaf("text", Day(sizes[0]), ("x", "0"), ("y", "140"));
        if (sizes.Count > 1) html.Leaf("text", Day(sizes[^1]), ("x", Number(step * sizes.Count)), ("y", "140"), ("text-anchor", "end"));
    }

    /// <summary>Draws it without a word, beside a figure that says how it ends.</summary>
    public static void WriteSmall(HtmlWriter html, IReadOnlyList<SizeLine> sizes)
    {
        const double wide = 120;
        const double high = 28;
        var most = Math.Max(1, sizes.Max(s => s.Listings));
        var step = wide / Math.Max(sizes.Count, 8);
        using var svg = html.Element("svg", ("viewBox", "0 0 120 28"), ("width", "120"), ("height", "28"), ("aria-hidden", "true"));
        for (var i = 0; i < sizes.Count; i++)
        {
            var bar = Math.Max(1, high * sizes[i].Listings / most);
            html.Empty(
                "rect", ("class", i == sizes.Count - 1 ? "mark" : "bar"), ("x", Number(i * step)), ("y", Number(high - bar)), ("width", Number(step * 0.8)),
                ("height", Number(bar)));
        }
    }

    /// <summary>The day an edition is known by.</summary>
    public static string Day(SizeLine size) => Show.Day(size.PublishedAt ?? size.LoadedAt);

    private static string Says(IReadOnlyList<SizeLine> sizes) =>
        $"{Show.Many(sizes.Count, "edition")}, from {Show.Many(sizes[0].Listings, "listing")} on {Day(sizes[0])} "
        + $"to {Show.Many(sizes[^1].Listings, "listing")} on {Day(sizes[^1])}";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
