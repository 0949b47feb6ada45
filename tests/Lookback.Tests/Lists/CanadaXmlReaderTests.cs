using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class CanadaXmlReaderTests
{
    private const string Person = """
        <record><Country>Nordhavn / Havre du Nord</Country><Title>Major General/major-général</Title><LastName>VORELL</LastName><GivenName>Anton  Pavlovich </GivenName>
          <Aliases>Antoni, Anton WORELL, Antoni Pavlovitch</Aliases><DateOfBirth>1971-05-04 or 1971-05-05</DateOfBirth><Schedule>1, Part 2</Schedule><Item>12</Item></record>
        """;

    private const string Company = """
        <record><Country>Nordhavn / Havre du Nord</Country><Entity>Nordhavn Bank/Banque de Nordhavn</Entity>
          <Aliases>NB, Nordhavn Savings (Old Port, Pier 2), Profit, LLC, (Nordbank), ORT/ORTAS</Aliases><Schedule>N/A</Schedule><Item>3</Item></record>
        """;

    private const string NewPerson = """
        <record><Country-Pays>Nordhavn / Havre du Nord</Country-Pays><LastName-NomDeFamille>Lindqvist (Lindkvist)</LastName-NomDeFamille><GivenName-Prenom>Åsa</GivenName-Prenom>
          <Aliases-Alias>Asa Lindqvist; The Crane</Aliases-Alias>
          <DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire>1964-03</DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire>
          <Schedule-Annexe>1</Schedule-Annexe><Item-NumeroDarticle>7</Item-NumeroDarticle><DateOfListing-DateDinscription>2025-06-13</DateOfListing-DateDinscription></record>
        """;

    private const string Ship = """
        <record><Country-Pays>Nordhavn / Havre du Nord</Country-Pays><EntityOrShip-EntiteOuNavire>M/V Grey Heron </EntityOrShip-EntiteOuNavire>
          <TitleOrShipType-TitreOuTypeDeNavire>General Cargo | Cargo classique</TitleOrShipType-TitreOuTypeDeNavire><ShipIMONumber-NumeroOMIDuNavire>9123456</ShipIMONumber-NumeroOMIDuNavire>
          <DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire>1986</DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire>
          <Schedule-Annexe>1.1</Schedule-Annexe><Item-NumeroDarticle>2</Item-NumeroDarticle></record>
        """;

    private static SourceFile File(params string[] records) => Sources.Text(
        "sema-lmes.xml",
        $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<data-set xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n{string.Join('\n', records)}\n</data-set>");

    [Fact]
    public void Records_are_read_under_their_citation()
    {
        var (reading, listings) = Sources.Read(File(Person, Company, NewPerson, Ship));

        Assert.Empty(reading.Issues);
        Assert.Equal((ListFormat.CanadaXml, 4L, 0L), (reading.Format, reading.RowsRead, reading.RowsLost));
        Assert.Equal(
            ["Nordhavn/1, Part 2/12", "Nordhavn//3", "Nordhavn/1/7", "Nordhavn/1.1/2"], listings.Select(l => l.Id.Key));
        Assert.Equal([Schema.Person, Schema.Organization, Schema.Person, Schema.Vessel], listings.Select(l => l.Facts.Schema));
        Assert.All(listings, l => Assert.Equal("Nordhavn", Assert.Single(l.Programmes)));
        Assert.All(listings, l => Assert.Empty(l.Facts.Countries));
        Assert.Null(reading.PublishedAt);
    }

    [Fact]
    public void A_correction_or_a_new_record_leaves_the_key_and_another_item_does_not()
    {
        string KeyOf(params string[] records) => Sources.Read(File(records)).Listings[0].Id.Key;
        var key = KeyOf(Person, Company);

        Assert.Equal(key, KeyOf(Person.Replace("VORELL", "VORELLE", StringComparison.Ordinal)));
        Assert.Equal(key, KeyOf(Person.Replace("1971-05-04 or 1971-05-05", "1971", StringComparison.Ordinal), NewPerson, Ship));
        Assert.NotEqual(key, KeyOf(Person.Replace("<Item>12", "<Item>13", StringComparison.Ordinal)));
    }

    [Fact]
    public void Records_that_share_a_citation_or_have_none_are_told_apart_by_their_names()
    {
        var other = Person.Replace("VORELL", "MOSS", StringComparison.Ordinal);
        var none = Company.Replace("<Item>3</Item>", "", StringComparison.Ordinal);
        string[] expected =
        [
            "Nordhavn/1, Part 2/12/ANTON PAVLOVICH VORELL", "Nordhavn/1, Part 2/12/ANTON PAVLOVICH MOSS", "Nordhavn///NORDHAVN BANK/BANQUE DE NORDHAVN",
        ];

        Assert.Equal(expected, Sources.Read(File(Person, other, none)).Listings.Select(l => l.Id.Key));
        Assert.Equal(expected.Order(), Sources.Read(File(none, other, Person)).Listings.Select(l => l.Id.Key).Order());
    }

    [Fact]
    public void A_persons_alias_of_one_part_is_weak()
    {
        var listing = Sources.One(File(Person));

        Assert.Equal(
            ["Anton Pavlovich VORELL (Primary)", "Antoni (WeakAlias)", "Anton WORELL (Alias)", "Antoni Pavlovitch (WeakAlias)"], Sources.Names(listing));
        Assert.Equal(("Anton Pavlovich", "VORELL"), (listing.Facts.Names[0].Given, listing.Facts.Names[0].Family));
        Assert.Equal(["Åsa Lindqvist (Primary)", "Åsa Lindkvist (Alias)", "Asa Lindqvist (Alias)", "The Crane (Alias)"], Sources.Names(Sources.One(File(NewPerson))));
    }

    [Fact]
    public void An_entitys_names_are_parted_by_language_and_comma_and_nowhere_else() =>
        Assert.Equal(
            [
                "Nordhavn Bank (Primary)", "Banque de Nordhavn (Alias)", "NB (Alias)", "Nordhavn Savings (Old Port, Pier 2) (Alias)", "Profit, LLC (Alias)",
                "Nordbank (Alias)", "ORT (Alias)", "ORTAS (Alias)",
            ],
            Sources.Names(Sources.One(File(Company))));

    [Fact]
    public void Dates_titles_ships_and_citations_go_to_their_places()
    {
        var (_, listings) = Sources.Read(File(Person, NewPerson, Ship));

        Assert.Equal(["1971-05-04", "1971-05-05"], listings[0].Facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(("Major General", "Schedule 1, Part 2, Item 12"), (Assert.Single(listings[0].Titles), Assert.Single(listings[0].LegalBases)));
        Assert.Empty(listings[0].Remarks);
        Assert.Equal(("1964-03", "2025-06-13"), (Assert.Single(listings[1].Facts.BirthDates).ToString(), listings[1].DesignatedOn.ToString()));
        Assert.Equal(["M/V Grey Heron (Primary)"], Sources.Names(listings[2]));
        Assert.Equal(["Imo 9123456"], Sources.Numbers(listings[2]));
        Assert.Equal((0, 0), (listings[2].Facts.BirthDates.Count, listings[2].Titles.Count));
        Assert.Equal(["Ship type: General Cargo", "Built: 1986"], listings[2].Remarks);
        Assert.Equal(["Schedule 1.1, Item 2"], listings[2].LegalBases);
    }

    [Theory]
    [InlineData("1971-05-04 or 1971-05-05", "1971-05-04 or spring", "DateOfBirth", "spring")]
    [InlineData("<Item>12</Item>", "<Item>12</Item><Aura>blue</Aura>", "Aura", "blue")]
    [InlineData("<Item>12</Item>", "<Item>12</Item><DateOfListing>soon</DateOfListing>", "DateOfListing", "soon")]
    public void A_bad_or_unknown_field_is_an_issue_and_the_record_is_kept(string good, string bad, string field, string found)
    {
        var (reading, listings) = Sources.Read(File(Person.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Single(listings);
        Assert.Equal((field, found), (Assert.Single(reading.Issues).Field, reading.Issues[0].Found));
    }

    [Theory]
    [InlineData("<Entity>Nordhavn Bank/Banque de Nordhavn</Entity>", "", "LastName")]
    [InlineData("<Country>Nordhavn / Havre du Nord</Country>", "<Country/>", "Country")]
    public void A_record_without_a_name_or_a_regulation_is_lost(string good, string bad, string field)
    {
        var (reading, listings) = Sources.Read(File(Person, Company.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Single(listings);
        Assert.Equal((1L, field), (reading.RowsLost, Assert.Single(reading.Issues).Field));
    }

    [Fact]
    public void A_file_cut_off_and_an_empty_one_are_refused()
    {
        Assert.Equal("malformed-xml", Sources.Refused(Sources.Text("sema.xml", $"<data-set>{Person}{Company[..100]}")).Code);
        Assert.Equal("empty-edition", Sources.Refused(File()).Code);
    }

    [Fact]
    public void The_edition_of_2020_is_read_whole_and_every_record_has_a_key_of_its_own()
    {
        var (reading, listings) = Sources.Read(SharedData.Source("lists/ca_sema/sema-lmes_2020-04-15.xml.gz"));

        Assert.Equal((1369, 1369L, 0L), (listings.Count, reading.RowsRead, reading.IssueCount));
        Assert.Equal(1369, listings.Select(l => l.Id).Distinct().Count());
        Assert.Equal((985, 384), (listings.Count(l => l.Facts.Schema == Schema.Person), listings.Count(l => l.Facts.Schema == Schema.Organization)));
        Assert.Equal(213, listings.Sum(l => l.Facts.BirthDates.Count));
        Assert.DoesNotContain(listings.SelectMany(l => l.Facts.Names), n => n.Full.StartsWith('(') || n.Full.Contains(';', StringComparison.Ordinal));
    }
}
