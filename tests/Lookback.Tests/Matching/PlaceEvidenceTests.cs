using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Matching;

public sealed class PlaceEvidenceTests
{
    private static readonly FactWeights W = Policy.Default.Facts;

    public static TheoryData<string, string, double> Addresses => new()
    {
        { "12 Oak Drive, Springfield", "12 OAK DR., Springfield", W.AddressAgrees },
        { "Hauptstraße 5, 10115 Berlin", "Hauptstr. 5, Berlin, Germany", W.AddressAgrees },
        { "ul. Tarkova 5, Moskva", "улица Таркова, 5, Москва", W.AddressAgrees },
        { "5 rue du Tarkov, Paris", "5, Tarkov Street, Paris", W.AddressAgrees },
        { "c/o Maria Zuberek, 12 Oak Drive, Springfield", "12 Oak Drive, Springfield", W.AddressAgrees },
        { "c/o Maria Zuberek\n12 Oak Drive\r\nSpringfield\nGermany", "12 Oak Drive, Springfield", W.AddressAgrees },
        { "12 Oak Drive\nSpringfield", "77 Mill Lane\nSpringfield", W.AddressAgrees / 20 },
        { "14 Oak Drive, Springfield", "12 Oak Drive, Springfield", W.AddressAgrees / 4 },
        { "Springfield, Germany", "Springfield", W.AddressAgrees / 20 },
        { "12 Oak Drive, Springfield", "77 Mill Lane, Springfield", W.AddressAgrees / 20 },
        { "12 Oak Drive, Springfield", "12 Mill Lane, Eastmouth", 0 },
        { "P.O. Box 7, Springfield", "7 Mill Lane, Springfield", W.AddressAgrees / 20 },
        { "Germany", "Germany", 0 },
        { "Street", "Street", 0 },
    };

    public static TheoryData<string, string, double> Births => new()
    {
        { "Kandahar", "Kandahār, Afghanistan", W.BirthPlaceAgrees },
        { "Tarkova", "Таркова, Westshire", W.BirthPlaceAgrees },
        { "Kandahar", "Deh Rawood, Kandahar Province, Afghanistan", W.BirthPlaceAgrees * 0.8 },
        { "Tarkovo village, Westshire Region", "Zuberek, Westshire Oblast", W.BirthPlaceAgrees / 2 },
        { "Eastmouth", "Westshire", W.BirthPlaceDiffers },
        { "Afghanistan", "Afghanistan", 0 },
        { "", "Kandahar", 0 },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Two_addresses_agree_by_their_words(string one, string other, double logit) => Assert.Equal(logit, Found.Logit(
        EvidenceKind.Address, Parties.Person(Found.Name) with { Addresses = [one] }, Parties.Person(Found.Name) with { Addresses = [other] }));

    [Theory]
    [MemberData(nameof(Births))]
    public void A_town_lies_in_its_province(string one, string other, double logit) => Assert.Equal(logit, Found.Logit(
        EvidenceKind.BirthPlace, Parties.Person(Found.Name) with { BirthPlaces = [one] }, Parties.Person(Found.Name) with { BirthPlaces = [other] }));

    [Fact]
    public void An_address_of_ten_thousand_words_is_compared_in_no_time()
    {
        var endless = Parties.Person(Found.Name) with { Addresses = [string.Join(' ', Enumerable.Repeat("oak", 10_000))] };
        Assert.True(Found.Logit(EvidenceKind.Address, endless, endless) > 0);
        Assert.InRange(PreparedParty.Of(endless).Particulars.Addresses[0].Words.Length, 1, 32);
    }

    [Theory]
    [InlineData("AA", "AA", 1)]
    [InlineData("AA", "BB", -1)]
    [InlineData("SU", "AA", 0)]
    [InlineData("AA", "YU", 0)]
    [InlineData("ZR", "CD", 0)]
    [InlineData("SU", "SU", 1)]
    public void Countries_agree_contradict_or_are_no_more(string one, string other, int sign)
    {
        var found = Found.Logit(EvidenceKind.Country, Found.Of((one, CountryRole.Birth)), Found.Of((other, CountryRole.Nationality)));
        Assert.Equal(sign, Math.Sign(found));
    }

    [Fact]
    public void One_country_of_several_is_enough()
    {
        var found = Found.Evidence(
            EvidenceKind.Country, Found.Of(("AA", CountryRole.Birth), ("BB", CountryRole.Nationality)), Found.Of(("CC", CountryRole.Linked), ("BB", CountryRole.Residence)))!;
        Assert.Equal("country BB (Nationality) against BB (Residence): the same country", found.Sentence);
    }
}
