using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Lookback.Core.Time;

/// <summary>How much of a date its source stated.</summary>
public enum DatePrecision
{
    /// <summary>Year, month and day.</summary>
    Day,

    /// <summary>Year and month.</summary>
    Month,

    /// <summary>The year alone.</summary>
    Year,

    /// <summary>The decade: <c>198X</c>.</summary>
    Decade,

    /// <summary>The century: <c>19XX</c>.</summary>
    Century,

    /// <summary>Somewhere between two dates: <c>1984/1986</c>.</summary>
    Interval,
}

/// <summary>
/// A calendar date as far as it is known, in the Extended Date/Time Format (EDTF, Library of Congress, 2019) at level 1: years,
/// months, days, unspecified digits (<c>198X</c>, <c>1985-XX-XX</c>), intervals (<c>1984/1986</c>) and the qualifiers
/// <c>?</c> uncertain, <c>~</c> approximate, <c>%</c> both. Proleptic Gregorian, years 1 to 9999. A set of possible dates is
/// several <see cref="PartialDate"/>s, not one.
/// </summary>
/// <remarks>
/// Two partial dates are compared as the spans of days they may stand for, <see cref="Earliest"/> to <see cref="Latest"/>, both
/// inclusive. The default value is the single day 0001-01-01 and stands for nothing: use a nullable where a date may be missing.
/// </remarks>
public readonly record struct PartialDate
{
    private PartialDate(DateOnly earliest, DateOnly latest, DatePrecision precision, bool approximate, bool uncertain)
    {
        Earliest = earliest;
        Latest = latest;
        Precision = precision;
        IsApproximate = approximate;
        IsUncertain = uncertain;
    }

    /// <summary>The first day this date may be.</summary>
    public DateOnly Earliest { get; }

    /// <summary>The last day this date may be, inclusive; never before <see cref="Earliest"/>.</summary>
    public DateOnly Latest { get; }

    /// <summary>How much of the date was stated.</summary>
    public DatePrecision Precision { get; }

    /// <summary>The source said "about" (<c>~</c>).</summary>
    public bool IsApproximate { get; }

    /// <summary>The source doubted it (<c>?</c>).</summary>
    public bool IsUncertain { get; }

    /// <summary>The day itself, in UTC at its first instant: the reading given to a date-only publication or meeting date.</summary>
    public DateTimeOffset StartsAt => new(Earliest.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>One day.</summary>
    public static PartialDate OfDay(DateOnly day) => new(day, day, DatePrecision.Day, false, false);

    /// <summary>One day. Throws <see cref="ArgumentOutOfRangeException"/> where there is no such day.</summary>
    public static PartialDate OfDay(int year, int month, int day) => OfDay(new DateOnly(year, month, day));

    /// <summary>One month of 1 to 12.</summary>
    public static PartialDate OfMonth(int year, int month) =>
        Span(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)), DatePrecision.Month);

    /// <summary>One year of 1 to 9999.</summary>
    public static PartialDate OfYear(int year) =>
        Span(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), DatePrecision.Year);

    /// <summary>Somewhere from the start of <paramref name="from"/> to the end of <paramref name="to"/>.</summary>
    /// <exception cref="ArgumentException">The span would end before it starts.</exception>
    public static PartialDate Between(PartialDate from, PartialDate to) =>
        to.Latest < from.Earliest
            ? throw new ArgumentException($"a span of dates ends before it starts: {from}/{to}", nameof(to))
            : new PartialDate(
                from.Earliest,
                to.Latest,
                DatePrecision.Interval,
                from.IsApproximate || to.IsApproximate,
                from.IsUncertain || to.IsUncertain);

    /// <summary>The same date, marked "about".</summary>
    public PartialDate About() => new(Earliest, Latest, Precision, true, IsUncertain);

    /// <summary>Whether some day may be both dates.</summary>
    public bool Overlaps(PartialDate other) => Earliest <= other.Latest && other.Earliest <= Latest;

    /// <summary>Reads EDTF level 1; throws <see cref="FormatException"/> with the text where it is not.</summary>
    public static PartialDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException($"not an EDTF level 1 date: \"{text}\"");

    /// <summary>Reads EDTF level 1. Impossible dates (30 February, month 13, year 0) are not dates.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartialDate date)
    {
        return TryParse(text.AsSpan(), out date);
    }

    internal static bool TryParse(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        var span = text.Trim();
        if (span.IsEmpty) return false;
        var slash = span.IndexOf('/');
        if (slash < 0) return TryParseOne(span, out date);
        if (!TryParseOne(span[..slash], out var from) || !TryParseOne(span[(slash + 1)..], out var to)) return false;
        if (to.Latest < from.Earliest) return false;
        date = Between(from, to);
        return true;
    }

    /// <summary>The EDTF text that <see cref="Parse"/> reads back as an equal value.</summary>
    public override string ToString()
    {
        var qualifier = (IsApproximate, IsUncertain) switch
        {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            _ => "",
        };
        return Precision switch
        {
            DatePrecision.Day => Text(Earliest, "yyyy-MM-dd") + qualifier,
            DatePrecision.Month => Text(Earliest, "yyyy-MM") + qualifier,
            DatePrecision.Year => Text(Earliest, "yyyy") + qualifier,
            DatePrecision.Decade => Text(Earliest, "yyyy")[..3] + "X" + qualifier,
            DatePrecision.Century => Text(Earliest, "yyyy")[..2] + "XX" + qualifier,
            DatePrecision.Interval => Text(Earliest, "yyyy-MM-dd") + qualifier + "/" + Text(Latest, "yyyy-MM-dd") + qualifier,
            _ => throw new InvalidOperationException($"unknown precision {Precision}"),
        };

        static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
    }

    private static PartialDate Span(DateOnly earliest, DateOnly latest, DatePrecision precision) =>
        new(earliest, latest, precision, false, false);

    private static bool TryParseOne(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        text = text.Trim();
        var (approximate, uncertain) = (false, false);
        if (text.Length > 0 && text[^1] is '?' or '~' or '%')
        {
            approximate = text[^1] is '~' or '%';
            uncertain = text[^1] is '?' or '%';
            text = text[..^1];
        }

        if (!TryParseBare(text, out var bare)) return false;
        date = new PartialDate(bare.Earliest, bare.Latest, bare.Precision, approximate, uncertain);
        return true;
    }

    private static bool TryParseBare(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        if (text.Length is not (4 or 7 or 10)) return false;
        if (text.Length > 4 && text[4] != '-') return false;
        if (text.Length > 7 && text[7] != '-') return false;

        if (!TryParseYear(text[..4], out date)) return false;
        if (text.Length == 4) return true;

        var month = text[5..7];
        var day = text.Length == 10 ? text[8..10] : "XX";
        if (date.Precision != DatePrecision.Year || month is "XX") return month is "XX" && day is "XX";
        if (!Number(month, out var m) || m is < 1 or > 12) return false;
        var year = date.Earliest.Year;
        if (day is "XX")
        {
            date = OfMonth(year, m);
            return true;
        }

        if (!Number(day, out var d) || d < 1 || d > DateTime.DaysInMonth(year, m)) return false;
        date = OfDay(year, m, d);
        return true;
    }

    private static bool TryParseYear(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        if (text.EndsWith("XX", StringComparison.Ordinal))
        {
            if (!Number(text[..2], out var century) || century == 0) return false;
            date = Span(new DateOnly(century * 100, 1, 1), new DateOnly((century * 100) + 99, 12, 31), DatePrecision.Century);
            return true;
        }

        if (text[^1] == 'X')
        {
            if (!Number(text[..3], out var decade) || decade == 0) return false;
            date = Span(new DateOnly(decade * 10, 1, 1), new DateOnly((decade * 10) + 9, 12, 31), DatePrecision.Decade);
            return true;
        }

        if (!Number(text, out var year) || year == 0) return false;
        date = OfYear(year);
        return true;
    }

    private static bool Number(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
