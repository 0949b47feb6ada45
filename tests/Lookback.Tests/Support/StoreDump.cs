using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Lookback.Tests.Support;

/// <summary>Every row of every view of a store, as text, so that two stores can be compared whole.</summary>
internal static class StoreDump
{
    /// <summary>The views' rows, of a store in a file: what can be rebuilt.</summary>
    public static IReadOnlyList<string> Views(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return Views(connection);
    }

    /// <summary>The views' rows: what can be rebuilt.</summary>
    public static IReadOnlyList<string> Views(StorePlace place)
    {
        using var connection = place.Connect();
        return Views(connection);
    }

    /// <summary>The rows of the ledger's own tables, of a store in a file.</summary>
    public static IReadOnlyList<string> Ledger(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return Rows(connection, ["entry", "subject_key", "tree_node", "tree_head", "original", "original_chunk"]);
    }

    private static List<string> Views(DbConnection connection) => Rows(connection, Lookback.Store.Views.Tables);

    private static List<string> Rows(DbConnection connection, IEnumerable<string> tables) => tables
        .SelectMany(table => Query(connection, $"SELECT * FROM {table}").Select(row => $"{table}: {row}").Order(StringComparer.Ordinal))
        .ToList();

    private static List<string> Query(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => Cell(reader.GetValue(i)))));
        return rows;
    }

    private static string? Cell(object value) => value switch
    {
        DBNull => "null",
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
