using System.IO.Compression;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class CslReaderTests
{
    private const string OldColumns =
        "source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,"
        + "license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,"
        + "citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url";

    private const string Treasury = "Specially Designated Nationals (SDN) - Treasury Department";
    private const string Commerce = "Entity List (EL) - Bureau of Industry and Security";

    private static SourceFile File(params string[] rows) => Sources.Text("csl.csv", $"_id,{OldColumns},ids\n{string.Concat(rows.Select(r => r + "\n"))}");

    /// <summary>A row of named cells; the others are empty.</summary>
    private static string Row(params (string Column, string Cell)[] cells)
    {
        string[] columns = ["_id", .. OldColumns.Split(','), "ids"];
        return string.Join(',', columns.Select(c => $"\"{cells.FirstOrDefault(x => x.Column == c).Cell?.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
    }

    private static string Person(string ids = "") => Row(
        ("_id", "77001"), ("source", Treasury), ("entity_number", "77001"), ("type", "Individual"), ("programs", "DEMO; DEMO2"), ("name", "VORELL, Anton Pavel"),
        ("title", "Director; General"), ("addresses", "1 Mill Lane, Minsk, 220030, BY; AE; Nowhere in particular"),
        ("remarks", "(Linked To: NORDHAVN LTD.); DOB 1979; ethnicity Nordic"), ("alt_names", "WORELL, Tony; EL TONY"),
        ("citizenships", "BY; RU"), ("dates_of_birth", "1978-04-12; circa 1977; 1975 to 1976; Sep 1979"), ("nationalities", "BY"),
        ("places_of_birth", "Gomel, Belarus; Atlantis"), ("ids", ids));

    [Fact]
    public void A_person_of_the_treasury_is_read_with_every_fact()
    {
        var (reading, listings) = Sources.Read(File(Person()));
        var person = Assert.Single(listings);

        Assert.Equal((ListFormat.UsCsl, 1L, 0L), (reading.Format, reading.RowsRead, reading.IssueCount));
        Assert.Equal(("test-list:SDN/77001", Schema.Person), (person.Id.ToString(), person.Facts.Schema));
        Assert.Equal(["Anton Pavel VORELL (Primary)", "Tony WORELL (Alias)", "EL TONY (Alias)"], Sources.Names(person));
        Assert.Equal(("Anton Pavel", "VORELL"), (person.Facts.Names[0].Given, person.Facts.Names[0].Family));
        Assert.Equal(["1978-04-12", "1977~", "1975-01-01/1976-12-31", "1979-09", "1979"], person.Facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["Gomel, Belarus", "Atlantis"], person.Facts.BirthPlaces);
        Assert.Equal(
            ["BY Residence", "AE Residence", "BY Birth", "BY Nationality", "RU Nationality"], person.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(["1 Mill Lane, Minsk, 220030, BY", "Nowhere in particular"], person.Facts.Addresses);
        Assert.Equal(["DEMO", "DEMO2", "SDN"], person.Programmes);
        Assert.Equal(["Director", "General"], person.Titles);
        Assert.Equal(["Other Either | Linked To: NORDHAVN LTD."], Sources.Relations(person));
        Assert.Empty(person.Remarks);
        Assert.Equal(1, reading.Dropped["ethnicity"]);
    }

    [Theory]
    [InlineData("Passport, AB1, BY, 05 May 2001, 11 Mar 2006; Gender, Male; Tax ID No., 77, BY; Website, www.vorell.example; Email Address, a@vorell.example; Digital Currency Address - XBT, 1Demo")]
    [InlineData("BY, 2006-03-11, 2001-05-05, AB1, Passport; Male, Gender; BY, 77, Tax ID No.; www.vorell.example, Website; a@vorell.example, Email Address; 1Demo, Digital Currency Address - XBT")]
    public void Numbers_are_read_whichever_way_round_they_stand(string ids)
    {
        var person = Sources.One(File(Person(ids)));

        Assert.Equal(["Passport AB1 BY", "TaxId 77 BY Tax ID No.", "Wallet 1Demo XBT"], Sources.Numbers(person));
        Assert.Equal((Sex.Male, "www.vorell.example", "a@vorell.example"), (person.Facts.Sex, person.Facts.Websites[0], person.Facts.Emails[0]));
        Assert.Contains("Passport AB1 (BY) issued 2001-05-05 expires 2006-03-11", person.Remarks);
    }

    [Theory]
    [InlineData("Secondary sanctions risk:, Demo Regulations, sections 1 and 2", "Secondary sanctions risk: Demo Regulations, sections 1 and 2")]
    [InlineData("Demo Regulations, sections 1 and 2, Secondary sanctions risk:", "Secondary sanctions risk: Demo Regulations, sections 1 and 2")]
    [InlineData("Nobody, Knows This", "Nobody, Knows This")]
    [InlineData("Alone", "Alone")]
    public void What_is_no_number_is_kept_as_a_remark(string ids, string remark)
    {
        var person = Sources.One(File(Person(ids)));

        Assert.Empty(person.Facts.Identifiers);
        Assert.Contains(remark, person.Remarks);
    }

    [Fact]
    public void A_vessel_has_its_flag_call_sign_and_number()
    {
        var vessel = Sources.One(File(Row(
            ("source", Treasury), ("entity_number", "9"), ("type", "Vessel"), ("name", "NORDSTERN"), ("call_sign", "ABC1"), ("vessel_type", "Tanker"),
            ("vessel_flag", "Panama"), ("vessel_owner", "Nordhavn"), ("gross_tonnage", "10"), ("ids", "Vessel Registration Identification, IMO 9187629; MMSI, 123456789"))));

        Assert.Equal(
            ["Other ABC1 Call Sign", "Imo 9187629 Vessel Registration Identification", "Mmsi 123456789 MMSI"], Sources.Numbers(vessel));
        Assert.Equal(["PA Registration"], vessel.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(["Vessel Type Tanker", "Tonnage 10"], vessel.Remarks);
        Assert.Equal(["Ownership Target | Vessel Owner: Nordhavn"], Sources.Relations(vessel));
    }

    [Fact]
    public void Rows_without_a_number_are_told_by_list_name_and_date_and_several_are_one_party()
    {
        var listing = Sources.One(File(
            Row(
                ("_id", "aa"), ("source", Commerce), ("name", "Nordhavn Ltd."), ("addresses", "Kabul, AF"), ("start_date", "2020-09-22"), ("end_date", "2021-09-22"),
                ("federal_register_notice", "85 FR 1"), ("license_requirement", "All items."), ("license_policy", "Denial."), ("standard_order", "Y"),
                ("alt_names", "Nordhaven; and Nordhavn Institute 13"), ("remarks", "Passport 1 was lost.")),
            Row(("_id", "bb"), ("source", Commerce), ("name", "NORDHAVN  LTD."), ("addresses", "9 Elm St., Austin, TX, 78701"), ("start_date", "2020-09-22"))));

        Assert.Equal(("EL/NORDHAVN LTD./2020-09-22", Schema.Unknown, "2020-09-22"), (listing.Id.Key, listing.Facts.Schema, listing.DesignatedOn.ToString()));
        Assert.Equal(["Nordhavn Ltd. (Primary)", "Nordhaven (Alias)", "Nordhavn Institute 13 (Alias)"], Sources.Names(listing));
        Assert.Equal(["Kabul, AF", "9 Elm St., Austin, TX, 78701"], listing.Facts.Addresses);
        Assert.Equal(["AF Residence", "US Residence"], listing.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(
            ["Ends 2021-09-22", "Federal Register: 85 FR 1", "Standard order: Y", "License requirement: All items.", "License policy: Denial.", "Passport 1 was lost."],
            listing.Remarks);
    }

    [Fact]
    public void The_same_number_on_two_lists_is_two_listings()
    {
        var (_, listings) = Sources.Read(File(
            Row(("source", Treasury), ("entity_number", "9"), ("type", "Entity"), ("name", "NORDHAVN BANK, AO")),
            Row(("source", "Capta List (CAP) - Treasury Department"), ("entity_number", "9"), ("type", "Entity"), ("name", "NORDHAVN BANK, AO")),
            Row(("source", "Demo List (NS-DL List) - Treasury Department"), ("entity_number", "9"), ("type", "Entity"), ("name", "NORDHAVN BANK, AO"))));

        Assert.Equal(["SDN/9", "CAP/9", "NS-DL/9"], listings.Select(l => l.Id.Key));
        Assert.All(listings, l => Assert.Equal("NORDHAVN BANK, AO", l.Facts.Names[0].Full));
    }

    [Theory]
    [InlineData("Nordhavn Ltd. and any successor, sub-unit, or subsidiary thereof", "Nordhavn Ltd.", Schema.Unknown, "and any successor, sub-unit, or subsidiary thereof")]
    [InlineData("Nordhavn Ltd.; and any successor, sub-unit", "Nordhavn Ltd.", Schema.Unknown, "and any successor, sub-unit")]
    [InlineData("Anton Vorell (Belarusian individual)", "Anton Vorell", Schema.Person, "Belarusian individual")]
    [InlineData("Nordhavn Bureau (NB), and its sub-units and successors", "Nordhavn Bureau (NB)", Schema.Unknown, "and its sub-units and successors")]
    [InlineData("Nordhavn Institute (NI)", "Nordhavn Institute (NI)", Schema.Unknown, null)]
    public void What_stands_beside_a_name_is_not_the_name(string written, string name, Schema schema, string? remark)
    {
        var listing = Sources.One(File(Row(("source", "Demo (ISN) - State Department"), ("name", written))));

        Assert.Equal((name, schema), (listing.Facts.Names[0].Full, listing.Facts.Schema));
        Assert.Equal(remark, listing.Remarks.SingleOrDefault());
    }

    [Fact]
    public void Other_names_inside_the_cells_are_names_of_their_own()
    {
        var person = Sources.One(File(Row(
            ("source", "Demo (ISN) - State Department"), ("name", "Anton Vorell (aka Tony Vorell) (Belarusian individual)"),
            ("alt_names", "A. Vorell, T. Vorell; VORELL, Anton; (all of the preceding in Minsk)"))));
        var company = Sources.One(File(Row(
            ("source", Commerce), ("name", "Nordhavn, Inc. [aka Nord, Inc.; Nordhaven]"), ("alt_names", "AO Nord, f.k.a., Nord ZAO; Nord, Sea and Sons"))));

        var bureau = Sources.One(File(Row(
            ("source", "Demo (ISN) - State Department"), ("name", "Nordhavn"), ("alt_names", "NH, Nord Trading Co., Ltd, F.K.A. Nord Office"))));

        var trader = Sources.One(File(Row(("source", Commerce), ("name", "Nordhavn"), ("alt_names", "DBA Nord Post; d/b/a Sydhavn; f/k/a Old Nord"))));

        Assert.Equal(["Nordhavn (Primary)", "Nord Post (Alias)", "Sydhavn (Alias)", "Old Nord (Former)"], Sources.Names(trader));
        Assert.Equal(Schema.Person, person.Facts.Schema);
        Assert.Equal(["Nordhavn (Primary)", "NH (Alias)", "Nord Trading Co., Ltd (Alias)", "Nord Office (Former)"], Sources.Names(bureau));
        Assert.Equal(
            ["Anton Vorell (Primary)", "Tony Vorell (Alias)", "A. Vorell (Alias)", "T. Vorell (Alias)", "Anton VORELL (Alias)"],
            Sources.Names(person));
        Assert.Equal(["Belarusian individual", "(all of the preceding in Minsk)"], person.Remarks);
        Assert.Equal(
            ["Nordhavn, Inc. (Primary)", "Nord, Inc. (Alias)", "Nordhaven (Alias)", "AO Nord (Alias)", "Nord ZAO (Former)", "Nord, Sea and Sons (Alias)"],
            Sources.Names(company));
    }

    [Fact]
    public void Every_layout_since_2016_is_read_and_a_header_may_stand_twice()
    {
        static string Cells(int count) => string.Concat(Enumerable.Repeat(",", count));
        var old = Sources.Text("csl.csv", $"{OldColumns}\nSDN,9,Entity,DEMO,NORDHAVN{Cells(22)}\n");
        var middle = Sources.Text("csl.csv", $"{OldColumns},ids\n{Treasury},9,Entity,DEMO,NORDHAVN{Cells(23)}\n");
        var twice = Sources.Text("csl.csv", $"_id,{OldColumns},ids\n_id,{OldColumns},ids\n9,{Treasury},9,Entity,DEMO,NORDHAVN{Cells(23)}\n");

        foreach (var file in (SourceFile[])[old, middle, twice])
        {
            var (reading, listings) = Sources.Read(file);
            Assert.Equal(("SDN/9", 1L, 0L), (Assert.Single(listings).Id.Key, reading.RowsRead, reading.IssueCount));
        }
    }

    [Fact]
    public void Bad_fields_and_rows_are_issues_and_the_reading_goes_on()
    {
        var (reading, listings) = Sources.Read(File(
            Row(("source", Treasury), ("entity_number", "1"), ("type", "Ghost"), ("name", "A"), ("dates_of_birth", "soon"), ("nationalities", "Atlantis"),
                ("start_date", "never"), ("addresses", "Somewhere, QQ")),
            Row(("source", Commerce)),
            Row(("name", "No list"))));

        Assert.Equal((1, 2L), (listings.Count, reading.RowsLost));
        Assert.Equal(
            ["source and name", "source and name", "type", "addresses", "dates_of_birth", "nationalities", "start_date"], reading.Issues.Select(i => i.Field));
        Assert.Equal(["born: soon", "start_date: never"], listings[0].Remarks);
    }

    [Fact]
    public void A_list_without_rows_and_one_cut_off_are_refused()
    {
        Assert.Equal("empty-edition", Sources.Refused(File()).Code);
        Assert.Equal("truncated", Sources.Refused(File(Person(), "9,SDN,9")).Code);
        Assert.Equal("open-quote", Sources.Refused(File(Person(), "9,SDN,\"9")).Code);
    }

    [Theory]
    [InlineData("csl_2016-02-17.csv.gz", 399, 399, 0)]
    [InlineData("csl_2019-12-03_sample.csv", 115, 113, 0)]
    [InlineData("consolidated_2022-05-16.csv.gz", 14160, 14100, 1)]
    [InlineData("csl_2025-06-25_sample.csv", 13, 13, 0)]
    public void The_published_editions_are_read_whole(string name, long rows, int listings, long issues)
    {
        var (reading, read) = Sources.Read(SharedData.Source($"lists/us_csl/{name}"));

        // One address has a US state for its country (NM): a slip of the publisher.
        Assert.Equal((rows, listings, issues, 0L), (reading.RowsRead, read.Count, reading.IssueCount, reading.RowsLost));
        Assert.Equal(read.Count, read.Select(l => l.Id).Distinct().Count());
    }

    [Fact]
    public void The_copy_of_2023_breaks_off_in_its_last_row_and_is_refused() =>
        Assert.Equal("open-quote", Sources.Refused(SharedData.Source("lists/us_csl/csl_2023-11-30.csv.gz")).Code);

    /// <summary>How far the key carries from May 2022 to November 2023; the copy of 2023 is taken without the row it breaks off in.</summary>
    [Fact]
    public void Nine_in_ten_keys_of_2023_stood_in_2022()
    {
        var before = Sources.Read(SharedData.Source("lists/us_csl/consolidated_2022-05-16.csv.gz")).Listings.ToDictionary(l => l.Id.Key);
        var (reading, after) = Sources.Read(WithoutLastRow("lists/us_csl/csl_2023-11-30.csv.gz"));

        Assert.Equal((4226L, 4176, 1L), (reading.RowsRead, after.Count, reading.IssueCount));
        var kept = after.GroupBy(l => l.Id.Key.Split('/')[0]).ToDictionary(g => g.Key, g => (Kept: g.Count(l => before.ContainsKey(l.Id.Key)), All: g.Count()));
        Assert.Equal((1736, 1737), kept["SDN"]);
        Assert.Equal((899, 902), kept["EL"]);
        Assert.Equal((347, 547), kept["DPL"]);
        Assert.Equal((130, 139), kept["DTC"]);
        Assert.Equal((143, 186), kept["UVL"]);
        Assert.Equal((3910, 4176), (kept.Values.Sum(k => k.Kept), kept.Values.Sum(k => k.All)));
    }

    private static SourceFile WithoutLastRow(string path)
    {
        using var text = new StreamReader(new GZipStream(SharedData.Source(path).Open(), CompressionMode.Decompress));
        var all = text.ReadToEnd();
        return Sources.Text("csl.csv", all[..(all.LastIndexOf('\n') + 1)]);
    }
}
