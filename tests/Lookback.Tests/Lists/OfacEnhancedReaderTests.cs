using System.IO.Compression;
using System.Text;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class OfacEnhancedReaderTests
{
    private const string Head = """
        <publicationInfo><dataAsOf>2026-03-09T00:00:00</dataAsOf><filters><sanctionsLists><sanctionsList refId="1">SDN List</sanctionsList></sanctionsLists></filters></publicationInfo>
        <referenceValues><referenceValue refId="1"><type>ALIAS TYPE</type><value>A.K.A.</value></referenceValue></referenceValues>
        <featureTypes><featureType featureTypeId="8"><type>Birthdate</type></featureType></featureTypes>
        """;

    private const string Person = """
        <entity id="2001">
          <generalInfo><identityId>1</identityId><entityType refId="1">Individual</entityType><livingStatus refId="2">Deceased</livingStatus><remarks>(Linked To: NORDHAVN TRADING); possibly retired.</remarks><title>Director</title><isUsCitizen>true</isUsCitizen><isUsPerson>true</isUsPerson></generalInfo>
          <sanctionsLists><sanctionsList refId="1" id="1" datePublished="2014-10-10">Consolidated List</sanctionsList><sanctionsList refId="2" id="2" datePublished="2012-05-03">SDN List</sanctionsList></sanctionsLists>
          <sanctionsPrograms><sanctionsProgram refId="1" id="1">DEMO-B</sanctionsProgram><sanctionsProgram refId="2" id="2">DEMO-A</sanctionsProgram></sanctionsPrograms>
          <sanctionsTypes><sanctionsType refId="1" id="1">Block</sanctionsType></sanctionsTypes>
          <legalAuthorities><legalAuthority refId="1" id="1">Order 7 (Demo)</legalAuthority></legalAuthorities>
          <names>
            <name id="1"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations>
              <translation id="1"><isPrimary>true</isPrimary><script refId="1">Latin</script><formattedFirstName>Anton Pavel</formattedFirstName><formattedLastName>VORELL</formattedLastName><formattedFullName>VORELL, Anton Pavel</formattedFullName><nameParts><namePart id="1"><type refId="1">Last Name</type><value>Vorell</value></namePart></nameParts></translation>
              <translation id="2"><isPrimary>false</isPrimary><script refId="2">Cyrillic</script><formattedFirstName>Антон</formattedFirstName><formattedLastName>ВОРЕЛЛ</formattedLastName><formattedFullName>ВОРЕЛЛ, Антон</formattedFullName><nameParts/></translation>
              <translation id="3"><isPrimary>false</isPrimary><script refId="3">Chinese Simplified</script><formattedFullName>沃, 安东</formattedFullName><nameParts><namePart id="2"><type refId="1">Last Name</type><value>沃</value></namePart><namePart id="3"><type refId="2">First Name</type><value>安东</value></namePart></nameParts></translation></translations></name>
            <name id="2"><isPrimary>false</isPrimary><aliasType refId="1">A.K.A.</aliasType><isLowQuality>false</isLowQuality><translations><translation id="4"><isPrimary>true</isPrimary><script refId="1">Latin</script><formattedFirstName>Anton</formattedFirstName><formattedLastName>WORELL</formattedLastName></translation></translations></name>
            <name id="3"><isPrimary>false</isPrimary><aliasType refId="2">F.K.A.</aliasType><isLowQuality>false</isLowQuality><translations><translation id="5"><isPrimary>true</isPrimary><script refId="1">Latin</script><formattedLastName>ANTONOV</formattedLastName></translation></translations></name>
            <name id="4"><isPrimary>false</isPrimary><aliasType refId="1">A.K.A.</aliasType><isLowQuality>true</isLowQuality><translations><translation id="6"><isPrimary>true</isPrimary><script refId="1">Latin</script><formattedLastName>Tony the Boat</formattedLastName></translation></translations></name>
          </names>
          <addresses>
            <address id="1"><country refId="1">Belarus</country><translations>
              <translation id="1"><isPrimary>true</isPrimary><script refId="1">Latin</script><addressParts><addressPart id="1"><type refId="1">POSTAL CODE</type><value>220000</value></addressPart><addressPart id="2"><type refId="2">CITY</type><value>Minsk</value></addressPart><addressPart id="3"><type refId="3">ADDRESS2</type><value>Flat 2</value></addressPart><addressPart id="4"><type refId="4">ADDRESS1</type><value>1 Mill Lane</value></addressPart></addressParts></translation>
              <translation id="2"><isPrimary>false</isPrimary><script refId="2">Cyrillic</script><addressParts><addressPart id="5"><type refId="2">CITY</type><value>Минск</value></addressPart></addressParts></translation></translations></address>
            <address id="2"><translations><translation id="3"><isPrimary>true</isPrimary><script refId="1">Latin</script><addressParts><addressPart id="6"><type refId="5">REGION</type><value>Gaza</value></addressPart></addressParts></translation></translations></address>
            <address id="3"><country refId="3">Panama</country></address>
          </addresses>
          <features>
            <feature id="1"><type featureTypeId="8">Birthdate</type><versionId>1</versionId><value>12 Apr 1978</value><valueDate id="1"><fromDateBegin>1978-04-12</fromDateBegin><fromDateEnd>1978-04-12</fromDateEnd><toDateBegin>1978-04-12</toDateBegin><toDateEnd>1978-04-12</toDateEnd><isApproximate>false</isApproximate><isDateRange>false</isDateRange></valueDate><isPrimary>true</isPrimary></feature>
            <feature id="2"><type featureTypeId="8">Birthdate</type><versionId>2</versionId><value>circa 1961</value><isPrimary>false</isPrimary></feature>
            <feature id="3"><type featureTypeId="8">Birthdate</type><versionId>3</versionId><value>the summer of 1979</value><valueDate id="3"><fromDateBegin>1979-06-01</fromDateBegin><fromDateEnd>1979-06-01</fromDateEnd><toDateBegin>1979-08-31</toDateBegin><toDateEnd>1979-08-31</toDateEnd><isApproximate>true</isApproximate><isDateRange>true</isDateRange></valueDate><isPrimary>false</isPrimary></feature>
            <feature id="4"><type featureTypeId="9">Place of Birth</type><versionId>4</versionId><value>Gomel, Belarus</value><isPrimary>true</isPrimary></feature>
            <feature id="5"><type featureTypeId="10">Nationality Country</type><versionId>5</versionId><value>Russia</value><isPrimary>true</isPrimary></feature>
            <feature id="6"><type featureTypeId="11">Citizenship Country</type><versionId>6</versionId><value>Belarus</value><isPrimary>true</isPrimary><reliability refId="1">Confirmed</reliability></feature>
            <feature id="7"><type featureTypeId="224">Gender</type><versionId>7</versionId><value>Male</value><isPrimary>true</isPrimary></feature>
            <feature id="8"><type featureTypeId="14">Website</type><versionId>8</versionId><value>www.vorell.example</value><isPrimary>true</isPrimary><comments>in Russian</comments></feature>
            <feature id="9"><type featureTypeId="344">Digital Currency Address - ETH</type><versionId>9</versionId><value>0xEXAMPLE1</value><isPrimary>true</isPrimary></feature>
            <feature id="10"><type featureTypeId="646">Organization Established Date</type><versionId>10</versionId><value>13 Jul 1990</value><isPrimary>true</isPrimary><reliability refId="2">Reported</reliability></feature>
          </features>
          <identityDocuments>
            <identityDocument id="1"><type refId="1">Passport</type><name nameId="1" nameTranslationId="1">VORELL, Anton</name><documentNumber>AB123456</documentNumber><isValid>false</isValid><issuingCountry refId="1">Russia</issuingCountry><issueDate id="4"><fromDateBegin>2011-07-10</fromDateBegin><toDateEnd>2011-07-10</toDateEnd></issueDate><expirationDate id="5"><fromDateBegin>2021-01-01</fromDateBegin><toDateEnd>2021-12-31</toDateEnd></expirationDate></identityDocument>
            <identityDocument id="2"><type refId="2">Tax ID No.</type><name nameId="1" nameTranslationId="1">VORELL, Anton</name><documentNumber>7702000111</documentNumber><isValid>true</isValid><issuingAuthority>INN</issuingAuthority></identityDocument>
          </identityDocuments>
          <relationships>
            <relationship id="1"><type refId="1">Associate Of</type><relatedEntity entityId="2002">NORDHAVN TRADING</relatedEntity><quality refId="1">High</quality><comments>since school</comments></relationship>
          </relationships>
        </entity>
        """;

    private const string Ship = """
        <entity id="3001"><generalInfo><identityId>2</identityId><entityType refId="3">Vessel</entityType></generalInfo><sanctionsLists/><sanctionsPrograms/><sanctionsTypes/><legalAuthorities/>
          <names><name id="9"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations><translation id="9"><isPrimary>true</isPrimary><script refId="1">Latin</script><formattedLastName>GREY HERON, II</formattedLastName></translation></translations></name></names>
          <features>
            <feature id="11"><type featureTypeId="1">Vessel Call Sign</type><value>9HXX1</value></feature><feature id="12"><type featureTypeId="3">Vessel Flag</type><value>Panama</value></feature>
            <feature id="13"><type featureTypeId="2">VESSEL TYPE</type><value>Tug</value></feature><feature id="14"><type featureTypeId="5">Former Vessel Flag</type><value>Malta</value></feature></features>
          <identityDocuments><identityDocument id="3"><type refId="3">Vessel Registration Identification</type><documentNumber>IMO 9123456</documentNumber><isValid>true</isValid></identityDocument></identityDocuments></entity>
        """;

    private static string Text(params string[] entities) =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sanctionsData xmlns=\"https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML\">\n{Head}\n<entities>\n{string.Join('\n', entities)}\n</entities></sanctionsData>";

    private static SourceFile File(params string[] entities) => Sources.Text("SDN_ENHANCED.XML", Text(entities));

    private static SourceFile Zip(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("SDN_ENHANCED.XML").Open())
        {
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        return Sources.Bytes("SDN_ENHANCED.ZIP", bytes.ToArray());
    }

    [Fact]
    public void Plain_or_zipped_the_edition_is_the_same()
    {
        var (reading, listings) = Sources.Read(Zip(Text(Person, Ship)));

        Assert.Equal((ListFormat.OfacEnhancedXml, 2L, 0L), (reading.Format, reading.RowsRead, reading.IssueCount));
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 0, 0, 0, TimeSpan.Zero), reading.PublishedAt);
        Assert.Equal(Sources.Read(File(Person, Ship)).Listings.Select(FactsHash.Of), listings.Select(FactsHash.Of));
    }

    [Theory]
    [InlineData("ofac-sdn", "SDN List", null)]
    [InlineData("ofac-cons", "Consolidated List", null)]
    [InlineData("ofac-sdn", "Consolidated List", "the SDN List for ofac-sdn; import it as ofac-cons")]
    [InlineData("ofac-cons", "SDN List", "the Consolidated List for ofac-cons; import it as ofac-sdn")]
    [InlineData("own-list", "SDN List", null)]
    public void A_file_that_says_that_it_is_the_other_list_is_refused(string watchlist, string states, string? expected)
    {
        var file = Sources.Text("ENHANCED.XML", Text(Person).Replace("<sanctionsList refId=\"1\">SDN List<", $"<sanctionsList refId=\"1\">{states}<", StringComparison.Ordinal));
        var list = new WatchlistId(watchlist);
        var reading = ListReader.Open(list, [file], KnownWatchlists.FormatsOf(list, null), null);
        if (expected is null) Assert.Single(reading.Listings());
        else Assert.EndsWith(expected, Assert.Throws<RefusedException>(() => reading.Listings().ToList()).Refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_is_read_whole()
    {
        var person = Sources.One(File(Person));

        Assert.Equal(("2001", Schema.Person, Sex.Male, "2012-05-03"), (person.Id.Key, person.Facts.Schema, person.Facts.Sex, person.DesignatedOn.ToString()));
        Assert.Equal(
            ["Anton Pavel VORELL (Primary)", "Антон ВОРЕЛЛ (OriginalScript)", "沃安东 (OriginalScript)", "Anton WORELL (Alias)", "ANTONOV (Former)", "Tony the Boat (WeakAlias)"],
            Sources.Names(person));
        Assert.Equal(("Anton Pavel", "VORELL"), (person.Facts.Names[0].Given, person.Facts.Names[0].Family));
        Assert.Equal(["1978-04-12", "1961~", "1979-06-01~/1979-08-31~"], person.Facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["Gomel, Belarus"], person.Facts.BirthPlaces);
        Assert.Equal(
            ["US Nationality", "BY Residence", "PS Residence", "PA Residence", "BY Birth", "RU Nationality", "BY Nationality"],
            person.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(["1 Mill Lane, Flat 2, Minsk, 220000, Belarus", "Минск, Belarus"], person.Facts.Addresses);
        Assert.Equal(["Wallet 0xEXAMPLE1 ETH", "Passport AB123456 RU", "TaxId 7702000111 Tax ID No."], Sources.Numbers(person));
        Assert.Equal(["www.vorell.example"], person.Facts.Websites);
        Assert.Equal(["DEMO-A", "DEMO-B"], person.Programmes);
        Assert.Equal(["Director"], person.Titles);
    }

    [Fact]
    public void What_has_no_place_is_a_remark() => Assert.Equal(
        [
            "possibly retired", "Living status: Deceased", "US person",
            "List: Consolidated List, since 10 Oct 2014", "List: SDN List, since 03 May 2012", "Sanctions: Block",
            "DOB the summer of 1979", "Website www.vorell.example: in Russian", "Organization Established Date 13 Jul 1990",
            "Organization Established Date 13 Jul 1990: Reported", "Passport AB123456 (Russia) issued 10 Jul 2011 expires 2021", "Passport AB123456: not valid",
            "Tax ID No. 7702000111: issued by INN",
        ],
        Sources.One(File(Person)).Remarks);

    [Fact]
    public void Relations_and_legal_bases_are_kept_as_such()
    {
        var person = Sources.One(File(Person));

        Assert.Equal(["Order 7 (Demo)"], person.LegalBases);
        Assert.Equal(
            ["Other Either | Linked To: NORDHAVN TRADING", "Association Either | Associate Of: NORDHAVN TRADING (2002), quality High, since school"],
            Sources.Relations(person));
    }

    [Fact]
    public void A_ship_is_read()
    {
        var ship = Sources.One(File(Ship));

        Assert.Equal((Schema.Vessel, "GREY HERON, II"), (ship.Facts.Schema, ship.Facts.Names[0].Full));
        Assert.Equal(["Other 9HXX1 Call Sign", "Imo 9123456 Vessel Registration Identification"], Sources.Numbers(ship));
        Assert.Equal(["PA Registration"], ship.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(["Vessel Type Tug", "Former Vessel Flag Malta"], ship.Remarks);
    }

    [Fact]
    public void A_bad_field_is_an_issue_and_the_reading_goes_on()
    {
        var bad = Person.Replace(">Russia</value>", ">Atlantis</value>", StringComparison.Ordinal).Replace("2012-05-03", "long ago", StringComparison.Ordinal)
            .Replace("F.K.A.", "X.K.A.", StringComparison.Ordinal).Replace(">Individual<", ">Meteor<", StringComparison.Ordinal)
            .Replace("circa 1961", "in his youth", StringComparison.Ordinal);
        var (reading, listings) = Sources.Read(File(bad));

        Assert.Equal(["entityType", "aliasType", "datePublished", "DOB", "nationality"], reading.Issues.Select(i => i.Field));
        Assert.Equal((0L, "2014-10-10", Schema.Unknown), (reading.RowsLost, listings[0].DesignatedOn.ToString(), listings[0].Facts.Schema));
        Assert.Contains("DOB in his youth", listings[0].Remarks);
        Assert.Contains("nationality Atlantis", listings[0].Remarks);
    }

    [Fact]
    public void An_entity_without_a_number_or_a_name_is_lost_with_its_line()
    {
        var (reading, listings) = Sources.Read(File(
            Ship, Ship.Replace(" id=\"3001\"", "", StringComparison.Ordinal), "<entity id=\"5\"><generalInfo><entityType refId=\"1\">Entity</entityType></generalInfo></entity>"));

        Assert.Single(listings);
        Assert.Equal((3L, 2L), (reading.RowsRead, reading.RowsLost));
        Assert.Equal(["id", "names"], reading.Issues.Select(i => i.Field));
    }

    [Fact]
    public void An_unknown_element_is_said_once()
    {
        var strange = Ship.Replace("</entity>", "<novelty>x</novelty></entity>", StringComparison.Ordinal);
        var (reading, listings) = Sources.Read(File(strange, strange.Replace("3001", "3002", StringComparison.Ordinal)));

        Assert.Equal((2, "novelty"), (listings.Count, Assert.Single(reading.Issues).Field));
    }

    [Fact]
    public void A_file_that_breaks_off_is_refused()
    {
        Assert.Equal("malformed-xml", Sources.Refused(Sources.Text("x.xml", Text(Ship, Person)[..^300])).Code);
        Assert.Equal("empty-edition", Sources.Refused(File()).Code);
    }

    [Fact]
    public void The_consolidated_list_of_january_2025_is_read_without_an_issue()
    {
        var (reading, listings) = Sources.Read(SharedData.Source("lists/ofac_consolidated/CONS_ENHANCED_2025-01-10.ZIP"));

        Assert.Equal((443, 443L, 0L), (listings.Count, reading.RowsRead, reading.IssueCount));
        Assert.Equal("2025-01-10", reading.PublishedAt!.Value.ToString("yyyy-MM-dd"));
        Assert.Equal((80, 363), (listings.Count(l => l.Facts.Schema == Schema.Person), listings.Count(l => l.Facts.Schema == Schema.Organization)));
        Assert.Equal(45, listings.Sum(l => l.Facts.Names.Count(n => n.Full.Any(c => c > '\u036F'))));
        Assert.Equal(283, listings.Sum(l => l.Relations.Count(r => r.OtherKey is not null)));
        Assert.All(listings, l => Assert.NotNull(l.DesignatedOn));
    }

    [Fact]
    public void The_standard_xml_of_ten_weeks_later_says_the_same()
    {
        var enhanced = Sources.Read(SharedData.Source("lists/ofac_consolidated/CONS_ENHANCED_2025-01-10.ZIP")).Listings.ToDictionary(l => l.Id);
        var standard = Sources.Read(SharedData.Source("lists/ofac_consolidated/consolidated_2025-03-28.xml.gz")).Listings;
        Assert.Equal(enhanced.Keys.Select(k => k.Key).Order(), standard.Select(l => l.Id.Key).Order());
        var changes = standard.SelectMany(l => new ListingChange(l, enhanced[l.Id]).Facts.Select(f => (l.Id.Key, Change: f))).ToList();

        // The enhanced XML alone has dates of designation, legal bases, relations, and names and addresses in other scripts; OFAC changed the issuing country of two entries' numbers between.
        Assert.Equal(["addresses", "designated", "identifiers", "legal bases", "names", "relations", "remarks"], changes.Select(c => c.Change.Fact).Distinct().Order());
        Assert.Equal(["17013", "18784"], changes.Where(c => c.Change.Fact == "identifiers").Select(c => c.Key).Order());
        Assert.All(changes.Where(c => c.Change.Fact is "names" or "addresses"), c => Assert.Empty(c.Change.Removed));
        Assert.All(
            changes.Where(c => c.Change.Fact is "names" or "addresses").SelectMany(c => c.Change.Added),
            added => Assert.Contains(added, c => c > '\u036F'));
    }
}
