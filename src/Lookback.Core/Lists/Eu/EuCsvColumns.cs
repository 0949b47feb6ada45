using System.Collections.Frozen;

namespace Lookback.Core.Lists.Eu;

/// <summary>The columns of one part of an entity, and the attributes of the XML 1.1 that they are.</summary>
/// <param name="Prefix">What its columns begin with.</param>
/// <param name="Element">The element that it is.</param>
/// <param name="Attributes">Column, without the prefix, and attribute.</param>
internal sealed record EuCsvPart(string Prefix, string Element, IReadOnlyList<(string Column, string Attribute)> Attributes);

/// <summary>
/// The columns of the table (FSF CSV 1.1). They are the attributes of the XML under other names, but for <c>strong</c> and <c>delistingDate</c>, which
/// the table does not have.
/// </summary>
internal static class EuCsvColumns
{
    public const string Key = "Entity_LogicalId";
    public const string Generated = "fileGenerationDate";

    private static readonly (string, string)[] Country =
        [("Region", "region"), ("CountryIso2Code", "countryIso2Code"), ("CountryDescription", "countryDescription")];

    public static EuCsvPart Entity { get; } = new(
        "Entity_", "sanctionEntity",
        [
            ("LogicalId", "logicalId"), ("EU_ReferenceNumber", "euReferenceNumber"), ("UnitedNationId", "unitedNationId"),
            ("DesignationDate", "designationDate"), ("DesignationDetails", "designationDetails"),
        ]);

    public static EuCsvPart Regulation { get; } = new(
        "Entity_Regulation_", "regulation",
        [
            ("Type", "regulationType"), ("OrganisationType", "organisationType"), ("PublicationDate", "publicationDate"),
            ("EntryIntoForceDate", "entryIntoForceDate"), ("NumberTitle", "numberTitle"), ("Programme", "programme"),
        ]);

    public static EuCsvPart Subject { get; } =
        new("Entity_SubjectType", "subjectType", [("", "code"), ("_ClassificationCode", "classificationCode")]);

    public static EuCsvPart[] Parts { get; } =
    [
        new(
            "NameAlias_", "nameAlias",
            [
                ("LastName", "lastName"), ("FirstName", "firstName"), ("MiddleName", "middleName"), ("WholeName", "wholeName"),
                ("NameLanguage", "nameLanguage"), ("Gender", "gender"), ("Title", "title"), ("Function", "function"),
            ]),
        new(
            "Address_", "address",
            [("City", "city"), ("Street", "street"), ("PoBox", "poBox"), ("ZipCode", "zipCode"), ("Place", "place"), .. Country]),
        new(
            "BirthDate_", "birthdate",
            [
                ("BirthDate", "birthdate"), ("Day", "dayOfMonth"), ("Month", "monthOfYear"), ("Year", "year"), ("YearRangeFrom", "yearRangeFrom"),
                ("YearRangeTo", "yearRangeTo"), ("Circa", "circa"), ("CalendarType", "calendarType"), ("ZipCode", "zipCode"), ("Place", "place"),
                ("City", "city"), .. Country,
            ]),
        new(
            "Identification_", "identification",
            [
                ("Number", "number"), ("Diplomatic", "diplomatic"), ("KnownExpired", "knownExpired"), ("KnownFalse", "knownFalse"),
                ("ReportedLost", "reportedLost"), ("RevokedByIssuer", "revokedByIssuer"), ("IssuedBy", "issuedBy"), ("IssuedDate", "issueDate"),
                ("ValidFrom", "validFrom"), ("ValidTo", "validTo"), ("LatinNumber", "latinNumber"), ("NameOnDocument", "nameOnDocument"),
                ("TypeCode", "identificationTypeCode"), ("TypeDescription", "identificationTypeDescription"), .. Country,
            ]),
        new("Citizenship_", "citizenship", [.. Country]),
    ];

    /// <summary>What is a fact of an entity.</summary>
    public static IReadOnlyList<string> Required { get; } =
        [Generated, .. Parts.Concat([Entity, Regulation, Subject]).SelectMany(p => p.Attributes.Select(a => p.Prefix + a.Column))];

    /// <summary>Every column that is read, or left on purpose.</summary>
    public static FrozenSet<string> Known { get; } = All().ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> All()
    {
        foreach (var column in Required) yield return column;
        yield return "Entity_Remark";
        yield return "Entity_Regulation_PublicationUrl";
        yield return "Address_ContactInfo";
        yield return "Address_AsAtListingTime";
        foreach (var part in Parts)
        {
            yield return part.Prefix + "Remark";
            yield return part.Prefix + "LogicalId";
            yield return part.Prefix + "RegulationLanguage";
            yield return part.Prefix + "Regulation_PublicationUrl";
            foreach (var (column, _) in Regulation.Attributes) yield return $"{part.Prefix}Regulation_{column}";
        }
    }
}
