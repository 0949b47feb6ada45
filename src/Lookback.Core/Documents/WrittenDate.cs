using System.Globalization;
using System.Text.RegularExpressions;
using Lookback.Core.Time;

namespace Lookback.Core.Documents;

/// <summary>
/// Reads a date as people and systems write it. What cannot be told apart gives every reading (03/04/1980 is 3 April or 4 March);
/// what systems write for "unknown" gives none; an impossible date is no date.
/// </summary>
public static partial class WrittenDate
{
    // Sentinels of widespread systems for "no date".
    private static readonly DateOnly[] Sentinels = [new(1, 1, 1), new(1900, 1, 1), new(9999, 12, 31)];

    private static readonly string[] DayFormats =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyyMMdd", "d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy", "MMM d, yyyy", "MMMM d, yyyy", "d-MMM-yyyy",
        "d.M.yyyy",
    ];

    private static readonly string[] MonthFormats = ["MMM yyyy", "MMMM yyyy"];

    /// <summary>
    /// Every reading of <paramref name="text"/>: none for an empty text or a sentinel, two for an ambiguous one. False where it is
    /// no date at all.
    /// </summary>
    public static bool TryRead(string text, out IReadOnlyList<PartialDate> readings)
    {
        readings = [];
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return true;
        if (!TryParse(trimmed, out var found)) return false;
        readings = found.Where(d => !(d.Precision == DatePrecision.Day && Sentinels.Contains(d.Earliest))).ToList();
        return true;
    }

    private static bool TryParse(string text, out IReadOnlyList<PartialDate> readings)
    {
        readings = [];
        if (PartialDate.TryParse(text, out var edtf))
        {
            readings = [edtf];
            return true;
        }

        if (text.Length > 10 && text[10] is 'T' or ' ' && PartialDate.TryParse(text[..10], out var ofInstant))
        {
            readings = [ofInstant];
            return TryInstant(text, out _);
        }

        if (DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            readings = [PartialDate.OfDay(day)];
            return true;
        }

        if (DateOnly.TryParseExact(text, MonthFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            readings = [PartialDate.OfMonth(month.Year, month.Month)];
            return true;
        }

        return TryNumbers(text, out readings);
    }

    private static bool TryNumbers(string text, out IReadOnlyList<PartialDate> readings)
    {
        readings = [];
        if (text is "0000-00-00" or "00/00/0000") return true;
        var match = DayMonthYear().Match(text);
        if (!match.Success) return false;
        var (first, second, year) = (Number(match, 1), Number(match, 2), Number(match, 3));
        if (year == 0) return false;
        if (first == 0 && second == 0)
        {
            readings = [PartialDate.OfYear(year)];
            return true;
        }

        if (first == 0 && second is >= 1 and <= 12)
        {
            readings = [PartialDate.OfMonth(year, second)];
            return true;
        }

        var found = new List<PartialDate>(2);
        AddDay(found, year, month: second, day: first);
        if (first != second) AddDay(found, year, month: first, day: second);
        readings = found;
        return found.Count > 0;
    }

    /// <summary>Reads an instant; a date alone is its first instant, and without an offset it is UTC.</summary>
    public static bool TryInstant(string text, out DateTimeOffset at) => DateTimeOffset.TryParseExact(
        text.Trim(),
        ["yyyy-M-d", "yyyy-M-d'T'H:mm", "yyyy-M-d'T'H:mm:ss", "yyyy-M-d'T'H:mm:ss.FFFFFFF", "yyyy-M-d'T'H:mmK", "yyyy-M-d'T'H:mm:ssK",
            "yyyy-M-d'T'H:mm:ss.FFFFFFFK", "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy-M-d H:mm:ssK"],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out at);

    private static void AddDay(List<PartialDate> found, int year, int month, int day)
    {
        if (month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)) found.Add(PartialDate.OfDay(year, month, day));
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex DayMonthYear();
}
