using Lookback.Core.Particulars;
using Lookback.Core.Records;

namespace Lookback.Core.Indexing;

/// <summary>What a party says besides its names, in a few bytes: enough to rule most parties out before anything else of them is looked at.</summary>
internal readonly record struct PartyBrief
{
    /// <summary>Two letters of no country: there are several.</summary>
    private const ushort Several = ushort.MaxValue;

    // Few, and asked for again and again.
    private static readonly CountryCode[] Codes = [.. Enumerable.Range(0, 1 << 16).Select(letters => Code((ushort)letters))];

    private PartyBrief(PartyFacts facts, PartyParticulars particulars)
    {
        Birth = BirthDay.Of(facts.BirthDates);
        CountryLetters = LettersOf(facts.Countries);
        Sex = (byte)facts.Sex;
        Kinds = (particulars.Numbers.Length > 0 ? FactKinds.Numbers : 0) | (particulars.Phones.Length > 0 ? FactKinds.Phones : 0)
            | (particulars.Emails.Length > 0 ? FactKinds.Emails : 0) | (particulars.Websites.Length > 0 ? FactKinds.Websites : 0)
            | (particulars.BirthTowns.Length > 0 ? FactKinds.BirthTowns : 0) | (particulars.Addresses.Length > 0 ? FactKinds.Addresses : 0);
    }

    /// <summary>The day of birth, see <see cref="BirthDay"/>.</summary>
    public int Birth { get; }

    /// <summary>The two letters of its one country; 0 for none.</summary>
    private ushort CountryLetters { get; }

    private byte Sex { get; }

    /// <summary>What else it has to compare.</summary>
    public FactKinds Kinds { get; }

    /// <summary>Whether no country is known of it.</summary>
    public bool HasNoCountry => CountryLetters == 0;

    /// <summary>Whether it has several countries, of which no more is known here.</summary>
    public bool HasSeveralCountries => CountryLetters == Several;

    /// <summary>Its one country.</summary>
    public CountryCode Country => Codes[CountryLetters];

    /// <summary>Its sex.</summary>
    public Sex SexStated => (Sex)Sex;

    /// <summary>In brief.</summary>
    public static PartyBrief Of(PartyFacts facts, PartyParticulars particulars) => new(facts, particulars);

    private static CountryCode Code(ushort letters)
    {
        string code = new([(char)(letters >> 8), (char)(letters & 255)]);
        return IsPlain(code) ? new CountryCode(code) : default;
    }

    private static ushort LettersOf(IReadOnlyList<CountryTie> ties)
    {
        if (ties.Count == 0) return 0;
        var first = ties[0].Country.Value;
        return IsPlain(first) && ties.All(t => t.Country.Value == first) ? (ushort)((first[0] << 8) | first[1]) : Several;
    }

    private static bool IsPlain(string code) => code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'];
}

/// <summary>What a party has besides names, birth dates, countries and sex.</summary>
[Flags]
internal enum FactKinds : byte
{
    Numbers = 1,
    Phones = 2,
    Emails = 4,
    Websites = 8,
    BirthTowns = 16,
    Addresses = 32,
}
