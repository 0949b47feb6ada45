using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Eu;

/// <summary>
/// One <c>sanctionEntity</c> of the XML 1.1. The table and the XML of before 2018 are brought into its shape first, so that one entity is one listing
/// whatever file it came in. Its key is <c>logicalId</c>, which the Commission kept when it changed the format; the reference number is kept beside it.
/// </summary>
internal sealed class EuEntity(WatchlistId watchlist, string file, ReadingLog log)
{
    public ListingText? Read(XElement entity)
    {
        EuShape.Check(entity, log, file);
        if (entity.AttributeText("logicalId") is not { } key) return Lost(entity, "logicalId", "a number");
        var draft = new ListingDraft(new ListingId(watchlist, key)) { Schema = SchemaOf(entity) };
        EuNames.Read(entity, draft, log, file);
        if (!draft.HasName) return Lost(entity, "nameAlias", "a name");
        Fill(entity, draft);
        foreach (var part in entity.All("citizenship")) Citizenship(part, draft);
        foreach (var part in entity.All("birthdate")) EuBirth.Read(part, draft, log, file);
        foreach (var part in entity.All("address")) EuAddress.Read(part, draft, log, file);
        foreach (var part in entity.All("identification")) EuDocument.Read(part, draft, log, file);
        return draft.Build();
    }

    /// <summary>The remarks of a part, and what the publisher adds to it under a key.</summary>
    public static IEnumerable<string> Remarks(XElement part)
    {
        foreach (var remark in part.All("remark"))
        {
            if (Blanks.Collapse(remark.Value) is { } text) yield return text;
        }

        foreach (var more in part.All("additionalInformation"))
        {
            if (more.AttributeText("value") is { } value) yield return $"{more.AttributeText("key")}: {value}";
        }
    }

    private ListingText? Lost(XElement entity, string field, string expected)
    {
        log.Row(file, entity.Line(), field, expected, "nothing");
        return null;
    }

    /// <summary>The table has the word and the letter in either column.</summary>
    private Schema SchemaOf(XElement entity)
    {
        var type = entity.Child("subjectType");
        var (code, letter) = (type?.AttributeText("code"), type?.AttributeText("classificationCode"));
        var words = $"{code} {letter}".ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Contains("P") || words.Contains("PERSON")) return Schema.Person;
        if (words.Contains("VESSEL") || words.Contains("SHIP")) return Schema.Vessel;
        if (words.Contains("AIRCRAFT")) return Schema.Aircraft;
        if (words.Contains("E") || words.Contains("ENTERPRISE")) return Schema.Organization;
        log.Field(file, entity.Line(), "subjectType", "person or enterprise", code ?? letter ?? "nothing");
        return Schema.Unknown;
    }

    private void Fill(XElement entity, ListingDraft draft)
    {
        var regulations = new List<string>();
        foreach (var regulation in entity.All("regulation"))
        {
            draft.Programme(regulation.AttributeText("programme"));
            if (regulation.AttributeText("numberTitle") is { } title)
            {
                var published = regulation.AttributeText("publicationDate");
                regulations.Add(title);
                draft.LegalBasis(published is null ? $"Regulation {title}" : $"Regulation {title}, published {published}");
            }

            foreach (var remark in Remarks(regulation)) draft.Remark(remark);
        }

        Designated(entity, draft);
        draft.Identifier(IdentifierKind.Other, entity.AttributeText("euReferenceNumber"), label: "EU reference number");
        if (entity.AttributeText("unitedNationId") is { } id) draft.Remark($"UN id: {id}");
        if (entity.AttributeText("delistingDate") is { } until) draft.Remark($"Delisting date: {until}");
        foreach (var remark in Remarks(entity))
        {
            draft.Remark(remark);
            EuLaws.Read(remark, regulations, draft);
            EuDocument.ReadWords(remark, draft);
        }
    }

    private void Designated(XElement entity, ListingDraft draft)
    {
        draft.Remark(entity.AttributeText("designationDetails"));
        if (entity.AttributeText("designationDate") is not { } text) return;
        draft.DesignatedOn = WrittenDates.Find(text, DateOrder.DayFirst);
        if (draft.DesignatedOn is null) log.Field(file, entity.Line(), "designationDate", "a date", text);
    }

    private void Citizenship(XElement part, ListingDraft draft)
    {
        var (country, name) = EuCountry.Of(part, log, file);
        if (country is { } code) draft.Country(code.Value, CountryRole.Nationality);
        var lost = part.AttributeText("disenfranchisementDate");
        string?[] words =
        [
            country is null ? name : null, part.AttributeText("region"),
            part.AttributeText("acquisitionDate") is { } since ? $"since {since}" : null, lost is null ? null : $"until {lost}", .. Remarks(part),
        ];
        var more = string.Join(", ", words.Where(w => w is not null));
        if (more.Length > 0) draft.Remark(country is null ? $"citizenship: {more}" : $"citizenship of {name}: {more}");
    }
}
