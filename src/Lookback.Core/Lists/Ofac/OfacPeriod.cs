using System.Globalization;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// A period as the advanced and the enhanced XML write it: the first and the last day it may be, and whether that is only about so. "1958" is written
/// as 1 January to 31 December of it; this gives back what was meant, so that it equals what the other formats say.
/// </summary>
internal static class OfacPeriod
{
    /// <summary>The date of the days; null where neither is known or they stand in the wrong order.</summary>
    public static PartialDate? Of(DateOnly? first, DateOnly? last, bool isAbout)
    {
        if ((first ?? last) is not { } from || (last ?? first) is not { } to || to < from) return null;
        var date = Of(from, to);
        return isAbout ? date.About() : date;
    }

    /// <summary>The words the other formats have for a date: <c>12 Apr 1978</c>, <c>circa 1961</c>, <c>1960 to 1962</c>.</summary>
    public static string Written(PartialDate date)
    {
        var text = date.Precision switch
        {
            DatePrecision.Day => Day(date.Earliest, "dd MMM yyyy"),
            DatePrecision.Month => Day(date.Earliest, "MMM yyyy"),
            DatePrecision.Year => Day(date.Earliest, "yyyy"),
            _ => $"{Written(date.Earliest, date.Earliest is { Month: 1, Day: 1 })} to {Written(date.Latest, date.Latest is { Month: 12, Day: 31 })}",
        };
        return date.IsApproximate ? $"circa {text}" : text;
    }

    private static PartialDate Of(DateOnly from, DateOnly to)
    {
        if (from == to) return PartialDate.OfDay(from);
        var (year, month) = (PartialDate.OfYear(from.Year), PartialDate.OfMonth(from.Year, from.Month));
        return (from, to) == (year.Earliest, year.Latest) ? year
            : (from, to) == (month.Earliest, month.Latest) ? month
            : PartialDate.Between(PartialDate.OfDay(from), PartialDate.OfDay(to));
    }

    private static string Written(DateOnly day, bool isYear) => Day(day, isYear ? "yyyy" : "dd MMM yyyy");

    private static string Day(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
