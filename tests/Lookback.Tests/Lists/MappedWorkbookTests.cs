using System.IO.Compression;
using System.Text;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>Workbooks, headers below a title, and rows that make one listing, through a mapping.</summary>
public class MappedWorkbookTests
{
    private const string Mapping = """
        { "rows": "together", "empty": [ "n/a" ],
          "columns": { "Ref": "key", "Name": [ "name" ], "Kind of name": "name_kind", "Type": "schema", "Born": "birth_date", "Listed": "designated" } }
        """;

    private static readonly string[] Header = ["Ref", "Name", "Kind of name", "Type", "Born", "Listed"];

    private static EditionReading Open(SourceFile file, string mapping = Mapping) => ListReader.Open(Sources.List, [file], [], ColumnMapping.Parse(mapping, "map.json"));

    /// <summary>A workbook of one sheet, its cells as text.</summary>
    internal static SourceFile Workbook(params string[][] rows)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                """);
            Part("_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """);
            Part("xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>
                """);
            Part("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
                """);
            var sheet = rows.Select((row, r) => $"<row r=\"{r + 1}\">{string.Concat(row.Select((cell, c) => Cell(cell, r, c)))}</row>");
            Part("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{string.Concat(sheet)}</sheetData></worksheet>""");

            void Part(string name, string text)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return Sources.Bytes("list.xlsx", bytes.ToArray());

        static string Cell(string text, int row, int column) => text.Length == 0
            ? ""
            : $"<c r=\"{(char)('A' + column)}{row + 1}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(text)}</t></is></c>";
    }

    [Fact]
    public void Rows_of_a_workbook_below_a_title_make_one_listing_where_they_stand_together()
    {
        var reading = Open(Workbook(
            ["List of our own, made in March"],
            [],
            Header,
            ["V-1", "Anton Vorell", "primary", "person", "1978-04-12", "2020-05-01"],
            ["V-1", "Tony", "weak", "person", "1979"],
            ["V-1", "A. Smit", "fka", "person", "n/a", "2021-01-01"],
            ["V-1", "Worell", "surprising"],
            ["V-2", "Nordhavn Ltd", "", "entity"],
            ["V-2", "Nordhavn Limited"],
            ["V-3", "", "", "entity"]));
        var listings = reading.Listings().ToList();

        Assert.Equal(["V-1", "V-2"], listings.Select(l => l.Id.Key));
        Assert.Equal(["Anton Vorell (Primary)", "Tony (WeakAlias)", "A. Smit (Former)", "Worell (Alias)"], Sources.Names(listings[0]));
        Assert.Equal(["1978-04-12", "1979"], listings[0].Facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(("2020-05-01", Schema.Person), (listings[0].DesignatedOn.ToString(), listings[0].Facts.Schema));
        Assert.Equal(["Nordhavn Ltd (Primary)", "Nordhavn Limited (Alias)"], Sources.Names(listings[1]));
        Assert.Equal((7L, 1L), (reading.RowsRead, reading.RowsLost));
        Assert.Equal(
            ["list.xlsx, line 7, name_kind: expected primary, alias, weak, former or original script, found \"surprising\"", "list.xlsx, line 10, name: expected a name, found \"nothing\""],
            reading.Issues.Select(i => i.ToString()));
    }

    [Fact]
    public void Rows_apart_are_listings_each()
    {
        var apart = Mapping.Replace("together", "apart", StringComparison.Ordinal);

        Assert.Equal(2, Open(Workbook(Header, ["V-1", "Anton Vorell"], ["V-1", "Tony Vorell"]), apart).Listings().Count());
    }

    [Fact]
    public void A_column_may_be_several_facts_and_further_names_are_aliases()
    {
        const string Joined = """{"columns":{"Name":["key","name"],"Born":{"fact":["key","birth_date"]},"Other":"name"},"ignore":[""]}""";
        var listing = Assert.Single(Open(Sources.Text("l.csv", "Title\nName,Born,Other,\nAnton Vorell,1978,Tony Vorell,x\n"), Joined).Listings());

        Assert.Equal("Anton Vorell|1978", listing.Id.Key);
        Assert.Equal(["Anton Vorell (Primary)", "Tony Vorell (Alias)"], Sources.Names(listing));
    }

    [Fact]
    public void A_column_without_a_name_is_said_where_it_holds_anything()
    {
        const string Two = """{"columns":{"Id":"key","Name":"name"}}""";

        Assert.Empty(Read("Id,Name,\n1,Anton Vorell,\n").Issues);
        Assert.Equal("column 3", Assert.Single(Read("Id,Name,\n1,Anton Vorell,x\n2,Other One,y\n").Issues).Field);

        EditionReading Read(string text)
        {
            var reading = Open(Sources.Text("l.csv", text), Two);
            Assert.NotEmpty(reading.Listings().ToList());
            return reading;
        }
    }

    [Fact]
    public void A_table_that_breaks_off_and_a_damaged_workbook_are_refused()
    {
        const string Two = """{"columns":{"Id":"key","Name":"name"}}""";
        Assert.Equal("truncated", Refused(Sources.Text("l.csv", "Id,Name\n1,Anton Vorell\n2")).Code);
        Assert.Equal("empty-edition", Refused(Workbook(["Id", "Name"])).Code);
        Assert.Equal("unmapped-column", Refused(Workbook(["Id", "Name", "More"], ["1", "X", "Y"])).Code);

        static Refusal Refused(SourceFile file) => Assert.Throws<RefusedException>(() => Open(file, Two).Listings().Count()).Refusal;
    }

    [Theory]
    [InlineData("""{"columns":{"A":"key","B":"name"},"rows":"joined"}""", "\"rows\"")]
    [InlineData("""{"columns":{"A":"key","B":"name"},"empty":"x"}""", "\"empty\"")]
    [InlineData("""{"columns":{"A":[],"B":"name"}}""", "\"A\"")]
    [InlineData("""{"columns":{"A":["key",1],"B":"name"}}""", "\"A\"")]
    public void What_is_new_in_a_mapping_is_checked(string json, string word)
    {
        var refusal = Assert.Throws<RefusedException>(() => ColumnMapping.Parse(json, "map.json")).Refusal;

        Assert.Equal("bad-mapping", refusal.Code);
        Assert.Contains(word, refusal.Sentence, StringComparison.Ordinal);
    }
}
