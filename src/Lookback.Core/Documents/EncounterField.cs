namespace Lookback.Core.Documents;

/// <summary>What a column of an encounter file may hold.</summary>
public enum EncounterField
{
    /// <summary>Left out on purpose.</summary>
    Ignore,

    /// <summary>The whole name.</summary>
    Name,

    /// <summary>Given name.</summary>
    GivenName,

    /// <summary>Middle name.</summary>
    MiddleName,

    /// <summary>Family name.</summary>
    FamilyName,

    /// <summary>Other names, separated by semicolons.</summary>
    Alias,

    /// <summary>Person, company, vessel ...</summary>
    Schema,

    /// <summary>Birth date.</summary>
    BirthDate,

    /// <summary>Place of birth.</summary>
    BirthPlace,

    /// <summary>A country tie of no stated kind.</summary>
    Country,

    /// <summary>Nationality.</summary>
    Nationality,

    /// <summary>Sex.</summary>
    Sex,

    /// <summary>A document's number; its kind may stand in <see cref="DocumentType"/>, else it is taken for a passport.</summary>
    Document,

    /// <summary>The kind of <see cref="Document"/>.</summary>
    DocumentType,

    /// <summary>Who issued <see cref="Document"/>.</summary>
    DocumentCountry,

    /// <summary>National identity number.</summary>
    NationalId,

    /// <summary>Tax number.</summary>
    TaxId,

    /// <summary>Company register number.</summary>
    RegistrationNumber,

    /// <summary>Legal Entity Identifier.</summary>
    Lei,

    /// <summary>A ship's IMO number.</summary>
    Imo,

    /// <summary>A bank's SWIFT/BIC code.</summary>
    Bic,

    /// <summary>A ship's MMSI.</summary>
    Mmsi,

    /// <summary>An address on a blockchain.</summary>
    Wallet,

    /// <summary>Address.</summary>
    Address,

    /// <summary>Telephone or fax numbers, separated by semicolons.</summary>
    Phone,

    /// <summary>E-mail addresses, separated by semicolons.</summary>
    Email,

    /// <summary>Web sites, separated by semicolons.</summary>
    Website,

    /// <summary>When the subject was met.</summary>
    MetAt,

    /// <summary>Where.</summary>
    Place,

    /// <summary>The client's own reference.</summary>
    Reference,

    /// <summary>The booking under which several travelled or were served together.</summary>
    Booking,

    /// <summary>The redress number that the subject showed.</summary>
    RedressNumber,
}

/// <summary>Which column holds what: sensible names are known, a mapping settles the rest, and what nobody settled is an error.</summary>
internal static class EncounterFields
{
    private static readonly Dictionary<string, EncounterField> Known = new(StringComparer.Ordinal)
    {
        ["name"] = EncounterField.Name,
        ["full_name"] = EncounterField.Name,
        ["fullname"] = EncounterField.Name,
        ["party_name"] = EncounterField.Name,
        ["customer_name"] = EncounterField.Name,
        ["company_name"] = EncounterField.Name,
        ["given"] = EncounterField.GivenName,
        ["given_name"] = EncounterField.GivenName,
        ["given_names"] = EncounterField.GivenName,
        ["first_name"] = EncounterField.GivenName,
        ["firstname"] = EncounterField.GivenName,
        ["forename"] = EncounterField.GivenName,
        ["middle"] = EncounterField.MiddleName,
        ["middle_name"] = EncounterField.MiddleName,
        ["middlename"] = EncounterField.MiddleName,
        ["family"] = EncounterField.FamilyName,
        ["family_name"] = EncounterField.FamilyName,
        ["last_name"] = EncounterField.FamilyName,
        ["lastname"] = EncounterField.FamilyName,
        ["surname"] = EncounterField.FamilyName,
        ["alias"] = EncounterField.Alias,
        ["aliases"] = EncounterField.Alias,
        ["schema"] = EncounterField.Schema,
        ["type"] = EncounterField.Schema,
        ["entity_type"] = EncounterField.Schema,
        ["birth_date"] = EncounterField.BirthDate,
        ["birthdate"] = EncounterField.BirthDate,
        ["date_of_birth"] = EncounterField.BirthDate,
        ["dob"] = EncounterField.BirthDate,
        ["birth_place"] = EncounterField.BirthPlace,
        ["place_of_birth"] = EncounterField.BirthPlace,
        ["pob"] = EncounterField.BirthPlace,
        ["country"] = EncounterField.Country,
        ["countries"] = EncounterField.Country,
        ["country_code"] = EncounterField.Country,
        ["nationality"] = EncounterField.Nationality,
        ["nationalities"] = EncounterField.Nationality,
        ["citizenship"] = EncounterField.Nationality,
        ["sex"] = EncounterField.Sex,
        ["gender"] = EncounterField.Sex,
        ["document"] = EncounterField.Document,
        ["document_number"] = EncounterField.Document,
        ["passport"] = EncounterField.Document,
        ["passport_number"] = EncounterField.Document,
        ["document_type"] = EncounterField.DocumentType,
        ["document_country"] = EncounterField.DocumentCountry,
        ["passport_country"] = EncounterField.DocumentCountry,
        ["national_id"] = EncounterField.NationalId,
        ["id_number"] = EncounterField.NationalId,
        ["tax_id"] = EncounterField.TaxId,
        ["tax_number"] = EncounterField.TaxId,
        ["registration_number"] = EncounterField.RegistrationNumber,
        ["lei"] = EncounterField.Lei,
        ["imo"] = EncounterField.Imo,
        ["imo_number"] = EncounterField.Imo,
        ["bic"] = EncounterField.Bic,
        ["swift"] = EncounterField.Bic,
        ["mmsi"] = EncounterField.Mmsi,
        ["wallet"] = EncounterField.Wallet,
        ["wallet_address"] = EncounterField.Wallet,
        ["crypto_address"] = EncounterField.Wallet,
        ["address"] = EncounterField.Address,
        ["phone"] = EncounterField.Phone,
        ["phones"] = EncounterField.Phone,
        ["phone_number"] = EncounterField.Phone,
        ["telephone"] = EncounterField.Phone,
        ["mobile"] = EncounterField.Phone,
        ["mobile_phone"] = EncounterField.Phone,
        ["fax"] = EncounterField.Phone,
        ["email"] = EncounterField.Email,
        ["emails"] = EncounterField.Email,
        ["e_mail"] = EncounterField.Email,
        ["email_address"] = EncounterField.Email,
        ["website"] = EncounterField.Website,
        ["web_site"] = EncounterField.Website,
        ["url"] = EncounterField.Website,
        ["met_at"] = EncounterField.MetAt,
        ["encountered_at"] = EncounterField.MetAt,
        ["date"] = EncounterField.MetAt,
        ["place"] = EncounterField.Place,
        ["location"] = EncounterField.Place,
        ["reference"] = EncounterField.Reference,
        ["ref"] = EncounterField.Reference,
        ["id"] = EncounterField.Reference,
        ["customer_id"] = EncounterField.Reference,
        ["booking"] = EncounterField.Booking,
        ["booking_reference"] = EncounterField.Booking,
        ["pnr"] = EncounterField.Booking,
        ["record_locator"] = EncounterField.Booking,
        ["redress_number"] = EncounterField.RedressNumber,
        ["redress"] = EncounterField.RedressNumber,
        ["redress_control_number"] = EncounterField.RedressNumber,
        ["ignore"] = EncounterField.Ignore,
    };

    /// <summary>Every name that is known.</summary>
    public static IReadOnlyDictionary<string, EncounterField> All => Known;

    /// <summary>The field that a column of this name holds; <see langword="null"/> where the name is not known.</summary>
    public static EncounterField? Find(string column) => Known.TryGetValue(Key(column), out var field) ? field : null;

    private static string Key(string column) => column.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
