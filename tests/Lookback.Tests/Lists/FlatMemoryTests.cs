using Lookback.Core.Lists;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

[Collection(nameof(Alone))]
public class FlatMemoryTests
{
    private const long Megabyte = 1024 * 1024;
    private static readonly string Words = string.Concat(Enumerable.Repeat("Nordhavn trading and shipping house, ", 8));

    private static SourceFile File(string name, string head, Func<int, string> row, int rows, string tail = "") =>
        new(name, () => new GeneratedStream(head, row, rows, tail));

    private static string SdnRow(int i) =>
        $"{i},\"VORELL, Anton {i}\",\"individual\",\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB {1900 + (i % 100)}; Passport AB{i} (Belarus); {Words}.\"\r\n";

    private static void StaysFlat(params SourceFile[] files)
    {
        var reading = Sources.Open(files);
        var (count, start, most) = (0, GC.GetTotalMemory(forceFullCollection: true), 0L);
        foreach (var listing in reading.Listings())
        {
            Assert.NotEmpty(listing.Facts.Names);
            if (++count % 20_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - start);
        }

        Assert.True(count > 80_000, $"{count} listings");
        Assert.True(most < 4 * Megabyte, $"memory grew by {most / Megabyte} MB over {count} listings");
    }

    [Fact]
    public void Fifty_megabytes_of_an_ofac_set_leave_the_memory_flat() => StaysFlat(
        File("alt.csv", "", i => $"{i},{i},\"aka\",\"WORELL, Anton {i}\",-0- \r\n", 120_000),
        File("sdn.csv", "", SdnRow, 120_000, "\u001A"));

    [Fact]
    public void Fifty_megabytes_of_un_xml_leave_the_memory_flat() => StaysFlat(File(
        "un.xml",
        "<CONSOLIDATED_LIST dateGenerated=\"2025-01-01T00:00:00Z\"><INDIVIDUALS>",
        i => $"<INDIVIDUAL><FIRST_NAME>ANTON {i}</FIRST_NAME><REFERENCE_NUMBER>XDi.{i}</REFERENCE_NUMBER><COMMENTS1>{Words}</COMMENTS1></INDIVIDUAL>\n",
        120_000,
        "</INDIVIDUALS></CONSOLIDATED_LIST>"));

    [Fact]
    public void Fifty_megabytes_of_followthemoney_leave_the_memory_flat() => StaysFlat(File(
        "entities.ftm.json",
        "",
        i => $$"""{"id":"e-{{i}}","caption":"Anton {{i}}","schema":"Person","properties":{"name":["Anton {{i}}"],"notes":["{{Words}}"] } }""" + "\n",
        120_000));

    [Fact]
    public void A_file_of_bad_rows_alone_keeps_a_thousand_issues_and_counts_all()
    {
        // The last row is whole: a short one there would be a download that broke off.
        var reading = Sources.Open(File("sdn.csv", SdnRow(1), i => $"x{i},too,few\n", 50_000, SdnRow(2)));
        Assert.Equal(2, reading.Listings().Count());

        Assert.Equal((50_000L, 50_000L, 1000), (reading.RowsLost, reading.IssueCount, reading.Issues.Count));
    }
}
