using System.Globalization;

namespace Lookback.Core.Time;

/// <summary>In which order a numeric date is written.</summary>
public enum DateOrder
{
    /// <summary>Year, month, day: ISO 8601.</summary>
    YearFirst,

    /// <summary>Day, month, year.</summary>
    DayFirst,

    /// <summary>Month, day, year.</summary>
    MonthFirst,
}

/// <summary>
/// Dates as people, systems and publishers write them, as far as they go: <c>1978-04-12</c>, <c>12 Apr 1978</c>, <c>circa 1961</c>,
/// <c>1960 to 1962</c>. A part of 00 is unknown; an impossible date is no date.
/// </summary>
public static class WrittenDates
{
    private const string Separators = " /.-,";
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] About = ["circa ", "approximately ", "about ", "c. ", "ca. ", "c.", "~"];

    /// <summary>The date; null where the text is none, or no possible one.</summary>
    public static PartialDate? Find(string text, DateOrder order = DateOrder.YearFirst)
    {
        var span = text.AsSpan().Trim();
        if (span.Length > 0 && char.IsAsciiDigit(span[0])) return FindSpan(span, order);
        foreach (var word in About)
        {
            if (span.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return FindSpan(span[word.Length..].Trim(), order) is { } date ? date.About() : null;
            }
        }

        return FindSpan(span, order);
    }

    private static PartialDate? FindSpan(ReadOnlySpan<char> text, DateOrder order)
    {
        var to = text.IndexOf(" to ", StringComparison.OrdinalIgnoreCase);
        if (to > 0) return Between(text[..to], text[(to + 4)..], order);
        var isYears = text.Length == 9 && text[4] is '-' or '/' && !text[..4].ContainsAny('-', '/') && !text[5..].ContainsAny('-', '/');
        if (isYears) return Between(text[..4], text[5..], order);
        return FindOne(text, order);
    }

    private static PartialDate? Between(ReadOnlySpan<char> first, ReadOnlySpan<char> last, DateOrder order) =>
        FindOne(first.Trim(), order) is { } from && FindOne(last.Trim(), order) is { } to && from.Earliest <= to.Latest
            ? PartialDate.Between(from, to)
            : null;

    private static PartialDate? FindOne(ReadOnlySpan<char> text, DateOrder order)
    {
        if (text.Length > 40) return null;
        if (text.Length > 10 && text[4] == '-' && text[7] == '-' && text[10] is 'T' or 'Z' or '+' or '-') text = text[..10];
        if (PartialDate.TryParse(text, out var date)) return date;
        Span<Range> parts = stackalloc Range[4];
        return text.SplitAny(parts, Separators, StringSplitOptions.RemoveEmptyEntries) switch
        {
            2 => MonthOf(text[parts[0]]) is { } month ? Make(text[parts[1]], month, 0) : null,
            3 => OfThree(text[parts[0]], text[parts[1]], text[parts[2]], order),
            _ => null,
        };
    }

    private static PartialDate? OfThree(ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third, DateOrder order)
    {
        if (MonthOf(second) is { } middle) return Make(third, middle, Number(first));
        if (MonthOf(first) is { } leading) return Make(third, leading, Number(second));
        return order switch
        {
            DateOrder.DayFirst => Make(third, Number(second), Number(first)),
            DateOrder.MonthFirst => Make(third, Number(first), Number(second)),
            DateOrder.YearFirst => Make(first, Number(second), Number(third)),
            _ => null,
        };
    }

    /// <summary>A part of 0 is unknown (the British list writes 00/00/1970); a part of null was no number.</summary>
    private static PartialDate? Make(ReadOnlySpan<char> yearText, int? month, int? day)
    {
        var year = yearText.Length == 4 ? Number(yearText) ?? 0 : 0;
        if (year == 0 || month is null or > 12 || day is null or > 31) return null;
        if (month == 0) return day == 0 ? PartialDate.OfYear(year) : null;
        if (day == 0) return PartialDate.OfMonth(year, month.Value);
        return day <= DateTime.DaysInMonth(year, month.Value) ? PartialDate.OfDay(year, month.Value, day.Value) : null;
    }

    private static int? MonthOf(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || !char.IsAsciiLetter(text[0])) return null;
        for (var i = 0; i < Months.Length; i++)
        {
            if (text.StartsWith(Months[i], StringComparison.OrdinalIgnoreCase))
                return FullName(i + 1).AsSpan().StartsWith(text, StringComparison.OrdinalIgnoreCase) ? i + 1 : null;
        }

        return null;
    }

    private static string FullName(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    private static int? Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
