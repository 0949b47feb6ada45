using System.Globalization;

namespace Lookback.Core.Time;

/// <summary>Instants as programs write them: ISO 8601, with a T or a blank, with or without seconds and offset.</summary>
public static class WrittenInstant
{
    private static readonly string[] Formats =
    [
        "yyyy-M-d", "yyyy-M-d'T'H:mm", "yyyy-M-d'T'H:mm:ss", "yyyy-M-d'T'H:mm:ss.FFFFFFF", "yyyy-M-d'T'H:mmK", "yyyy-M-d'T'H:mm:ssK",
        "yyyy-M-d'T'H:mm:ss.FFFFFFFK", "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy-M-d H:mm:ssK",
    ];

    /// <summary>Reads an instant; a date alone is its first instant, and without an offset it is UTC.</summary>
    public static bool TryRead(string text, out DateTimeOffset at) => DateTimeOffset.TryParseExact(
        text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);

    /// <summary>
    /// The day by the calendar of whoever wrote an instant: that of a date alone, or of a time with an offset or with none. <see langword="null"/> for a
    /// time in UTC ("Z"), which says nothing of the calendar at the place.
    /// </summary>
    public static DateOnly? DayOf(string text) => !text.TrimEnd().EndsWith('Z') && DateTimeOffset.TryParseExact(
        text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        ? DateOnly.FromDateTime(at.DateTime)
        : null;
}
