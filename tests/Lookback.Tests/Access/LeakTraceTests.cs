using System.Text;
using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Store;
using Lookback.Tests.Support;
using Lookback.Views.Access;

namespace Lookback.Tests.Access;

/// <summary>F37: a file that was found is told by its mark and by the order of its rows, whatever was cut from it, and nobody else is blamed.</summary>
public sealed class LeakTraceTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly Ledger _ledger;
    private readonly List<Recorded> _made = [];

    public LeakTraceTests()
    {
        _ledger = Ledger.OpenToAppend(StoreLocation.At(_temp["lookback.db"]), TimeProvider.System, "boss");
        Some.Import(_ledger, "2025-12-30", [Some.Listing("1", "Oleg Varkonyev", "1961")]);
        Some.Screen(_ledger, [.. Enumerable.Range(0, 60).Select(i => Some.Encounter($"Nobody Inparticular{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}", "1980-01-02", $"R-{i}", "2026-01-02"))]);
        foreach (var account in new[] { "ann", "ben", "eva" }) _made.Add(Export(account, "encounters csv"));
    }

    public void Dispose()
    {
        _ledger.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public void The_file_itself_is_told_byte_for_byte()
    {
        var trace = Trace(_made[1].Text);
        Assert.Equal(("ben", "file"), (trace.Account, trace.By));
    }

    [Fact]
    public void A_third_of_it_saved_with_other_delimiters_is_told_by_both()
    {
        var lines = Lines(_made[0].Text);
        var trace = Trace(string.Join("\r\n", lines.Skip(21).Take(20)).Replace(',', ';') + "\r\n");
        Assert.Equal(("ann", "mark-and-order"), (trace.Account, trace.By));
        Assert.Equal((1.0, 20), (trace.Tau, trace.Compared));
        Assert.True(trace.LogChance < -12, $"{trace.LogChance}");
    }

    [Fact]
    public void Without_the_mark_it_is_told_by_the_order()
    {
        foreach (var made in _made)
        {
            // The id and the name alone, every second row.
            var cut = Lines(made.Text).Skip(1).Where((_, i) => i % 2 == 0).Select(l => l.Split(',')).Select(c => $"{c[0]}\t{c[1]}");
            var trace = Trace(string.Join('\n', cut));
            Assert.Equal((made.Account, "order"), (trace.Account, trace.By));
        }
    }

    [Fact]
    public void Without_mark_and_ids_it_is_told_by_names_and_days()
    {
        var cut = Lines(_made[2].Text).Skip(1).Select(l => l.Split(',')).Select(c => $"{c[1]},02/01/2026 00:00");
        var trace = Trace("who,when\n" + string.Join('\n', cut));
        Assert.Equal(("eva", "order"), (trace.Account, trace.By));
    }

    [Fact]
    public void Sorted_it_is_told_by_the_mark_and_said_to_be_no_proof()
    {
        var lines = Lines(_made[0].Text);
        var trace = Trace(string.Join('\n', [lines[0], .. lines.Skip(1).Order(StringComparer.Ordinal)]));
        Assert.Equal(("ann", "mark"), (trace.Account, trace.By));
        Assert.Contains("anybody can write", trace.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_written_into_somebody_elses_file_blames_whoever_had_the_file()
    {
        var forged = _made[0].Text.Replace(_made[0].Watermark, _made[1].Watermark, StringComparison.Ordinal);
        var trace = Trace(forged);
        Assert.Equal(("ann", "order"), (trace.Account, trace.By));
        Assert.Equal([_made[1].Watermark], trace.OtherMarks);
    }

    [Fact]
    public void Sorted_without_the_mark_nobody_is_blamed_and_it_is_said_why()
    {
        var cut = Lines(_made[0].Text).Skip(1).Select(l => l.Split(',')[0]).Order(StringComparer.Ordinal);
        var trace = Trace("id\n" + string.Join('\n', cut));
        Assert.Equal((null, "nothing"), (trace.Account, trace.By));
        Assert.Contains("sorted", trace.Because, StringComparison.Ordinal);
        Assert.Equal("nothing", Trace("who,what\nAda,1\nBert,2\n").By);
        Assert.Equal("nothing", Trace("").By);
        Assert.Contains("too few", Trace(string.Join('\n', Lines(_made[0].Text).Skip(1).Take(5).Select(l => l.Split(',')[0]))).Because, StringComparison.Ordinal);
    }

    /// <summary>A thousand files of the same persons that nobody here exported, in an order by chance: nobody is named.</summary>
    [Fact]
    public void Nobody_is_named_by_chance()
    {
        var ids = Lines(_made[0].Text).Skip(1).Select(l => l.Split(',')[0]).ToArray();
        for (var i = 0; i < 1_000; i++)
        {
            new Random(i).Shuffle(ids);
            Assert.Equal("nothing", LeakTrace.Of(_ledger, LeakedFile.Read(Encoding.UTF8.GetBytes("id,x\n" + string.Join(",\n", ids))), _ledger.Head).By);
        }
    }

    [Fact]
    public void As_lines_of_JSON_it_is_told_too_and_cells_begin_no_formula()
    {
        Some.Screen(_ledger, Some.Encounter("=cmd|' /C calc'!A0", "1980-01-02", "+R-x", "2026-01-02"));
        var made = Export("ann", "encounters jsonl");
        var half = Lines(made.Text).Take(30).Select(l => l.Replace(made.Watermark, "x", StringComparison.Ordinal));
        Assert.Equal(("ann", "order"), (Trace(string.Join('\n', half)).Account, Trace(string.Join('\n', half)).By));
        var csv = Export("ann", "encounters csv").Text;
        Assert.Contains(",'=cmd|", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",+R-x", csv, StringComparison.Ordinal);
    }

    private Recorded Export(string account, string words)
    {
        var question = ExportQuestion.Read(words)!;
        var rows = ExportRow.Of(_ledger, question, _ledger.Head).ToList();
        var made = new ExportMade
        {
            Watermark = DrawnId.Next(), Account = account, Person = new StaffId(account), Question = words, Purpose = "audit", Lines = rows.Count, Sha256 = "",
        };
        var text = ExportText.Of(_ledger, rows, question, made, _ledger.Now);
        new AskExport(_ledger).Write(text.Made);
        return new Recorded(account, text.Made.Watermark, Encoding.UTF8.GetString(text.Bytes));
    }

    private LeakTrace Trace(string text) => LeakTrace.Of(_ledger, LeakedFile.Read(Encoding.UTF8.GetBytes(text)), _ledger.Head);

    private static List<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r'))];

    private sealed record Recorded(string Account, string Watermark, string Text);
}
