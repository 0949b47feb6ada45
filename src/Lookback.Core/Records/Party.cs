using Lookback.Core.Time;

namespace Lookback.Core.Records;

/// <summary>What kind of party a name belongs to. <see cref="Unknown"/> agrees with every kind.</summary>
public enum Schema
{
    /// <summary>Not stated, or a legal entity that may be a person or an organisation.</summary>
    Unknown,

    /// <summary>A human being.</summary>
    Person,

    /// <summary>A company, authority, group, foundation or any other body.</summary>
    Organization,

    /// <summary>A ship.</summary>
    Vessel,

    /// <summary>An aeroplane or other aircraft.</summary>
    Aircraft,

    /// <summary>An address on a blockchain.</summary>
    Wallet,
}

/// <summary>What a name is to its party, as the publisher says.</summary>
public enum NameKind
{
    /// <summary>The name the entry stands under.</summary>
    Primary,

    /// <summary>Another good name.</summary>
    Alias,

    /// <summary>A broad or doubtful name (OFAC's weak a.k.a., the UN's low quality): it corroborates and never alerts alone.</summary>
    WeakAlias,

    /// <summary>A name no longer borne.</summary>
    Former,

    /// <summary>The name in the script it is written in at home.</summary>
    OriginalScript,
}

/// <summary>A name of a party: whole, and in the parts its source gave.</summary>
public sealed record PartyName
{
    /// <summary>The whole name in reading order (given before family where the source tells them apart), as written.</summary>
    public required string Full { get; init; }

    /// <summary>What the name is to its party.</summary>
    public NameKind Kind { get; init; }

    /// <summary>Given (and middle) names, where the source marks them.</summary>
    public string? Given { get; init; }

    /// <summary>Family name, where the source marks it.</summary>
    public string? Family { get; init; }
}

/// <summary>What a document or number proves.</summary>
public enum IdentifierKind
{
    /// <summary>A kind this product does not compare by.</summary>
    Other,

    /// <summary>A passport or travel document.</summary>
    Passport,

    /// <summary>A national identity number or card.</summary>
    NationalId,

    /// <summary>A tax number.</summary>
    TaxId,

    /// <summary>A company or register number.</summary>
    Registration,

    /// <summary>Legal Entity Identifier, ISO 17442.</summary>
    Lei,

    /// <summary>A bank's SWIFT/BIC code, ISO 9362.</summary>
    Bic,

    /// <summary>A ship's number with the International Maritime Organization.</summary>
    Imo,

    /// <summary>A ship's maritime mobile service identity.</summary>
    Mmsi,

    /// <summary>An aircraft's tail or construction number.</summary>
    AircraftNumber,

    /// <summary>An address on a blockchain.</summary>
    Wallet,
}

/// <summary>A number that identifies a party.</summary>
public sealed record Identifier
{
    /// <summary>What it proves.</summary>
    public required IdentifierKind Kind { get; init; }

    /// <summary>The number as written.</summary>
    public required string Number { get; init; }

    /// <summary>Who issued it, where stated.</summary>
    public CountryCode? Country { get; init; }

    /// <summary>The source's own word for the kind ("Cedula No.", "XBT"), where it says more than <see cref="Kind"/>.</summary>
    public string? Label { get; init; }
}

/// <summary>What a country is to a party. For identity only: it confirms or contradicts, and never raises a risk.</summary>
public enum CountryRole
{
    /// <summary>A tie that the source does not name.</summary>
    Linked,

    /// <summary>Nationality or citizenship.</summary>
    Nationality,

    /// <summary>Where the party lives or has its seat.</summary>
    Residence,

    /// <summary>Where it was born.</summary>
    Birth,

    /// <summary>Where it is registered, or the flag it sails under.</summary>
    Registration,
}

/// <summary>A country and what it is to the party.</summary>
public readonly record struct CountryTie(CountryCode Country, CountryRole Role);

/// <summary>Sex as a document states it. <see cref="Unknown"/> agrees with everything; <c>X</c> in a document reads as unknown.</summary>
public enum Sex
{
    /// <summary>Not stated.</summary>
    Unknown,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}

/// <summary>
/// What is said of a party that may identify it: the one shape for both sides, the subject met and the party listed, so that they
/// can be compared fact by fact. Every list may be empty: unknown is never "no".
/// </summary>
public sealed record PartyFacts
{
    /// <summary>Person, organisation, vessel ...</summary>
    public Schema Schema { get; init; }

    /// <summary>Names, the primary first.</summary>
    public required IReadOnlyList<PartyName> Names { get; init; }

    /// <summary>Birth dates; several are alternatives.</summary>
    public IReadOnlyList<PartialDate> BirthDates { get; init => field = value ?? []; } = [];

    /// <summary>Places of birth as written.</summary>
    public IReadOnlyList<string> BirthPlaces { get; init => field = value ?? []; } = [];

    /// <summary>Countries and their roles.</summary>
    public IReadOnlyList<CountryTie> Countries { get; init => field = value ?? []; } = [];

    /// <summary>Documents and numbers.</summary>
    public IReadOnlyList<Identifier> Identifiers { get; init => field = value ?? []; } = [];

    /// <summary>Sex, where stated.</summary>
    public Sex Sex { get; init; }

    /// <summary>Addresses as written, one line each.</summary>
    public IReadOnlyList<string> Addresses { get; init => field = value ?? []; } = [];

    /// <summary>Telephone and fax numbers as written.</summary>
    public IReadOnlyList<string> Phones { get; init => field = value ?? []; } = [];

    /// <summary>E-mail addresses as written.</summary>
    public IReadOnlyList<string> Emails { get; init => field = value ?? []; } = [];

    /// <summary>Web sites as written.</summary>
    public IReadOnlyList<string> Websites { get; init => field = value ?? []; } = [];
}
