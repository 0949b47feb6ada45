using System.Globalization;
using Lookback.Store;
using Lookback.Store.Databases;

namespace Lookback.Bench.Ledgers;

/// <summary>What a store takes on disk, and which table how much of it.</summary>
internal static class StoreBytes
{
    /// <summary>
    /// The whole, and by table: on PostgreSQL the table with its indexes; of SQLite, which tells nothing of that, the bytes of the values
    /// alone, as SQLite encodes them.
    /// </summary>
    public static (double Total, IReadOnlyList<TableBytes> Tables) Of(Ledger ledger, StoreLocation location)
    {
        var database = ledger.Database;
        var tables = database.Tables();
        if (database is PostgresDatabase)
        {
            var sizes = tables.Select(t => new TableBytes(t, database.Single<long>($"SELECT pg_total_relation_size('{t}'::regclass)"))).ToList();
            return (sizes.Sum(s => s.PerEncounter), sizes);
        }

        // Its log of changes went into it when the writer closed.
        var file = new FileInfo(location.Address).Length;
        return (file, [.. tables.Select(t => new TableBytes(t, Values(database, t)))]);
    }

    private static double Values(Database database, string table)
    {
        var columns = database.Query<string>("SELECT name FROM pragma_table_info(@table)", new { table });
        var values = string.Join(" + ", columns.Select(c => $"CASE typeof({c}) WHEN 'integer' THEN {Integer(c)} ELSE COALESCE(octet_length({c}), 0) END"));
        return Convert.ToDouble(database.Scalar<object>($"SELECT COALESCE(SUM({values}), 0) FROM {table}"), CultureInfo.InvariantCulture);
    }

    private static string Integer(string c) =>
        $"CASE WHEN {c} IN (0, 1) THEN 0 WHEN {c} < 128 THEN 1 WHEN {c} < 32768 THEN 2 WHEN {c} < 8388608 THEN 3 WHEN {c} < 2147483648 THEN 4 WHEN {c} < 140737488355328 THEN 6 ELSE 8 END";
}
