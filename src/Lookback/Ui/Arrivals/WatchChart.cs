using System.Globalization;
using Lookback.Views.Arrivals;

namespace Lookback.Ui.Arrivals;

/// <summary>
/// A series against what was to be expected: the band up to the bound, the counts, and a mark with a word where one is an alarm. Its colours are the page's.
/// </summary>
internal sealed class WatchChart(WatchedSeries series, string id, string alarm, string unjudged)
{
    private const double Width = 720;
    private const double Height = 250;
    private const double Left = 56;
    private const double Right = 8;
    private const double Top = 24;
    private const double Bottom = 34;
    private const double Letter = 6.6;
    private const double Word = 48;

    private readonly IReadOnlyList<WatchedPeriod> _periods = series.Periods;
    private readonly double _most = Ceiling(series.Periods.Max(p => Math.Max(Value(p), p.Bound ?? 0)));

    /// <summary>Draws it.</summary>
    public void Write(HtmlWriter html)
    {
        using var figure = html.Element("figure", ("class", "chart"));
        using var svg = html.Element(
            "svg", ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}")), ("role", "img"),
            ("aria-labelledby", $"{id}-name {id}-says"));
        html.Leaf("title", $"{series.Series}, {series.Detector}: counts and the bound above which they are unusual", ("id", $"{id}-name"));
        html.Leaf("desc", string.Join(", ", _periods.Select(Says)), ("id", $"{id}-says"));
        Axes(html);
        Band(html);
        Lines(html, "expected", p => p.Statistic is null ? p.Expected : null);
        Lines(html, "bound", p => p.Bound);
        Lines(html, "line", p => Value(p));
        for (var i = 0; i < _periods.Count; i++) Mark(html, i);
    }

    private static double Value(WatchedPeriod period) => period.Statistic ?? period.Observed;

    private string Says(WatchedPeriod p) => string.Create(
        CultureInfo.InvariantCulture, $"{p.Period} {p.Observed}{(p.IsAlarm ? $" {alarm}" : p.Bound is null ? $" {unjudged}" : "")}");

    private void Axes(HtmlWriter html)
    {
        for (var i = 0; i <= 4; i++)
        {
            var at = _most * i / 4;
            html.Empty("line", ("class", i == 0 ? "axis" : "grid"), ("x1", N(Left)), ("x2", N(Width - Right)), ("y1", N(Y(at))), ("y2", N(Y(at))));
            html.Leaf("text", at.ToString("#,0.##", CultureInfo.InvariantCulture), ("x", N(Left - 6)), ("y", N(Y(at) + 4)), ("text-anchor", "end"));
        }

        var most = (int)((Width - Left - Right) / ((_periods.Max(p => p.Period.Length) * Letter) + 6));
        var step = Math.Max(1, (_periods.Count + most - 1) / most);
        for (var i = 0; i < _periods.Count; i += step)
            html.Leaf("text", _periods[i].Period, ("x", N(X(i))), ("y", N(Height - 12)), ("text-anchor", "middle"));
    }

    // Between what was to be expected and what would be unusual; where it was not judged there is none.
    private void Band(HtmlWriter html)
    {
        foreach (var stretch in Stretches(p => p.Statistic is null && p is { Expected: not null, Bound: not null }))
        {
            var upper = stretch.Select(i => Point(i, _periods[i].Bound!.Value));
            var lower = stretch.Reverse().Select(i => Point(i, _periods[i].Expected!.Value));
            html.Empty("polygon", ("class", "band"), ("points", string.Join(' ', upper.Concat(lower))));
        }
    }

    private void Lines(HtmlWriter html, string kind, Func<WatchedPeriod, double?> height)
    {
        foreach (var stretch in Stretches(p => height(p) is not null))
            html.Empty("polyline", ("class", kind), ("points", string.Join(' ', stretch.Select(i => Point(i, height(_periods[i])!.Value)))));
    }

    private void Mark(HtmlWriter html, int i)
    {
        var period = _periods[i];
        var (x, y) = (X(i), Y(Value(period)));
        using (html.Element("circle", ("class", period.Bound is null ? "dot unjudged" : "dot"), ("cx", N(x)), ("cy", N(y)), ("r", "3.5")))
            html.Leaf("title", Says(period));
        if (!period.IsAlarm) return;
        html.Empty("path", ("class", "alarm"), ("d", $"M{N(x)} {N(y - 6)} l5 -9 l-10 0 z"));
        // Of alarms close by each other the first is named: its sign is at each.
        if (i > 0 && _periods[i - 1].IsAlarm && X(i) - X(i - 1) < Word) return;
        html.Leaf("text", alarm, ("class", "word"), ("x", N(x)), ("y", N(y - 18)), ("text-anchor", "middle"));
    }

    private IEnumerable<int[]> Stretches(Func<WatchedPeriod, bool> holds)
    {
        for (var i = 0; i < _periods.Count; i++)
        {
            if (!holds(_periods[i])) continue;
            var from = i;
            while (i + 1 < _periods.Count && holds(_periods[i + 1])) i++;
            yield return [.. Enumerable.Range(from, i - from + 1)];
        }
    }

    private double X(int i) => Left + ((Width - Left - Right) * (i + 0.5) / _periods.Count);

    private double Y(double value) => Height - Bottom - ((Height - Bottom - Top) * value / _most);

    private string Point(int i, double value) => $"{N(X(i))},{N(Y(value))}";

    // A number that four steps lead up to without odd digits.
    private static double Ceiling(double most)
    {
        if (most <= 4) return 4;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return new[] { 1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10 }.Select(s => s * unit).First(c => c >= most);
    }

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
