using System.Globalization;

namespace Lookback.Core.Arrivals.Publication;

/// <summary>A row's days.</summary>
/// <param name="Label"><c>2024-05-01</c>, <c>2024-W18</c>, <c>2024-05</c>; <c>FY2024</c> by the year in which it ends.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record CalendarPeriod(string Label, DateOnly From, DateOnly To)
{
    /// <summary>The period of a kind in which a day falls.</summary>
    /// <param name="kind">How long it is.</param>
    /// <param name="yearStart">The month with which a fiscal year begins.</param>
    /// <param name="day">The day.</param>
    public static CalendarPeriod Of(PeriodKind kind, int yearStart, DateOnly day)
    {
        switch (kind)
        {
            case PeriodKind.Day:
                return new CalendarPeriod(FormattableString.Invariant($"{day:yyyy-MM-dd}"), day, day);
            case PeriodKind.Week:
                var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
                var noon = monday.ToDateTime(TimeOnly.MinValue);
                return new CalendarPeriod(FormattableString.Invariant($"{ISOWeek.GetYear(noon):D4}-W{ISOWeek.GetWeekOfYear(noon):D2}"), monday, monday.AddDays(6));
            case PeriodKind.Month:
                var first = new DateOnly(day.Year, day.Month, 1);
                return new CalendarPeriod(FormattableString.Invariant($"{day:yyyy-MM}"), first, first.AddMonths(1).AddDays(-1));
            default:
                var start = new DateOnly(day.Month >= yearStart ? day.Year : day.Year - 1, yearStart, 1);
                var end = start.AddYears(1).AddDays(-1);
                return new CalendarPeriod(FormattableString.Invariant($"FY{end.Year:D4}"), start, end);
        }
    }
}
