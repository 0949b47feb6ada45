using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class OfacXmlReaderTests
{
    private const string Old = "http://tempuri.org/sdnList.xsd";
    private const string New = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML";

    private const string Person = """
        <sdnEntry>
          <uid>2001</uid><firstName>Anton Pavel</firstName><lastName>VORELL</lastName><title>Director</title><sdnType>Individual</sdnType>
          <programList><program>DEMO-B</program><program>DEMO-A</program></programList>
          <akaList>
            <aka><uid>1</uid><type>a.k.a.</type><category>strong</category><lastName>WORELL</lastName><firstName>Anton</firstName></aka>
            <aka><uid>2</uid><type>a.k.a.</type><category>weak</category><lastName>TONY</lastName></aka>
            <aka><uid>3</uid><type>f.k.a.</type><category>strong</category><lastName>ANTONOV</lastName></aka>
          </akaList>
          <addressList><address><uid>4</uid><address1>1 Mill Lane</address1><city>Minsk</city><postalCode>220000</postalCode><country>Belarus</country></address></addressList>
          <nationalityList><nationality><uid>5</uid><country>Russia</country><mainEntry>true</mainEntry></nationality></nationalityList>
          <citizenshipList><citizenship><uid>6</uid><country>Belarus</country><mainEntry>true</mainEntry></citizenship></citizenshipList>
          <dateOfBirthList>
            <dateOfBirthItem><uid>7</uid><dateOfBirth>12 Apr 1978</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem>
            <dateOfBirthItem><uid>8</uid><dateOfBirth>1980-05-20</dateOfBirth><mainEntry>false</mainEntry></dateOfBirthItem>
          </dateOfBirthList>
          <placeOfBirthList><placeOfBirthItem><uid>9</uid><placeOfBirth>Gomel, Belarus</placeOfBirth><mainEntry>true</mainEntry></placeOfBirthItem></placeOfBirthList>
          <idList>
            <id><uid>10</uid><idType>Passport</idType><idNumber>AB123456</idNumber><idCountry>Russia</idCountry><issueDate>10 Jul 2011</issueDate></id>
            <id><uid>11</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
            <id><uid>12</uid><idType>Digital Currency Address - ETH</idType><idNumber>0xEXAMPLE1</idNumber></id>
            <id><uid>13</uid><idType>Secondary sanctions risk:</idType><idNumber>See Section 11.</idNumber></id>
          </idList>
          <remarks>(Linked To: NORDHAVN TRADING)</remarks>
        </sdnEntry>
        """;

    private const string Ship = """
        <sdnEntry><uid>2002</uid><lastName>GREY HERON</lastName><sdnType>Vessel</sdnType>
          <vesselInfo><callSign>9HXX1</callSign><vesselType>Tug</vesselType><vesselFlag>None Identified</vesselFlag></vesselInfo>
          <idList><id><idType>Vessel Registration Identification</idType><idNumber>IMO 9123456</idNumber></id></idList></sdnEntry>
        """;

    private static SourceFile File(string ns, string head, params string[] entries) =>
        Sources.Text("sdn.xml", $"<?xml version=\"1.0\" standalone=\"yes\"?>\n<sdnList xmlns=\"{ns}\">\n{head}\n{string.Join('\n', entries)}\n</sdnList>");

    private static string Head(string element = "publshInformation", int count = 2) =>
        $"<{element}><Publish_Date>12/18/2025</Publish_Date><Record_Count>{count}</Record_Count></{element}>";

    [Theory]
    [InlineData(Old, "publshInformation")]
    [InlineData(New, "publshInformation")]
    [InlineData(New, "publishInformation")]
    public void Both_namespaces_and_both_spellings_are_read(string ns, string element)
    {
        var (reading, listings) = Sources.Read(File(ns, Head(element), Person, Ship));

        Assert.Equal((ListFormat.OfacXml, 2, 0L), (reading.Format, listings.Count, reading.IssueCount));
        Assert.Equal(new DateTimeOffset(2025, 12, 18, 0, 0, 0, TimeSpan.Zero), reading.PublishedAt);
    }

    [Fact]
    public void A_person_is_read_whole()
    {
        var person = Sources.Read(File(New, Head(), Person, Ship)).Listings[0];

        Assert.Equal(["Anton Pavel VORELL (Primary)", "Anton WORELL (Alias)", "TONY (WeakAlias)", "ANTONOV (Former)"], Sources.Names(person));
        Assert.Equal(["1978-04-12", "1980-05-20"], person.Facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["BY Residence", "RU Nationality", "BY Nationality", "BY Birth"], person.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(["Passport AB123456 RU", "Wallet 0xEXAMPLE1 ETH"], Sources.Numbers(person));
        Assert.Equal(["1 Mill Lane, Minsk, 220000, Belarus"], person.Facts.Addresses);
        Assert.Equal((Sex.Male, "2001"), (person.Facts.Sex, person.Id.Key));
        Assert.Equal(["DEMO-A", "DEMO-B"], person.Programmes);
        Assert.Equal(["Passport AB123456 (Russia) issued 10 Jul 2011", "Secondary sanctions risk: See Section 11."], person.Remarks);
        Assert.Equal(["Other Either | Linked To: NORDHAVN TRADING"], Sources.Relations(person));
    }

    [Fact]
    public void A_ship_is_read()
    {
        var ship = Sources.Read(File(New, Head(), Person, Ship)).Listings[1];

        Assert.Equal(["Imo 9123456 Vessel Registration Identification", "Other 9HXX1 Call Sign"], Sources.Numbers(ship));
        Assert.Equal((Schema.Vessel, 0), (ship.Facts.Schema, ship.Facts.Countries.Count));
    }

    [Fact]
    public void The_order_of_elements_is_no_content()
    {
        var turned = Person.Replace("<uid>2001</uid>", "", StringComparison.Ordinal).Replace("</sdnEntry>", "<uid>2001</uid></sdnEntry>", StringComparison.Ordinal);

        Assert.Equal(FactsHash.Of(Sources.One(File(New, Head(count: 1), Person))), FactsHash.Of(Sources.One(File(Old, Head(count: 1), turned))));
    }

    [Fact]
    public void An_unknown_element_is_said_once_and_the_import_goes_on()
    {
        var strange = Ship.Replace("</sdnEntry>", "<novelty>x</novelty></sdnEntry>", StringComparison.Ordinal);
        var (reading, listings) = Sources.Read(File(New, Head(), strange, strange.Replace("2002", "2003", StringComparison.Ordinal)));

        Assert.Equal(2, listings.Count);
        var issue = Assert.Single(reading.Issues);
        Assert.Equal(("novelty", ReadIssueWeight.Field), (issue.Field, issue.Weight));
    }

    [Fact]
    public void An_unknown_element_beside_the_entries_is_said_too()
    {
        var (reading, listings) = Sources.Read(File(New, Head(count: 1), Ship, "<newEntry><uid>9</uid></newEntry>"));

        Assert.Single(listings);
        Assert.Equal(("newEntry", 7L), (Assert.Single(reading.Issues).Field, reading.Issues[0].Line));
    }

    [Fact]
    public void A_record_count_that_does_not_agree_is_an_issue()
    {
        var (reading, _) = Sources.Read(File(New, Head(count: 7), Person, Ship));

        Assert.Equal("sdn.xml, line 3, Record_Count: expected 2, as many as there are entries, found \"7\"", Assert.Single(reading.Issues).ToString());
    }

    [Fact]
    public void An_entry_without_a_number_or_name_is_lost_with_its_line()
    {
        var (reading, listings) = Sources.Read(File(New, Head(), Ship, "<sdnEntry><uid>5</uid><sdnType>Entity</sdnType></sdnEntry>"));

        Assert.Single(listings);
        Assert.Equal((1L, "lastName", 7L), (reading.RowsLost, reading.Issues[0].Field, reading.Issues[0].Line));
    }

    [Fact]
    public void Xml_that_breaks_off_is_refused_with_its_line()
    {
        var whole = $"<sdnList xmlns=\"{New}\">\n{Head()}\n{Ship}\n{Person}\n</sdnList>";
        var refusal = Sources.Refused(Sources.Text("sdn.xml", whole[..^100]));

        Assert.Equal("malformed-xml", refusal.Code);
        Assert.Contains("sdn.xml, line ", refusal.Sentence, StringComparison.Ordinal);
    }
}
