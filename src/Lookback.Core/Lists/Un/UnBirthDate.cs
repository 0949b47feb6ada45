using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Un;

/// <summary>
/// <c>INDIVIDUAL_DATE_OF_BIRTH</c>: a <c>DATE</c>, a <c>YEAR</c>, or <c>FROM_YEAR</c> and <c>TO_YEAR</c>, under a <c>TYPE_OF_DATE</c> of
/// EXACT, APPROXIMATELY or BETWEEN in any case. An element without any of them is how the list says that nothing is known.
/// </summary>
internal static class UnBirthDate
{
    public static void Read(XElement born, ListingDraft draft, ReadingLog log, string file)
    {
        born.CheckChildren(log, file, "TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE");
        var (type, note) = (born.Text("TYPE_OF_DATE"), born.Text("NOTE"));
        var isAbout = Says(type) || Says(note);
        if (Find(born, draft, log, file) is { } date) draft.BirthDate(isAbout ? date.About() : date);
        if (note is not null && !note.Equals("Approximately", StringComparison.OrdinalIgnoreCase)) draft.Remark($"born: {note}");
    }

    private static bool Says(string? text) => text?.StartsWith("Approximately", StringComparison.OrdinalIgnoreCase) ?? false;

    private static PartialDate? Find(XElement born, ListingDraft draft, ReadingLog log, string file)
    {
        var text = born.Text("DATE") ?? born.Text("YEAR");
        var (from, to) = (born.Text("FROM_YEAR"), born.Text("TO_YEAR"));
        text ??= from is not null && to is not null ? $"{from} to {to}" : from ?? to;
        if (text is null) return null;
        if (WrittenDates.Find(text) is { } date) return date;
        log.Field(file, born.Line(), born.Name.LocalName, "a date", text);
        draft.Remark($"born: {text}");
        return null;
    }
}
