using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Senzing;

/// <summary>What else is said of one party. What is no fact here is kept in remarks.</summary>
internal sealed class SenzingFacts(ListingDraft draft, ReadingLog log, string file, long line, string recordId)
{
    private static readonly (string Number, IdentifierKind Kind, string? Country, string? Type, string? Label)[] Numbers =
    [
        ("PASSPORT_NUMBER", IdentifierKind.Passport, "PASSPORT_COUNTRY", null, null),
        ("SSN_NUMBER", IdentifierKind.NationalId, null, null, "SSN"),
        ("SSN", IdentifierKind.NationalId, null, null, "SSN"),
        ("NATIONAL_ID_NUMBER", IdentifierKind.NationalId, "NATIONAL_ID_COUNTRY", "NATIONAL_ID_TYPE", null),
        ("TAX_ID_NUMBER", IdentifierKind.TaxId, "TAX_ID_COUNTRY", "TAX_ID_TYPE", null),
        ("LEI_NUMBER", IdentifierKind.Lei, null, null, null),
        ("IMO_NUMBER", IdentifierKind.Imo, null, null, null),
        ("MMSI_NUMBER", IdentifierKind.Mmsi, null, null, null),
        ("DUNS_NUMBER", IdentifierKind.Registration, null, null, "D-U-N-S"),
        ("NPI_NUMBER", IdentifierKind.Other, null, null, "NPI"),
        ("DRIVERS_LICENSE_NUMBER", IdentifierKind.Other, null, "DRIVERS_LICENSE_STATE", "Driver's licence"),
        ("ACCOUNT_NUMBER", IdentifierKind.Other, null, "ACCOUNT_DOMAIN", "Account"),
        ("TRUSTED_ID_NUMBER", IdentifierKind.Other, null, "TRUSTED_ID_TYPE", null),
    ];

    /// <summary>The words for other numbers, FollowTheMoney's among them; a part of a word is enough.</summary>
    private static readonly (string Word, IdentifierKind Kind)[] OtherWords =
    [
        ("PASSPORT", IdentifierKind.Passport), ("IMO", IdentifierKind.Imo), ("MMSI", IdentifierKind.Mmsi), ("LEI", IdentifierKind.Lei),
        ("SWIFT", IdentifierKind.Bic), ("BIC", IdentifierKind.Bic), ("TAX", IdentifierKind.TaxId), ("INN", IdentifierKind.TaxId),
        ("VAT", IdentifierKind.TaxId), ("REGISTRATION", IdentifierKind.Registration), ("OGRN", IdentifierKind.Registration),
        ("NATIONAL", IdentifierKind.NationalId), ("IDNUMBER", IdentifierKind.NationalId), ("PUBLICKEY", IdentifierKind.Wallet),
    ];

    public void Read(IReadOnlyList<SenzingFeature> features)
    {
        foreach (var feature in features)
        {
            if (feature.Take("DATE_OF_BIRTH") is { } born) Birth(born);
            if (feature.Take("DATE_OF_DEATH") is { } died) draft.Remark($"died {died}");
            if (feature.Take("PLACE_OF_BIRTH") is { } place) BirthPlace(place);
            if (feature.Take("GENDER") is { } gender) Gender(gender);
            Country(feature, "NATIONALITY", CountryRole.Nationality);
            Country(feature, "CITIZENSHIP", CountryRole.Nationality);
            Country(feature, "REGISTRATION_COUNTRY", CountryRole.Registration);
            Country(feature, "COUNTRY_OF_ASSOCIATION", CountryRole.Linked);
            Address(feature);
            Identifiers(feature);
            if (feature.Take("PHONE_NUMBER") is { } phone)
            {
                draft.Phone(phone);
                feature.Take("PHONE_TYPE");
            }

            draft.Email(feature.Take("EMAIL_ADDRESS"));
            draft.Website(feature.Take("WEBSITE_ADDRESS"));
            draft.Programme(feature.Take("TOPIC") ?? feature.Take("RISK"));
            draft.Programme(feature.Take("PROGRAM"));
            draft.Title(feature.Take("JOB_TITLE"));
            Relation(feature);
            foreach (var rest in feature.Rest()) draft.Remark(rest);
        }
    }

    private void Birth(string text)
    {
        if (WrittenDates.Find(text) is { } date)
        {
            draft.BirthDate(date);
            return;
        }

        log.Field(file, line, "DATE_OF_BIRTH", "a date", text);
        draft.Remark($"born: {text}");
    }

    private void BirthPlace(string place)
    {
        draft.BirthPlace(place);
        if (Places.CountryOf(place) is { } country) draft.Country(country.Value, CountryRole.Birth);
    }

    private void Gender(string text)
    {
        if (Sexes.Find(text) is not { } sex) log.Field(file, line, "GENDER", "M or F", text);
        else if (sex != Sex.Unknown) draft.Sex = sex;
    }

    private void Country(SenzingFeature feature, string attribute, CountryRole role)
    {
        if (feature.Take(attribute) is not { } text || draft.Country(text, role)) return;
        log.Field(file, line, attribute, "a country", text);
        draft.Remark($"{attribute}: {text}");
    }

    private void Address(SenzingFeature feature)
    {
        var country = feature.Take("ADDR_COUNTRY");
        var whole = feature.Take("ADDR_FULL");
        var line1 = draft.Address(
            country, feature.Take("ADDR_LINE1"), feature.Take("ADDR_LINE2"), feature.Take("ADDR_LINE3"), feature.Take("ADDR_LINE4"),
            feature.Take("ADDR_LINE5"), feature.Take("ADDR_LINE6"), feature.Take("ADDR_CITY"), feature.Take("ADDR_STATE"),
            feature.Take("ADDR_POSTAL_CODE"));
        draft.Address(whole);
        if (country is not null && !draft.Country(country, CountryRole.Residence)) log.Field(file, line, "ADDR_COUNTRY", "a country", country);
        var when = (From: feature.Take("ADDR_FROM_DATE"), Thru: feature.Take("ADDR_THRU_DATE"));
        if ((when.From ?? when.Thru) is not null) draft.Remark($"{whole ?? line1 ?? country}: from {when.From ?? "?"} to {when.Thru ?? "?"}");
        if (whole is not null || line1 is not null) feature.Take("ADDR_TYPE");
    }

    private void Identifiers(SenzingFeature feature)
    {
        foreach (var (attribute, kind, countryOf, typeOf, label) in Numbers)
        {
            if (feature.Take(attribute) is not { } number) continue;
            var type = typeOf is null ? null : feature.Take(typeOf);
            Identifier(kind, number, countryOf is null ? null : feature.Take(countryOf), Blanks.Collapse($"{label} {type}"));
        }

        if (feature.Take("OTHER_ID_NUMBER") is not { } other) return;
        var word = feature.Take("OTHER_ID_TYPE");
        var found = Array.Find(OtherWords, w => word?.Contains(w.Word, StringComparison.OrdinalIgnoreCase) == true);
        Identifier(found.Kind, other, feature.Take("OTHER_ID_COUNTRY"), word);
    }

    /// <summary>OpenSanctions repeats the record's own key among the numbers; it identifies nobody else.</summary>
    private void Identifier(IdentifierKind kind, string number, string? countryText, string? label)
    {
        if (kind == IdentifierKind.Other && number == recordId) return;
        var country = countryText is null ? null : Countries.Find(countryText);
        if (countryText is not null && country is null) log.Field(file, line, label ?? kind.ToString(), "a country", countryText);
        draft.Identifier(kind, number, country, label);
    }

    /// <summary>A pointer says to whom one is tied, and how; an anchor only that others point here.</summary>
    private void Relation(SenzingFeature feature)
    {
        feature.Take("REL_ANCHOR_DOMAIN");
        feature.Take("REL_ANCHOR_KEY");
        var (role, key) = (feature.Take("REL_POINTER_ROLE"), feature.Take("REL_POINTER_KEY"));
        feature.Take("REL_POINTER_DOMAIN");
        if (key != recordId) draft.Relation(ListingDraft.RelationOf(role ?? "with", key, null));
    }
}
