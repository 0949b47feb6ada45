using CsCheck;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Tests.Support;

/// <summary>
/// Pairs of invented parties of which many are one party written twice: other scripts and spellings, words left out, added, turned
/// round, mistyped; facts that agree, contradict or are missing. What matching is for, so that its properties bite.
/// </summary>
internal static class RelatedParties
{
    /// <summary>Each row is one word as several hands write it.</summary>
    private static readonly string[][] PersonWords =
    [
        ["Aleksandr", "Alexander", "Александр", "Αλέξανδρος", "الكسندر"],
        ["Muhammad", "Mohamed", "محمد", "Мухаммад"],
        ["Maria", "Mariya", "Мария", "Μαρία"],
        ["William", "Bill", "Wiliam"],
        ["Ivan", "Иван", "J"],
        ["Kim", "김", "金"],
        ["Minsu", "Min-su", "민수"],
        ["Abdul Rahman", "Abdurrahman", "Abd al-Rahman", "عبد الرحمن"],
        ["Nikolaevich", "Николаевич"],
        ["Konstantinovich", "Константинович"],
        ["bin Ahmad", "ibn Ahmed"],
        ["Varkonyev", "Varkoniev", "Warkonjew", "Варконьев", "ვარკონიევი"],
        ["Zuberek", "Zubereck", "Зуберек", "זוברק"],
        ["Tarkovian", "Tarkoviyan", "Тарковян", "Տարկովյան"],
        ["Oyelaran", "Oye-Laran", "Oyelarán"],
        ["al-Zuberi", "Zuberi", "الزبيري"],
        ["van der Bilten", "Vanderbilten"],
        ["Garcia", "García"],
        ["Smith", "Smyth"],
    ];

    private static readonly string[][] CompanyWords =
    [
        ["Tarko", "TARKO"], ["Zuberek", "Зуберек"], ["Belletech"], ["Marchettini", "Marchetini"], ["ABC", "A.B.C."], ["Quillfeather"],
        ["Trading", "Trdng"], ["Communications", "Comm"], ["Group", "Grp"], ["International", "Intl"], ["Bank"], ["44", "Forty-Four"], ["45"],
        ["GmbH"], ["LLC", "Limited Liability Company", "ООО"], ["Ltd", "Limited"], ["北方"],
    ];

    private static readonly string[] Countries = ["AA", "BB", "CC", "EE", "FF"];
    private static readonly string[] Places = ["Tarkograd", "Тарькоград", "Belmarsk, Northern Province", "Quillport"];
    private static readonly NameKind[] Kinds = [NameKind.Primary, NameKind.Alias, NameKind.Alias, NameKind.WeakAlias, NameKind.Former, NameKind.OriginalScript];

    public static Gen<string> Country { get; } = Gen.OneOf(Countries);

    public static Gen<PartialDate> Date { get; } = Gen.OneOf(
        Gen.Int[1958, 1962].Select(PartialDate.OfYear),
        Gen.Select(Gen.Int[1958, 1962], Gen.Int[1, 3]).Select(PartialDate.OfMonth),
        Gen.Select(Gen.Int[1958, 1962], Gen.Int[1, 3], Gen.Int[1, 4]).Select(PartialDate.OfDay),
        Gen.Int[1958, 1962].Select(y => PartialDate.OfYear(y).About()));

    public static Gen<CountryTie> Tie { get; } =
        Gen.Select(Country, Gen.Enum<CountryRole>()).Select((c, role) => new CountryTie(new CountryCode(c), role));

    public static Gen<Identifier> Number { get; } = Gen.Select(Gen.Enum<IdentifierKind>(), Gen.Int[1_234_560, 1_234_564], Country.Null()).Select((kind, number, country) =>
        new Identifier { Kind = kind, Number = FormattableString.Invariant($"{number}"), Country = country is null ? null : new CountryCode(country) });

    /// <summary>A subject and a listing that are about one party more often than not.</summary>
    public static Gen<(PartyFacts Subject, PartyFacts Listing)> Pair { get; } = Gen.OneOf(Schema.Person, Schema.Person, Schema.Organization, Schema.Vessel)
        .SelectMany(schema => Gen.Select(Words(schema), Words(schema), Gen.Int[0, 3]).SelectMany((own, theirs, same) =>
            Gen.Select(Party(schema, same > 0 ? theirs : own), Party(schema, theirs))));

    /// <summary>One more name, alike or not.</summary>
    public static Gen<PartyName> Name { get; } = Words(Schema.Person).SelectMany(Written);

    /// <summary>Which words a party's names are made of, as rows of the pools.</summary>
    private static Gen<string[][]> Words(Schema schema) => Gen.OneOf(schema == Schema.Person ? PersonWords : CompanyWords).Array[2, 4];

    private static Gen<PartyFacts> Party(Schema schema, string[][] words) => Gen.Select(
        Written(words).Array[1, 3],
        Date.Array[0, 2],
        Tie.Array[0, 2],
        Number.Array[0, 2],
        Gen.Enum<Sex>(),
        Gen.Select(Gen.OneOf(Places).Array[0, 1], Gen.OneOf(Places).Array[0, 1])).Select((names, births, ties, numbers, sex, places) => new PartyFacts
        {
            Schema = schema,
            Names = names,
            BirthDates = births,
            Countries = ties,
            Identifiers = numbers,
            Sex = sex,
            BirthPlaces = places.Item1,
            Addresses = places.Item2,
        });

    private static Gen<PartyName> Written(string[][] words) => Gen.Select(
        Gen.Int[0, 1000].Array[words.Length],
        Gen.OneOf(Kinds),
        Gen.Int[0, 9],
        Gen.Int[0, 1000]).Select((hands, kind, change, at) =>
        {
            var written = words.Select((row, i) => row[hands[i] % row.Length]).ToList();
            switch (change)
            {
                case 0 when written.Count > 2: written.RemoveAt(at % written.Count); break;
                case 1: written.Reverse(); break;
                case 2: written.Insert(at % (written.Count + 1), "Quillfeather"); break;
                case 3: written[at % written.Count] = Mistyped(written[at % written.Count], at); break;
                case 4 when written.Count > 1: return new PartyName { Full = $"{written[^1].ToUpperInvariant()}, {string.Join(' ', written[..^1])}", Kind = kind };
                case 5 when written.Count > 1:
                    return new PartyName { Full = string.Join(' ', written), Given = string.Join(' ', written[..^1]), Family = written[^1], Kind = kind };
            }

            return new PartyName { Full = string.Join(' ', written), Kind = kind };
        });

    private static string Mistyped(string word, int at) => word.Length < 4 ? word : word.Remove(1 + (at % (word.Length - 1)), 1);
}
