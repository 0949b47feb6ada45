using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class SenzingReaderTests
{
    private const string Flat = """{"DATA_SOURCE":"DEMO","RECORD_ID":"1","RECORD_TYPE":"PERSON","PRIMARY_NAME_FIRST":"Anton","PRIMARY_NAME_MIDDLE":"Pavel","PRIMARY_NAME_LAST":"Vorell","PRIMARY_NAME_SUFFIX":"Jr","NAME_PREFIX":"Dr","AKA_NAME_FULL":"Tony Vorell","DATE_OF_BIRTH":"1978-04-12","PLACE_OF_BIRTH":"Gomel, Belarus","GENDER":"M","NATIONALITY":"BY","CITIZENSHIP":"ru","PASSPORT_NUMBER":"AB1","PASSPORT_COUNTRY":"BY","SSN_NUMBER":"123","NATIONAL_ID_NUMBER":"77","NATIONAL_ID_COUNTRY":"RU","TAX_ID_NUMBER":"55","DRIVERS_LICENSE_NUMBER":"D1","DRIVERS_LICENSE_STATE":"CA","HOME_ADDR_LINE1":"1 Mill Lane","HOME_ADDR_CITY":"Minsk","HOME_ADDR_COUNTRY":"BY","WORK_ADDR_FULL":"2 Elm St, Minsk","PHONE_NUMBER":"+375 1","PHONE_TYPE":"MOBILE","EMAIL_ADDRESS":"a@vorell.example","WEBSITE_ADDRESS":"https://vorell.example","RELIGION":"x"}""";
    private const string Lists = """{"DATA_SOURCE":"DEMO","RECORD_ID":"2","RECORD_TYPE":"ORGANIZATION","LAST_CHANGE":"2024-01-01T00:00:00","NAMES":[{"NAME_TYPE":"ALIAS","NAME_FULL":"Nordhaven"},{"NAME_TYPE":"PRIMARY","NAME_ORG":"Nordhavn Ltd."},{"NAME_TYPE":"PRIMARY","NAME_FULL":"Nordhavn"},{"NAME_TYPE":"FORMER","NAME_FULL":"Sydhavn"},{"NAME_TYPE":"WEAK_ALIAS","NAME_FULL":"NH"}],"ADDRESSES":[{"ADDR_FULL":"1 Harbour, Minsk","ADDR_COUNTRY":"by","ADDR_FROM_DATE":"2001"}],"COUNTRIES":[{"REGISTRATION_COUNTRY":"cy"},{"COUNTRY_OF_ASSOCIATION":"ru"}],"IDENTIFIERS":[{"LEI_NUMBER":"L1"},{"OTHER_ID_TYPE":"registrationNumber","OTHER_ID_NUMBER":"R1","OTHER_ID_COUNTRY":"cy"},{"OTHER_ID_TYPE":"OPEN_SANCTIONS","OTHER_ID_NUMBER":"2"},{"TRUSTED_ID_TYPE":"WIKIDATA","TRUSTED_ID_NUMBER":"Q1"}],"RISKS":[{"TOPIC":"sanction"}],"RELATIONSHIPS":[{"REL_ANCHOR_DOMAIN":"D","REL_ANCHOR_KEY":"2"},{"REL_POINTER_DOMAIN":"D","REL_POINTER_KEY":"1","REL_POINTER_ROLE":"Ownership"}],"URL":"https://demo.example/2"}""";
    private const string Features = """{"DATA_SOURCE":"DEMO","RECORD_ID":3,"FEATURES":[{"RECORD_TYPE":"VESSEL"},{"NAME_FULL":"NORDSTERN"},{"IMO_NUMBER":"9187629"},{"SHOE_SIZE":"44"}],"TAGS":["blue"]}""";

    private static SourceFile File(params string[] lines) => Sources.Text("senzing.json", string.Join('\n', lines) + "\n");

    [Fact]
    public void Attributes_beside_the_key_are_told_apart_by_what_stands_before_them()
    {
        var (reading, listings) = Sources.Read(File(Flat));
        var person = Assert.Single(listings);

        Assert.Equal((ListFormat.Senzing, 1L, 0L), (reading.Format, reading.RowsRead, reading.IssueCount));
        Assert.Equal(("test-list:1", Schema.Person, Sex.Male), (person.Id.ToString(), person.Facts.Schema, person.Facts.Sex));
        Assert.Equal(["Anton Pavel Vorell Jr (Primary)", "Tony Vorell (Alias)"], Sources.Names(person));
        Assert.Equal(("Anton Pavel", "Vorell"), (person.Facts.Names[0].Given, person.Facts.Names[0].Family));
        Assert.Equal(["1978-04-12", "Gomel, Belarus"], [person.Facts.BirthDates[0].ToString(), person.Facts.BirthPlaces[0]]);
        Assert.Equal(
            ["BY Birth", "BY Nationality", "RU Nationality", "BY Residence"], person.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(["Passport AB1 BY", "NationalId 123 SSN", "NationalId 77 RU", "TaxId 55", "Other D1 Driver's licence CA"], Sources.Numbers(person));
        Assert.Equal(["1 Mill Lane, Minsk, BY", "2 Elm St, Minsk"], person.Facts.Addresses);
        Assert.Equal(["+375 1", "a@vorell.example", "https://vorell.example", "Dr"], [.. person.Facts.Phones, .. person.Facts.Emails, .. person.Facts.Websites, .. person.Titles]);
        Assert.Empty(person.Remarks);
        Assert.Equal(1, reading.Dropped["religion"]);
    }

    [Fact]
    public void Lists_of_attributes_are_read_whatever_they_are_called()
    {
        var organization = Sources.One(File(Lists));

        Assert.Equal(Schema.Organization, organization.Facts.Schema);
        Assert.Equal(
            ["Nordhavn Ltd. (Primary)", "Nordhaven (Alias)", "Nordhavn (Alias)", "Sydhavn (Former)", "NH (WeakAlias)"], Sources.Names(organization));
        Assert.Equal(["BY Residence", "CY Registration", "RU Linked"], organization.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(["Lei L1", "Registration R1 CY registrationNumber", "Other Q1 WIKIDATA"], Sources.Numbers(organization));
        Assert.Equal(["1 Harbour, Minsk"], organization.Facts.Addresses);
        Assert.Equal(["sanction", "1 Harbour, Minsk: from 2001 to ?"], [.. organization.Programmes, .. organization.Remarks]);
        Assert.Equal(["Ownership Either | Ownership: 1"], Sources.Relations(organization));
    }

    [Fact]
    public void Features_and_unknown_attributes()
    {
        var (reading, listings) = Sources.Read(File(Features, Features.Replace(":3", ":4", StringComparison.Ordinal)));

        Assert.Equal(("3", Schema.Vessel, "Imo 9187629"), (listings[0].Id.Key, listings[0].Facts.Schema, Sources.Numbers(listings[0]).Single()));
        Assert.Equal(["SHOE_SIZE: 44", "TAGS: blue"], listings[0].Remarks);
        Assert.Equal(["SHOE_SIZE", "TAGS"], reading.Issues.Select(i => i.Field));
    }

    [Fact]
    public void Two_sources_may_number_alike()
    {
        var (_, listings) = Sources.Read(File(Flat, Flat.Replace("DEMO", "OTHER", StringComparison.Ordinal)));

        Assert.Equal(["DEMO/1", "OTHER/1"], listings.Select(l => l.Id.Key));
        Assert.Equal(["DEMO"], listings[0].Programmes);
    }

    [Fact]
    public void An_array_over_many_lines_is_read_as_lines_are()
    {
        var (reading, listings) = Sources.Read(Sources.Text("senzing.json", $"[\n  {Flat.Replace("\",\"", "\",\n\"", StringComparison.Ordinal)},\n  {Lists}\n]"));

        Assert.Equal(["1", "2"], listings.Select(l => l.Id.Key));
        Assert.Equal((2L, 0L), (reading.RowsRead, reading.IssueCount));
    }

    [Fact]
    public void Bad_fields_and_records_are_issues_and_the_reading_goes_on()
    {
        var (reading, listings) = Sources.Read(File(
            Flat,
            """{"DATA_SOURCE":"DEMO","RECORD_ID":"5","RECORD_TYPE":"GHOST","NAME_FULL":"A","NAME_TYPE":"PET","DATE_OF_BIRTH":"soon","GENDER":"?","NATIONALITY":"Atlantis","PASSPORT_NUMBER":"1","PASSPORT_COUNTRY":"Hyperborea","ADDR_CITY":"X","ADDR_COUNTRY":"Lemuria"}""",
            """{"DATA_SOURCE":"DEMO","NAME_FULL":"A"}""",
            """{"DATA_SOURCE":"DEMO","RECORD_ID":"6"}""",
            "{broken",
            """{"DATA_SOURCE":"DEMO","RECORD_ID":"7","RECORD_ID":"8","NAME_FULL":"A"}"""));

        Assert.Equal(["1", "5", "8"], listings.Select(l => l.Id.Key));
        Assert.Equal((3L, 6L), (reading.RowsLost, reading.RowsRead));
        Assert.Equal(
            ["RECORD_TYPE", "NAME_TYPE", "DATE_OF_BIRTH", "GENDER", "NATIONALITY", "ADDR_COUNTRY", "Passport", "RECORD_ID", "NAME_FULL", "record", "record"],
            reading.Issues.Select(i => i.Field));
        Assert.Equal(["born: soon", "NATIONALITY: Atlantis"], listings[1].Remarks);
    }

    [Theory]
    [InlineData("{\"DATA_SOURCE\":\"D\",\"RECORD_ID\":\"1\"", "truncated")]
    [InlineData("[{\"DATA_SOURCE\":\"D\",\"RECORD_ID\":\"1\",\"NAME_FULL\":\"A\"}", "truncated")]
    [InlineData("{\"DATA_SOURCE\":\"D\",\"RECORD_ID\":\"1\"}\n", "empty-edition")]
    public void A_file_cut_off_and_one_without_a_party_are_refused(string text, string code) =>
        Assert.Equal(code, Sources.Refused(Sources.Text("senzing.json", text)).Code);

    [Theory]
    [InlineData("senzing/persons.jsonl", 3)]
    [InlineData("senzing/organizations.json", 2)]
    [InlineData("senzing/peps_senzing.json", 3)]
    [InlineData("senzing/features_format.jsonl", 2)]
    [InlineData("senzing/us_congress_senzing.json.gz", 1319)]
    [InlineData("opensanctions/wd_persons_2024-03-09/senzing.json", 121)]
    public void The_published_files_are_read_without_an_issue(string file, int records)
    {
        // The README's 29, 32 and 237 for the arrays are lines, not records.
        var (reading, listings) = Sources.Read(SharedData.Source($"lists/{file}"));

        Assert.Equal((ListFormat.Senzing, records, 0L), (reading.Format, listings.Count, reading.IssueCount));
    }
}
