using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class EuXmlReaderTests
{
    private const string Person = """
        <sanctionEntity designationDate="2022-02-23" designationDetails="by decision of the Council" unitedNationId="XDi.001" euReferenceNumber="EU.900.1" logicalId="9001">
          <remark>Ordered the raid on Nordhavn.</remark>
          <additionalInformation key="file" value="7"/>
          <regulation regulationType="regulation" organisationType="council" publicationDate="2022-02-23" entryIntoForceDate="2022-02-24" numberTitle="2022/900 (OJ L42)" programme="DEMO" logicalId="1">
            <publicationUrl>https://example.test/oj</publicationUrl>
          </regulation>
          <subjectType code="person" classificationCode="P"/>
          <nameAlias wholeName="Tony" strong="false" regulationLanguage="en" logicalId="11"><regulationSummary regulationType="regulation" publicationDate="2022-02-23" numberTitle="2022/900 (OJ L42)"/></nameAlias>
          <nameAlias firstName="Anton" middleName="Pavel" lastName="Vorell" wholeName="Anton Pavel  Vorell" function="Head of the Demo Guard" gender="M" title="General" strong="true" logicalId="12"/>
          <nameAlias firstName="Antoine" lastName="Vorelle" wholeName="" nameLanguage="FR" gender="?" strong="true" logicalId="13"/>
          <nameAlias wholeName="Антон Ворелл" nameLanguage="RU" strong="true" logicalId="14"/>
          <nameAlias wholeName="Антон Ворел" nameLanguage="BG" strong="true" logicalId="15"/>
          <nameAlias wholeName="Anton Wormwood" strong="true" logicalId="16"><remark>f.k.a.</remark></nameAlias>
          <nameAlias wholeName="The Mole" strong="true" logicalId="17"><remark>Low quality alias</remark></nameAlias>
          <nameAlias function="Member of the Council of Nordhavn" logicalId="18"/>
          <citizenship countryIso2Code="BY" countryDescription="BELARUS" logicalId="21"/>
          <citizenship countryIso2Code="00" countryDescription="UNKNOWN" logicalId="22"/>
          <citizenship countryIso2Code="SY" countryDescription="SYRIAN ARAB REPUBLIC" disenfranchisementDate="2001-01-01" logicalId="23"><remark>renounced</remark></citizenship>
          <birthdate circa="false" calendarType="GREGORIAN" birthdate="1971-05-04" dayOfMonth="4" monthOfYear="5" year="1971" city="Gomel" countryIso2Code="BY" countryDescription="BELARUS" logicalId="31"/>
          <birthdate circa="true" calendarType="GREGORIAN" year="1972" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="32"><remark>as he said</remark></birthdate>
          <birthdate circa="false" calendarType="GREGORIAN" monthOfYear="6" year="1973" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="33"/>
          <birthdate circa="false" calendarType="GREGORIAN" yearRangeFrom="1974" yearRangeTo="1976" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="34"/>
          <birthdate circa="false" calendarType="ISLAMIC" year="1391" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="35"/>
          <address street="1 Mill Lane" poBox="55" city="Minsk" zipCode="220000" region="Minsk region" asAtListingTime="false" countryIso2Code="BY" countryDescription="BELARUS" logicalId="41">
            <remark>as at 2020</remark>
            <contactInfo key="PHONE" value="+375 17 000 00 01, +375 17 000 00 02"/><contactInfo key="EMAIL" value="a@example.test"/>
            <contactInfo key="WEB" value="www.example.test"/><contactInfo key="TELEX" value="99"/>
          </address>
          <address countryIso2Code="LB" countryDescription="LEBANON" logicalId="42"/>
          <identification number="D 123" latinNumber="D 123" knownExpired="true" issueDate="2011-02-03" issuedBy="Minsk" identificationTypeCode="passport" identificationTypeDescription="National passport" countryIso2Code="BY" countryDescription="BELARUS" logicalId="51"/>
          <identification number="778899" identificationTypeCode="id" identificationTypeDescription="National identification card" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="52"/>
          <identification number="555" identificationTypeCode="drivinglicence" identificationTypeDescription="Driving licence" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="53"/>
          <identification number="100200300" identificationTypeCode="fiscalcode" identificationTypeDescription="Fiscal Code" countryIso2Code="IT" countryDescription="ITALY" logicalId="54"/>
          <identification number="DEMOBY2X" identificationTypeCode="swiftbic" identificationTypeDescription="SWIFT/BIC" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="55"/>
          <identification number="UNKNOWN" identificationTypeCode="other" identificationTypeDescription="Other identification number" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="56"/>
        </sanctionEntity>
        """;

    private const string Company = """
        <sanctionEntity designationDate="2024-06-01" unitedNationId="" euReferenceNumber="EU.901.2" logicalId="9002">
          <regulation regulationType="regulation" publicationDate="2024-06-01" programme="DEMO" logicalId="2"/>
          <subjectType code="enterprise" classificationCode="E"/>
          <nameAlias wholeName="Nordhavn Trading JSC" strong="true" logicalId="61"/>
          <identification number="7700000001" identificationTypeCode="regnumber" identificationTypeDescription="Registration Number" countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION" logicalId="62"/>
        </sanctionEntity>
        """;

    internal static SourceFile File(params string[] entities) => Sources.Text(
        "fsf.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<export xmlns=\"http://eu.europa.ec/fpi/fsd/export\" generationDate=\"2026-08-05T16:47:04.449+02:00\" globalFileId=\"1\">\n"
        + $"{string.Join('\n', entities)}\n</export>");

    [Fact]
    public void Entities_are_read_under_their_logical_id_and_the_edition_is_dated()
    {
        var (reading, listings) = Sources.Read(File(Person, Company));

        Assert.Empty(reading.Issues);
        Assert.Equal((ListFormat.EuXml, 2L, 0L), (reading.Format, reading.RowsRead, reading.RowsLost));
        Assert.Equal(["test-list:9001", "test-list:9002"], listings.Select(l => l.Id.ToString()));
        Assert.Equal([Schema.Person, Schema.Organization], listings.Select(l => l.Facts.Schema));
        Assert.Equal(new DateTimeOffset(2026, 8, 5, 14, 47, 4, 449, TimeSpan.Zero), reading.PublishedAt);
    }

    [Fact]
    public void The_first_strong_name_is_the_primary_and_the_others_keep_their_kind()
    {
        var listing = Sources.One(File(Person));

        Assert.Equal(
            [
                "Anton Pavel Vorell (Primary)", "Tony (WeakAlias)", "Antoine Vorelle (Alias)", "Антон Ворелл (OriginalScript)", "Антон Ворел (Alias)",
                "Anton Wormwood (Former)", "The Mole (WeakAlias)",
            ],
            Sources.Names(listing));
        Assert.Equal(("Anton Pavel", "Vorell"), (listing.Facts.Names[0].Given, listing.Facts.Names[0].Family));
        Assert.Equal(["General", "Head of the Demo Guard", "Member of the Council of Nordhavn"], listing.Titles);
        Assert.Equal(Sex.Male, listing.Facts.Sex);
    }

    [Fact]
    public void Births_go_as_far_as_they_are_known_and_no_other_calendar_is_guessed()
    {
        var listing = Sources.One(File(Person));

        Assert.Equal(["1971-05-04", "1972~", "1973-06", "1974-01-01/1976-12-31"], listing.Facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["Gomel, Belarus"], listing.Facts.BirthPlaces);
        Assert.Contains("born: 1391 (islamic calendar)", listing.Remarks);
        Assert.Contains("born: as he said", listing.Remarks);
    }

    [Fact]
    public void Countries_addresses_and_contacts_go_to_their_places()
    {
        var facts = Sources.One(File(Person)).Facts;

        Assert.Equal(
            ["BY Nationality", "SY Nationality", "BY Birth", "BY Residence", "LB Residence"], facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(["1 Mill Lane, PO Box 55, Minsk, 220000, Minsk region, Belarus"], facts.Addresses);
        Assert.Equal(["+375 17 000 00 01", "+375 17 000 00 02"], facts.Phones);
        Assert.Equal(("a@example.test", "www.example.test"), (Assert.Single(facts.Emails), Assert.Single(facts.Websites)));
    }

    [Fact]
    public void Documents_are_told_by_their_codes()
    {
        Assert.Equal(
            [
                "Other EU.900.1 EU reference number", "Passport D 123 BY", "NationalId 778899", "Other 555 Driving licence", "TaxId 100200300 IT Fiscal Code",
                "Bic DEMOBY2X",
            ],
            Sources.Numbers(Sources.One(File(Person))));
        Assert.Contains("Registration 7700000001 RU Registration Number", Sources.Numbers(Sources.One(File(Company))));
    }

    [Fact]
    public void What_has_no_place_of_its_own_is_a_remark()
    {
        var listing = Sources.One(File(Person));

        Assert.Equal(("2022-02-23", "DEMO"), (listing.DesignatedOn.ToString(), Assert.Single(listing.Programmes)));
        Assert.Equal(["Regulation 2022/900 (OJ L42), published 2022-02-23"], listing.LegalBases);
        Assert.Equal(
            [
                "Anton Wormwood: f.k.a.", "The Mole: Low quality alias", "by decision of the Council",
                "UN id: XDi.001", "Ordered the raid on Nordhavn.", "file: 7", "citizenship of Syria: until 2001-01-01, renounced", "born: as he said",
                "born: 1391 (islamic calendar)", "TELEX: 99", "1 Mill Lane, PO Box 55, Minsk, 220000, Minsk region, Belarus: as at 2020",
                "National passport D 123: known to be expired, issued 2011-02-03, issued by Minsk",
            ],
            listing.Remarks);
    }

    [Theory]
    [InlineData("year=\"1972\"", "year=\"1972\" monthOfYear=\"13\"", "birthdate", "1972-13")]
    [InlineData("yearRangeFrom=\"1974\" yearRangeTo=\"1976\"", "yearRangeFrom=\"1974\"", "birthdate", "1974 or later")]
    [InlineData("countryIso2Code=\"LB\" countryDescription=\"LEBANON\"", "countryIso2Code=\"QQ\" countryDescription=\"ATLANTIS\"", "countryIso2Code", "QQ")]
    [InlineData("gender=\"M\"", "gender=\"Q\"", "gender", "Q")]
    [InlineData("designationDate=\"2022-02-23\"", "designationDate=\"soon\"", "designationDate", "soon")]
    [InlineData("code=\"person\" classificationCode=\"P\"", "code=\"spirit\"", "subjectType", "spirit")]
    [InlineData("strong=\"false\"", "strong=\"false\" aura=\"blue\"", "nameAlias/aura", "blue")]
    [InlineData("<subjectType", "<horoscope>Leo</horoscope><subjectType", "horoscope", "Leo")]
    public void A_bad_or_unknown_field_is_an_issue_and_the_entity_is_kept(string good, string bad, string field, string found)
    {
        var (reading, listings) = Sources.Read(File(Person.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Single(listings);
        Assert.Equal((field, found), (Assert.Single(reading.Issues).Field, reading.Issues[0].Found));
        Assert.True(reading.Issues[0].Line > 1);
    }

    [Theory]
    [InlineData("logicalId=\"9002\"", "", "logicalId")]
    [InlineData("wholeName=\"Nordhavn Trading JSC\"", "", "nameAlias")]
    public void An_entity_without_id_or_name_is_lost(string good, string bad, string field)
    {
        var (reading, listings) = Sources.Read(File(Person, Company.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Single(listings);
        Assert.Equal((1L, field), (reading.RowsLost, Assert.Single(reading.Issues).Field));
    }

    [Fact]
    public void A_file_cut_off_and_an_empty_one_are_refused()
    {
        var whole = $"<export generationDate=\"2026-08-05T16:47:04\">{Person}{Company}</export>";

        Assert.Equal("malformed-xml", Sources.Refused(Sources.Text("fsf.xml", whole[..(Person.Length + 200)])).Code);
        Assert.Equal("empty-edition", Sources.Refused(File()).Code);
    }

    [Fact]
    public void An_error_page_saved_as_xml_is_refused() =>
        Assert.Equal("json-error-page", Sources.Refused(SharedData.Source("broken/eu_fsf_2026-02-08_error_page_as_xml.xml")).Code);

    [Fact]
    public void The_published_miniature_is_read_without_an_issue()
    {
        var (reading, listings) = Sources.Read(SharedData.Source("lists/eu/fsf_1_1_miniature_invented.xml"));

        Assert.Equal((4, 4L, 0L), (listings.Count, reading.RowsRead, reading.IssueCount));
        Assert.Equal(["101", "102", "103", "104"], listings.Select(l => l.Id.Key));
        Assert.Equal(["Moscow, Russia", "Minsk, Belarus"], listings[1].Facts.Addresses);
        Assert.Empty(listings[3].Facts.Countries);
        Assert.Contains("UN id: 6908402", listings[2].Remarks);
    }
}
