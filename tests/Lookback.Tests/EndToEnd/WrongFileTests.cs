using System.IO.Compression;
using System.Text;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>A wrong file is refused with one sentence and exit code 3, and changes nothing.</summary>
public sealed class WrongFileTests
{
    private const string GoodSdn = "1001,\"VARKONYEV, Oleg\",\"individual\",\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 14 Feb 1961.\"\r\n\u001a";

    private const string UnXml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <CONSOLIDATED_LIST dateGenerated="2026-03-02T00:00:00.000Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>OLEG</FIRST_NAME>
        <SECOND_NAME>VARKONYEV</SECOND_NAME><UN_LIST_TYPE>DEMO</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER>
        <LISTED_ON>2020-01-01</LISTED_ON></INDIVIDUAL></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>
        """;

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "ofac-sdn", "page.html", "<!DOCTYPE html><html><body>Service unavailable</body></html>" },
        { "ofac-sdn", "sdn.csv", "" },
        { "un-sc", "list.xml", "version https://git-lfs.github.com/spec/v1\noid sha256:1a18d5\nsize 2027533\n" },
        { "un-sc", "list.xml", "{\"timestamp\":\"2026-02-08\",\"status\":500,\"error\":\"Internal Server Error\"}" },
        { "ofac-sdn", "un.xml", UnXml },
        { "un-sc", "sdn.csv", GoodSdn },
        { "own-list", "table.csv", "a,b,c\n1,2,3\n" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_file_is_refused_in_one_sentence_and_changes_nothing(string watchlist, string name, string content) =>
        Refused(watchlist, name, Encoding.UTF8.GetBytes(content));

    [Fact]
    public void A_gzip_file_that_was_cut_is_refused_in_one_sentence_and_changes_nothing()
    {
        using var zipped = new MemoryStream();
        var text = string.Concat(Enumerable.Range(1, 2000).Select(i => GoodSdn.Replace("1001", $"{i}", StringComparison.Ordinal).Replace("\u001a", "", StringComparison.Ordinal)));
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        Refused("ofac-sdn", "sdn.csv.gz", zipped.ToArray()[..^200]);
    }

    [Theory]
    [InlineData("ofac-sdn", "broken/ofac_sdn_2024-05-04_empty_download.csv")]
    [InlineData("eu-fsf", "broken/eu_fsf_2026-02-08_error_page_as_xml.xml")]
    [InlineData("un-sc", "broken/un_consolidated_2025-11-27_git_lfs_pointer.xml")]
    public void Real_failed_downloads_are_refused(string watchlist, string file) =>
        Refused(watchlist, Path.GetFileName(file), File.ReadAllBytes(SharedData.Path(file)));

    private static void Refused(string watchlist, string name, byte[] content)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["good.csv"], GoodSdn);
        File.WriteAllBytes(folder[name], content);
        string[] store = ["--store", folder["s.db"]];
        TheProgram.Run(["list", "import", "ofac-sdn", folder["good.csv"], .. store]).Expect(0);
        var before = TheProgram.Run(["list", "ls", "--all", "--json", .. store]).Expect(0).Output;

        var refused = TheProgram.Run(["list", "import", watchlist, folder[name], .. store]).Expect(3);
        Assert.Equal("", refused.Output);
        var sentence = Assert.Single(refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("refused (", sentence, StringComparison.Ordinal);
        Assert.Contains(name, sentence, StringComparison.Ordinal);
        Assert.Equal(before, TheProgram.Run(["list", "ls", "--all", "--json", .. store]).Expect(0).Output);
    }
}
