using System.Text.Json;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>
/// The properties of one entity. What describes belief, origin, opinion or looks is dropped and counted: this product keeps no such
/// data about anyone. What is not a fact to compare by is a remark, a number that nothing compares, or stays unread.
/// </summary>
internal sealed class FtmProperties(FtmSchema schema, JsonElement properties, ListingDraft draft, ReadingLog log, string file, long line)
{
    /// <summary>What is never kept of anybody.</summary>
    public static readonly string[] Refused =
        ["ethnicity", "religion", "religious", "political", "politicalParty", "appearance", "eyeColor", "hairColor", "weight", "height"];

    /// <summary>What a country is to the party, where its property says so; any other property that holds countries does not.</summary>
    private static readonly Dictionary<string, CountryRole> Roles = new(StringComparer.Ordinal)
    {
        ["nationality"] = CountryRole.Nationality,
        ["citizenship"] = CountryRole.Nationality,
        ["jurisdiction"] = CountryRole.Registration,
        ["flag"] = CountryRole.Registration,
        ["birthCountry"] = CountryRole.Birth,
    };

    /// <summary>
    /// The numbers that one party alone has. The model has more, which many share (a tax office's, a bank branch's), and which would tell nobody apart.
    /// </summary>
    public static readonly (string Property, IdentifierKind Kind)[] Numbers =
    [
        ("passportNumber", IdentifierKind.Passport), ("idNumber", IdentifierKind.NationalId),
        ("socialSecurityNumber", IdentifierKind.NationalId), ("taxNumber", IdentifierKind.TaxId),
        ("innCode", IdentifierKind.TaxId), ("vatCode", IdentifierKind.TaxId), ("irsCode", IdentifierKind.TaxId),
        ("registrationNumber", IdentifierKind.Registration), ("ogrnCode", IdentifierKind.Registration), ("okpoCode", IdentifierKind.Registration),
        ("uscCode", IdentifierKind.Registration), ("dunsCode", IdentifierKind.Registration), ("cageCode", IdentifierKind.Registration),
        ("uniqueEntityId", IdentifierKind.Registration), ("npiCode", IdentifierKind.Registration), ("cikCode", IdentifierKind.Registration),
        ("leiCode", IdentifierKind.Lei), ("swiftBic", IdentifierKind.Bic), ("imoNumber", IdentifierKind.Imo), ("mmsi", IdentifierKind.Mmsi),
        ("publicKey", IdentifierKind.Wallet), ("callSign", IdentifierKind.Other),
    ];

    /// <summary>Kept as remarks; what else the model has is where something was found, when, or what no list is kept for.</summary>
    private static readonly HashSet<string> Remarks = new(StringComparer.Ordinal)
    {
        "description", "summary", "deathDate", "incorporationDate", "dissolutionDate", "status", "legalForm", "classification", "sector", "nameSuffix", "type",
        "buildDate", "tonnage", "grossRegisteredTonnage", "registrationPort", "pastTypes", "nameChangeDate", "deregistrationDate", "model", "manufacturer",
        "currency", "mangingExchange", "registrationDate", "creationDate",
    };

    /// <summary>What is read by name, refused, or OpenSanctions' own beyond the published model.</summary>
    private static readonly HashSet<string> Taken = new(
        [
            .. Refused, .. Numbers.Select(n => n.Property), "name", "alias", "weakAlias", "previousName", "firstName", "secondName", "middleName", "fatherName",
            "lastName", "birthPlace", "birthDate", "gender", "address", "phone", "email", "website", "topics", "program", "programId", "position", "title",
            "notes", "serialNumber",
        ],
        StringComparer.Ordinal);

    /// <summary>Reads all into the draft.</summary>
    /// <param name="caption">The publisher's choice among the names.</param>
    /// <param name="related">What other entities say: a number that a document says with its country is not said again without.</param>
    public void Fill(string? caption, FtmRelated related)
    {
        foreach (var name in Refused) Drop(name);
        Names(caption);
        foreach (var property in schema.Properties.Values)
        {
            if (property.Type == "country") Countries(property.Name, Roles.GetValueOrDefault(property.Name));
            if (property is { Type: "entity", Range: "LegalEntity" }) Relations(property);
        }

        foreach (var (property, kind) in Numbers)
        {
            foreach (var number in Values(property))
            {
                if (!related.Knows(kind, number)) draft.Identifier(kind, number, label: LabelOf(property));
            }
        }

        if (draft.Schema == Schema.Aircraft) AircraftNumbers();
        foreach (var place in Values("birthPlace")) draft.BirthPlace(place);
        foreach (var date in Values("birthDate")) BirthDate(date);
        foreach (var gender in Values("gender")) Gender(gender);
        foreach (var address in Values("address")) draft.Address(address);
        foreach (var phone in Values("phone")) draft.Phone(phone);
        foreach (var email in Values("email")) draft.Email(email);
        foreach (var site in Values("website")) draft.Website(site);
        foreach (var topic in Values("topics")) draft.Programme(topic);
        foreach (var programme in Values("program").Concat(Values("programId"))) draft.Programme(programme);
        foreach (var position in Values("position").Concat(Values("title"))) draft.Title(position);
        foreach (var note in Values("notes")) draft.Remark(note);
        Rest();
    }

    /// <summary>A party that a property of this one names: a ship's owner, a company's parent.</summary>
    private void Relations(FtmProperty property)
    {
        foreach (var (key, name) in FtmTie.Ends(properties, property.Name)) draft.Relation(ListingDraft.RelationOf(property.Label, key, name));
    }

    /// <summary>
    /// What stands there besides: other numbers with their names, which nothing compares; what the model calls it, as a remark; and what the model does not
    /// have, told once. Its values are not kept: a newer model may hold there what must not be.
    /// </summary>
    private void Rest()
    {
        foreach (var property in properties.EnumerateObject())
        {
            var name = property.Name;
            if (Taken.Contains(name)) continue;
            if (!schema.Properties.TryGetValue(name, out var known))
                log.FieldOnce(file, line, name, $"a property of {schema.Name} in {FtmModel.Version}", "one it does not have, left out");
            else if (Remarks.Contains(name)) draft.Remark(FtmValues.Joined(properties, name) is { } text ? $"{known.Label}: {text}" : null);
            else if (known.Type == "identifier") foreach (var number in Values(name)) draft.Identifier(IdentifierKind.Other, number, label: known.Label);
        }
    }

    /// <summary>The caption is the publisher's choice among the names; an entity of name parts alone is named by them.</summary>
    private void Names(string? caption)
    {
        var names = Values("name").ToList();
        var given = Joined("firstName", "secondName", "middleName", "fatherName");
        var family = Joined("lastName");
        if (names.Count == 0 && Blanks.Collapse($"{given} {family}") is { } whole) names.Add(whole);
        if (names.Count == 0 && caption is not null) names.Add(caption);
        var primary = caption is not null && names.Contains(caption, StringComparer.Ordinal) ? caption : names.FirstOrDefault();
        Primary(primary, given, family);
        foreach (var name in names.Where(n => n != primary).Concat(Values("alias"))) draft.Name(name, NameKind.Alias);
        foreach (var name in Values("previousName")) draft.Name(name, NameKind.Former);
        foreach (var name in Values("weakAlias")) draft.Name(name, NameKind.WeakAlias);
    }

    /// <summary>Parts of several spellings cannot be told to belong to this name; parts that do not stand in it do not.</summary>
    private void Primary(string? full, string? given, string? family)
    {
        var fits = full is not null && given is not null && family is not null
            && full.Contains(family, StringComparison.OrdinalIgnoreCase)
            && given.Split(' ').All(g => full.Contains(g, StringComparison.OrdinalIgnoreCase));
        draft.Name(full, NameKind.Primary, fits ? given : null, fits ? family : null);
    }

    private string? Joined(params string[] parts)
    {
        var values = parts.Select(p => Values(p).ToList()).ToList();
        return values.Exists(v => v.Count > 1) ? null : Blanks.Collapse(string.Join(' ', values.SelectMany(v => v)));
    }

    private void Countries(string property, CountryRole role)
    {
        foreach (var value in Values(property))
        {
            if (!draft.Country(value, role)) log.Field(file, line, property, "a country", value);
        }
    }

    private void AircraftNumbers()
    {
        foreach (var number in Values("serialNumber").Concat(Values("registrationNumber")))
        {
            draft.Identifier(IdentifierKind.AircraftNumber, number);
        }
    }

    private void BirthDate(string text)
    {
        if (WrittenDates.Find(text) is { } date) draft.BirthDate(date);
        else log.Field(file, line, "birthDate", "a date", text);
    }

    private void Gender(string text)
    {
        if (Sexes.Find(text) is not { } sex) log.Field(file, line, "gender", "male or female", text);
        else if (sex != Sex.Unknown) draft.Sex = sex;
    }

    /// <summary>The model's word for the number, where that says more than its kind.</summary>
    private string? LabelOf(string property) => property switch
    {
        "innCode" => "INN",
        "ogrnCode" => "OGRN",
        "uscCode" => "USCC",
        "vatCode" => "VAT",
        "socialSecurityNumber" => "SSN",
        "passportNumber" or "idNumber" or "taxNumber" or "registrationNumber" or "leiCode" or "swiftBic" or "imoNumber" or "mmsi" or "publicKey" => null,
        _ => schema.Properties.TryGetValue(property, out var known) ? known.Label : null,
    };

    private void Drop(string property)
    {
        var count = Values(property).Count();
        if (count > 0) log.Drop(property, count);
    }

    private IEnumerable<string> Values(string property) => FtmValues.Of(properties, property);
}
