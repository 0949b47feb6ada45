using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class SwissXmlReaderTests
{
    private const string Programme = """
        <sanctions-program ssid="20" version-date="2026-01-16">
          <program-key lang="ger">Nordhafen</program-key><program-key lang="eng">Nordhavn</program-key>
          <program-name lang="eng">Ordinance on measures against Nordhavn</program-name>
          <sanctions-set ssid="21" lang="ger">Finanzsanktionen, Anhang 2</sanctions-set><sanctions-set ssid="21" lang="eng">Financial measures, annex 2</sanctions-set>
          <sanctions-set ssid="22" lang="eng">Travel ban, annex 1</sanctions-set><origin>EU</origin>
        </sanctions-program>
        """;

    private const string Places = """
        <place ssid="31"><location>Gomel</location><location-variant variant-type="spelling">Homel</location-variant><area>Gomel region</area><country iso-code="BY">Belarus</country></place>
        <place ssid="32"><location>Minsk</location><country iso-code="BY">Belarus</country></place>
        <place ssid="33"><country iso-code="LB">Lebanon</country></place>
        """;

    private const string Person = """
        <target ssid="9001">
          <sanctions-set-id>21</sanctions-set-id><sanctions-set-id>22</sanctions-set-id><foreign-identifier>EU.900.1</foreign-identifier>
          <individual sex="male">
            <identity ssid="41" main="true">
              <name ssid="42" name-type="primary-name" quality="good" lang="eng">
                <name-part order="1" name-part-type="family-name"><value>Vorell</value><spelling-variant lang="eng" script="Latn">Worell</spelling-variant><spelling-variant lang="rus" script="Cyrl">Ворелл</spelling-variant></name-part>
                <name-part order="2" name-part-type="given-name"><value>Anton</value><spelling-variant lang="rus" script="Cyrl">Антон</spelling-variant></name-part>
                <name-part order="3" name-part-type="father-name"><value>Pavel</value><spelling-variant lang="rus" script="Cyrl">Павел</spelling-variant></name-part>
                <name-part order="4" name-part-type="title"><value>General</value></name-part>
              </name>
              <name ssid="43" name-type="alias" quality="low"><name-part order="1" name-part-type="whole-name"><value>Tony</value></name-part></name>
              <name ssid="44" name-type="formerly-known-as" quality="good"><name-part order="1" name-part-type="whole-name"><value>Anton Wormwood</value><spelling-variant>Anton Wormwud</spelling-variant></name-part></name>
              <nationality ssid="45"><country iso-code="BY">Belarus</country></nationality>
              <day-month-year ssid="46" day="4" month="5" year="1971" calendar="Gregorian" quality="good"/>
              <day-month-year ssid="47" year="1972" calendar="Gregorian" quality="low"/>
              <day-month-year ssid="48" year="1391" calendar="Islamic" quality="good"/>
              <place-of-birth ssid="49" place-id="31" quality="good"/>
              <address ssid="50" place-id="32" main="true"><address-details>1 Mill Lane</address-details><zip-code>220000</zip-code><remarks>as at 2020</remarks></address>
              <address ssid="51" place-id="33"/>
              <identification-document ssid="52" document-type="passport"><number>D 123</number><issuer code="BY">Belarus</issuer><date-of-issue>2011-02-03</date-of-issue><expiry-date>2021-02-03</expiry-date><place-of-issue place-id="32"/><remark>seen in Beirut</remark></identification-document>
              <identification-document ssid="53" document-type="id-card"><number>778899</number></identification-document>
              <identification-document ssid="54" document-type="driving-license"><number>555</number></identification-document>
            </identity>
            <identity ssid="60" main="false">
              <name ssid="61" name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Andrei Moss</value></name-part></name>
              <day-month-year ssid="62" month="6" year="1973" calendar="Gregorian"/>
            </identity>
            <justification ssid="63">Ordered the raid on Nordhavn.</justification>
            <relation ssid="64" target-id="9002" relation-type="leader-of"><remarks>since 2010</remarks></relation>
            <other-information ssid="65">Tax ID: 100200300; E-mail: a@example.test</other-information>
            <generic-attribute ssid="66" name="height">180 cm</generic-attribute>
          </individual>
          <modification modification-type="amended" publication-date="2025-02-01" effective-date="2025-02-01"><removed><individual/></removed></modification>
          <modification modification-type="listed" publication-date="2022-02-23" effective-date="2022-02-24"/>
        </target>
        """;

    private const string Company = """
        <target ssid="9002"><sanctions-set-id>21</sanctions-set-id><entity><identity ssid="70" main="true">
          <name ssid="71" name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Nordhavn Trading</value></name-part></name>
          <day-month-year ssid="72" year="1999" calendar="Gregorian"/></identity></entity>
          <modification modification-type="listed" effective-date="2022-02-24"/></target>
        """;

    private const string Ship = """
        <target ssid="9003"><sanctions-set-id>21</sanctions-set-id><object object-type="vessel"><identity ssid="80" main="true">
          <name ssid="81" name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Grey Heron</value></name-part></name></identity>
          <other-information ssid="82">IMO number: 9123456.</other-information></object></target>
        """;

    private static SourceFile File(params string[] parts) => Typed("whole-list", parts);

    private static SourceFile Typed(string type, params string[] parts) => Sources.Text(
        "seco.xml",
        $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><swiss-sanctions-list list-type=\"{type}\" date=\"2026-09-28\">\n{string.Join('\n', parts)}</swiss-sanctions-list>");

    [Fact]
    public void Targets_are_read_wherever_their_places_and_programmes_stand()
    {
        var (reading, listings) = Sources.Read(File(Person, Programme, Company, Ship, Places));
        var before = Sources.Read(File(Places, Programme, Person, Company, Ship)).Listings;

        Assert.Empty(reading.Issues);
        Assert.Equal((ListFormat.SwissXml, 3L, 0L), (reading.Format, reading.RowsRead, reading.RowsLost));
        Assert.Equal(new DateTimeOffset(2026, 9, 28, 0, 0, 0, TimeSpan.Zero), reading.PublishedAt);
        Assert.Equal([("9001", Schema.Person), ("9002", Schema.Organization), ("9003", Schema.Vessel)], listings.Select(l => (l.Id.Key, l.Facts.Schema)));
        Assert.Equal(before.Select(l => FactsHash.Of(l)), listings.Select(l => FactsHash.Of(l)));
    }

    [Fact]
    public void Names_are_put_in_reading_order_and_variants_make_further_names()
    {
        var listing = Sources.Read(File(Person, Programme, Places)).Listings[0];

        Assert.Equal(
            [
                "Anton Pavel Vorell (Primary)", "Антон Павел Ворелл (OriginalScript)", "Anton Pavel Worell (Alias)", "Tony (WeakAlias)",
                "Anton Wormwood (Former)", "Anton Wormwud (Former)", "Andrei Moss (Alias)",
            ],
            Sources.Names(listing));
        Assert.Equal(("Anton Pavel", "Vorell"), (listing.Facts.Names[0].Given, listing.Facts.Names[0].Family));
        Assert.Equal(["General"], listing.Titles);
        Assert.Equal(Sex.Male, listing.Facts.Sex);
    }

    [Fact]
    public void A_variant_in_another_script_makes_a_name_only_with_all_its_parts()
    {
        var listing = Sources.Read(File(Programme, Places, Person.Replace(">Антон<", "> <", StringComparison.Ordinal))).Listings[0];

        Assert.DoesNotContain(listing.Facts.Names, n => n.Kind == NameKind.OriginalScript);
        Assert.Contains("Anton Pavel Vorell: also written Ворелл", listing.Remarks);
    }

    [Fact]
    public void A_maiden_name_is_a_former_name()
    {
        var married = Company.Replace("<name-part order=\"1\" name-part-type=\"whole-name\"><value>Nordhavn Trading</value></name-part>", """
            <name-part order="1" name-part-type="family-name"><value>Vorell</value></name-part><name-part order="2" name-part-type="given-name"><value>Åsa</value></name-part>
            <name-part order="3" name-part-type="maiden-name"><value>Lindqvist</value></name-part>
            """, StringComparison.Ordinal).Replace("<entity>", "<individual>", StringComparison.Ordinal)
            .Replace("</entity>", "</individual>", StringComparison.Ordinal);

        Assert.Equal(["Åsa Vorell (Primary)", "Åsa Lindqvist (Former)"], Sources.Names(Sources.One(File(Programme, married))));
    }

    [Fact]
    public void Births_places_addresses_and_documents_go_to_their_places()
    {
        var listing = Sources.Read(File(Person, Programme, Places)).Listings[0];
        var facts = listing.Facts;

        Assert.Equal(["1971-05-04", "1972?", "1973-06"], facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["Gomel, Gomel region, Belarus"], facts.BirthPlaces);
        Assert.Equal(["1 Mill Lane, 220000, Minsk, Belarus"], facts.Addresses);
        Assert.Equal(["BY Nationality", "BY Birth", "BY Residence", "LB Residence"], facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(["Passport D 123 BY", "NationalId 778899", "Other 555 driving-license", "TaxId 100200300 Tax ID"], Sources.Numbers(listing));
        Assert.Equal(["a@example.test"], facts.Emails);
        Assert.Equal(["Imo 9123456 IMO number"], Sources.Numbers(Sources.One(File(Programme, Ship))));
    }

    [Theory]
    [InlineData("IMO: 9123456", "Imo 9123456 IMO")]
    [InlineData("SWIFT/BIC: DEMOBY2X (Minsk)", "Bic DEMOBY2X SWIFT/BIC")]
    [InlineData("Registration number (OGRN): 1027700000001.", "Registration 1027700000001 Registration number (OGRN)")]
    [InlineData("Taxpayer identification number: 100200300", "TaxId 100200300 Taxpayer identification number")]
    [InlineData("Inner district: 55555", null)]
    [InlineData("Tax offences: tried in 2011 at Minsk", null)]
    public void Free_words_give_a_number_only_where_they_plainly_are_one(string words, string? number)
    {
        var listing = Sources.One(File(Programme, Ship.Replace("IMO number: 9123456.", words, StringComparison.Ordinal)));

        Assert.Equal(number is null ? [] : [number], Sources.Numbers(listing));
        Assert.Equal([words], listing.Remarks);
    }

    [Fact]
    public void Programmes_the_day_of_listing_and_remarks_are_kept()
    {
        var (_, listings) = Sources.Read(File(Person, Company, Programme, Places));

        Assert.Equal(["Nordhavn: Financial measures, annex 2", "Nordhavn: Travel ban, annex 1"], listings[0].Programmes);
        Assert.Equal("2022-02-24", listings[0].DesignatedOn.ToString());
        Assert.Equal(
            [
                "born: 1391 (Islamic calendar)", "1 Mill Lane, 220000, Minsk, Belarus: as at 2020",
                "passport D 123: issued 2011-02-03, issued in Minsk, Belarus, expires 2021-02-03, seen in Beirut", "Foreign identifier: EU.900.1",
                "Ordered the raid on Nordhavn.", "Tax ID: 100200300; E-mail: a@example.test", "height: 180 cm",
            ],
            listings[0].Remarks);
        Assert.Equal(["Leadership Source | leader of: 9002, since 2010"], Sources.Relations(listings[0]));
        Assert.Equal((0, "founded or built: 1999"), (listings[1].Facts.BirthDates.Count, Assert.Single(listings[1].Remarks)));
    }

    [Theory]
    [InlineData("<modification modification-type=\"de-listed\" effective-date=\"2024-01-01\"/><modification modification-type=\"listed\" effective-date=\"2022-02-24\"/>", true)]
    [InlineData("<modification modification-type=\"amended\" effective-date=\"2025-06-03\"/><modification modification-type=\"de-listed\" effective-date=\"2025-06-20\"/>", true)]
    [InlineData("<modification modification-type=\"listed\" effective-date=\"2025-01-01\"/><modification modification-type=\"de-listed\" effective-date=\"2024-01-01\"/>", false)]
    [InlineData("<modification modification-type=\"de-listed\"/><modification modification-type=\"listed\"/>", true)]
    public void A_target_whose_newest_modification_is_a_delisting_is_left_out_and_counted(string modifications, bool isOut)
    {
        var changed = Company.Replace("<modification modification-type=\"listed\" effective-date=\"2022-02-24\"/>", modifications, StringComparison.Ordinal);
        var (reading, listings) = Sources.Read(File(Programme, Ship, changed));

        Assert.Equal((isOut ? 1 : 2, isOut ? 1L : 0L, 2L), (listings.Count, reading.Dropped.GetValueOrDefault("de-listed"), reading.RowsRead));
        Assert.Empty(reading.Issues);
    }

    [Theory]
    [InlineData("place-id=\"31\"", "place-id=\"99\"", "place-id")]
    [InlineData("<sanctions-set-id>22<", "<sanctions-set-id>99<", "sanctions-set-id")]
    [InlineData("month=\"5\"", "month=\"15\"", "day-month-year")]
    [InlineData("quality=\"low\"><name-part", "quality=\"odd\"><name-part", "quality")]
    [InlineData("sex=\"male\"", "sex=\"q\"", "sex")]
    [InlineData("<nationality ssid=\"45\"><country iso-code=\"BY\">Belarus<", "<nationality ssid=\"45\"><country iso-code=\"QQ\">Atlantis<", "country")]
    [InlineData("<justification ssid", "<horoscope>Leo</horoscope><justification ssid", "horoscope")]
    public void A_bad_or_unknown_field_is_an_issue_and_the_target_is_kept(string good, string bad, string field)
    {
        var (reading, listings) = Sources.Read(File(Programme, Places, Person.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Single(listings);
        Assert.Equal(field, Assert.Single(reading.Issues).Field);
    }

    [Theory]
    [InlineData("<target ssid=\"9002\">", "<target>", "ssid")]
    [InlineData("<value>Nordhavn Trading</value>", "<value> </value>", "name")]
    public void A_target_without_id_or_name_is_lost(string good, string bad, string field)
    {
        var (reading, listings) = Sources.Read(File(Programme, Ship, Company.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Single(listings);
        Assert.Equal((1L, field), (reading.RowsLost, Assert.Single(reading.Issues).Field));
    }

    [Theory]
    [InlineData("amendment")]
    [InlineData("")]
    public void A_list_that_is_not_whole_is_refused(string type)
    {
        var refusal = Sources.Refused(Typed(type, Programme, Company));

        Assert.Equal("wrong-format", refusal.Code);
        Assert.Contains($"list-type \"{type}\"", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_and_an_empty_one_are_refused()
    {
        const string Whole = $"<swiss-sanctions-list list-type=\"whole-list\" date=\"2026-09-28\">{Programme}{Ship}{Company}";

        Assert.Equal("malformed-xml", Sources.Refused(Sources.Text("seco.xml", Whole[..^80])).Code);
        Assert.Equal("empty-edition", Sources.Refused(File(Programme, Places)).Code);
    }

    [Fact]
    public void Secos_own_example_of_an_amendment_is_refused()
    {
        var refusal = Sources.Refused(SharedData.Source("lists/ch_seco/seco_amendment_example_2024-01-17.xml"));

        Assert.Equal("wrong-format", refusal.Code);
        Assert.Contains("amendment", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Secos_own_example_is_read_without_an_issue_where_it_says_it_is_whole()
    {
        var path = SharedData.Path("lists/ch_seco/seco_amendment_example_2024-01-17.xml");
        var text = System.IO.File.ReadAllText(path).Replace("list-type=\"amendment\"", "list-type=\"whole-list\"", StringComparison.Ordinal);
        var (reading, listings) = Sources.Read(Sources.Text("seco.xml", text));

        Assert.Equal((3, 0L), (listings.Count, reading.IssueCount));
        Assert.All(listings, l => Assert.Single(l.Facts.BirthDates));
    }
}
