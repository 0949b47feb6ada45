using System.Data.Common;
using Lookback.Store;
using Lookback.Store.Databases;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lookback.Bench.Ledgers;

/// <summary>
/// The yardstick: identical empty tables with the same indexes, into which rows are written as a program would that only wanted them there,
/// in one durable transaction for each append.
/// </summary>
internal abstract class PlainWriter(DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _inserts = [];

    /// <summary>Writes an append of many rows.</summary>
    public abstract void WriteMany(List<PlainTable> tables);

    /// <summary>Writes an append of a few rows: one prepared INSERT after another.</summary>
    public void WriteFew(List<PlainTable> tables)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var table in tables)
        {
            if (!_inserts.TryGetValue(table.Name, out var insert)) _inserts[table.Name] = insert = Prepare(table);
            insert.Transaction = transaction;
            foreach (var row in table.Rows)
            {
                for (var i = 0; i < row.Length; i++) insert.Parameters[i].Value = row[i] ?? DBNull.Value;
                insert.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        foreach (var insert in _inserts.Values) insert.Dispose();
        connection.Dispose();
    }

    /// <summary>A parameter for a column's values.</summary>
    protected abstract DbParameter Parameter(int number, object? example, string column);

    private DbCommand Prepare(PlainTable table)
    {
        var insert = connection.CreateCommand();
        var numbers = Enumerable.Range(1, table.Columns.Length).Select(i => $"${i}");
        insert.CommandText = $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns)}) VALUES ({string.Join(", ", numbers)})";
        for (var i = 0; i < table.Columns.Length; i++) insert.Parameters.Add(Parameter(i + 1, table.Rows[0][i], table.Columns[i]));
        insert.Prepare();
        return insert;
    }
}

/// <summary>In an SQLite file.</summary>
internal sealed class PlainSqlite : PlainWriter
{
    private PlainSqlite(SqliteConnection connection)
        : base(connection)
    {
    }

    public static PlainSqlite Make(string path)
    {
        using (var database = SqliteDatabase.OpenToWrite(path)) Migrator.Bring(database, path);
        var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";
        settings.ExecuteNonQuery();
        return new PlainSqlite(connection);
    }

    public override void WriteMany(List<PlainTable> tables) => WriteFew(tables);

    protected override DbParameter Parameter(int number, object? example, string column) => new SqliteParameter($"${number}", example ?? DBNull.Value);
}

/// <summary>In a schema of a PostgreSQL database.</summary>
internal sealed class PlainPostgres : PlainWriter
{
    private readonly NpgsqlConnection _connection;

    private PlainPostgres(NpgsqlConnection connection)
        : base(connection) => _connection = connection;

    public static PlainPostgres Make(string connectionString)
    {
        using (var database = PostgresDatabase.OpenToWrite(connectionString)) Migrator.Bring(database, "plain");
        var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var settings = new NpgsqlCommand("SET synchronous_commit = on", connection);
        settings.ExecuteNonQuery();
        return new PlainPostgres(connection);
    }

    public override void WriteMany(List<PlainTable> tables)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var table in tables)
        {
            using var copy = _connection.BeginBinaryImport($"COPY {table.Name} ({string.Join(", ", table.Columns)}) FROM STDIN (FORMAT BINARY)");
            foreach (var row in table.Rows) copy.WriteRow(row);
            copy.Complete();
        }

        transaction.Commit();
    }

    // Of a column that may be empty the first row tells no type.
    protected override DbParameter Parameter(int number, object? example, string column) => example is null
        ? new NpgsqlParameter { NpgsqlDbType = column == "reference" ? NpgsqlTypes.NpgsqlDbType.Bytea : NpgsqlTypes.NpgsqlDbType.Bigint }
        : new NpgsqlParameter { Value = example };
}
