using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Uk;

/// <summary>
/// The row above the header: <c>Last Updated,05/06/2023</c> or <c>Report Date: 13-Feb-2026</c>. It is a day, read as its first instant in UTC.
/// </summary>
internal static partial class UkEditionDate
{
    public static void Read(IReadOnlyList<SeparatedRow> before, ReadingLog log, string file)
    {
        foreach (var row in before)
        {
            var text = Blanks.Collapse(string.Join(' ', row.Fields)) ?? "";
            var match = Head().Match(text);
            if (match.Success && UkDate.Find(match.Groups["date"].Value) is { } date) log.PublishedAt = date.StartsAt;
            else if (text.Length > 0) log.Field(file, row.Line, "Report Date", "Report Date or Last Updated, and a date", text);
        }
    }

    [GeneratedRegex(@"^(?:Report Date|Last Updated)\W*(?<date>\w.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Head();
}
