using System.Text;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>What is no list, or not the list it should be, is refused at the door in one sentence that names the file.</summary>
public class WrongFileTests
{
    private const string Row = "1,\"NORDHAVN\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n";
    private static readonly string Entity = """{"id":"e","caption":"X","schema":"Company","properties":{"name":["X"]}}""";

    [Theory]
    [InlineData("", "empty-file", "0 bytes")]
    [InlineData(" \r\n ", "empty-file", "blanks")]
    [InlineData("\u001A", "empty-file", "end-of-file mark")]
    [InlineData("<!DOCTYPE html>\n<html><body>Sorry</body></html>", "html-page", "HTML page")]
    [InlineData("\n <html><head/></html>", "html-page", "HTML page")]
    [InlineData("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>", "html-page", "HTML page")]
    [InlineData("{\"timestamp\":\"2026\",\"status\":500,\"error\":\"Internal Server Error\"}", "json-error-page", "error answer")]
    [InlineData("{\"name\":\"catalog\"}", "wrong-format", "JSON of another kind")]
    [InlineData("[{\"id\":1}]", "wrong-format", "JSON of another kind")]
    [InlineData("{\n  \"people\": [\n    { \"id\": 1 }\n  ]\n}\n", "wrong-format", "JSON written over many lines")]
    [InlineData("{\"op\":\"ADD\",\"entity\":{\"id\":\"x\",\"schema\":\"Person\",\"properties\":{}}}", "wrong-format", "delta")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n", "git-lfs-pointer", "Git LFS pointer")]
    [InlineData("<ENTIRE><ENTITY/></ENTIRE>", "wrong-format", "<ENTIRE>")]
    [InlineData("<sdnList>\n<sdnEntry>", "malformed-xml", "line 2")]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE sdnList [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<sdnList>&x;</sdnList>", "dtd", "line 2")]
    [InlineData("name;country\nX;Y\n", "wrong-format", "no list that is known")]
    [InlineData("PK\u0003\u0004rest", "truncated", "ZIP archive")]
    public void A_file_that_is_no_list_is_refused(string text, string code, string words)
    {
        var refusal = Sources.Refused(Sources.Text("sdn.dat", text));

        Assert.Equal(code, refusal.Code);
        Assert.Contains("sdn.dat", refusal.Sentence, StringComparison.Ordinal);
        Assert.Contains(words, refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_lists_format_is_refused_with_both_formats()
    {
        var refusal = Assert.Throws<RefusedException>(() => ListReader.Open(Sources.List, [Sources.Text("a.json", Entity)], [ListFormat.OfacCsv, ListFormat.OfacXml])).Refusal;

        Assert.Equal(new Refusal("wrong-format", "a.json is FollowTheMoney JSON lines: expected an OFAC CSV file or OFAC's XML"), refusal);
    }

    [Theory]
    [InlineData("ID,Col_B,Address,City,Country,Remarks\n1,7,1 Mill Lane,Gomel,Belarus,-0- \n", "no-primary-file")]
    [InlineData("uid,name,type,programs,alternate_names\n1,Vorell,entity,X,\n", "wrong-format")]
    [InlineData("id,name,kind,programme,country,note\n1,Vorell,entity,X,by,\n", "wrong-format")]
    public void A_table_with_a_header_is_a_part_of_an_OFAC_set_only_where_its_rows_are_numbered_as_such(string text, string code) =>
        Assert.Equal(code, Sources.Refused(Sources.Text("table.csv", text)).Code);

    [Fact]
    public void A_mapping_is_for_tables_and_json_lines_alone()
    {
        var mapping = ColumnMapping.Parse("""{"columns":{"A":"key","B":"name"}}""", "map.json");
        var xml = Sources.Text("a.xml", "<sdnList><sdnEntry><uid>1</uid></sdnEntry></sdnList>");

        var refusal = Assert.Throws<RefusedException>(() => ListReader.Open(Sources.List, [xml], [], mapping)).Refusal;

        Assert.Equal(new Refusal("wrong-format", "a.xml is OFAC's XML: expected a table or JSON lines, as a mapping was given"), refusal);
        Assert.Equal(ListFormat.Mapped, ListReader.Open(Sources.List, [Sources.Text("a.json", Entity)], [], mapping).Format);
    }

    [Fact]
    public void A_satellite_without_its_primary_is_refused()
    {
        var refusal = Sources.Refused(Sources.Text("alt.csv", "1,1,\"aka\",\"X\",-0- \n"));

        Assert.Equal("no-primary-file", refusal.Code);
        Assert.Contains("alt.csv is an OFAC aliases file (5 columns)", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_primary_files_are_refused() =>
        Assert.Equal("repeated-file", Sources.Refused(Sources.Text("sdn.csv", Row), Sources.Text("cons_prim.csv", Row)).Code);

    [Fact]
    public void Other_formats_come_in_one_file()
    {
        Assert.Equal("too-many-files", Sources.Refused(Sources.Text("a.json", Entity), Sources.Text("b.json", Entity)).Code);
        Assert.Equal("wrong-format", Sources.Refused(Sources.Text("sdn.csv", Row), Sources.Text("b.json", Entity)).Code);
        Assert.Equal("no-file", Sources.Refused().Code);
    }

    [Fact]
    public void Files_of_bad_rows_alone_are_no_edition() =>
        Assert.Equal("empty-edition", Sources.Refused(Sources.Text("sdn.csv", "1,-0- ,-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n")).Code);

    [Fact]
    public void A_satellite_without_rows_goes_by_its_name()
    {
        var (reading, listings) = Sources.Read(Sources.Text("sdn.csv", Row), Sources.Text("sdn_comments.csv", "\u001A"));

        Assert.Equal((1, 0L), (listings.Count, reading.IssueCount));
    }

    [Fact]
    public void Gzip_is_known_by_its_bytes_and_not_by_its_name()
    {
        var zipped = Sources.Gzip(Encoding.UTF8.GetBytes(Row));

        Assert.Equal("NORDHAVN", Sources.One(Sources.Bytes("sdn.csv", zipped)).Facts.Names[0].Full);
        Assert.Equal("NORDHAVN", Sources.One(Sources.Text("sdn.csv.gz", Row)).Facts.Names[0].Full);
    }

    [Fact]
    public void Several_gzip_members_in_a_row_are_one_file_and_a_cut_last_one_is_refused()
    {
        var rows = Enumerable.Range(1, 9000)
            .Select(i => Row.Replace("1,", $"{i},", StringComparison.Ordinal).Replace("NORDHAVN", $"NORDHAVN {i * 7919}", StringComparison.Ordinal)).ToList();
        // Cut in the middle of a row, and where the first bytes of a member would be.
        var text = Encoding.UTF8.GetBytes(string.Concat(rows));
        int[] ends = [0, 10, 10, 70_001, 70_002, 400_000, text.Length];
        var members = ends.Zip(ends.Skip(1), (from, to) => Sources.Gzip(text[from..to])).ToList();
        byte[] whole = [.. members.SelectMany(m => m)];

        Assert.Equal(rows.Count, Sources.Read(Sources.Bytes("sdn.csv", whole)).Listings.Count);
        Assert.Equal(rows.Count, Sources.Read(Sources.Bytes("sdn.csv", [.. whole, .. Sources.Gzip([])])).Listings.Count);
        var last = whole.Length - members[^1].Length;
        foreach (var length in Enumerable.Range(last + 1, 60).Concat(Enumerable.Range(1, 30).Select(back => whole.Length - back)))
            Assert.Equal($"truncated {length}", $"{Sources.Refused(Sources.Bytes("sdn.csv", whole[..length])).Code} {length}");
        Assert.Equal("truncated", Sources.Refused(Sources.Bytes("sdn.csv", [.. whole, 0, 0, 0, 0])).Code);
    }

    [Fact]
    public void A_cut_gzip_is_refused_wherever_it_is_cut()
    {
        var text = string.Concat(Enumerable.Range(1, 3000).Select(i => Row.Replace("1,", $"{i},", StringComparison.Ordinal).Replace("NORDHAVN", $"NORDHAVN {i * 7919}", StringComparison.Ordinal)));
        var zipped = Sources.Gzip(Encoding.UTF8.GetBytes(text));

        var lengths = Enumerable.Range(2, 60).Concat(Enumerable.Range(1, 30).Select(back => zipped.Length - back)).Append(zipped.Length / 2);
        foreach (var length in lengths)
        {
            var refusal = Sources.Refused(Sources.Bytes("sdn.csv.gz", zipped[..length]));
            Assert.Equal($"truncated {length}", $"{refusal.Code} {length}");
        }
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused_with_its_byte()
    {
        byte[] latin = [.. Encoding.ASCII.GetBytes(new string('1', 40_000)), .. "M"u8, 0xFC, .. "ller"u8];
        var refusal = Sources.Refused(Sources.Bytes("list.csv", latin));

        Assert.Equal("not-utf8", refusal.Code);
        Assert.Contains("byte 40001 is 0xFC", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16_is_read_where_a_byte_order_mark_says_so()
    {
        var text = Row.Replace("NORDHAVN", "НОРДХАВН", StringComparison.Ordinal);
        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode, new UTF8Encoding(true) })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            Assert.Equal("НОРДХАВН", Sources.One(Sources.Bytes("sdn.csv", bytes)).Facts.Names[0].Full);
        }
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_refused_before_it_fills_the_memory()
    {
        var open = Row + "2,\"" + string.Concat(Enumerable.Repeat(Row.Replace("\"", "", StringComparison.Ordinal), 30_000));
        var refusal = Sources.Refused(Sources.Text("sdn.csv", open));

        Assert.Equal("row-too-long", refusal.Code);
        Assert.Contains("sdn.csv, line 2", refusal.Sentence, StringComparison.Ordinal);
        var longField = Sources.Refused(Sources.Text("sdn.csv", Row + "2,\"" + new string('x', 70_000) + "\"" + Row[12..]));
        Assert.Equal("field-too-long", longField.Code);
    }

    [Fact]
    public void Listings_may_be_taken_once()
    {
        var reading = Sources.Open(Sources.Text("sdn.csv", Row));
        Assert.Single(reading.Listings());

        Assert.Throws<InvalidOperationException>(() => reading.Listings());
    }

    [Theory]
    [InlineData("broken/eu_fsf_2026-02-08_error_page_as_xml.xml", "json-error-page")]
    [InlineData("broken/ofac_sdn_2024-05-04_empty_download.csv", "empty-file")]
    [InlineData("broken/un_consolidated_2025-11-27_git_lfs_pointer.xml", "git-lfs-pointer")]
    [InlineData("broken/watchman_invalidFiles_2019/alt_tail.csv", "no-primary-file")]
    [InlineData("broken/watchman_invalidFiles_2019/csl.csv", "truncated")]
    [InlineData("lists/format_fixtures/openwatchlist/sdn/sdn-unsafe-doctype.xml", "dtd")]
    public void Real_broken_downloads_are_refused(string file, string code) => Assert.Equal(code, Sources.Refused(SharedData.Source(file)).Code);
}
