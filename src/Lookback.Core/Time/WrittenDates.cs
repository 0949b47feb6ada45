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
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] About = ["circa ", "approximately ", "about ", "c. ", "ca. ", "c.", "~"];

    /// <summary>The date; null where the text is none, or no possible one.</summary>
    public static PartialDate? Find(string text, DateOrder order = DateOrder.YearFirst)
    {
        var span = text.AsSpan().Trim();
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
        if (PartialDate.TryParse(text.ToString(), out var date)) return date;
        var parts = text.ToString().Split([' ', '/', '.', '-', ','], StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [var day, var month, var year] when MonthOf(month) is { } m => Make(year, m, Number(day)),
            [var month, var day, var year] when MonthOf(month) is { } m => Make(year, m, Number(day)),
            [var month, var year] when MonthOf(month) is { } m => Make(year, m, 0),
            [var day, var month, var year] when order == DateOrder.DayFirst => Make(year, Number(month), Number(day)),
            [var month, var day, var year] when order == DateOrder.MonthFirst => Make(year, Number(month), Number(day)),
            [var year, var month, var day] when order == DateOrder.YearFirst => Make(year, Number(month), Number(day)),
            _ => null,
        };
    }

    /// <summary>A part of 0 is unknown (the British list writes 00/00/1970); a part of null was no number.</summary>
    private static PartialDate? Make(string yearText, int? month, int? day)
    {
        var year = yearText.Length == 4 ? Number(yearText) ?? 0 : 0;
        if (year == 0 || month is null or > 12 || day is null or > 31) return null;
        if (month == 0) return day == 0 ? PartialDate.OfYear(year) : null;
        if (day == 0) return PartialDate.OfMonth(year, month.Value);
        return day <= DateTime.DaysInMonth(year, month.Value) ? PartialDate.OfDay(year, month.Value, day.Value) : null;
    }

    private static int? MonthOf(string text)
    {
        if (text.Length < 3 || !char.IsAsciiLetter(text[0])) return null;
        var index = Array.FindIndex(Months, m => text.StartsWith(m, StringComparison.OrdinalIgnoreCase));
        return index >= 0 && FullName(index + 1).StartsWith(text, StringComparison.OrdinalIgnoreCase) ? index + 1 : null;
    }

    private static string FullName(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
