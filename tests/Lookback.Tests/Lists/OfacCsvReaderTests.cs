using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class OfacCsvReaderTests
{
    private const string Primary =
        "101,\"VORELL, Anton Pavel\",\"individual\",\"DEMO] [DEMO-EO1\",\"Director, Vorell Works\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 12 Apr 1978; nationality Belarus; a.k.a. 'TONY V'.\"\r\n"
        + "102,\"NORDHAVN TRADING, LTD.\",-0- ,\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"
        + "105,\"GREY HERON\",\"vessel\",\"DEMO\",-0- ,\"9HXX1\",\"Crude Oil Tanker\",\"318000\",\"163660\",\"Korea, North\",\"Nordhavn Trading\",\"Vessel Registration Identification IMO 9123456; MMSI 511000123.\"\r\n\u001A";

    private static SourceFile Sdn(string text = Primary) => Sources.Text("sdn.csv", text);

    [Fact]
    public void A_primary_file_alone_is_an_edition()
    {
        var (reading, listings) = Sources.Read(Sdn());

        Assert.Equal((ListFormat.OfacCsv, 3, 3L, 0L), (reading.Format, listings.Count, reading.RowsRead, reading.IssueCount));
        Assert.Equal(["test-list:101", "test-list:102", "test-list:105"], listings.Select(l => l.Id.ToString()));
        Assert.Null(reading.PublishedAt);
    }

    [Fact]
    public void A_person_is_named_in_reading_order_with_its_parts_kept()
    {
        var person = Sources.Read(Sdn()).Listings[0];

        Assert.Equal(Schema.Person, person.Facts.Schema);
        var primary = person.Facts.Names[0];
        Assert.Equal(("Anton Pavel VORELL", "Anton Pavel", "VORELL"), (primary.Full, primary.Given, primary.Family));
        Assert.Equal(["Anton Pavel VORELL (Primary)", "TONY V (WeakAlias)"], Sources.Names(person));
        Assert.Equal(["DEMO", "DEMO-EO1"], person.Programmes);
        Assert.Equal(["Director, Vorell Works"], person.Titles);
    }

    [Fact]
    public void Commas_stay_in_the_names_of_organisations()
    {
        var firm = Sources.Read(Sdn()).Listings[1];

        Assert.Equal((Schema.Organization, "NORDHAVN TRADING, LTD."), (firm.Facts.Schema, firm.Facts.Names[0].Full));
    }

    [Fact]
    public void A_ship_has_its_numbers_its_flag_and_its_remarks()
    {
        var ship = Sources.Read(Sdn()).Listings[2];

        Assert.Equal(["Other 9HXX1 Call Sign", "Imo 9123456 Vessel Registration Identification", "Mmsi 511000123 MMSI"], Sources.Numbers(ship));
        Assert.Equal([new CountryTie(new CountryCode("KP"), CountryRole.Registration)], ship.Facts.Countries);
        Assert.Equal(["Vessel Type Crude Oil Tanker", "Tonnage 318000", "Gross Registered Tonnage 163660"], ship.Remarks);
        Assert.Equal(["Ownership Target | Vessel Owner: Nordhavn Trading"], Sources.Relations(ship));
    }

    [Theory]
    [InlineData("VORELL, Anton, Jr.", "Anton VORELL Jr.", "Anton", "VORELL")]
    [InlineData("DE LA VORELL, Anton Jr.", "Anton DE LA VORELL Jr.", "Anton", "DE LA VORELL")]
    [InlineData("VORELL", "VORELL", null, null)]
    [InlineData("VORELL,", "VORELL,", null, null)]
    public void Suffixes_and_single_names_of_persons_are_read(string listed, string full, string? given, string? family)
    {
        var name = Sources.One(Sdn($"1,\"{listed}\",\"individual\",\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n")).Facts.Names[0];

        Assert.Equal((full, given, family), (name.Full, name.Given, name.Family));
    }

    [Fact]
    public void The_four_files_are_joined_in_whatever_order_they_come()
    {
        var alt = Sources.Text("b", "101,1,\"aka\",\"WORELL, Anton\",-0- \r\n101,2,\"fka\",\"ANTONOV, Pavel\",-0- \r\n105,3,\"nka\",\"WHITE HERON\",-0- \r\n\u001A");
        var add = Sources.Text("a", "101,1,\"1 Mill Lane\",\"Minsk 220000\",\"Belarus\",-0- \r\n102,2,-0- ,-0- ,\"Malta\",\"Suite 3\"\r\n\u001A");
        var (reading, listings) = Sources.Read(alt, add, Sdn());

        Assert.Equal((8L, 0L), (reading.RowsRead, reading.IssueCount));
        Assert.Equal(["Anton Pavel VORELL (Primary)", "TONY V (WeakAlias)", "Anton WORELL (Alias)", "Pavel ANTONOV (Former)"], Sources.Names(listings[0]));
        Assert.Equal(["1 Mill Lane, Minsk 220000, Belarus"], listings[0].Facts.Addresses);
        Assert.Empty(listings[1].Facts.Addresses);
        Assert.Equal([new CountryTie(new CountryCode("MT"), CountryRole.Residence)], listings[1].Facts.Countries);
        Assert.Equal(["GREY HERON (Primary)", "WHITE HERON (Alias)"], Sources.Names(listings[2]));
    }

    [Fact]
    public void A_satellite_out_of_order_loses_nothing()
    {
        var sorted = Sources.Text("alt.csv", "101,1,\"aka\",\"A ONE\",-0- \n102,2,\"aka\",\"B TWO\",-0- \n105,3,\"aka\",\"C THREE\",-0- \n");
        var shuffled = Sources.Text("alt.csv", "105,3,\"aka\",\"C THREE\",-0- \n101,1,\"aka\",\"A ONE\",-0- \n102,2,\"aka\",\"B TWO\",-0- \n");

        var (reading, listings) = Sources.Read(Sdn(), shuffled);
        Assert.Equal(0, reading.IssueCount);
        Assert.Equal(Sources.Read(Sdn(), sorted).Listings.Select(FactsHash.Of), listings.Select(FactsHash.Of));
    }

    [Fact]
    public void A_remark_goes_on_in_the_comments_file_in_the_middle_of_a_word()
    {
        var sdn = Sdn("7,\"GREY LANTERN GROUP\",-0- ,\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"Email Address x@example.org; Digital Currency Addres\"\n");
        var comments = Sources.Text("sdn_comments.csv", "7,\"s - XBT 1QExampleExampleExample; a.k.a. 'LANTERN'.\"\n");

        var listing = Sources.One(sdn, comments);
        Assert.Equal(["Wallet 1QExampleExampleExample XBT"], Sources.Numbers(listing));
        Assert.Equal(["GREY LANTERN GROUP (Primary)", "LANTERN (WeakAlias)"], Sources.Names(listing));
    }

    [Fact]
    public void A_remark_that_is_cut_and_goes_on_nowhere_keeps_its_cut_piece_out_of_the_facts()
    {
        var remark = "Tax ID No. 12345 (Malta); Website " + new string('w', 940) + "; Tax ID No. 99887";
        var (reading, listings) = Sources.Read(Sdn($"7,\"GREY LANTERN\",-0- ,\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{remark.PadRight(1000, '1')}\"\n"));

        Assert.Equal(["TaxId 12345 MT Tax ID No."], Sources.Numbers(listings[0]));
        Assert.Contains(listings[0].Remarks, r => r.StartsWith("Tax ID No. 99887", StringComparison.Ordinal));
        Assert.Equal("remarks", Assert.Single(reading.Issues).Field);
    }

    [Fact]
    public void Bad_rows_are_issues_with_their_line_and_the_import_goes_on()
    {
        var bad = "ent,\"NO NUMBER\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n103,\"SHORT\"\r\n";
        var (reading, listings) = Sources.Read(Sdn(Primary.Replace("105,", bad + "105,", StringComparison.Ordinal)), Sources.Text("alt.csv", "101,1,\"zka\",\"X Y\",-0- \n999,2,\"aka\",\"NOBODY\",-0- \n"));

        Assert.Equal(3, listings.Count);
        Assert.Equal((7L, 3L), (reading.RowsRead, reading.RowsLost));
        Assert.Equal(
            [
                "sdn.csv, line 3, ent_num: expected a whole number, found \"ent\"",
                "sdn.csv, line 4, row: expected 12 columns, found \"2 columns\"",
                "alt.csv, line 1, alt_type: expected aka, fka or nka, found \"zka\"",
                "alt.csv, line 2, ent_num: expected a number that the primary file has, found \"999\"",
            ],
            reading.Issues.OrderByDescending(i => i.File).ThenBy(i => i.Line).Select(i => i.ToString()));
    }

    [Fact]
    public void A_header_that_somebody_added_is_passed_over()
    {
        var (reading, listings) = Sources.Read(Sdn("ID,Name,Type,Program,Title,F,G,H,I,J,K,Remarks\r\n" + Primary));

        Assert.Equal((3, 0L), (listings.Count, reading.IssueCount));
    }

    [Fact]
    public void A_number_that_stands_twice_in_a_row_is_taken_once()
    {
        var row = Primary[..(Primary.IndexOf('\n', StringComparison.Ordinal) + 1)];
        var (reading, listings) = Sources.Read(Sdn(row + Primary));

        Assert.Equal((3, 1L), (listings.Count, reading.RowsLost));
    }
}
