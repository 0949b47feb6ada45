using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Eu;

/// <summary>
/// <c>identification</c>. Its kind is a code (<c>passport</c>, <c>id</c>, <c>ssn</c>, <c>fiscalcode</c>, <c>regnumber</c>, <c>imo</c>, <c>swiftbic</c>
/// ...); new ones come without notice and are told by the words beside them. A document known to be false or expired is still one the person was seen
/// with: its number is kept, and what is said of it.
/// </summary>
internal static partial class EuDocument
{
    private static readonly string[] Flags = ["diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer"];
    private static readonly string[] Dates = ["issueDate", "issuedBy", "region", "nameOnDocument", "validFrom", "validTo"];

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["diplomatic"] = "diplomatic", ["knownExpired"] = "known to be expired", ["knownFalse"] = "known to be false",
        ["reportedLost"] = "reported lost", ["revokedByIssuer"] = "revoked by issuer", ["issueDate"] = "issued", ["issuedBy"] = "issued by",
        ["region"] = "in", ["nameOnDocument"] = "in the name of", ["validFrom"] = "valid from", ["validTo"] = "valid to",
    };

    // In this order: a driving licence number is no passport number, and "Other identification number" no national one.
    private static readonly (string Word, IdentifierKind Kind)[] Kinds =
    [
        ("other", IdentifierKind.Other), ("driv", IdentifierKind.Other), ("birth", IdentifierKind.Other), ("resident", IdentifierKind.Other),
        ("residence", IdentifierKind.Other), ("elect", IdentifierKind.Other),
        ("passport", IdentifierKind.Passport), ("travel", IdentifierKind.Passport), ("tax", IdentifierKind.TaxId), ("fiscal", IdentifierKind.TaxId),
        ("vat n", IdentifierKind.TaxId), ("ssn", IdentifierKind.NationalId), ("social security", IdentifierKind.NationalId),
        ("imo", IdentifierKind.Imo), ("swift", IdentifierKind.Bic), ("mmsi", IdentifierKind.Mmsi),
        ("legal entity", IdentifierKind.Lei), ("reg", IdentifierKind.Registration), ("tradelic", IdentifierKind.Registration),
        ("trade lic", IdentifierKind.Registration), ("national id", IdentifierKind.NationalId), ("identity", IdentifierKind.NationalId),
    ];

    public static void Read(XElement part, ListingDraft draft, ReadingLog log, string file)
    {
        var written = EuNumber.Of(part.Attribute("number")?.Value);
        var code = part.AttributeText("identificationTypeCode") ?? written.Code;
        var description = part.AttributeText("identificationTypeDescription") ?? written.Description;
        var kind = KindOf(code, description);
        var saysPassport = kind == IdentifierKind.Other && SaysPassport(code, written);
        if (saysPassport) kind = IdentifierKind.Passport;
        var label = written.Words ?? (saysPassport || IsPlain(kind, code) ? null : description ?? code);
        var (country, name) = EuCountry.Of(part, log, file);
        draft.Identifier(kind, written.Number, country, label);
        if (part.AttributeText("latinNumber") is { } latin && latin != written.Number) draft.Identifier(kind, latin, country, label);

        var notes = Notes(part).Concat(written.Notes).Concat(EuEntity.Remarks(part));
        var more = string.Join(", ", (country is null && name is not null ? notes.Prepend(name) : notes).Distinct());
        if (more.Length > 0) draft.Remark($"{description ?? code ?? "document"} {written.Number}".Trim() + $": {more}");
    }

    /// <summary>Numbers that stand in the words of a remark, with those of older entries: Italian fiscal codes, US employers' numbers.</summary>
    public static void ReadWords(string remark, ListingDraft draft)
    {
        foreach (Match match in FiscalCode().Matches(remark))
            draft.Identifier(IdentifierKind.TaxId, match.Groups["number"].Value, Countries.Find("IT"), "Italian fiscal code");
        foreach (Match match in EmployerNumber().Matches(remark))
            draft.Identifier(IdentifierKind.TaxId, match.Groups["number"].Value, Countries.Find("US"), "US Employer Identification Number");
    }

    private static IdentifierKind KindOf(string? code, string? description)
    {
        if (code is "id") return IdentifierKind.NationalId;
        if (code is "lei") return IdentifierKind.Lei;
        foreach (var text in new[] { code, description })
        {
            foreach (var (word, kind) in Kinds)
            {
                if (text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true) return kind;
            }
        }

        return IdentifierKind.Other;
    }

    /// <summary>Of the older entries many a passport is an "other number" whose notes say what it is.</summary>
    private static bool SaysPassport(string? code, EuNumber written) =>
        code is null or "other"
        && (written.Notes.Any(n => n.Contains("passport", StringComparison.OrdinalIgnoreCase))
            || written.Words?.Contains("passport", StringComparison.OrdinalIgnoreCase) == true);

    private static bool IsPlain(IdentifierKind kind, string? code) =>
        code is "passport" or "id" || kind is IdentifierKind.Imo or IdentifierKind.Bic or IdentifierKind.Lei or IdentifierKind.Mmsi;

    private static IEnumerable<string> Notes(XElement part)
    {
        foreach (var flag in Flags)
        {
            if (part.AttributeText(flag) is "true" or "1") yield return Words[flag];
        }

        foreach (var date in Dates)
        {
            if (part.AttributeText(date) is { } text) yield return $"{Words[date]} {text}";
        }
    }

    [GeneratedRegex(
        @"\bItalian fiscal code:?\s*(?<number>([A-Z]{3} ?){2}\d\d[A-Z]\d\d ?[A-Z]\d{3}[A-Z]?)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex FiscalCode();

    [GeneratedRegex(
        @"\bEmployer Identification Number:?\s*(?<number>\d\d-\d{7})\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex EmployerNumber();
}
