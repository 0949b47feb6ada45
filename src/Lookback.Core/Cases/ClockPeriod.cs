using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Lookback.Core.Cases;

/// <summary>
/// How long something may take: an ISO 8601 duration (<c>PT15M</c>, <c>P30D</c>), so many business days ("10 business days ..."), or "without delay".
/// </summary>
/// <remarks>
/// Business days are Monday to Friday in UTC: which days are holidays where is not known here. The day of the event is not counted and the last day
/// counts whole. "Without delay" is read as the first business day after the event, whole, so that something can be told to be late at all.
/// </remarks>
public sealed partial record ClockPeriod
{
    private readonly int _months;
    private readonly TimeSpan _span;
    private readonly int _businessDays;

    private ClockPeriod(string text, int months, TimeSpan span, int businessDays) =>
        (Text, _months, _span, _businessDays) = (text, months, span, businessDays);

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>The first instant at which it has passed, counted from <paramref name="from"/>.</summary>
    public DateTimeOffset EndOf(DateTimeOffset from)
    {
        try
        {
            if (_businessDays == 0) return from.ToUniversalTime().AddMonths(_months).Add(_span);
            var day = DateOnly.FromDateTime(from.UtcDateTime);
            for (var left = _businessDays; left > 0;)
            {
                day = day.AddDays(1);
                if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
            }

            return new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        }
        catch (ArgumentOutOfRangeException)
        {
            return DateTimeOffset.MaxValue;
        }
    }

    /// <summary>Reads a period; throws <see cref="FormatException"/> with the text where it is none.</summary>
    public static ClockPeriod Parse(string text) => TryParse(text, out var period) ? period : throw new FormatException($"not a period: \"{text}\"");

    /// <summary>Reads a period. What is zero is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ClockPeriod? period)
    {
        period = null;
        if (text is null) return false;
        if (WithoutDelay().IsMatch(text)) period = new ClockPeriod(text, 0, TimeSpan.Zero, 1);
        else if (Business().Match(text) is { Success: true } business)
        {
            if (Number(business, "days") is > 0 and var count) period = new ClockPeriod(text, 0, TimeSpan.Zero, count);
        }
        else if (Duration().Match(text) is { Success: true } match)
        {
            var months = (Number(match, "years") * 12) + Number(match, "months");
            var days = (Number(match, "weeks") * 7) + Number(match, "days");
            var span = new TimeSpan(days, Number(match, "hours"), Number(match, "minutes"), Number(match, "seconds"));
            if (months > 0 || span > TimeSpan.Zero) period = new ClockPeriod(text, months, span, 0);
        }

        return period is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static int Number(Match match, string part) =>
        match.Groups[part] is { Success: true } digits ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\AP(?=.)(?:(?<years>[0-9]{1,3})Y)?(?:(?<months>[0-9]{1,4})M)?(?:(?<weeks>[0-9]{1,4})W)?(?:(?<days>[0-9]{1,5})D)?" +
        @"(?:T(?=.)(?:(?<hours>[0-9]{1,5})H)?(?:(?<minutes>[0-9]{1,6})M)?(?:(?<seconds>[0-9]{1,6})S)?)?\z")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\A(?<days>[0-9]{1,4}) business days?(?: .*)?\z")]
    private static partial Regex Business();

    [GeneratedRegex(@"\Awithout delay(?: .*)?\z")]
    private static partial Regex WithoutDelay();
}
