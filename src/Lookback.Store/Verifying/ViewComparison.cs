using System.Data.Common;
using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Networks;
using Lookback.Store.Tables;

namespace Lookback.Store.Verifying;

/// <summary>
/// Replays the entries into views of its own, in a temporary file that is removed, and compares them row by row with those of the store:
/// views have no hash, and a row changed or lost in them would be a silent gap.
/// </summary>
internal sealed class ViewComparison(Ledger ledger)
{
    private const int PageLength = 2_000;

    /// <summary>Compares; returns how many rows agreed.</summary>
    /// <exception cref="CorruptLedgerException">A row is missing, changed or one too many.</exception>
    public long Run()
    {
        // One moment of the whole store, so that whoever writes or erases meanwhile is not taken for damage.
        ledger.Database.BeginSnapshot();
        var folder = Directory.CreateTempSubdirectory("lookback-verify-");
        try
        {
            using var replayed = SqliteDatabase.OpenToWrite(Path.Combine(folder.FullName, "views.db"));
            Migrator.Bring(replayed, "the replay");
            var edges = Replay(replayed);
            return Views.Tables.Concat(edges).Sum(table => Compare(table, replayed));
        }
        finally
        {
            ledger.Database.Rollback();
            folder.Delete(recursive: true);
        }
    }

    // Gives the tables that are compared where there are any: a link that is missing among the edges would hide somebody as silently.
    private string[] Replay(Database replayed)
    {
        var views = new Views(replayed, ledger.Entries, new SegmentTable(replayed, ledger.Store.Ring), ledger.Store.Ring);
        var writes = new Writes();
        replayed.Begin();
        foreach (var page in ledger.Entries.From(1).Chunk(PageLength)) ViewReplay.Apply(replayed, views, writes, page);
        var upTo = ledger.Edges.UpTo;
        if (upTo > 0) new EdgeReading(replayed, ledger.Entries, views, new EdgeTable(replayed)).ReadAll(Math.Min(upTo, ledger.Head));
        replayed.Commit();
        return upTo > 0 ? ["edge", "edge_mark"] : [];
    }

    private long Compare(string table, Database replayed)
    {
        var columns = replayed.Query<string>("SELECT name FROM pragma_table_info(@table) ORDER BY cid", new { table });
        var sql = $"SELECT {string.Join(", ", columns)} FROM {table} ORDER BY {string.Join(", ", columns)}";
        using var expected = replayed.Rows(sql).Select(Row).GetEnumerator();
        var rows = 0L;
        foreach (var found in ledger.Database.Rows(sql).Select(Row))
        {
            if (!expected.MoveNext()) throw Differs(table, "no further row", found);
            if (expected.Current != found) throw Differs(table, expected.Current, found);
            rows++;
        }

        return expected.MoveNext() ? throw Differs(table, expected.Current, "no such row") : rows;
    }

    private static string Row(DbDataReader row)
    {
        var cells = new string[row.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = row.IsDBNull(i) ? "-" : row.GetValue(i) switch
            {
                byte[] bytes => Convert.ToHexStringLower(bytes),
                var value => FormattableString.Invariant($"{value}"),
            };
        }

        return string.Join(" | ", cells);
    }

    private static CorruptLedgerException Differs(string table, string expected, string found) => new(
        Position(expected) ?? Position(found) ?? 0,
        $"the view {table} to follow from the entries ({expected})",
        $"{found}; the entries are whole: `lookback rebuild` makes the views anew");

    private static long? Position(string row) =>
        row.Split(" | ").Select(c => long.TryParse(c, out var number) ? number : (long?)null).FirstOrDefault(n => n is not null);
}
