using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class SimpleTableReaderTests
{
    private const string Header = "\"id\",\"schema\",\"name\",\"aliases\",\"birth_date\",\"countries\",\"addresses\",\"identifiers\",\"sanctions\",\"phones\",\"emails\",";
    private const string Rest = "\"dataset\",\"first_seen\",\"last_seen\",\"last_change\"\n";
    private const string Seen = "\"Demo\",\"2024-01-01T00:00:00\",\"2024-01-02T00:00:00\",\"2024-01-01T00:00:00\"\n";

    private static SourceFile File(params string[] rows) => Sources.Text("targets.simple.csv", Header + Rest + string.Concat(rows.Select(r => r + Seen)));

    private static SourceFile WithProgrammes(string row) => Sources.Text("targets.simple.csv", $"{Header}\"program_ids\",{Rest}{row}{Seen}");

    [Fact]
    public void A_person_is_read_with_every_fact()
    {
        var person = Sources.One(WithProgrammes(
            "\"NK-1\",\"Person\",\"Anton Vorell\",\"Tony Vorell;Антон Ворелл\",\"1978-04-12;1979\",\"by;ru\",\"1 Mill Lane;2 Elm St\",\"77;IMO1234567\","
            + "\"Reason one;Reason two\",\"+375 1\",\"a@vorell.example\",\"X-1;X-2\","));

        Assert.Equal(("test-list:NK-1", Schema.Person), (person.Id.ToString(), person.Facts.Schema));
        Assert.Equal(["Anton Vorell (Primary)", "Tony Vorell (Alias)", "Антон Ворелл (Alias)"], Sources.Names(person));
        Assert.Equal(["1978-04-12", "1979"], person.Facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["BY Linked", "RU Linked"], person.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(["Other 77", "Registration IMO1234567"], Sources.Numbers(person));
        Assert.Equal(["1 Mill Lane", "2 Elm St", "+375 1", "a@vorell.example"], [.. person.Facts.Addresses, .. person.Facts.Phones, .. person.Facts.Emails]);
        Assert.Equal(["Demo", "X-1", "X-2", "Reason one", "Reason two"], [.. person.Programmes, .. person.Remarks]);
    }

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("\"\"", new string[0])]
    [InlineData("a;b", new[] { "a", "b" })]
    [InlineData("\"a;b\";c", new[] { "a;b", "c" })]
    [InlineData("\"the \"\"N\"\" club\"", new[] { "the \"N\" club" })]
    [InlineData("the \"N\" club;x", new[] { "the \"N\" club", "x" })]
    public void A_cell_is_a_table_row_of_its_own(string cell, string[] values)
    {
        var aliases = cell.Replace("\"", "\"\"", StringComparison.Ordinal);
        var names = Sources.One(File($"\"1\",\"Company\",\"Nordhavn\",\"{aliases}\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",")).Facts.Names;

        Assert.Equal(values, names.Skip(1).Select(n => n.Full));
    }

    [Fact]
    public void A_ships_number_is_one_on_a_ship_alone()
    {
        var ship = Sources.One(File("\"1\",\"Vessel\",\"NORDSTERN\",\"\",\"\",\"\",\"\",\"IMO9187629;ABC1\",\"\",\"\",\"\","));

        Assert.Equal(["Imo 9187629", "Other ABC1"], Sources.Numbers(ship));
    }

    [Fact]
    public void Bad_fields_and_rows_are_issues_and_the_reading_goes_on()
    {
        var (reading, listings) = Sources.Read(File(
            "\"1\",\"Person\",\"A\",\"\",\"soon\",\"Atlantis\",\"\",\"\",\"\",\"\",\"\",",
            "\"\",\"Person\",\"A\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",",
            "\"3\",\"Person\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",",
            "\"4\",\"Position\",\"Minister\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\","));

        Assert.Equal((1, 2L, 4L), (listings.Count, reading.RowsLost, reading.RowsRead));
        Assert.Equal(["birth_date", "countries", "id", "name"], reading.Issues.Select(i => i.Field));
        Assert.Equal(1, reading.Dropped["schema:Position"]);
    }

    [Fact]
    public void A_list_without_rows_and_one_cut_off_are_refused()
    {
        Assert.Equal("empty-edition", Sources.Refused(File()).Code);
        var cut = Sources.Text("targets.simple.csv", Header + Rest + "\"1\",\"Person\",\"A\"");
        Assert.Equal("truncated", Sources.Refused(cut).Code);
    }

    [Theory]
    [InlineData("ua_war_sanctions_2026-03-13/targets.simple.csv.gz", 5600)]
    [InlineData("wd_persons_2024-03-09/targets.simple.csv", 20)]
    public void The_published_tables_are_read_without_an_issue(string file, int rows)
    {
        var (reading, listings) = Sources.Read(SharedData.Source($"lists/opensanctions/{file}"));

        Assert.Equal((ListFormat.OpenSanctionsSimple, rows, 0L), (reading.Format, listings.Count, reading.IssueCount));
        Assert.DoesNotContain(listings.SelectMany(l => l.Facts.Names.Skip(1)), n => n.Full.Contains("\"\"", StringComparison.Ordinal));
        Assert.DoesNotContain(listings.SelectMany(l => l.Remarks), r => r == "\"\"");
    }
}
