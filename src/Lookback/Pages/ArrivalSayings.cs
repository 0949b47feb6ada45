using System.Globalization;
using Lookback.Views.Arrivals;

namespace Lookback.Pages;

/// <summary>What is said of arrivals in the same words on screen and on a page.</summary>
internal static class ArrivalSayings
{
    /// <summary>How many alarms, beside how many by chance alone.</summary>
    public static string Says(WatchedSeries series) =>
        $"{Show.Many(series.Alarms, "alarm")} in {Show.Many(series.Judged, "period")} judged; "
        + Expected(series.ExpectedFalseAlarms)
        + (series.ExpectedFalseAlarms is > 0 and var few ? $": about one false alarm in {Show.Many((long)Math.Round(series.Judged / few), "period")}" : "");

    /// <summary>The same of all series by one method.</summary>
    public static string Says(WatchedInAll all) =>
        $"in all, by {all.Detector}: {Show.Many(all.Alarms, "alarm")} in {Show.Many(all.Series, "series", "series")}; {Expected(all.ExpectedFalseAlarms)}";

    /// <summary>A number of counts with one digit, or a dash.</summary>
    public static string Number(double? number) => number?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>A number of alarms, which may be much less than one.</summary>
    public static string Few(double number) => number.ToString(number < 1 ? "0.0##" : "0.0", CultureInfo.InvariantCulture);

    private static string Expected(double? falseAlarms) =>
        falseAlarms is { } expected ? $"{Few(expected)} expected if nothing were unusual" : "the method has no rate of false alarms";
}
