using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Swiss;

/// <summary><c>identification-document</c>, its kind in the attribute <c>document-type</c>.</summary>
internal sealed class SwissDocument(string file, ReadingLog log, SwissIndex index)
{
    public void Read(XElement document, ListingDraft draft)
    {
        document.CheckChildren(log, file, "number", "issuer", "date-of-issue", "expiry-date", "place-of-issue", "remark", "remarks");
        var type = document.AttributeText("document-type");
        var kind = KindOf(type);
        var (country, issuer) = index.CountryOf(document.Child("issuer"));
        var number = document.Text("number");
        draft.Identifier(kind, number, country, type is "passport" or "id-card" ? null : type);
        string?[] more =
        [
            country is null && issuer is not null ? $"issued by {issuer}" : null,
            document.Text("date-of-issue") is { } issued ? $"issued {issued}" : null,
            PlaceOf(document) is { } place ? $"issued in {place}" : null,
            document.Text("expiry-date") is { } expires ? $"expires {expires}" : null, SwissIdentity.RemarkOf(document),
        ];
        var words = string.Join(", ", more.Where(w => w is not null));
        if (words.Length > 0) draft.Remark(Blanks.Collapse($"{type ?? "document"} {number}") + $": {words}");
    }

    private static IdentifierKind KindOf(string? type) => type switch
    {
        null => IdentifierKind.Other,
        _ when type.Contains("passport", StringComparison.Ordinal) || type.StartsWith("travel", StringComparison.Ordinal) => IdentifierKind.Passport,
        "id-card" or "identity-card" or "national-id" => IdentifierKind.NationalId,
        _ when type.Contains("tax", StringComparison.Ordinal) => IdentifierKind.TaxId,
        _ => IdentifierKind.Other,
    };

    private string? PlaceOf(XElement document)
    {
        if (document.Child("place-of-issue") is not { } element) return null;
        return index.PlaceOf(element) is { } place
            ? Blanks.Collapse(string.Join(", ", new[] { place.Location, place.Area, place.CountryName }.Where(p => p is not null)))
            : Blanks.Collapse(element.Value);
    }
}
