using CsCheck;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Tests.Support;

/// <summary>Parties for tests of names and matching: a person or company of one name, and generated ones.</summary>
internal static class Parties
{
    private static readonly string[] Words =
    [
        "Maria", "John", "Jon", "Ali", "Muhammad", "Mohamed", "Smith", "Garcia", "Wang", "Kim", "Tarkovian", "Tarkoviyan", "Belarmino",
        "Zuberek", "Oyelaran", "Quillfeather", "al", "bin", "van", "Dr", "Ivanovich", "II", "7", "J", "Αλέξης", "Иван", "حسین", "王", "김",
        "Trading", "Bank", "LLC", "GmbH", "UNKNOWN", "O'Brien", "Jean-Luc", "★", "ไทย", "x",
    ];

    private static readonly string[] Countries = ["AA", "BB", "CC"];

    public static Gen<string> NameText { get; } = Gen.OneOf(Words).Array[1, 5].Select(w => string.Join(' ', w));

    public static Gen<PartyName> AnyName { get; } =
        Gen.Select(NameText, Gen.Enum<NameKind>()).Select((text, kind) => new PartyName { Full = text, Kind = kind });

    public static Gen<PartialDate> AnyDate { get; } = Gen.OneOf(
        Gen.Int[1950, 1990].Select(PartialDate.OfYear),
        Gen.Select(Gen.Int[1950, 1990], Gen.Int[1, 12], Gen.Int[1, 28]).Select(PartialDate.OfDay));

    public static Gen<CountryTie> AnyTie { get; } =
        Gen.OneOf(Countries).Select(c => new CountryTie(new CountryCode(c), CountryRole.Nationality));

    public static Gen<Identifier> AnyIdentifier { get; } = Gen.Select(Gen.Enum<IdentifierKind>(), Gen.Int[10_000, 10_020])
        .Select((kind, number) => new Identifier { Kind = kind, Number = number.ToString() });

    /// <summary>Everything but names, dates, countries, numbers and sex; most often nothing.</summary>
    public static Gen<PartyFacts> AnyContact { get; } = Gen.Select(
        // Each with its country: how another one is dialled depends on where, and countries must be free to be renamed.
        Few("+49 30 5550101", "0049 (30) 555-0101", "0098 21 5550 1010", "-101823"),
        Few("m.tarkovian+x@gmail.com", "mtarkovian@googlemail.com", "info@gmail.com", "info@zuberek.example", "sales@zuberek.example"),
        Few("www.zuberek.example", "https://zuberek.example/about", "facebook.com/zuberek"),
        Few("12 Oak Drive, Springfield", "12 Oak Dr, Springfield, AA", "14 Oak Dr, Springfield", "P.O. Box 7, Springfield", "Springfield"),
        Few("Springfield", "Old Springfield, Westshire", "Westshire Province", "Eastmouth")).Select((phones, emails, sites, addresses, places) => new PartyFacts
        {
            Names = [],
            Phones = phones,
            Emails = emails,
            Websites = sites,
            Addresses = addresses,
            BirthPlaces = places,
        });

    public static Gen<PartyFacts> Any { get; } = Gen.Select(
        AnyName.Array[1, 3],
        Gen.OneOf(Schema.Person, Schema.Organization, Schema.Unknown),
        AnyDate.Array[0, 2],
        AnyTie.Array[0, 2],
        AnyIdentifier.Array[0, 2],
        Gen.Enum<Sex>(),
        AnyContact).Select((names, schema, births, ties, identifiers, sex, contact) => contact with
        {
            Schema = schema,
            Names = names,
            BirthDates = births,
            Countries = ties,
            Identifiers = identifiers,
            Sex = sex,
        });

    public static PartyFacts Person(string name, string? born = null, NameKind kind = NameKind.Primary) => new()
    {
        Schema = Schema.Person,
        Names = [new PartyName { Full = name, Kind = kind }],
        BirthDates = born is null ? [] : [PartialDate.Parse(born)],
    };

    /// <summary>Two of the texts, one or, most often, none.</summary>
    private static Gen<string[]> Few(params string[] texts) =>
        Gen.Frequency((3, Gen.Const(Array.Empty<string>())), (2, Gen.OneOf(texts).Array[1, 2]));

    public static PartyFacts Company(string name) => new() { Schema = Schema.Organization, Names = [new PartyName { Full = name }] };

    public static Match Compare(PartyFacts subject, PartyFacts listing) =>
        new PartyComparer(Policy.Default).Compare(PreparedParty.Of(subject), PreparedParty.Of(listing), new WatchlistId("test-list"));
}
