using System.Globalization;
using Lookback.Core.Time;

namespace Lookback.Core.Documents;

/// <summary>
/// Reads a date whose order nobody stated. What cannot be told apart gives every reading (03/04/1980 is 3 April or 4 March); what
/// systems write for "unknown" gives none; an impossible date is no date.
/// </summary>
public static class AmbiguousDate
{
    // Sentinels of widespread systems for "no date".
    private static readonly DateOnly[] Sentinels = [new(1, 1, 1), new(1900, 1, 1), new(9999, 12, 31)];

    /// <summary>
    /// Every reading of <paramref name="text"/>: none for an empty text or a sentinel, two for an ambiguous one. False where it is
    /// no date at all.
    /// </summary>
    public static bool TryRead(string text, out IReadOnlyList<PartialDate> readings)
    {
        readings = [];
        var trimmed = text.Trim();
        if (trimmed.Length == 0 || trimmed is "0000-00-00" or "00/00/0000") return true;
        if (trimmed.Length > 10 && trimmed[10] is 'T' or ' ' && trimmed[4] == '-')
        {
            // A whole instant: the day it names, if it is one.
            if (!WrittenInstant.TryRead(trimmed, out _)) return false;
            trimmed = trimmed[..10];
        }

        var found = Readings(trimmed).OfType<PartialDate>().Distinct().ToList();
        if (found.Count == 0) found = [.. OfOtherCalendars(trimmed).Distinct()];
        readings = found.Where(d => !(d.Precision == DatePrecision.Day && Sentinels.Contains(d.Earliest))).ToList();
        return found.Count > 0;
    }

    /// <summary>31 Ordibehesht 1360 is written 1360-02-31: no day here, and a day there.</summary>
    private static IEnumerable<PartialDate> OfOtherCalendars(string text)
    {
        var parts = text.Split('-', '/', '.');
        if (parts.Length != 3 || !Array.TrueForAll(parts, p => p.Length is > 0 and <= 4 && p.All(char.IsAsciiDigit))) return [];
        var numbers = Array.ConvertAll(parts, p => int.Parse(p, CultureInfo.InvariantCulture));
        var (year, month, day) = parts[0].Length == 4 ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[1], numbers[0]);
        return month == 0 || day == 0 ? [] : CalendarReadings.Of(year, month, day).Select(r => PartialDate.OfDay(r.Earliest));
    }

    private static PartialDate?[] Readings(string text)
    {
        if (text.Length == 8 && DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var packed))
            return [PartialDate.OfDay(packed)];
        if (WrittenDates.Find(text) is { } stated) return [stated];
        // Dots are the day-first countries' own; slashes and hyphens are everybody's.
        return text.Contains('.', StringComparison.Ordinal)
            ? [WrittenDates.Find(text, DateOrder.DayFirst)]
            : [WrittenDates.Find(text, DateOrder.DayFirst), WrittenDates.Find(text, DateOrder.MonthFirst)];
    }
}
