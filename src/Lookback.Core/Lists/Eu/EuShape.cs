using System.Xml.Linq;
using Lookback.Core.Lists.Text;

namespace Lookback.Core.Lists.Eu;

/// <summary>
/// The elements and attributes of an entity as the schema of 2018 (FSF 1.1) has them. One that is not known is complained of once: it may be a new
/// fact. Left on purpose: the ids and the regulations of single names, dates and addresses, and whether an address is that of the listing's time.
/// </summary>
internal static class EuShape
{
    private static readonly string[] Country = ["countryIso2Code", "countryDescription", "region"];

    private static readonly Dictionary<string, string[]> Attributes = new(StringComparer.Ordinal)
    {
        ["sanctionEntity"] = ["logicalId", "delistingDate", "designationDate", "designationDetails", "unitedNationId", "euReferenceNumber"],
        ["regulation"] =
        [
            "logicalId", "regulationType", "organisationType", "publicationDate", "entryIntoForceDate", "numberTitle", "programme",
        ],
        ["subjectType"] = ["code", "classificationCode"],
        ["nameAlias"] =
        [
            "logicalId", "regulationLanguage", "firstName", "middleName", "lastName", "wholeName", "function", "gender", "title", "nameLanguage", "strong",
        ],
        ["citizenship"] = ["logicalId", "regulationLanguage", "acquisitionDate", "disenfranchisementDate", .. Country],
        ["birthdate"] =
        [
            "logicalId", "regulationLanguage", "circa", "calendarType", "city", "zipCode", "birthdate", "dayOfMonth", "monthOfYear", "year",
            "yearRangeFrom", "yearRangeTo", "place", .. Country,
        ],
        ["address"] =
        [
            "logicalId", "regulationLanguage", "city", "street", "poBox", "zipCode", "place", "asAtListingTime", .. Country,
        ],
        ["identification"] =
        [
            "logicalId", "regulationLanguage", "diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer", "issueDate", "issuedBy",
            "latinNumber", "nameOnDocument", "number", "validFrom", "validTo", "identificationTypeCode", "identificationTypeDescription", .. Country,
        ],
    };

    public static void Check(XElement entity, ReadingLog log, string file)
    {
        entity.CheckChildren(
            log, file, "remark", "additionalInformation", "regulation", "subjectType", "nameAlias", "citizenship", "birthdate", "address",
            "identification");
        CheckAttributes(entity, log, file);
        foreach (var part in entity.Elements())
        {
            CheckAttributes(part, log, file);
            part.CheckChildren(
                log, file, "remark", "additionalInformation", "regulationSummary", "publicationUrl", "corrigendum", "contactInfo");
        }
    }

    private static void CheckAttributes(XElement element, ReadingLog log, string file)
    {
        var name = element.Name.LocalName;
        if (!Attributes.TryGetValue(name, out var known)) return;
        foreach (var attribute in element.Attributes())
        {
            var written = attribute.Name.LocalName;
            if (!known.Contains(written, StringComparer.Ordinal))
                log.FieldOnce(file, element.Line(), $"{name}/{written}", $"a known attribute of <{name}>", attribute.Value);
        }
    }
}
