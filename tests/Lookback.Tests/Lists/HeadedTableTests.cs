using Lookback.Core.Lists;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>A table whose header says a column twice, or is shorter than its rows, is read as far as that harms nothing, and told once.</summary>
public sealed class HeadedTableTests
{
    private static readonly string[] Signature = ["id", "name"];
    private static readonly string[] Known = ["id", "name", "born", "town"];

    [Fact]
    public void Of_a_column_that_stands_twice_the_first_counts_unless_it_is_empty()
    {
        var (rows, log) = Read("id,name,Born,town,born\n1,Oleg Varkonyev,1961,Riga,1962\n2,Ana Quispe, ,Lima,1970\n3,Igor Varkonyev,,Riga,\n");
        Assert.Equal(["1961", "1970", null], rows.Select(r => r["born"]));
        var issue = Assert.Single(log.Issues);
        Assert.Equal((1, "Born (again)", "each column once"), (issue.Line, issue.Field, issue.Expected));
    }

    [Fact]
    public void Empty_cells_beyond_the_header_are_told_once_and_a_row_whose_cells_may_have_slipped_is_lost()
    {
        var (rows, log) = Read("id,name,born,town\n1,Oleg Varkonyev,1961,Riga,\n2,Ana Quispe,1970,Lima, ,\n3,Varkonyev, Igor,1962,Riga\n4,Ida Quispe,1980,Lima\n");
        Assert.Equal(["1", "2", "4"], rows.Select(r => r["id"]));
        Assert.Equal(
            [(2L, "cells beyond the header", "4 columns", "empty cells more"), (4L, "row", "4 columns", "5 columns")],
            log.Issues.Select(i => (i.Line, i.Field, i.Expected, i.Found)));
        Assert.Equal((4, 1), (log.RowsRead, log.RowsLost));
    }

    [Fact]
    public void A_row_that_lacks_empty_cells_at_its_end_is_taken_and_told_unless_the_file_breaks_off()
    {
        const string text = "id,name,born,town\n1,Oleg Varkonyev,\n2,Ana Quispe,1970,Lima\n3,Igor\n4,Ida Quispe,1980,Lima\n5,Zoe Quispe,";
        var (rows, log) = Read(text + "\n");
        Assert.Equal(["1", "2", "4", "5"], rows.Select(r => r["id"]));
        Assert.Equal((null, null), (rows[0]["born"], rows[0]["town"]));
        Assert.Equal([2L, 4L, 6L], log.Issues.Select(i => i.Line));
        Assert.Equal("3, the last of them empty; taken as if the rest were empty, too", log.Issues[0].Found);
        Assert.Equal((5, 1), (log.RowsRead, log.RowsLost));

        Assert.Equal("truncated", Assert.Throws<RefusedException>(() => Read(text)).Refusal.Code);
    }

    [Fact]
    public void A_note_beside_a_sheets_table_is_told_once_and_costs_no_row()
    {
        var log = new ReadingLog();
        var sheet = Workbooks.File("list.xlsx", ["id", "name", "born", "town"], ["1", "Oleg Varkonyev", "1961", "Riga", "see the letter"], ["2", "Ana Quispe", "1970", "Lima", "again"]);
        var rows = HeadedTable.Open(sheet, log, Signature, Known).Rows().ToList();
        Assert.Equal(["Oleg Varkonyev", "Ana Quispe"], rows.Select(r => r["name"]));
        var issue = Assert.Single(log.Issues);
        Assert.Equal((2, "cells beyond the header", "see the letter"), (issue.Line, issue.Field, issue.Found));
    }

    [Fact]
    public void A_column_that_every_layout_has_is_missed_once_and_no_row_is_lost()
    {
        var log = new ReadingLog();
        var file = Sources.Text("list.csv", "name,ID\nOleg Varkonyev,1\nAna Quispe,2\n");
        Assert.Equal(["1", "2"], HeadedTable.Open(file, log, Signature, Known, ["id", "born"]).Rows().Select(r => r["id"]));
        var issue = Assert.Single(log.Issues);
        Assert.Equal((1, "born", "a column of that name", "none in the header"), (issue.Line, issue.Field, issue.Expected, issue.Found));
        Assert.Equal(0, log.RowsLost);
    }

    private static (List<HeadedRow> Rows, ReadingLog Log) Read(string text)
    {
        var log = new ReadingLog();
        return (HeadedTable.Open(Sources.Text("list.csv", text), log, Signature, Known).Rows().ToList(), log);
    }
}
