using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>A reading says where the listing begins that was taken last, whatever its format, so that one left out is told with its line.</summary>
public sealed class ListingLineTests
{
    private static string[] Lines(ColumnMapping? mapping, params SourceFile[] files)
    {
        var reading = ListReader.Open(Sources.List, files, [], mapping);
        return [.. reading.Listings().Select(l => $"{l.Id.Key} {reading.LeftOut("key", "each once", l.Id.Key) switch { var i => $"{i.File}:{i.Line} {i.Weight}" }}")];
    }

    [Fact]
    public void Of_a_mapped_table_it_is_the_row_though_listings_were_held()
    {
        var mapping = ColumnMapping.Parse("""{"columns":{"id":"key","name":"name"}}""", "map.json");
        const string Table = "id,name\n1,7-28\n2,\"two\nlines\"\n\n1,NORDHAVN\n";

        Assert.Equal(["1 t.csv:2 Row", "2 t.csv:3 Row", "1 t.csv:6 Row"], Lines(mapping, Sources.Text("t.csv", Table)));
    }

    [Fact]
    public void Of_rows_that_stand_apart_it_is_the_first()
    {
        const string Head = "Name\tStreet_Address\tCity\tState\tCountry\tPostal_Code\tEffective_Date\tExpiration_Date\tStandard_Order\tLast_Update\tAction\tFR_Citation\n";
        const string Rest = "\t\t\t\tBY\t\t03/05/2020\t\t\t\t\t\n";

        Assert.Equal(
            ["A/2020-03-05 dpl.txt:2 Row", "B/2020-03-05 dpl.txt:3 Row"],
            Lines(null, Sources.Text("dpl.txt", $"{Head}A{Rest}B{Rest}A{Rest}")));
    }

    [Fact]
    public void Of_a_set_it_is_the_primary_file_wherever_that_was_given()
    {
        const string Rest = ",\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n";
        var files = new[] { Sources.Text("alt.csv", "2,1,\"aka\",\"NORD\",-0- \n"), Sources.Text("sdn.csv", $"1,\"NORDHAVN\",-0- {Rest}2,\"SYDHAVN\",-0- {Rest}") };

        Assert.Equal(["1 sdn.csv:1 Row", "2 sdn.csv:2 Row"], Lines(null, files));
    }

    [Fact]
    public void Of_xml_it_is_the_element()
    {
        const string Entry = "<INDIVIDUAL>\n<REFERENCE_NUMBER>QDi.1</REFERENCE_NUMBER><DATAID>1</DATAID><FIRST_NAME>Anton</FIRST_NAME></INDIVIDUAL>\n";

        Assert.Equal(
            ["un.xml:3", "un.xml:5"],
            Lines(null, Sources.Text("un.xml", $"<CONSOLIDATED_LIST dateGenerated=\"2025-01-01\">\n<INDIVIDUALS>\n{Entry}{Entry}</INDIVIDUALS></CONSOLIDATED_LIST>"))
                .Select(l => l.Split(' ')[1]));
    }
}
