using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Lookback.Core.Records.Json;

namespace Lookback.Core.Retention;

/// <summary>
/// For how long a record is kept: an ISO 8601 calendar duration of years, months, weeks and days, such as <c>P10Y</c>, <c>P1Y6M</c>,
/// <c>P7D</c>, <c>P2W</c>. More than nothing, at most <see cref="MaxYears"/> years; no time of day, sign or fraction.
/// </summary>
/// <remarks>
/// Twelve months are a year and seven days a week, so <c>P18M</c> equals <c>P1Y6M</c> and <c>P2W</c> equals <c>P14D</c>. A month is not
/// a number of days: <c>P1M</c> and <c>P30D</c> differ.
/// </remarks>
[JsonConverter(typeof(RetentionPeriodConverter))]
public sealed partial record RetentionPeriod
{
    /// <summary>The longest period, in years; days count by the mean Gregorian year of 365.2425 days.</summary>
    public const int MaxYears = 999;

    // 400 Gregorian years are 4800 months and 146097 days.
    private const long MonthsInCycle = 4800;
    private const long DaysInCycle = 146_097;

    private readonly int _months;
    private readonly int _days;

    private RetentionPeriod(int months, int days) => (_months, _days) = (months, days);

    /// <summary>
    /// The first instant at which a record last touched at <paramref name="from"/> is no longer kept: it is held on the half-open span
    /// from <paramref name="from"/> to this, and due at this instant and after. Always the start of a UTC day.
    /// </summary>
    /// <remarks>
    /// Counted in UTC days as Regulation (EEC, Euratom) 1182/71 art. 3 counts: the day of the event is not part of the period, and the
    /// last day is kept whole. That is the day of the same date so many months on, or the last of its month where there is no such date,
    /// and then so many days on. Seven days from any time on 1 January end as 9 January begins; one year from 29 February 2024 has 28
    /// February 2025 as its last day and ends as 1 March begins. So nothing is kept for less than the period in full. An end beyond the
    /// year 9999 is <see cref="DateTimeOffset.MaxValue"/>.
    /// </remarks>
    public DateTimeOffset EndOf(DateTimeOffset from)
    {
        var day = DateOnly.FromDateTime(from.UtcDateTime);
        var monthsAhead = ((DateOnly.MaxValue.Year - day.Year) * 12) + DateOnly.MaxValue.Month - day.Month;
        if (_months > monthsAhead) return DateTimeOffset.MaxValue;
        var sameDate = day.AddMonths(_months);
        return _days >= DateOnly.MaxValue.DayNumber - sameDate.DayNumber
            ? DateTimeOffset.MaxValue
            : new DateTimeOffset(sameDate.AddDays(_days + 1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    }

    /// <summary>Reads a period; throws <see cref="FormatException"/> with the text where it is none.</summary>
    public static RetentionPeriod Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"not a period of years, months, weeks and days: \"{text}\"");

    /// <summary>Reads a period. What is zero, or longer than <see cref="MaxYears"/> years, is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out RetentionPeriod? period)
    {
        period = null;
        if (text is null || Duration().Match(text) is not { Success: true } match) return false;
        var months = (Number(match, "years") * 12) + Number(match, "months");
        var days = (Number(match, "weeks") * 7) + Number(match, "days");
        if (months + days == 0) return false;
        if ((months * DaysInCycle) + (days * MonthsInCycle) > MaxYears * 12 * DaysInCycle) return false;
        period = new RetentionPeriod(months, days);
        return true;
    }

    /// <summary>The one text of equal periods, in years, months and days, that <see cref="Parse"/> reads back.</summary>
    public override string ToString() => $"P{Part(_months / 12, 'Y')}{Part(_months % 12, 'M')}{Part(_days, 'D')}";

    private static string Part(int number, char unit) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture) + unit;

    private static int Number(Match match, string part) =>
        match.Groups[part] is { Success: true } digits ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    // Six digits hold the longest period in days, and no sum of them overflows.
    [GeneratedRegex(@"\AP(?:(?<years>[0-9]{1,6})Y)?(?:(?<months>[0-9]{1,6})M)?(?:(?<weeks>[0-9]{1,6})W)?(?:(?<days>[0-9]{1,6})D)?\z")]
    private static partial Regex Duration();
}

/// <summary>JSON for <see cref="RetentionPeriod"/>. Public because generated code in other assemblies names it.</summary>
public sealed class RetentionPeriodConverter : TextConverter<RetentionPeriod>
{
    /// <inheritdoc/>
    protected override RetentionPeriod FromText(string text) =>
        RetentionPeriod.TryParse(text, out var period) ? period : throw new JsonException($"expected a period such as P10Y, found \"{text}\"");
}
