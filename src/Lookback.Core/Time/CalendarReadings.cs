using System.Globalization;

namespace Lookback.Core.Time;

/// <summary>In which calendar a date was counted.</summary>
public enum DateCalendar
{
    /// <summary>The one of ISO 8601, in which everything else is said.</summary>
    Gregorian,

    /// <summary>The solar calendar of Iran and Afghanistan (Jalali, Hijri Shamsi).</summary>
    Jalali,

    /// <summary>The lunar Islamic calendar as Umm al-Qura publishes it.</summary>
    UmmAlQura,

    /// <summary>The lunar Islamic calendar by its arithmetic rule; a day or two from the former.</summary>
    Hijri,
}

/// <summary>A span of Gregorian days that a written date may stand for.</summary>
/// <param name="Earliest">The first day.</param>
/// <param name="Latest">The last, inclusive.</param>
/// <param name="Precision">How much of it was stated, in the calendar it was stated in.</param>
/// <param name="Calendar">That calendar.</param>
public readonly record struct CalendarReading(DateOnly Earliest, DateOnly Latest, DatePrecision Precision, DateCalendar Calendar);

/// <summary>
/// The Gregorian days behind a date of birth whose year nobody alive has in the Gregorian calendar: 1360 is 1981 in Tehran and 1402
/// may be 1982 in Riyadh. The conversions are the platform's.
/// </summary>
public static class CalendarReadings
{
    /// <summary>Gregorian years from this on are taken as they stand.</summary>
    private const int FirstGregorianYear = 1500;

    // Births of the last 150 years: 1250 is 1871 in the solar calendar, 1290 is 1873 in the lunar one.
    private const int FirstSolarYear = 1250;
    private const int FirstLunarYear = 1290;

    private static readonly PersianCalendar Solar = new();
    private static readonly UmAlQuraCalendar Published = new();
    private static readonly HijriCalendar Arithmetic = new() { HijriAdjustment = 0 };

    /// <summary>The date as it stands, then what it is in each other calendar that its year fits.</summary>
    public static IEnumerable<CalendarReading> Of(PartialDate date)
    {
        yield return new CalendarReading(date.Earliest, date.Latest, date.Precision, DateCalendar.Gregorian);
        var year = date.Earliest.Year;
        if (year >= FirstGregorianYear || date.Precision is not (DatePrecision.Day or DatePrecision.Month or DatePrecision.Year)) yield break;
        var month = date.Precision == DatePrecision.Year ? 0 : date.Earliest.Month;
        var day = date.Precision == DatePrecision.Day ? date.Earliest.Day : 0;
        foreach (var reading in Of(year, month, day)) yield return reading;
    }

    /// <summary>The same of a date that need not be one in the Gregorian calendar (31 of the second month); 0 for an unknown month or day.</summary>
    public static IEnumerable<CalendarReading> Of(int year, int month, int day)
    {
        if (year >= FirstGregorianYear) yield break;
        if (year >= FirstSolarYear && Read(Solar, DateCalendar.Jalali, year, month, day) is { } solar) yield return solar;
        if (year < FirstLunarYear) yield break;
        if (Read(Published, DateCalendar.UmmAlQura, year, month, day) is { } published) yield return published;
        if (Read(Arithmetic, DateCalendar.Hijri, year, month, day) is { } arithmetic) yield return arithmetic;
    }

    private static CalendarReading? Read(Calendar calendar, DateCalendar name, int year, int month, int day)
    {
        // Only whole years that the platform's tables hold.
        if (year <= calendar.GetYear(calendar.MinSupportedDateTime) || year >= calendar.GetYear(calendar.MaxSupportedDateTime)) return null;
        if (month < 0 || month > calendar.GetMonthsInYear(year)) return null;
        if (day < 0 || (day > 0 && (month == 0 || day > calendar.GetDaysInMonth(year, month)))) return null;
        var (firstMonth, lastMonth) = month == 0 ? (1, calendar.GetMonthsInYear(year)) : (month, month);
        var (firstDay, lastDay) = day == 0 ? (1, calendar.GetDaysInMonth(year, lastMonth)) : (day, day);
        var precision = month == 0 ? DatePrecision.Year : day == 0 ? DatePrecision.Month : DatePrecision.Day;
        return new CalendarReading(On(calendar, year, firstMonth, firstDay), On(calendar, year, lastMonth, lastDay), precision, name);
    }

    private static DateOnly On(Calendar calendar, int year, int month, int day) =>
        DateOnly.FromDateTime(calendar.ToDateTime(year, month, day, 0, 0, 0, 0));
}
