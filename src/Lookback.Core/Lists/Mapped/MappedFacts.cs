using Lookback.Core.Lists.Ofac;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Mapped;

/// <summary>Puts the values of a listing's rows where their fact's word says; what does not fit its fact is complained of with its row.</summary>
internal sealed class MappedFacts(ListingDraft draft, ColumnMapping mapping)
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

    /// <summary>Every fact's word; those of the key, the names of the row and the schema are read before the others.</summary>
    public static readonly IReadOnlySet<string> Words = new HashSet<string>(
        ["key", "name", "given", "family", "name_kind", "schema", "birth_date", "birth_place", "gender", "address", "address_line", "phone", "email", "website",
            "designated", "programme", "title", "remark", "referent", .. Ties.Keys, .. Numbers.Keys, .. OtherNames.Keys],
        StringComparer.Ordinal);

    /// <summary>The kind of party a cell names; null where the word is not known.</summary>
    public static Schema? SchemaOf(string text) => text.Trim().ToUpperInvariant() switch
    {
        "PERSON" or "INDIVIDUAL" or "NATURAL PERSON" or "PHYSICAL PERSON" or "NATÜRLICHE PERSON" or "PERSONNE PHYSIQUE" or "PERSONA FÍSICA" => Schema.Person,
        "ORGANIZATION" or "ORGANISATION" or "ENTITY" or "COMPANY" or "LEGAL PERSON" or "LEGAL ENTITY" or "PUBLICBODY" or "-0-" => Schema.Organization,
        "BUSINESS" or "FIRM" or "CORPORATION" or "JURISTISCHE PERSON" or "PERSONNE MORALE" or "PERSONA JURÍDICA" => Schema.Organization,
        "VESSEL" or "SHIP" => Schema.Vessel,
        "AIRCRAFT" or "AIRPLANE" => Schema.Aircraft,
        "WALLET" or "CRYPTOWALLET" => Schema.Wallet,
        "" or "UNKNOWN" or "LEGALENTITY" => Schema.Unknown,
        _ => null,
    };

    /// <summary>What a row calls its name; null where the word is not known. Publishers write <c>primary_variation</c>, <c>low_quality_aka</c>.</summary>
    public static NameKind? NameKindOf(string text) => text.Trim().ToUpperInvariant().Replace('_', ' ') switch
    {
        "PRIMARY" or "PRIMARY NAME" or "MAIN" or "NAME" => NameKind.Primary,
        "ALIAS" or "AKA" or "A.K.A." or "ALSO KNOWN AS" or "GOOD QUALITY AKA" => NameKind.Alias,
        "VARIATION" or "PRIMARY VARIATION" or "PRIMARY NAME VARIATION" => NameKind.Alias,
        "WEAK" or "WEAK ALIAS" or "LOW" or "LOW QUALITY" or "LOW QUALITY AKA" => NameKind.WeakAlias,
        "FORMER" or "FORMER NAME" or "FKA" or "F.K.A." or "FORMERLY KNOWN AS" => NameKind.Former,
        "ORIGINAL SCRIPT" or "ORIGINAL SCRIPT NAME" => NameKind.OriginalScript,
        _ => null,
    };

    /// <summary>The names of a row: the listing's first is the primary one, others are aliases, unless the row says what they are.</summary>
    public void Names(IReadOnlyList<MappedValue> row, Action<string, string, string> complain)
    {
        var stated = KindOf(row, complain);
        foreach (var part in row.Where(v => v.Fact is "name" or "given" or "family").GroupBy(v => v.Part).OrderBy(p => p.Key))
        {
            var (given, family) = (All(part, "given"), All(part, "family"));
            foreach (var written in part.Where(v => v.Fact == "name").Select(v => v.Value).DefaultIfEmpty($"{given} {family}"))
            {
                var kind = stated ?? (draft.HasName ? NameKind.Alias : NameKind.Primary);
                if (mapping.FamilyFirst && given is null && family is null) Name(written, kind);
                else draft.Name(written, kind, given, family);
                if (kind == NameKind.Primary) stated = null;
                (given, family) = (null, null);
            }
        }
    }

    /// <summary>All other facts of a row.</summary>
    public void Put(IReadOnlyList<MappedValue> row, Action<string, string, string> complain)
    {
        // Street, town and post code in columns of their own are one address.
        foreach (var lines in row.Where(v => v.Fact == "address_line").GroupBy(v => v.Part)) draft.Address(string.Join(", ", lines.Select(l => l.Value)));
        foreach (var (fact, value, _) in row)
        {
            if (Put(fact, value) is { } expected) complain(fact, expected, value);
        }
    }

    private static string? All(IEnumerable<MappedValue> part, string fact)
    {
        var text = string.Join(' ', part.Where(v => v.Fact == fact).Select(v => v.Value));
        return text.Length == 0 ? null : text;
    }

    /// <summary>Where two columns say it, the one that tells more is meant: an alias, and a weak one.</summary>
    private static NameKind? KindOf(IReadOnlyList<MappedValue> row, Action<string, string, string> complain)
    {
        NameKind? told = null;
        foreach (var value in row.Where(v => v.Fact == "name_kind").Select(v => v.Value))
        {
            if (NameKindOf(value) is not { } kind) complain("name_kind", "primary, alias, weak, former or original script", value);
            else if (told is null or NameKind.Primary or NameKind.Alias) told = kind == NameKind.Primary ? told ?? kind : kind;
        }

        return told;
    }

    /// <summary>Null where the value was taken, or else what was expected.</summary>
    private string? Put(string fact, string value)
    {
        if (OtherNames.TryGetValue(fact, out var kind)) Name(value, kind);
        else if (Numbers.TryGetValue(fact, out var number)) draft.Identifier(number, value);
        else if (Ties.TryGetValue(fact, out var role)) return draft.Country(value, role) ? null : "a country";
        else return PutOther(fact, value);
        return null;
    }

    private string? PutOther(string fact, string value)
    {
        switch (fact)
        {
            case "birth_date": return BirthDate(value) ? null : "a date";
            case "designated": return Designated(value) ? null : "a date";
            case "gender": return Gender(value) ? null : "male or female";
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

        return null;
    }

    private void Name(string written, NameKind kind)
    {
        var isPerson = draft.Schema == Schema.Unknown && NameGuess.IsTurned(written);
        if (mapping.FamilyFirst) draft.Name(OfacName.Read(written, isPerson ? Schema.Person : draft.Schema, kind));
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
        if (WrittenDates.Find(value, mapping.Dates) is not { } date) return false;
        draft.DesignatedOn ??= date;
        return true;
    }

    private bool Gender(string value)
    {
        if (Sexes.Find(value) is not { } sex) return false;
        draft.Sex = sex;
        return true;
    }
}
