using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Un;

/// <summary>
/// <c>INDIVIDUAL_DOCUMENT</c>. Its type is written in several languages and shapes, may stand in a second element
/// (<c>TYPE_OF_DOCUMENT2</c>), or inside the number (<see cref="UnNumber"/>).
/// </summary>
internal static class UnDocument
{
    private static readonly (string Word, IdentifierKind Kind)[] Words =
    [
        ("driv", IdentifierKind.Other), ("birth", IdentifierKind.Other), ("ration card", IdentifierKind.Other),
        ("military", IdentifierKind.Other),
        ("passport", IdentifierKind.Passport), ("passeport", IdentifierKind.Passport), ("pasaporte", IdentifierKind.Passport),
        ("travel document", IdentifierKind.Passport), ("reiseausweis", IdentifierKind.Passport), ("laissez", IdentifierKind.Passport),
        ("tax", IdentifierKind.TaxId), ("fiscal", IdentifierKind.TaxId), ("identi", IdentifierKind.NationalId),
        ("tazkira", IdentifierKind.NationalId), ("national id", IdentifierKind.NationalId),
        ("social security", IdentifierKind.NationalId), ("id card", IdentifierKind.NationalId),
    ];

    public static void Read(XElement document, ListingDraft draft, ReadingLog log, string file)
    {
        document.CheckChildren(
            log, file, "TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE", "CITY_OF_ISSUE",
            "DATE_OF_ISSUE", "NOTE");
        var (type, second) = (document.Text("TYPE_OF_DOCUMENT"), document.Text("TYPE_OF_DOCUMENT2"));
        var written = UnNumber.Of(document.Text("NUMBER"));
        var kind = KindOf(written.Words) ?? KindOf(second) ?? KindOf(type) ?? IdentifierKind.Other;
        var label = written.Words ?? second ?? (kind == IdentifierKind.Other ? type : null);
        draft.Identifier(kind, written.Number, CountryOf(document, written, log, file), label);
        Keep(document, draft, second ?? type, written);
    }

    private static IdentifierKind? KindOf(string? words)
    {
        if (words is null) return null;
        foreach (var (word, kind) in Words)
        {
            if (words.Contains(word, StringComparison.OrdinalIgnoreCase)) return kind;
        }

        return null;
    }

    private static CountryCode? CountryOf(XElement document, UnNumber written, ReadingLog log, string file)
    {
        if ((document.Text("ISSUING_COUNTRY") ?? document.Text("COUNTRY_OF_ISSUE")) is not { } text) return written.Country;
        var country = Countries.Find(text.Replace(" passport", "", StringComparison.OrdinalIgnoreCase));
        if (country is null && !ListingDraft.SaysNoCountry(text)) log.Field(file, document.Line(), "ISSUING_COUNTRY", "a country", text);
        return country;
    }

    private static void Keep(XElement document, ListingDraft draft, string? type, UnNumber written)
    {
        string?[] parts =
        [
            written.Note,
            document.Text("DATE_OF_ISSUE") is { } date ? $"issued {date}" : null,
            document.Text("CITY_OF_ISSUE") is { } city ? $"in {city}" : null,
            document.Text("NOTE"),
        ];
        var more = string.Join(", ", parts.Where(p => p is not null));
        if (more.Length > 0) draft.Remark($"{type} {written.Number}: {more}");
    }
}
