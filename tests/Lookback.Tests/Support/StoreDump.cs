using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Lookback.Tests.Support;

/// <summary>Every row of every table of a store, as text, so that two stores can be compared whole.</summary>
internal static class StoreDump
{
    /// <summary>The views' rows: what can be rebuilt.</summary>
    public static IReadOnlyList<string> Views(string path) => Rows(path, name => Array.IndexOf(Lookback.Store.Views.Tables, name) >= 0);

    private static List<string> Rows(string path, Func<string, bool> wanted)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var tables = Query(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'SchemaVersions' ORDER BY name");
        return tables.Where(wanted).SelectMany(table => Query(connection, $"SELECT * FROM {table}").Select(row => $"{table}: {row}").Order(StringComparer.Ordinal)).ToList();
    }

    private static List<string> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "null" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture));
            rows.Add(string.Join(" | ", cells));
        }

        return rows;
    }
}
