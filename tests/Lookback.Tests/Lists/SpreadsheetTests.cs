using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class SpreadsheetTests
{
    private static List<SeparatedRow> Read(byte[] workbook) => [.. TableRows.Read(Sources.Bytes("list.xlsx", workbook))];

    private static string Refused(byte[] workbook) => Assert.Throws<RefusedException>(() => Read(workbook)).Refusal.Code;

    private static string Line(SeparatedRow row) => string.Join('|', row.Fields).TrimEnd('|');

    [Fact]
    public void Cells_are_the_texts_they_stand_for()
    {
        var rows = Read(Workbooks.Of(
            ["text", " padded ", "Zoë & <Co>"],
            [1954, 3.5, 9_876_543_210d],
            [new DateTime(1961, 5, 4), new DateTime(1961, 5, 4, 13, 45, 0), true],
            [null, null, false]));

        Assert.Equal(["text| padded |Zoë & <Co>", "1954|3.5|9876543210", "1961-05-04|1961-05-04T13:45:00|TRUE", "||FALSE"], rows.Select(Line));
    }

    [Fact]
    public void A_row_keeps_its_number_on_the_sheet_where_empty_ones_stand_before_it()
    {
        var rows = Read(Workbooks.Of(["one"], [null], [""], ["four"]));

        Assert.Equal([(1, "one"), (4, "four")], rows.Select(r => ((int)r.Line, r.Fields[0])));
    }

    [Fact]
    public void An_empty_sheet_has_no_rows_and_is_no_list()
    {
        Assert.Empty(Read(Workbooks.Of()));
        Assert.Equal("wrong-format", Sources.Refused(Sources.Bytes("list.xlsx", Workbooks.Of())).Code);
    }

    [Fact]
    public void A_header_may_stand_in_the_second_row()
    {
        var listing = Sources.One(Workbooks.File(
            "list.xlsx", ["Consolidated list"], ["Reference", "Name of Individual or Entity", "Name Type", "Type"], [7, "NORDHAVN", "Primary Name", "Entity"]));

        Assert.Equal("7", listing.Id.Key);
    }

    [Fact]
    public void A_workbook_that_was_cut_is_refused_wherever_it_was_cut()
    {
        var workbook = Workbooks.Of([.. Enumerable.Range(1, 500).Select(i => new object?[] { $"name {i * 7919}", i })]);

        foreach (var length in new[] { 5, 100, workbook.Length / 3, workbook.Length / 2, workbook.Length - 30, workbook.Length - 1 })
        {
            Assert.Equal($"truncated {length}", $"{Refused(workbook[..length])} {length}");
        }
    }

    [Fact]
    public void A_sheet_whose_xml_breaks_off_is_refused_and_not_half_read()
    {
        var sheet = Workbooks.Sheet([.. Enumerable.Range(1, 300).Select(i => new[] { $"name {i}" })]);

        Assert.Equal(300, Read(Workbooks.OfSheet(sheet)).Count);
        Assert.Equal("truncated", Refused(Workbooks.OfSheet(sheet[..(sheet.Length / 2)])));
    }

    [Theory]
    [InlineData("""<!DOCTYPE worksheet [<!ENTITY e "expanded">]>""")]
    [InlineData("""<!DOCTYPE worksheet [<!ENTITY e SYSTEM "file:///etc/hostname">]>""")]
    [InlineData("""<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY e "&b;&b;&b;&b;&b;&b;&b;&b;">]>""")]
    public void A_sheet_with_a_document_type_is_refused_and_no_entity_is_expanded(string doctype)
    {
        var sheet = doctype + Workbooks.Sheet(["before"], ["ENTITY"]).Replace("ENTITY", "&e;", StringComparison.Ordinal);

        Assert.Equal("truncated", Refused(Workbooks.OfSheet(sheet)));
    }

    [Fact]
    public void A_part_longer_than_the_archive_says_is_refused()
    {
        var workbook = Workbooks.OfSheet(Workbooks.Sheet([.. Enumerable.Range(1, 300).Select(i => new[] { $"name {i}" })]));

        Assert.Equal("truncated", Refused(ZipSourceTests.SayingLength(workbook, 100)));
    }

    [Fact]
    public void A_workbook_that_would_unpack_to_far_more_is_refused()
    {
        var bomb = Workbooks.OfSheet(Workbooks.Sheet([new string('a', 20 * 1024 * 1024)]));

        Assert.True(bomb.Length < 100_000);
        Assert.Equal("zip-bomb", Refused(bomb));
    }

    [Fact]
    public void A_cell_of_half_a_book_is_refused() =>
        Assert.Equal("field-too-long", Refused(Workbooks.OfSheet(Workbooks.Sheet([string.Join(' ', Enumerable.Range(0, 20_000))]))));
}
