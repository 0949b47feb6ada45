using System.Text;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class EuCsvReaderTests
{
    // The columns as the Commission writes them.
    internal const string Header =
        "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;Entity_DesignationDate;Entity_DesignationDetails;Entity_Remark;"
        + "Entity_SubjectType;Entity_SubjectType_ClassificationCode;Entity_Regulation_Type;Entity_Regulation_OrganisationType;"
        + "Entity_Regulation_PublicationDate;Entity_Regulation_EntryIntoForceDate;Entity_Regulation_NumberTitle;Entity_Regulation_Programme;"
        + "Entity_Regulation_PublicationUrl;NameAlias_LastName;NameAlias_FirstName;NameAlias_MiddleName;NameAlias_WholeName;NameAlias_NameLanguage;"
        + "NameAlias_Gender;NameAlias_Title;NameAlias_Function;NameAlias_LogicalId;NameAlias_RegulationLanguage;NameAlias_Remark;NameAlias_Regulation_Type;"
        + "NameAlias_Regulation_OrganisationType;NameAlias_Regulation_PublicationDate;NameAlias_Regulation_EntryIntoForceDate;"
        + "NameAlias_Regulation_NumberTitle;NameAlias_Regulation_Programme;NameAlias_Regulation_PublicationUrl;Address_City;Address_Street;Address_PoBox;"
        + "Address_ZipCode;Address_Region;Address_Place;Address_AsAtListingTime;Address_ContactInfo;Address_CountryIso2Code;Address_CountryDescription;"
        + "Address_LogicalId;Address_RegulationLanguage;Address_Remark;Address_Regulation_Type;Address_Regulation_OrganisationType;"
        + "Address_Regulation_PublicationDate;Address_Regulation_EntryIntoForceDate;Address_Regulation_NumberTitle;Address_Regulation_Programme;"
        + "Address_Regulation_PublicationUrl;BirthDate_BirthDate;BirthDate_Day;BirthDate_Month;BirthDate_Year;BirthDate_YearRangeFrom;"
        + "BirthDate_YearRangeTo;BirthDate_Circa;BirthDate_CalendarType;BirthDate_ZipCode;BirthDate_Region;BirthDate_Place;BirthDate_City;"
        + "BirthDate_CountryIso2Code;BirthDate_CountryDescription;BirthDate_LogicalId;BirthDate_RegulationLanguage;BirthDate_Remark;"
        + "BirthDate_Regulation_Type;BirthDate_Regulation_OrganisationType;BirthDate_Regulation_PublicationDate;BirthDate_Regulation_EntryIntoForceDate;"
        + "BirthDate_Regulation_NumberTitle;BirthDate_Regulation_Programme;BirthDate_Regulation_PublicationUrl;Identification_Number;"
        + "Identification_Diplomatic;Identification_KnownExpired;Identification_KnownFalse;Identification_ReportedLost;Identification_RevokedByIssuer;"
        + "Identification_IssuedBy;Identification_IssuedDate;Identification_ValidFrom;Identification_ValidTo;Identification_LatinNumber;"
        + "Identification_NameOnDocument;Identification_TypeCode;Identification_TypeDescription;Identification_Region;Identification_CountryIso2Code;"
        + "Identification_CountryDescription;Identification_LogicalId;Identification_RegulationLanguage;Identification_Remark;"
        + "Identification_Regulation_Type;Identification_Regulation_OrganisationType;Identification_Regulation_PublicationDate;"
        + "Identification_Regulation_EntryIntoForceDate;Identification_Regulation_NumberTitle;Identification_Regulation_Programme;"
        + "Identification_Regulation_PublicationUrl;Citizenship_Region;Citizenship_CountryIso2Code;Citizenship_CountryDescription;Citizenship_LogicalId;"
        + "Citizenship_RegulationLanguage;Citizenship_Remark;Citizenship_Regulation_Type;Citizenship_Regulation_OrganisationType;"
        + "Citizenship_Regulation_PublicationDate;Citizenship_Regulation_EntryIntoForceDate;Citizenship_Regulation_NumberTitle;"
        + "Citizenship_Regulation_Programme;Citizenship_Regulation_PublicationUrl";

    private static readonly string[] Columns = Header.Split(';');

    private static readonly (string, string)[] Person =
    [
        ("fileGenerationDate", "05/08/2026"), ("Entity_LogicalId", "9001"), ("Entity_EU_ReferenceNumber", "EU.900.1"), ("Entity_UnitedNationId", "XDi.001"),
        ("Entity_DesignationDate", "2022-02-23"), ("Entity_Remark", "Ordered the raid on Nordhavn."), ("Entity_SubjectType", "person"),
        ("Entity_SubjectType_ClassificationCode", "P"), ("Entity_Regulation_Type", "regulation"), ("Entity_Regulation_PublicationDate", "2022-02-23"),
        ("Entity_Regulation_NumberTitle", "2022/900 (OJ L42)"), ("Entity_Regulation_Programme", "DEMO"),
    ];

    private static readonly (string, string)[] Company =
    [
        ("fileGenerationDate", "05/08/2026"), ("Entity_LogicalId", "9002"), ("Entity_SubjectType", "E"),
        ("Entity_SubjectType_ClassificationCode", "enterprise"), ("Entity_Regulation_Programme", "DEMO"),
    ];

    private static string[] PersonRows =>
    [
        Row(Person, ("NameAlias_LastName", "Vorell"), ("NameAlias_FirstName", "Anton"), ("NameAlias_MiddleName", "Pavel"),
            ("NameAlias_WholeName", "Anton Pavel Vorell"), ("NameAlias_Gender", "M"), ("NameAlias_Title", "General"),
            ("NameAlias_Function", "\"Head of the \"\"Demo\"\" Guard; Nordhavn\"")),
        Row(Person, ("NameAlias_WholeName", "Антон Ворелл"), ("NameAlias_NameLanguage", "RU")),
        Row(Person, ("NameAlias_WholeName", "Tony"), ("NameAlias_Remark", "low quality alias")),
        Row(Person, ("Address_Street", "1 Mill Lane"), ("Address_City", "Minsk"), ("Address_CountryIso2Code", "BY"),
            ("Address_CountryDescription", "BELARUS"), ("Address_ContactInfo", "PHONE[+375 17 000 00 01]"), ("Address_AsAtListingTime", "false")),
        Row(Person, ("BirthDate_BirthDate", "1971-05-04"), ("BirthDate_Day", "4"), ("BirthDate_Month", "5"), ("BirthDate_Year", "1971"),
            ("BirthDate_Circa", "false"), ("BirthDate_CalendarType", "GREGORIAN"), ("BirthDate_City", "Gomel"), ("BirthDate_CountryIso2Code", "BY")),
        Row(Person, ("BirthDate_Year", "1972"), ("BirthDate_Circa", "true"), ("BirthDate_CountryIso2Code", "00"), ("BirthDate_CountryDescription", "UNKNOWN")),
        Row(Person, ("Identification_Number", "D 123 (passport-National passport) [known to be expired](issued in Minsk)"),
            ("Identification_TypeCode", "passport"), ("Identification_TypeDescription", "National passport"), ("Identification_CountryIso2Code", "BY")),
        Row(Person, ("Citizenship_CountryIso2Code", "BY"), ("Citizenship_CountryDescription", "BELARUS")),
    ];

    private static string Row((string Column, string Value)[] entity, params (string Column, string Value)[] part)
    {
        var values = entity.Concat(part).ToDictionary(v => v.Column, v => v.Value);
        return string.Join(';', Columns.Select(c => values.GetValueOrDefault(c, "")));
    }

    private static SourceFile File(params string[] rows) =>
        Sources.Bytes("fsf.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend(Header)) + "\r\n")]);

    [Fact]
    public void Rows_of_an_entity_are_one_listing()
    {
        var (reading, listings) = Sources.Read(File([.. PersonRows, Row(Company, ("NameAlias_WholeName", "Nordhavn Trading"))]));

        Assert.Empty(reading.Issues);
        Assert.Equal((ListFormat.EuCsv, 9L, 0L), (reading.Format, reading.RowsRead, reading.RowsLost));
        Assert.Equal(["test-list:9001", "test-list:9002"], listings.Select(l => l.Id.ToString()));
        Assert.Equal([Schema.Person, Schema.Organization], listings.Select(l => l.Facts.Schema));
        Assert.Equal(new DateTimeOffset(2026, 8, 5, 0, 0, 0, TimeSpan.Zero), reading.PublishedAt);
    }

    [Fact]
    public void Every_part_goes_to_its_place()
    {
        var listing = Sources.One(File(PersonRows));
        var facts = listing.Facts;

        Assert.Equal(["Anton Pavel Vorell (Primary)", "Антон Ворелл (OriginalScript)", "Tony (WeakAlias)"], Sources.Names(listing));
        Assert.Equal(["General", "Head of the \"Demo\" Guard; Nordhavn"], listing.Titles);
        Assert.Equal(["1971-05-04", "1972~"], facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["Gomel, Belarus"], facts.BirthPlaces);
        Assert.Equal(["BY Nationality", "BY Birth", "BY Residence"], facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(("1 Mill Lane, Minsk, Belarus", "+375 17 000 00 01"), (Assert.Single(facts.Addresses), Assert.Single(facts.Phones)));
        Assert.Equal(["Other EU.900.1 EU reference number", "Passport D 123 BY"], Sources.Numbers(listing));
        Assert.Equal(("2022-02-23", Sex.Male), (listing.DesignatedOn.ToString(), facts.Sex));
        Assert.Contains("National passport D 123: known to be expired, issued in Minsk", listing.Remarks);
        Assert.Contains("Ordered the raid on Nordhavn.", listing.Remarks);
    }

    [Fact]
    public void A_row_without_id_and_rows_that_stand_apart_are_lost_and_the_others_are_not()
    {
        string Named((string, string)[] entity, string name) => Row(entity, ("NameAlias_WholeName", name));
        string[] rows = [Named([], "Nobody"), Named(Company, "Nordhavn Trading"), Named(Person, "Late Name"), Named(Company, "Nordhavn")];
        var (reading, listings) = Sources.Read(File([.. PersonRows, .. rows]));

        Assert.Equal(2, listings.Count);
        Assert.Equal(["Nordhavn Trading (Primary)", "Nordhavn (Alias)"], Sources.Names(listings[1]));
        Assert.Equal((2L, 2), (reading.RowsLost, reading.Issues.Count(i => i.Field == "Entity_LogicalId")));
    }

    [Fact]
    public void An_entity_without_a_name_is_lost()
    {
        var (reading, listings) = Sources.Read(File([.. PersonRows, Row(Company, ("Address_City", "Minsk"))]));

        Assert.Single(listings);
        Assert.Equal((1L, "nameAlias", 10L), (reading.RowsLost, Assert.Single(reading.Issues).Field, reading.Issues[0].Line));
    }

    [Fact]
    public void A_bad_date_is_an_issue_with_its_line_and_an_unknown_column_is_complained_of_once()
    {
        string[] rows = [Header + ";Entity_Aura", .. PersonRows.Select(r => r.Replace("1971-05-04", "1971-13-04", StringComparison.Ordinal) + ";blue")];
        var (reading, listings) = Sources.Read(Sources.Text("fsf.csv", string.Join('\n', rows)));

        Assert.Single(listings);
        Assert.Equal([(1L, "Entity_Aura"), (6L, "birthdate")], reading.Issues.Select(i => (i.Line, i.Field)));
        Assert.Contains("born: 1971-13-04", listings[0].Remarks);
    }

    [Fact]
    public void A_file_cut_off_and_an_empty_one_are_refused()
    {
        var text = string.Join('\n', PersonRows.Prepend(Header));

        Assert.Equal("truncated", Sources.Refused(Sources.Text("fsf.csv", text[..^40])).Code);
        Assert.Equal("empty-edition", Sources.Refused(File()).Code);
    }
}
