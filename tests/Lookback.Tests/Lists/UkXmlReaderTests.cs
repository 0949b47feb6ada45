using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class UkXmlReaderTests
{
    private const string Person = """
        <Designation>
          <LastUpdated>12/01/2026</LastUpdated><DateDesignated>29/06/2020</DateDesignated><UniqueID>XYZ0001</UniqueID><OFSIGroupID>9001</OFSIGroupID>
          <UNReferenceNumber>XDi.001</UNReferenceNumber>
          <Names>
            <Name><Name1>Anton</Name1><Name2>Pavel</Name2><Name6>VORELL</Name6><NameType>Primary Name</NameType></Name>
            <Name><Name1>Anton</Name1><Name6>WORELL</Name6><NameType>Alias</NameType><AliasStrength>Good quality a.k.a</AliasStrength></Name>
            <Name><Name6>TONY</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
          </Names>
          <NonLatinNames><NonLatinName><NameNonLatinScript>Антон ВОРЕЛЛ</NameNonLatinScript><NonLatinScriptType>Cyrillic</NonLatinScriptType></NonLatinName></NonLatinNames>
          <Titles><Title>Dr</Title></Titles>
          <RegimeName>The Demo Regulations 2020</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip><DesignationSource>UK</DesignationSource>
          <SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed>
          <SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze><TravelBan>true</TravelBan></SanctionsImposedIndicators>
          <OtherInformation>Said to have fled.</OtherInformation>
          <UKStatementofReasons>
          </UKStatementofReasons>
          <Addresses><Address><AddressLine1>1 Lenin str</AddressLine1><AddressLine6>Minsk</AddressLine6><AddressPostalCode>220000</AddressPostalCode><AddressCountry>Belarus</AddressCountry></Address></Addresses>
          <PhoneNumbers><PhoneNumber>+375 17 1112233</PhoneNumber></PhoneNumbers>
          <EmailAddresses><EmailAddress>anton@vorell.example</EmailAddress></EmailAddresses>
          <Websites><Website>www.vorell.example</Website></Websites>
          <CryptoWalletAddresses><CryptoWalletAddress>bc1qexample000</CryptoWalletAddress></CryptoWalletAddresses>
          <IndividualDetails><Individual>
            <DOBs><DOB>dd/mm/1958</DOB><DOB>dd/05/1959</DOB><DOB>01/03/1960</DOB></DOBs>
            <Nationalities><Nationality>Belarus</Nationality></Nationalities>
            <NationalIdentifierDetails><NationalIdentifier><NationalIdentifierNumber>7788990</NationalIdentifierNumber><NationalIdentifierAdditionalInformation>Belarus national ID</NationalIdentifierAdditionalInformation></NationalIdentifier></NationalIdentifierDetails>
            <PassportDetails><Passport><PassportNumber>AB123456</PassportNumber><PassportAdditionalInformation>Belarus passport</PassportAdditionalInformation></Passport></PassportDetails>
            <Positions><Position>Head of the guard</Position></Positions>
            <BirthDetails><Location><TownOfBirth>Gomel</TownOfBirth><CountryOfBirth>Belarus</CountryOfBirth></Location></BirthDetails>
            <Genders><Gender>Male</Gender></Genders>
          </Individual></IndividualDetails>
        </Designation>
        """;

    private const string Ship = """
        <Designation><DateDesignated>01/02/2022</DateDesignated><UniqueID>XYZ0003</UniqueID>
          <Names><Name><Name6>PETREL 9</Name6><NameType>Primary name</NameType></Name></Names><RegimeName>Demo</RegimeName><IndividualEntityShip>Ship</IndividualEntityShip>
          <ShipDetails><Ship>
            <IMONumbers><IMONumber>IMO9074729</IMONumber></IMONumbers>
            <CurrentOwnerOperators><CurrentOwnerOperator>Sydhavn Shipping</CurrentOwnerOperator></CurrentOwnerOperators>
            <PreviousOwnerOperators><PreviousOwnerOperator>Vesthavn</PreviousOwnerOperator></PreviousOwnerOperators>
            <CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Panama</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips>
            <PreviousFlags><PreviousFlag>Togo</PreviousFlag><PreviousFlag>Palau</PreviousFlag></PreviousFlags>
            <TypeOfShipDetails><TypeOfShip>Tanker</TypeOfShip></TypeOfShipDetails><YearsBuilt><YearBuilt>1990</YearBuilt></YearsBuilt>
            <HullIdentificationNumbers><HullIdentificationNumber>HIN123</HullIdentificationNumber></HullIdentificationNumbers>
          </Ship></ShipDetails></Designation>
        """;

    private const string Entity = """
        <Designation><DateDesignated>01/02/2022</DateDesignated><UniqueID>XYZ0002</UniqueID>
          <Names><Name><Name6>NORDHAVN BANK</Name6><NameType>Primary Name</NameType></Name></Names><RegimeName>Demo</RegimeName><IndividualEntityShip>Entity</IndividualEntityShip>
          <EntityDetails><Entity><TypeOfEntities><TypeOfEntity>Bank</TypeOfEntity></TypeOfEntities><Subsidiaries><Subsidiary>Sydhavn</Subsidiary></Subsidiaries>
            <ParentCompanies><ParentCompany>Vesthavn</ParentCompany></ParentCompanies>
            <BusinessRegistrationNumbers><BusinessRegistrationNumber>1234567890123 (Russia)</BusinessRegistrationNumber></BusinessRegistrationNumbers></Entity></EntityDetails></Designation>
        """;

    private static string Text(params string[] entries) =>
        $"""<?xml version="1.0" encoding="utf-8"?><Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><DateGenerated>26/03/2026</DateGenerated>{string.Concat(entries)}</Designations>""";

    private static SourceFile File(params string[] entries) => Sources.Text("UK-Sanctions-List.xml", Text(entries));

    [Fact]
    public void A_person_has_every_field()
    {
        var (reading, listings) = Sources.Read(File(Person));
        var listing = Assert.Single(listings);
        var facts = listing.Facts;

        Assert.Equal((ListFormat.UkXml, 1L, 0L, "2026-03-26"), (reading.Format, reading.RowsRead, reading.IssueCount, reading.PublishedAt!.Value.ToString("yyyy-MM-dd")));
        Assert.Equal(["Anton Pavel VORELL (Primary)", "Anton WORELL (Alias)", "TONY (WeakAlias)", "Антон ВОРЕЛЛ (OriginalScript)"], Sources.Names(listing));
        Assert.Equal(["1958", "1959-05", "1960-03-01"], facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["Wallet bc1qexample000", "Passport AB123456 BY", "NationalId 7788990 BY national ID"], Sources.Numbers(listing));
        Assert.Equal(["1 Lenin str, Minsk, 220000, Belarus"], facts.Addresses);
        Assert.Equal(["+375 17 1112233", "anton@vorell.example", "www.vorell.example"], [.. facts.Phones, .. facts.Emails, .. facts.Websites]);
        Assert.Equal(["Dr", "Head of the guard"], listing.Titles);
        Assert.Equal((Sex.Male, "2020-06-29", "Gomel, Belarus"), (facts.Sex, listing.DesignatedOn.ToString(), Assert.Single(facts.BirthPlaces)));
        Assert.Equal(
            [
                "Said to have fled.", "OFSI Group ID: 9001", "UN Reference Number: XDi.001", "Designation source: UK",
                "Sanctions Imposed: Asset freeze, Travel Ban",
            ],
            listing.Remarks);
    }

    [Fact]
    public void Entities_and_ships_are_the_same_as_in_the_table_so_that_a_client_may_change_format()
    {
        var xml = Sources.Read(File(Entity, Ship));
        var csv = Sources.Read(UkCsvReaderTests.File(
            [
                ("Unique ID", "XYZ0002"), ("Name 6", "NORDHAVN BANK"), ("Name type", "Primary Name"), ("Designation Type", "Entity"), ("Regime Name", "Demo"),
                ("Business registration number (s)", "1234567890123 (Russia)"), ("Type of entity", "Bank"), ("Subsidiaries", "Sydhavn"),
                ("Parent company", "Vesthavn"), ("Date Designated", "01/02/2022"),
            ],
            [
                ("Unique ID", "XYZ0003"), ("Name 6", "PETREL 9"), ("Name type", "Primary Name"), ("Designation Type", "Ship"), ("Regime Name", "Demo"),
                ("IMO number", "9074729"), ("Current believed flag of ship", "Panama"), ("Previous flags", "Togo|Palau"), ("Year Built", "1990"),
                ("Hull identification number (HIN)", "HIN123"), ("Current owner/operator (s)", "Sydhavn Shipping"), ("Previous owner/operator (s)", "Vesthavn"), ("Type of ship", "Tanker"),
                ("Date Designated", "01/02/2022"),
            ])).Listings;

        Assert.Equal(0, xml.Reading.IssueCount);
        Assert.Equal(csv.Select(l => l.Id), xml.Listings.Select(l => l.Id));
        for (var i = 0; i < 2; i++) Assert.Empty(new ListingChange(csv[i], xml.Listings[i]).Facts.Where(f => f.Fact != "remarks"));
        Assert.Equal(csv.SelectMany(Sources.Relations).Order(), xml.Listings.SelectMany(Sources.Relations).Order());
        Assert.Contains("Ownership Target | Previous owner/operator (s): Vesthavn, formerly", Sources.Relations(xml.Listings[1]));
    }

    [Fact]
    public void Bad_fields_unknown_elements_and_entries_without_key_or_name_are_issues()
    {
        var (reading, listings) = Sources.Read(File(
            Person.Replace("dd/05/1959", "31/02/1959", StringComparison.Ordinal).Replace("<Positions>", "<ShoeSize>44</ShoeSize><Positions>", StringComparison.Ordinal),
            Person.Replace("<UniqueID>XYZ0001</UniqueID>", "", StringComparison.Ordinal),
            "<Designation><UniqueID>XYZ0009</UniqueID></Designation>",
            "<Withdrawal>XYZ0005</Withdrawal>"));

        Assert.Single(listings);
        Assert.Equal((3L, 2L), (reading.RowsRead, reading.RowsLost));
        Assert.Equal(["D.O.B", "Name6", "ShoeSize", "UniqueID", "Withdrawal"], reading.Issues.Select(i => i.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_and_an_empty_one_is_no_edition()
    {
        var text = Text(Person, Ship, Entity);

        foreach (var length in new[] { text.Length / 3, text.Length / 2, text.Length - 20 })
            Assert.Equal("malformed-xml", Sources.Refused(Sources.Text("uk.xml", text[..length])).Code);
        Assert.Equal("empty-edition", Sources.Refused(File()).Code);
    }

    [Fact]
    public void The_real_excerpt_is_read_without_an_issue()
    {
        var (reading, listings) = Sources.Read(SharedData.Source("lists/uk_sanctions_list/UK-Sanctions-List_2026-03-26_excerpt.xml"));

        Assert.Equal((2, 2L, 0L), (listings.Count, reading.RowsRead, reading.IssueCount));
        Assert.Equal("2026-03-26", reading.PublishedAt!.Value.ToString("yyyy-MM-dd"));
    }
}
