using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Australia;

/// <summary>
/// <c>Date of Birth</c>: a date cell, a year, or text of one or several dates in many shapes (<c>a) Approximately 1955- 1958 b) 1961</c>,
/// <c>27/04/1954; alt DOB: 27/10/1954</c>, <c>1970 (as another name)</c>). A date of the Islamic calendar that says so is kept as a remark and never
/// taken for one of ours.
/// </summary>
internal static partial class AustraliaBirth
{
    private const int MostDates = 40;

    public static void Read(string text, ListingDraft draft, ReadingLog log, string file, long line)
    {
        foreach (var part in NumberedParts.Of(text))
        {
            foreach (var piece in Breaks().Split(part.Text).Take(MostDates))
            {
                if (Blanks.Collapse(piece) is { } written) One(written, draft, log, file, line);
            }
        }
    }

    private static void One(string written, ListingDraft draft, ReadingLog log, string file, long line)
    {
        var note = Note().Match(written);
        var isIslamic = written.Contains("Hijri", StringComparison.OrdinalIgnoreCase);
        if (note.Success || isIslamic) draft.Remark($"Date of birth: {written}");
        if (isIslamic) return;
        var date = Blanks.Collapse(note.Success ? written.Remove(note.Index, note.Length) : written);
        if (date is null) return;
        if (Find(date) is { } born)
        {
            draft.BirthDate(born);
            return;
        }

        // Approximately 1955. For this aka only ...
        if (Leading().Match(date) is { Success: true } leading && Find(leading.Value) is { } first)
        {
            draft.BirthDate(first);
            draft.Remark($"Date of birth: {written}");
            return;
        }

        log.Field(file, line, "Date of Birth", "a date", written);
        draft.Remark($"Date of birth: {written}");
    }

    private static PartialDate? Find(string written)
    {
        var text = Dashes().Replace(LostMark().Replace(written, "").Trim('(', ')', '.', ',', ' '), "-");
        text = About().Replace(text, "circa ");
        if (MonthOfYear().IsMatch(text)) text = $"00/{text}";
        if (Between().Match(text) is { Success: true } between)
        {
            var (from, to) = (between.Groups["from"].Value, between.Groups["to"].Value);
            // Between Aug. and Sep 1977
            if (!from.Any(char.IsAsciiDigit) && to.Length > 4) from += to[^5..];
            text = $"{between.Groups["about"].Value}{from} to {to}";
        }

        return WrittenDates.Find(text.Replace(" - ", " to ", StringComparison.Ordinal), DateOrder.DayFirst);
    }

    [GeneratedRegex(
        @"[;\n]|>>|\bor\b|(?<=\d{4}),(?=\s*(?:\d|circa|approx))|(?<=\))\s*(?=\d)|(?<=\d{4}),?\s+(?=\d{4}\b|\d{1,2}[/ ])|\balt\.?\s*DOBs?:?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();

    [GeneratedRegex(
        @"^(?:approximately |approx\.? |circa )?(?:\d{1,2}[ .-]+[A-Za-z]{3,9}[ .-]+\d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{4})(?=[.,(])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Leading();

    /// <summary>The letter of a next date that is not there.</summary>
    [GeneratedRegex(@"\s+[a-z]\)$", RegexOptions.CultureInvariant)]
    private static partial Regex LostMark();

    [GeneratedRegex(@"^\d{1,2}/\d{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthOfYear();

    [GeneratedRegex(@"(?<=\S\s*)\([^()]*\)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Note();

    [GeneratedRegex(@"(?<=\d{4})\s*[-–]\s*(?=\d{4}$)", RegexOptions.CultureInvariant)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"^(?:approximately|approx\.?|circa|c\.|c|about|around)\s*(?=\S)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex About();

    [GeneratedRegex(
        @"^(?<about>circa )?between (?<from>.+?) (?:and|to|-) (?<to>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Between();
}
