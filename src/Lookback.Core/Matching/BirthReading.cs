using Lookback.Core.Indexing;
using Lookback.Core.Time;

namespace Lookback.Core.Matching;

/// <summary>A date of birth made ready: one of the spans of days that it may stand for, and how it is written.</summary>
internal sealed record BirthReading(string Text, CalendarReading When, bool IsRough)
{
    public DateOnly Earliest => When.Earliest;

    public DateOnly Latest => When.Latest;

    public bool IsDay => When.Precision == DatePrecision.Day;

    /// <summary>1 January is what a clerk writes who knows the year alone.</summary>
    public bool StandsForYear { get; } = When is { Precision: DatePrecision.Day, Calendar: DateCalendar.Gregorian, Earliest: { Month: 1, Day: 1 } };

    /// <summary>Not more than the year is known.</summary>
    public bool IsYearAtMost => !IsDay || StandsForYear;

    /// <summary>
    /// Days that registers put where only the year is known: the middle and the end of the year, and the first day of the solar one.
    /// They are also birthdays, so they are believed less readily than 1 January.
    /// </summary>
    public bool MayStandForYear => IsDay && (Earliest.Month, Earliest.Day) is (12, 31) or (7, 1) or (6, 30) or (6, 15) or (3, 21);

    /// <summary>The first or the middle of a month is what is written where the month is known and the day is not.</summary>
    public bool MayStandForMonth => IsDay && Earliest.Day is 1 or 15;

    /// <summary>The length of the span in years, rounded up.</summary>
    public int Years => ((Latest.DayNumber - Earliest.DayNumber) / 366) + 1;

    /// <summary>The reading of a date that one number tells, which is to be weighed and not shown.</summary>
    public static BirthReading OfNumber(int birth)
    {
        var date = BirthDay.DateOf(birth);
        return new BirthReading("", new CalendarReading(date.Earliest, date.Latest, date.Precision, DateCalendar.Gregorian), IsRough: false);
    }

    public static BirthReading[] Of(IReadOnlyList<PartialDate> dates)
    {
        if (dates.Count == 0) return [];
        var readings = new List<BirthReading>(dates.Count);
        foreach (var date in dates)
        {
            var text = date.ToString();
            foreach (var when in CalendarReadings.Of(date)) readings.Add(new BirthReading(text, when, date.IsApproximate || date.IsUncertain));
        }

        return [.. readings];
    }
}
