using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class AustraliaReaderTests
{
    private static readonly object?[] Columns =
    [
        "Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth", "Place of Birth", "Citizenship", "Address",
        "Additional Information", "Listing Information", "Committees", "Control Date",
    ];

    private const string Information =
        "Title: a) Mullah b) Haji. Passport no.: Belarus number AB123456, issued on 4 May 2001. National identification no.: Belarus national identification card 7788990. "
        + "Tax ID No.: 7711223344 (Russia). Gender: Male. Email: anton@vorell.example Website: www.vorell.example. Tel: +375 17 1112233; +375 17 4445566.";

    private static SourceFile File(params object?[][] rows) => Workbooks.File("regulation8_consolidated.xlsx", [Columns, .. rows]);

    private static object?[] Row(object reference, string? name, string kind, object? born = null, string type = "Individual") =>
    [
        reference, name, type, kind, born, "a) Gomel, Belarus b) Minsk, former USSR (now Belarus)", "a) Belarus b) Russian and Ukrainian", "NA", Information,
        "Listed by UN Demo Committee on 26 May 2002 (amended on 4 Oct. 2004)", "Demo (Regime)", new DateTime(2022, 4, 21),
    ];

    private static IEnumerable<string> Born(object cell) =>
        Sources.One(File(Row(1, "Anton VORELL", "Primary Name", cell))).Facts.BirthDates.Select(d => d.ToString());

    [Fact]
    public void Letters_are_the_names_of_one_listing_with_every_field()
    {
        var (reading, listings) = Sources.Read(File(
            Row(34, "Anton VORELL", "Primary Name ", 1961),
            Row("34a", "Антон Ворелл", "Original Script", 1961),
            Row("34b", "WORELL, Anton", "aka", 1961),
            Row("34b1", "Antoine Worelle (previously listed as)", "Aka", new DateTime(1962, 3, 15)),
            Row("34c", "Olden", "Formerly known as", 1961)));
        var listing = Assert.Single(listings);
        var facts = listing.Facts;

        Assert.Equal((ListFormat.AustraliaTable, 5L, 0L), (reading.Format, reading.RowsRead, reading.IssueCount));
        Assert.Equal(("34", Schema.Person, Sex.Male, "2002-05-26"), (listing.Id.Key, facts.Schema, facts.Sex, listing.DesignatedOn.ToString()));
        Assert.Equal(
            ["Anton VORELL (Primary)", "Антон Ворелл (OriginalScript)", "Anton WORELL (Alias)", "Antoine Worelle (Former)", "Olden (Former)"],
            Sources.Names(listing));
        Assert.Equal(("Anton", "WORELL"), (facts.Names[2].Given, facts.Names[2].Family));
        Assert.Equal(["1961", "1962-03-15"], facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["Gomel, Belarus", "Minsk, former USSR (now Belarus)"], facts.BirthPlaces);
        Assert.Equal(["BY Nationality", "RU Nationality", "UA Nationality"], facts.Countries.Where(c => c.Role == CountryRole.Nationality).Select(c => $"{c.Country.Value} {c.Role}"));
        Assert.Equal(["Passport AB123456 BY", "NationalId 7788990 BY", "TaxId 7711223344 RU"], Sources.Numbers(listing));
        Assert.Equal(["+375 17 1112233", "+375 17 4445566", "anton@vorell.example", "www.vorell.example"], [.. facts.Phones, .. facts.Emails, .. facts.Websites]);
        Assert.Empty(facts.Addresses);
        Assert.Equal(["Mullah", "Haji", "Demo (Regime)"], [.. listing.Titles, .. listing.Programmes]);
        Assert.Contains("Control date: 2022-04-21", listing.Remarks);
    }

    [Fact]
    public void Entities_have_addresses_and_numbers()
    {
        object?[] row =
        [
            7, "Nordhavn Shipping Co, Ltd", "Entity ", "Primary Name", null, null, null, "a) 1 Havn str, Pyongyang, North Korea; b) Iran",
            "Said to trade. IMO number: 9074729. SWIFT/BIC: NORDKPPY. Company identification number: 1027800000000", "Demo Instrument 2022", "Demo", null,
        ];
        var listing = Sources.One(File(row));

        Assert.Equal(["Nordhavn Shipping Co, Ltd (Primary)"], Sources.Names(listing));
        Assert.Equal(["Registration 1027800000000", "Imo 9074729", "Bic NORDKPPY"], Sources.Numbers(listing));
        Assert.Equal(["1 Havn str, Pyongyang, North Korea"], listing.Facts.Addresses);
        Assert.Equal(["KP Residence", "IR Residence"], listing.Facts.Countries.Select(c => $"{c.Country.Value} {c.Role}"));
        Assert.Null(listing.DesignatedOn);
    }

    [Fact]
    public void A_newer_layout_says_how_strong_an_alias_is()
    {
        var file = Workbooks.File(
            "list.xlsx",
            ["Reference", "Name of Individual or Entity", "Type", "Name Type", "Alias Strength", "IMO Number", .. Columns[4..]],
            [8, "PETREL 9", "Vessel", "Primary Name", null, "9074729"],
            ["8a", "PETREL", "Vessel", "Alias", "Weak", null],
            ["8b", "PETREL NINE", "Vessel", "Alias", "Strong", null]);
        var (reading, listings) = Sources.Read(file);

        Assert.Equal(0, reading.IssueCount);
        Assert.Equal(["PETREL 9 (Primary)", "PETREL (WeakAlias)", "PETREL NINE (Alias)"], Sources.Names(listings[0]));
        Assert.Equal((Schema.Vessel, "Imo 9074729"), (listings[0].Facts.Schema, Sources.Numbers(listings[0]).Single()));
    }

    [Theory]
    [InlineData("1/01/1968", "1968-01-01")]
    [InlineData("20 Dec. 1980 ", "1980-12-20")]
    [InlineData("Approximately 1955- 1958", "1955-01-01~/1958-12-31~")]
    [InlineData("Between 1960 and 1962", "1960-01-01/1962-12-31")]
    [InlineData("a) Between Aug. and Sep 1977    b) 1976", "1977-08-01/1977-09-30 1976")]
    [InlineData("circa 1961", "1961~")]
    [InlineData("Approx 1961", "1961~")]
    [InlineData("a) 06/08/1985;          b) 11/03/1985", "1985-08-06 1985-03-11")]
    [InlineData("27/04/1954; alt DOB: 27/10/1954", "1954-04-27 1954-10-27")]
    [InlineData("1963 or 1964 or 1965", "1963 1964 1965")]
    [InlineData("a)1961 b)1962, c) 1 Jan. 1963", "1961 1962 1963-01-01")]
    [InlineData("15 May 1975 >> 14 Jun 1975", "1975-05-15 1975-06-14")]
    [InlineData("16 June 1969 (as Anton) 1971 (as Tony)", "1969-06-16 1971")]
    [InlineData("a) 20 May 1983 b) 25/07/1403 (Hijri Calendar)", "1983-05-20")]
    [InlineData("March 1968 to March 1969", "1968-03-01/1969-03-31")]
    [InlineData("03/1965", "1965-03")]
    [InlineData("April 1, 1961", "1961-04-01")]
    [InlineData("06/08/1985,11/03/1985, 1986", "1985-08-06 1985-03-11 1986")]
    [InlineData("Approximately 1955. For this aka only, said to be older", "1955~")]
    [InlineData("na", "")]
    public void Dates_of_birth_have_many_shapes(string written, string expected) => Assert.Equal(expected, string.Join(' ', Born(written)));

    [Fact]
    public void A_date_that_is_none_is_an_issue_and_a_remark()
    {
        var (reading, listings) = Sources.Read(File(Row(1, "Anton VORELL", "Primary Name", "31/02/1961 b) 10/071963")));

        Assert.Equal(["Date of Birth"], reading.Issues.Select(i => i.Field).Distinct());
        Assert.Contains(listings[0].Remarks, r => r.StartsWith("Date of birth: 31/02/1961", StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_that_two_parties_have_is_told_and_both_are_kept_under_it()
    {
        var (reading, listings) = Sources.Read(File(
            Row(34, "Anton VORELL", "Primary Name"), Row(34, "Nordhavn Trading", "Primary Name", type: "Entity"), Row(34, "ANTON VORELL", "Primary Name")));
        var listing = Assert.Single(listings);

        Assert.Equal(["Anton VORELL (Primary)", "ANTON VORELL (Primary)", "Nordhavn Trading (Alias)"], Sources.Names(listing));
        Assert.Equal(Schema.Person, listing.Facts.Schema);
        Assert.Equal(
            [("Type", "Entity"), ("Reference", "Nordhavn Trading beside Anton VORELL")], reading.Issues.Select(i => (i.Field, i.Found)));
        Assert.Equal((3, "a number of its own, or one primary name for 34"), ((int)reading.Issues[1].Line, reading.Issues[1].Expected));
    }

    [Theory]
    [InlineData("Merrin Vorell (previously listed as, in Arabic: ميرين فوريل)", "Merrin Vorell (Former)", "ميرين فوريل (OriginalScript)")]
    [InlineData("Formerly known as Vorell Anton", "Vorell Anton (Former)")]
    [InlineData("VORELL, III (third)", "VORELL III (Alias)")]
    [InlineData("Toni Vorell (Тони Ворелл)", "Toni Vorell (Alias)", "Тони Ворелл (OriginalScript)")]
    [InlineData("AV (initials)", "AV (WeakAlias)")]
    [InlineData("VORELL, Tony; WORELL, Tony", "Tony VORELL (Alias)", "Tony WORELL (Alias)")]
    public void Notes_and_other_scripts_are_no_part_of_a_name(string written, params string[] names) =>
        Assert.Equal(names, Sources.Names(Sources.One(File(Row(1, "Anton VORELL", "Primary Name"), Row("1a", written, "aka")))).Skip(1));

    [Theory]
    [InlineData("Passport no.: a) 1234567 b) 7654321, issued on 4 May 2001.", "Passport 1234567", "Passport 7654321")]
    [InlineData("Passport No.: 000098044; 002-03-0015187", "Passport 000098044", "Passport 002-03-0015187")]
    [InlineData("Passport no: a) Belarus number AB123456 (expires 19 Jan. 2021) b) Libya number AB654321.", "Passport AB123456 BY", "Passport AB654321 LY")]
    [InlineData("Passport number 123456789 and AB2345678 (expired 2015)", "Passport 123456789", "Passport AB2345678")]
    [InlineData("National identification no: a) Yemen 1388114 b) Yemen 10010057512.", "NationalId 1388114 YE", "NationalId 10010057512 YE")]
    [InlineData("Passport no.: AB123456; Company No: 62817565; Tel: 12345678", "Passport AB123456")]
    [InlineData("Passport no.: AB123456, issued on 4 May 2001, expired on 3 May 2011. 1234567 people", "Passport AB123456")]
    public void Every_number_behind_its_word_is_taken(string information, params string[] numbers)
    {
        var row = Row(1, "Anton VORELL", "Primary Name");
        row[8] = information;

        Assert.Equal(numbers, Sources.Numbers(Sources.One(File(row))));
    }

    /// <summary>A pattern that tried every way to part these words would not end.</summary>
    [Fact]
    public void Words_without_end_behind_a_number_are_gone_through_once()
    {
        var row = Row(1, "Anton VORELL", "Primary Name");
        row[8] = "Passport no.: AB123456" + string.Concat(Enumerable.Repeat(" issued valid", 1_000));

        Assert.Equal(["Passport AB123456"], Sources.Numbers(Sources.One(File(row))));
    }

    [Theory]
    [InlineData("9074729")]
    [InlineData("IMO9074729")]
    [InlineData("(9074729)")]
    [InlineData("IMO 9074729 (flag Belarus)", "IMO number: IMO 9074729 (flag Belarus)")]
    public void A_ships_number_is_its_seven_digits_in_whatever_they_stand(string written, params string[] remarks)
    {
        var listing = Sources.One(Workbooks.File(
            "list.xlsx", ["Reference", "Name of Individual or Entity", "Type", "Name Type", "IMO Number"], [8, "PETREL 9", "Vessel", "Primary Name", written]));

        Assert.Equal("Imo 9074729", Assert.Single(Sources.Numbers(listing)));
        Assert.Equal(remarks, listing.Remarks);
    }

    [Fact]
    public void Bad_rows_are_lost_and_unknown_words_complained_of()
    {
        var (reading, listings) = Sources.Read(File(
            Row("none", "Nobody", "Primary Name"), Row(5, null, "Primary Name"), Row(6, "Anton VORELL", "Nickname", type: "Robot")));

        Assert.Equal("6", Assert.Single(listings).Id.Key);
        Assert.Equal((3L, 2L), (reading.RowsRead, reading.RowsLost));
        Assert.Equal(["Name Type", "Name of Individual or Entity", "Reference", "Type"], reading.Issues.Select(i => i.Field).Order(StringComparer.Ordinal));
        Assert.Equal("Anton VORELL (Alias)", Assert.Single(Sources.Names(listings[0])));
    }

    [Fact]
    public void An_empty_list_and_a_damaged_one_are_refused()
    {
        var book = Workbooks.Of([Columns, .. Enumerable.Range(1, 200).Select(i => Row(i, $"VORELL {i}", "Primary Name"))]);

        Assert.Equal("empty-edition", Sources.Refused(File()).Code);
        Assert.Equal("truncated", Sources.Refused(Sources.Bytes("list.xlsx", book[..(book.Length / 2)])).Code);
    }

    [Fact]
    public void The_real_list_is_read_whole()
    {
        var (reading, listings) = Sources.Read(SharedData.Source("lists/au_dfat/regulation8_consolidated_2024-12.xlsx"));

        // The sheet has 9,560 rows below its header, seven of them blank.
        Assert.Equal((3062, 9553L, 0L), (listings.Count, reading.RowsRead, reading.RowsLost));
        Assert.All(listings, l => Assert.Equal(NameKind.Primary, l.Facts.Names[0].Kind));
        Assert.DoesNotContain(listings, l => l.Facts.Schema == Schema.Unknown);

        // Congolese may be of either Congo; the others are misspelt, or dates without a year.
        Assert.True(reading.IssueCount <= 29, string.Join('\n', reading.Issues));
        Assert.All(reading.Issues, i => Assert.Contains(i.Field, (string[])["Date of Birth", "Citizenship"]));
    }
}
