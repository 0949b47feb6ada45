using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class DeniedPersonsReaderTests
{
    private const string Header =
        "\"Name\"\t\"Street_Address\"\t\"City\"\t\"State\"\t\"Country\"\t\"Postal_Code\"\t\"Effective_Date\"\t\"Expiration_Date\"\t\"Standard_Order\"\t"
        + "\"Last_Update\"\t\"Action\"\t\"FR_Citation\"\r\n";

    private static SourceFile File(params string[] rows) => Sources.Text("dpl.txt", Header + string.Concat(rows));

    private static string Row(string name, string city = "AUSTIN", string state = "TX", string country = "", string from = "03/05/2020", string until = "03/05/2030") =>
        $"\"{name}\"\t\"1 MILL LANE\"\t\"{city}\"\t\"{state}\"\t\"{country}\"\t\"78701\"\t\"{from}\"\t\"{until}\"\t\"y\"\t\"2020-03-06\"\t\"ADDITION\"\t\"85 F.R. 1 3/6/20\"\r\n";

    [Fact]
    public void An_order_is_told_by_name_and_date_and_several_rows_are_its_addresses()
    {
        var (reading, listings) = Sources.Read(File(
            Row(" A.  VORELL"), Row("NORDHAVN LTD.", "MINSK", "", "BY"), Row("a. Vorell", "DALLAS"), Row("A. VORELL", from: "03/06/2020")));

        Assert.Equal((ListFormat.UsDeniedPersons, 4L, 0L), (reading.Format, reading.RowsRead, reading.IssueCount));
        Assert.Equal(["A. VORELL/2020-03-05", "NORDHAVN LTD./2020-03-05", "A. VORELL/2020-03-06"], listings.Select(l => l.Id.Key));
        var first = listings[0];
        Assert.Equal(["A. VORELL (Primary)"], Sources.Names(first));
        Assert.Equal(["1 MILL LANE, AUSTIN, TX, 78701, US", "1 MILL LANE, DALLAS, TX, 78701, US"], first.Facts.Addresses);
        Assert.Equal(["US Residence"], first.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(("2020-03-05", Schema.Unknown), (first.DesignatedOn.ToString(), first.Facts.Schema));
        Assert.Equal(["Expires 2030-03-05", "Standard order: Y", "Action: ADDITION", "Federal Register: 85 F.R. 1 3/6/20"], first.Remarks);
        Assert.Equal(["BY Residence"], listings[1].Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
    }

    [Fact]
    public void Names_that_stand_in_the_name_are_aliases_and_the_key_is_the_name_as_written()
    {
        var (reading, listings) = Sources.Read(File(
            Row("ANTON VORELL A/K/A TONY WORELL"), Row("ANNA (A.K.A. NAN VORELL) LI"), Row("NORDHAVN AIRLINES D/B/A N7"), Row("OLD NORD F/K/A NORDER")));

        Assert.Equal(0, reading.IssueCount);
        Assert.Equal("ANTON VORELL A/K/A TONY WORELL/2020-03-05", listings[0].Id.Key);
        Assert.Equal(
            [
                "ANTON VORELL (Primary)", "TONY WORELL (Alias)", "ANNA LI (Primary)", "NAN VORELL (Alias)", "NORDHAVN AIRLINES (Primary)", "N7 (Alias)",
                "OLD NORD (Primary)", "NORDER (Former)",
            ],
            listings.SelectMany(Sources.Names));
    }

    [Fact]
    public void A_code_under_the_state_that_is_none_is_no_country()
    {
        var (reading, listings) = Sources.Read(File(Row("A. VORELL", "NICOSIA", "CY")));

        Assert.Empty(listings[0].Facts.Countries);
        Assert.Equal(["1 MILL LANE, NICOSIA, CY, 78701"], listings[0].Facts.Addresses);
        Assert.Equal(("State", "CY"), (Assert.Single(reading.Issues).Field, reading.Issues[0].Found));
    }

    [Fact]
    public void Bad_fields_are_issues_and_a_row_without_a_name_is_lost()
    {
        var (reading, listings) = Sources.Read(File(Row("A", from: "13/45/2020", until: "never"), Row(" "), Row("B", from: "", country: "Atlantis")));

        Assert.Equal(["A/13/45/2020", "B"], listings.Select(l => l.Id.Key));
        Assert.Equal(1L, reading.RowsLost);
        Assert.Equal(["Name", "Effective_Date", "Expiration_Date", "Country"], reading.Issues.Select(i => i.Field));
        Assert.Contains("Expires never", listings[0].Remarks);
    }

    [Fact]
    public void A_list_without_rows_and_one_cut_off_are_refused()
    {
        Assert.Equal("empty-edition", Sources.Refused(File()).Code);
        Assert.Equal("truncated", Sources.Refused(File(Row("A"), "\"B\"\t\"1 MILL\"")).Code);
    }

    [Theory]
    [InlineData("2019-06-29", 546, 417, 17)]
    [InlineData("2022-09-07", 581, 461, 15)]
    [InlineData("2023-11-30", 665, 547, 1)]
    public void The_published_editions_are_read_whole(string date, long rows, int orders, long issues)
    {
        var (reading, listings) = Sources.Read(SharedData.Source($"lists/us_bis_dpl/dpl_{date}.txt.gz"));

        // Codes of foreign countries under State (CY, RS), which the publisher had put right by 2023, and one state (NM) under Country.
        Assert.Equal((rows, orders, issues, 0L), (reading.RowsRead, listings.Count, reading.IssueCount, reading.RowsLost));
        Assert.All(reading.Issues, i => Assert.True(i.Field is "State" or "Country", i.ToString()));
        Assert.All(listings, l => Assert.NotNull(l.DesignatedOn));
    }

    /// <summary>
    /// The data's README counts 462 to 548, the header's row among them, and 10 changed: it compared the last row of each order, and one order changed in
    /// its first (a city was put right).
    /// </summary>
    [Fact]
    public void From_2022_to_2023_there_are_the_changes_that_the_data_says()
    {
        var before = Sources.Read(SharedData.Source("lists/us_bis_dpl/dpl_2022-09-07.txt.gz")).Listings.ToDictionary(l => l.Id);
        var after = Sources.Read(SharedData.Source("lists/us_bis_dpl/dpl_2023-11-30.txt.gz")).Listings.ToDictionary(l => l.Id);
        var changed = after.Values.Where(l => before.TryGetValue(l.Id, out var was) && FactsHash.Of(was) != FactsHash.Of(l)).ToList();

        Assert.Equal((461, 547), (before.Count, after.Count));
        Assert.Equal((185, 99), (after.Keys.Except(before.Keys).Count(), before.Keys.Except(after.Keys).Count()));
        Assert.Equal(11, changed.Count);
    }
}
