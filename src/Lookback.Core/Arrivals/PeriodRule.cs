using System.Globalization;

namespace Lookback.Core.Arrivals;

/// <summary>How time is cut for counting.</summary>
public enum PeriodKind
{
    /// <summary>A calendar day.</summary>
    Day,

    /// <summary>A week of ISO 8601: from Monday, of the year that its Thursday lies in.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A year that begins with any month; named after the year in which it ends.</summary>
    FiscalYear,
}

/// <summary>A stretch of days that is counted as one.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">The first day after it.</param>
/// <param name="Name">What it is called: <c>2024-05-31</c>, <c>2024-W22</c>, <c>2024-05</c>, <c>FY2024</c>.</param>
public readonly record struct CountingPeriod(DateOnly From, DateOnly Until, string Name)
{
    /// <summary>Whether it was over before a day began: only then are its counts whole.</summary>
    public bool IsClosedBefore(DateOnly day) => Until <= day;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The rule by which days fall into periods.</summary>
public sealed record PeriodRule
{
    /// <summary>The rule for a kind of period.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="fiscalStart">The month, 1 to 12, with which a fiscal year begins; 10 is that of the United States government.</param>
    public PeriodRule(PeriodKind kind, int fiscalStart = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fiscalStart, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fiscalStart, 12);
        (Kind, FiscalStart) = (kind, fiscalStart);
    }

    /// <summary>How time is cut.</summary>
    public PeriodKind Kind { get; }

    /// <summary>The month with which a fiscal year begins.</summary>
    public int FiscalStart { get; }

    /// <summary>About how many periods make a year: 365, 52, 12 or 1.</summary>
    public int Frequency => Kind switch { PeriodKind.Day => 365, PeriodKind.Week => 52, PeriodKind.Month => 12, _ => 1 };

    /// <summary>The period that a day falls into.</summary>
    public CountingPeriod Of(DateOnly day) => Kind switch
    {
        PeriodKind.Day => new CountingPeriod(day, day.AddDays(1), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        PeriodKind.Week => Week(day),
        PeriodKind.Month => Month(new DateOnly(day.Year, day.Month, 1)),
        _ => Year(day),
    };

    /// <summary>Every period from that of one day to that of another, none left out.</summary>
    public IEnumerable<CountingPeriod> Between(DateOnly first, DateOnly last)
    {
        for (var period = Of(first); period.From <= last; period = Of(period.Until)) yield return period;
    }

    private static CountingPeriod Week(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var at = day.ToDateTime(TimeOnly.MinValue);
        return new CountingPeriod(
            monday, monday.AddDays(7), string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(at):0000}-W{ISOWeek.GetWeekOfYear(at):00}"));
    }

    private static CountingPeriod Month(DateOnly first) =>
        new(first, first.AddMonths(1), first.ToString("yyyy-MM", CultureInfo.InvariantCulture));

    private CountingPeriod Year(DateOnly day)
    {
        var from = new DateOnly(day.Month >= FiscalStart ? day.Year : day.Year - 1, FiscalStart, 1);
        var until = from.AddYears(1);
        return new CountingPeriod(from, until, string.Create(CultureInfo.InvariantCulture, $"FY{until.AddDays(-1).Year:0000}"));
    }
}
