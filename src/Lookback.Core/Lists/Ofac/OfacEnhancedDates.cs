using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Ofac;

/// <summary>Days, periods and truths of the enhanced XML (its <c>datePeriodType</c>: four days, of which the outermost count).</summary>
internal sealed class OfacEnhancedDates(ReadingLog log, string file)
{
    /// <summary>Whether an element says yes.</summary>
    public static bool Is(XElement element, string name) => element.Text(name) is "true" or "1";

    /// <summary>A period as one date that is known so far and no further.</summary>
    public PartialDate? Period(XElement? period)
    {
        if (period is null) return null;
        var (first, last) = Ends(period);
        return OfacPeriod.Of(first, last, Is(period, "isApproximate"));
    }

    /// <summary>A period as the day it begins and the day it ends.</summary>
    public (PartialDate? Since, PartialDate? Until) Span(XElement? period)
    {
        if (period is null) return default;
        var (first, last) = Ends(period);
        return (first is { } since ? PartialDate.OfDay(since) : null, last is { } until ? PartialDate.OfDay(until) : null);
    }

    /// <summary>A day; null where there is none, with a complaint where it is none.</summary>
    public DateOnly? Day(string? text, XElement at, string field)
    {
        if (Blanks.Collapse(text) is not { } written) return null;
        if (WrittenDates.Find(written) is { Precision: DatePrecision.Day } date) return date.Earliest;
        log.Field(file, at.Line(), field, "a day", written);
        return null;
    }

    private (DateOnly? First, DateOnly? Last) Ends(XElement period)
    {
        period.CheckChildren(log, file, "fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd", "isApproximate", "isDateRange");
        var (first, last) = (period.Text("fromDateBegin") ?? period.Text("fromDateEnd"), period.Text("toDateEnd") ?? period.Text("toDateBegin"));
        return (Day(first, period, "fromDateBegin"), Day(last, period, "toDateEnd"));
    }
}
