using Lookback.Store;
using Lookback.Store.Databases;

namespace Lookback.Bench.Ledgers;

/// <summary>Rows of one table, as they lie in a ledger.</summary>
internal sealed record PlainTable(string Name, string[] Columns, List<object?[]> Rows);

/// <summary>What appends left in a ledger's tables, append by append: the very rows, for somebody to write them plainly.</summary>
internal static class PlainRows
{
    // Which entry a row came with.
    private static readonly (string Table, string CameWith)[] Tables =
    [
        ("entry", "position"), ("subject_key", "subject"), ("tree_node", "(number + 1) << CAST(height AS INTEGER)"), ("tree_head", "size"),
        ("subject", "position"), ("encounter", "position"), ("screening", "position"), ("hit", "position"), ("alert", "position"),
    ];

    /// <summary>The rows of the appends that ended at those positions; the first began behind <paramref name="after"/>.</summary>
    public static List<List<PlainTable>> Of(Ledger ledger, long after, List<long> ends)
    {
        using var beside = ledger.Database.OpenBeside();
        var appends = ends.ConvertAll(_ => new List<PlainTable>());
        foreach (var (table, cameWith) in Tables)
        {
            var sql = $"SELECT {cameWith}, t.* FROM {table} t WHERE {cameWith} > @after AND {cameWith} <= @upTo ORDER BY 1";
            foreach (var row in beside.Rows(sql, ("after", after), ("upTo", ends[^1])))
            {
                var found = ends.BinarySearch(row.GetInt64(0));
                var tables = appends[found < 0 ? ~found : found];
                if (tables.Count == 0 || tables[^1].Name != table)
                    tables.Add(new PlainTable(table, [.. Enumerable.Range(1, row.FieldCount - 1).Select(row.GetName)], []));
                tables[^1].Rows.Add([.. Enumerable.Range(1, row.FieldCount - 1).Select(i => row.IsDBNull(i) ? null : row.GetValue(i))]);
            }
        }

        return appends;
    }
}
