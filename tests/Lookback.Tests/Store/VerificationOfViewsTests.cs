using Lookback.Store;
using Lookback.Store.Verifying;

namespace Lookback.Tests.Store;

/// <summary>Views carry no hash of their own: a row changed, lost or added is found by replaying the entries, and mended the same way.</summary>
public sealed class VerificationOfViewsTests(SampleStore sample) : IClassFixture<SampleStore>
{
    public static TheoryData<string> Tables => [.. Lookback.Store.Views.Tables, "edge"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_row_edited_in_any_column_deleted_or_added_is_found(string table)
    {
        using var store = sample.Copy();
        var columns = store.Rows("SELECT name FROM pragma_table_info($table) ORDER BY cid", ("$table", table)).ConvertAll(r => (string)r[0]!);
        var types = store.Rows("SELECT type FROM pragma_table_info($table) ORDER BY cid", ("$table", table)).ConvertAll(r => (string)r[0]!);
        var rows = store.Rows($"SELECT {string.Join(", ", columns)} FROM {table}");
        Assert.NotEmpty(rows);
        var row = rows[rows.Count / 2];
        for (var i = 0; i < columns.Count; i++)
        {
            Replace(store, table, columns, row, With(row, i, types[i], 100_000));
            Found(store, table);
            Replace(store, table, columns, With(row, i, types[i], 100_000), row);
        }

        Replace(store, table, columns, row, null);
        Found(store, table);
        // One too many, before the first position and behind the last.
        Replace(store, table, columns, null, row);
        foreach (var beyond in new[] { -1_000_000, 1_000_000 })
        {
            var added = Enumerable.Range(0, columns.Count).Aggregate(row, (r, i) => With(r, i, types[i], beyond));
            Replace(store, table, columns, null, added);
            Found(store, table);
            Replace(store, table, columns, added, null);
        }

        store.Verify(ViewCheck.Compared);
    }

    [Theory]
    [InlineData("UPDATE edge_mark SET up_to = up_to + 1000000")]
    [InlineData("UPDATE edge_mark SET up_to = 5")]
    [InlineData("INSERT INTO edge_mark SELECT up_to, rules FROM edge_mark")]
    public void A_mark_that_tells_of_edges_what_is_not_so_is_found(string tampering)
    {
        using var store = sample.Copy();
        store.Do(tampering);
        var found = Assert.Throws<CorruptLedgerException>(() => store.Verify(ViewCheck.Compared));
        Assert.Contains("the view edge", found.Message, StringComparison.Ordinal);
        using (var ledger = Ledger.OpenToAppend(store.Path, TimeProvider.System, "tester")) ledger.RebuildViews();
        store.Verify(ViewCheck.Compared);
    }

    [Fact]
    public void Edges_behind_the_entries_are_compared_as_far_as_they_go_and_those_of_other_rules_not_at_all()
    {
        using var store = sample.Copy();
        using (var ledger = Ledger.OpenToAppend(store.Path, TimeProvider.System, "tester"))
            ledger.Append(new Lookback.Core.Records.EntryBody.EncounterRecorded(Ties.Traveller("Somebody Later", "+998 90 765 43 21")));
        store.Verify(ViewCheck.Compared);
        store.Do("DELETE FROM edge WHERE node = (SELECT MIN(node) FROM edge)");
        Found(store, "edge");
        store.Do("UPDATE edge_mark SET rules = 'others'");
        store.Verify(ViewCheck.Compared);
    }

    [Fact]
    public void Rebuilding_mends_every_view()
    {
        using var store = sample.Copy();
        foreach (var table in Lookback.Store.Views.Tables) store.Do($"DELETE FROM {table}");
        store.Verify();
        Assert.Throws<CorruptLedgerException>(() => store.Verify(ViewCheck.Compared));
        using (var ledger = Ledger.OpenToAppend(store.Path, TimeProvider.System, "tester")) ledger.RebuildViews();
        Assert.True(store.Verify(ViewCheck.Compared, [.. store.Heads]).ViewRows > store.Last);
    }

    private static void Found(TamperedStore store, string table)
    {
        var found = Assert.Throws<CorruptLedgerException>(() => store.Verify(ViewCheck.Compared));
        Assert.Contains($"the view {table} ", found.Message, StringComparison.Ordinal);
        Assert.Contains("`lookback rebuild`", found.Message, StringComparison.Ordinal);
    }

    private static object?[] With(object?[] row, int column, string type, long by)
    {
        var changed = (object?[])row.Clone();
        changed[column] = row[column] switch
        {
            null when type == "BLOB" => new[] { (byte)by },
            null => by,
            long number => number == long.MaxValue ? by : number + by,
            string text => text + "x",
            byte[] bytes => (byte[])[.. bytes, 1],
            var other => throw new InvalidOperationException($"no column holds {other.GetType().Name}"),
        };
        return changed;
    }

    private static void Replace(TamperedStore store, string table, List<string> columns, object?[]? old, object?[]? now)
    {
        (string, object?)[] Parameters(object?[] row) => [.. row.Select((value, i) => (FormattableString.Invariant($"$v{i}"), value))];
        if (old is not null)
            store.Do($"DELETE FROM {table} WHERE {string.Join(" AND ", columns.Select((c, i) => FormattableString.Invariant($"{c} IS $v{i}")))}", Parameters(old));
        if (now is not null)
            store.Do($"INSERT INTO {table} VALUES ({string.Join(", ", columns.Select((_, i) => FormattableString.Invariant($"$v{i}")))})", Parameters(now));
    }
}
