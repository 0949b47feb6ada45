using System.Data.Common;
using Lookback.Store.Databases;

namespace Lookback.Store.Backups;

/// <summary>Copies a table's rows from one database to the other, a page at a time.</summary>
internal static class TableCopy
{
    // Pages end by size as well as by number: rows of publishers' files are a megabyte each.
    private const int PageLength = 2_000;
    private const long PageBytes = 16 << 20;

    /// <summary>Copies every row, in order.</summary>
    public static void Run(Database source, Database target, TableShape table, string order)
    {
        var sql = $"SELECT {string.Join(", ", table.Columns)} FROM {table.Name} ORDER BY {order}";
        var page = new List<object?[]>();
        var bytes = 0L;
        foreach (var row in source.Rows(sql))
        {
            var values = Values(row);
            page.Add(values);
            bytes += values.OfType<byte[]>().Sum(b => (long)b.Length);
            if (page.Count < PageLength && bytes < PageBytes) continue;
            target.Insert([new TableRows(table.Name, table.Columns, page)]);
            page.Clear();
            bytes = 0;
        }

        target.Insert([new TableRows(table.Name, table.Columns, page)]);
    }

    /// <summary>A row's values.</summary>
    private static object?[] Values(DbDataReader row)
    {
        var values = new object?[row.FieldCount];
        for (var i = 0; i < values.Length; i++) values[i] = row.IsDBNull(i) ? null : row.GetValue(i);
        return values;
    }
}
