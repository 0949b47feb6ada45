using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Eu;

/// <summary>
/// <c>birthdate</c>: a day, or a year with or without month and day, or a range of years, and the place. A date of another calendar is not turned into
/// ours, since the lists do not say by which reckoning: it is kept as a remark.
/// </summary>
internal static class EuBirth
{
    public static void Read(XElement born, ListingDraft draft, ReadingLog log, string file)
    {
        var (country, name) = EuCountry.Of(born, log, file);
        if (country is { } code) draft.Country(code.Value, CountryRole.Birth);
        draft.BirthPlace(
            born.AttributeText("place"), born.AttributeText("city"), born.AttributeText("region"), born.AttributeText("zipCode"), name);
        if (Written(born) is { } text) Date(text, born, draft, log, file);
        foreach (var remark in EuEntity.Remarks(born)) draft.Remark($"born: {remark}");
    }

    private static void Date(string text, XElement born, ListingDraft draft, ReadingLog log, string file)
    {
        if (born.AttributeText("calendarType") is { } calendar && !calendar.Equals("GREGORIAN", StringComparison.OrdinalIgnoreCase))
        {
            draft.Remark($"born: {text} ({calendar.ToLowerInvariant()} calendar)");
            return;
        }

        if (WrittenDates.Find(text, DateOrder.DayFirst) is { } date)
        {
            draft.BirthDate(born.AttributeText("circa") is "true" or "1" ? date.About() : date);
            return;
        }

        log.Field(file, born.Line(), "birthdate", "a date, a year or a range of years", text);
        draft.Remark($"born: {text}");
    }

    private static string? Written(XElement born)
    {
        if (born.AttributeText("birthdate") is { } day) return day;
        if (Number(born, "year") is { } year)
        {
            return Number(born, "monthOfYear") is not { } month ? year.PadLeft(4, '0')
                : $"{year.PadLeft(4, '0')}-{month.PadLeft(2, '0')}" + (Number(born, "dayOfMonth") is { } of ? $"-{of.PadLeft(2, '0')}" : "");
        }

        var (from, to) = (Number(born, "yearRangeFrom"), Number(born, "yearRangeTo"));
        return (from, to) switch
        {
            (null, null) => null,
            (not null, null) => $"{from} or later",
            (null, not null) => $"{to} or earlier",
            _ => from == to ? from : $"{from} to {to}",
        };
    }

    /// <summary>A part of 0 is not known.</summary>
    private static string? Number(XElement born, string attribute) =>
        born.AttributeText(attribute) is { } text && text.TrimStart('0').Length > 0 ? text : null;
}
