using System.Globalization;

namespace Lookback.Ui.Subjects;

/// <summary>A mark on the axis.</summary>
/// <param name="X">Where it stands.</param>
/// <param name="Row">In which row.</param>
/// <param name="From">Where the line to it begins, of what became known later than it was true; else <see langword="null"/>.</param>
/// <param name="Number">Its number in the list.</param>
/// <param name="Of">What it stands for.</param>
internal sealed record AxisMark(double X, int Row, double? From, int Number, Happening Of);

/// <summary>
/// The time line as it is drawn: one row for each kind of thing, time from left to right. Long stretches in which nothing happens are shortened, so that
/// what happened on one day stays apart from what happened years before; where that was done is marked.
/// </summary>
internal sealed class TimeAxis
{
    /// <summary>Its width.</summary>
    public const int Width = 680;

    /// <summary>Where marks begin, behind the names of the rows.</summary>
    public const int Left = 92;

    /// <summary>How high a row is.</summary>
    public const int RowHeight = 34;

    /// <summary>Where the first row begins.</summary>
    public const int Top = 8;

    private const int Right = 24;
    private const double LeastApart = 17;
    private const double LongestGap = 0.35;

    private TimeAxis(IReadOnlyList<string> rows, IReadOnlyList<AxisMark> marks, IReadOnlyList<(double X, string Text)> ticks) =>
        (Rows, Marks, Ticks) = (rows, marks, ticks);

    /// <summary>The names of its rows.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>Its marks.</summary>
    public IReadOnlyList<AxisMark> Marks { get; }

    /// <summary>Its days.</summary>
    public IReadOnlyList<(double X, string Text)> Ticks { get; }

    /// <summary>How high it is.</summary>
    public int Height => Top + (Rows.Count * RowHeight) + 30;

    /// <summary>The middle of a row.</summary>
    public static int Y(int row) => Top + (row * RowHeight) + (RowHeight / 2);

    /// <summary>A number as it stands in a picture.</summary>
    public static string At(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Draws a line of happenings.</summary>
    public static TimeAxis Of(IReadOnlyList<Happening> line)
    {
        var rows = line.Select(h => RowOf(h.Kind)).Distinct().OrderBy(Order).ToList();
        var moments = line.Select(h => h.At).Concat(line.Select(h => h.KnownAt)).Distinct().Order().ToList();
        var place = Places(moments);
        var marks = new List<AxisMark>();
        // What is of one row and one moment stands beside each other.
        var taken = new Dictionary<int, double>();
        for (var i = 0; i < line.Count; i++)
        {
            var row = rows.IndexOf(RowOf(line[i].Kind));
            var x = place[line[i].At];
            if (taken.TryGetValue(row, out var last)) x = Math.Max(x, last + LeastApart);
            taken[row] = x;
            var known = place[line[i].KnownAt];
            marks.Add(new AxisMark(Math.Min(x, Width - Right + 10), row, known - x > LeastApart ? known : null, i + 1, line[i]));
        }

        return new TimeAxis(rows, marks, Days(moments, place));
    }

    private static string RowOf(HappeningKind kind) => kind switch
    {
        HappeningKind.Met => "met",
        HappeningKind.Screened => "screened",
        HappeningKind.Found or HappeningKind.Exposed => "found",
        HappeningKind.Raised or HappeningKind.Decided => "alerts",
        HappeningKind.Opened or HappeningKind.Stands => "cases",
        HappeningKind.Linked => "links",
        _ => "erased",
    };

    private static int Order(string row) => Array.IndexOf(["met", "screened", "found", "alerts", "cases", "links", "erased"], row);

    // By the square root of the time between: a year is longer than a day, and not hundreds of times as long.
    private static Dictionary<DateTimeOffset, double> Places(List<DateTimeOffset> moments)
    {
        var far = new double[moments.Count];
        for (var i = 1; i < far.Length; i++) far[i] = far[i - 1] + Math.Sqrt((moments[i] - moments[i - 1]).TotalHours) + LongestGap;
        var whole = far.Length == 0 || far[^1] == 0 ? 1 : far[^1];
        return moments.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => Left + 14 + (far[p.i] / whole * (Width - Left - Right - 24)));
    }

    private static List<(double X, string Text)> Days(List<DateTimeOffset> moments, Dictionary<DateTimeOffset, double> place)
    {
        var ticks = new List<(double X, string Text)>();
        foreach (var moment in moments)
        {
            var text = Show.Day(moment);
            if (ticks.Count == 0 || (place[moment] - ticks[^1].X > 84 && ticks[^1].Text != text)) ticks.Add((place[moment], text));
        }

        return ticks;
    }
}
