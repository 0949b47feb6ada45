using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// Dates of the advanced XML, in elements of <c>Year</c>, <c>Month</c> and <c>Day</c>, any of the latter missing or 0 where it is not known. A
/// <c>DatePeriod</c> has a start and an end, each again from one date to another: what happened once happened between the outermost of them.
/// </summary>
internal sealed class OfacCalendar(OfacWords words, ReadingLog log, string file)
{
    /// <summary>A single date; null where there is none, with a complaint where it is none.</summary>
    public PartialDate? Date(XElement? date)
    {
        if (date is null) return null;
        var (year, month, day) = (date.Text("Year"), date.Text("Month"), date.Text("Day"));
        if (year is null && month is null && day is null) return null;
        var found = year is null || !IsGregorian(date) ? null : WrittenDates.Find($"{year}-{month ?? "0"}-{day ?? "0"}");
        if (found is null) log.Field(file, date.Line(), date.Name.LocalName, "a date of the Gregorian calendar", $"{year} {month} {day}");
        return found;
    }

    /// <summary>A period as one date that is known so far and no further.</summary>
    public PartialDate? Period(XElement? period)
    {
        if (period is null || !IsGregorian(period)) return null;
        period.CheckChildren(log, file, "Comment", "Start", "End", "DurationMinimum", "DurationMaximum");
        var (start, end) = (period.Child("Start"), period.Child("End"));
        PartialDate?[] dates = [Date(start?.Child("From")), Date(start?.Child("To")), Date(end?.Child("From")), Date(end?.Child("To"))];
        var known = dates.OfType<PartialDate>().ToList();
        if (known.Count == 0) return null;
        var isAbout = new[] { start, end }.Any(b => b is not null && OfacWords.Is(b, "Approximate"));
        if (OfacPeriod.Of(known[0].Earliest, known[^1].Latest, isAbout) is { } date) return date;
        log.Field(file, period.Line(), "DatePeriod", "an end behind its start", $"{known[0]} to {known[^1]}");
        return null;
    }

    /// <summary>A period as when it begins and when it ends.</summary>
    public (PartialDate? Since, PartialDate? Until) Span(XElement? period)
    {
        if (period is null || !IsGregorian(period)) return default;
        period.CheckChildren(log, file, "Comment", "Start", "End", "DurationMinimum", "DurationMaximum");
        var (start, end) = (period.Child("Start"), period.Child("End"));
        return (Date(start?.Child("From") ?? start?.Child("To")), Date(end?.Child("To") ?? end?.Child("From")));
    }

    private bool IsGregorian(XElement date)
    {
        var calendar = words.Of("CalendarType", date, "CalendarTypeID");
        var isGregorian = calendar is null || calendar.Equals("Gregorian", StringComparison.OrdinalIgnoreCase);
        if (!isGregorian) log.Field(file, date.Line(), "CalendarTypeID", "the Gregorian calendar", calendar!);
        return isGregorian;
    }
}
