using Lookback.Core.Lists.Ofac;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Mapped;

/// <summary>Puts the values of one row where their fact's word says.</summary>
internal sealed class MappedFacts(ListingDraft draft, ColumnMapping mapping, Action<string, string, string> complain)
{
    private static readonly Dictionary<string, CountryRole> Ties = new(StringComparer.Ordinal)
    {
        ["nationality"] = CountryRole.Nationality,
        ["country"] = CountryRole.Linked,
        ["residence"] = CountryRole.Residence,
        ["registration_country"] = CountryRole.Registration,
    };

    private static readonly Dictionary<string, IdentifierKind> Numbers = new(StringComparer.Ordinal)
    {
        ["passport"] = IdentifierKind.Passport,
        ["national_id"] = IdentifierKind.NationalId,
        ["tax_id"] = IdentifierKind.TaxId,
        ["registration"] = IdentifierKind.Registration,
        ["lei"] = IdentifierKind.Lei,
        ["bic"] = IdentifierKind.Bic,
        ["imo"] = IdentifierKind.Imo,
        ["mmsi"] = IdentifierKind.Mmsi,
        ["aircraft_number"] = IdentifierKind.AircraftNumber,
        ["wallet"] = IdentifierKind.Wallet,
        ["other_id"] = IdentifierKind.Other,
    };

    private static readonly Dictionary<string, NameKind> OtherNames = new(StringComparer.Ordinal)
    {
        ["alias"] = NameKind.Alias,
        ["weak_alias"] = NameKind.WeakAlias,
        ["former_name"] = NameKind.Former,
        ["original_script_name"] = NameKind.OriginalScript,
    };

    /// <summary>Every fact's word; those of the key, the primary name and the schema are read before the others.</summary>
    public static readonly IReadOnlySet<string> Words = new HashSet<string>(
        ["key", "name", "given", "family", "schema", "birth_date", "birth_place", "gender", "address", "phone", "email", "website", "designated", "programme",
            "title", "remark", "referent", .. Ties.Keys, .. Numbers.Keys, .. OtherNames.Keys],
        StringComparer.Ordinal);

    /// <summary>The kind of party a cell names; null where the word is not known.</summary>
    public static Schema? SchemaOf(string text) => text.Trim().ToUpperInvariant() switch
    {
        "PERSON" or "INDIVIDUAL" => Schema.Person,
        "ORGANIZATION" or "ORGANISATION" or "ENTITY" or "COMPANY" or "-0-" => Schema.Organization,
        "VESSEL" or "SHIP" => Schema.Vessel,
        "AIRCRAFT" or "AIRPLANE" => Schema.Aircraft,
        "WALLET" => Schema.Wallet,
        "" or "UNKNOWN" or "LEGALENTITY" => Schema.Unknown,
        _ => null,
    };

    public void Name(string? written, string? given, string? family)
    {
        if (written is not null) Name(written, NameKind.Primary);
        else draft.Name($"{given} {family}", NameKind.Primary, given, family);
    }

    public void Put(string fact, string value)
    {
        if (OtherNames.TryGetValue(fact, out var kind)) Name(value, kind);
        else if (Numbers.TryGetValue(fact, out var number)) draft.Identifier(number, value);
        else if (Ties.TryGetValue(fact, out var role)) Check(draft.Country(value, role), fact, "a country", value);
        else PutOther(fact, value);
    }

    private void PutOther(string fact, string value)
    {
        switch (fact)
        {
            case "birth_date": Check(BirthDate(value), fact, "a date", value); break;
            case "designated": Check(Designated(value), fact, "a date", value); break;
            case "gender": Check(Gender(value), fact, "male or female", value); break;
            case "birth_place": draft.BirthPlace(value); break;
            case "address": draft.Address(value); break;
            case "phone": draft.Phone(value); break;
            case "email": draft.Email(value); break;
            case "website": draft.Website(value); break;
            case "programme": draft.Programme(value); break;
            case "title": draft.Title(value); break;
            case "remark": draft.Remark(value); break;
            case "referent": draft.Referent(value); break;
        }
    }

    private void Name(string written, NameKind kind)
    {
        if (mapping.FamilyFirst) draft.Name(OfacName.Read(written, draft.Schema, kind));
        else draft.Name(written, kind);
    }

    private bool BirthDate(string value)
    {
        if (WrittenDates.Find(value, mapping.Dates) is not { } date) return false;
        draft.BirthDate(date);
        return true;
    }

    private bool Designated(string value)
    {
        draft.DesignatedOn = WrittenDates.Find(value, mapping.Dates);
        return draft.DesignatedOn is not null;
    }

    private bool Gender(string value)
    {
        if (Sexes.Find(value) is not { } sex) return false;
        draft.Sex = sex;
        return true;
    }

    private void Check(bool taken, string fact, string expected, string found)
    {
        if (!taken) complain(fact, expected, found);
    }
}
