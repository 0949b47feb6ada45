using System.Data;
using System.Data.Common;
using DbUp;
using DbUp.Builder;
using Npgsql;

namespace Lookback.Store.Databases;

/// <summary>A schema of a PostgreSQL database.</summary>
internal sealed class PostgresDatabase : Database
{
    // Beginning and ending a copy costs a few round trips a table, which a handful of rows do not repay.
    private const int RowsWorthACopy = 64;
    private readonly NpgsqlConnection _connection;
    private readonly string _address;
    private readonly string _schema;
    private bool _madeSchema;
    private bool _isLocked;

    private PostgresDatabase(NpgsqlConnection connection, string address)
        : base(connection)
    {
        _connection = connection;
        _address = address;
        _schema = new NpgsqlConnectionStringBuilder(address).SearchPath!;
    }

    /// <summary>Opens a database to read it; nothing in it can be changed.</summary>
    public static PostgresDatabase OpenToRead(string connectionString)
    {
        var database = Open(connectionString);
        database.Execute("SET default_transaction_read_only = on");
        return database;
    }

    /// <summary>Opens a database to write it.</summary>
    public static PostgresDatabase OpenToWrite(string connectionString)
    {
        var database = Open(connectionString);
        // Whatever the server's own setting, an acknowledged append is on disk.
        database.Execute("SET synchronous_commit = on");
        return database;
    }

    /// <summary>The server works beside us anyway, and every copy begun costs a few round trips.</summary>
    public override int PieceLength => 2_000;

    /// <inheritdoc/>
    public override string Among(string column) => $"{column} = ANY(@set)";

    /// <inheritdoc/>
    public override object Set(IEnumerable<string> values) => values.ToArray();

    /// <inheritdoc/>
    public override object Set(IEnumerable<long> values) => values.ToArray();

    /// <inheritdoc/>
    public override void Insert(IEnumerable<TableRows> tables)
    {
        var all = tables.ToList();
        if (all.Sum(t => t.Values.Count) >= RowsWorthACopy)
        {
            foreach (var table in all) Copy(table);
        }
        else
        {
            Run(all.SelectMany(Statements).ToList());
        }
    }

    /// <inheritdoc/>
    public override void Run(IReadOnlyList<(string Sql, object?[] Values)> statements)
    {
        if (statements.Count == 0) return;
        using var batch = new NpgsqlBatch(_connection, (NpgsqlTransaction?)Transaction);
        foreach (var (sql, values) in statements)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            batch.BatchCommands.Add(command);
        }

        batch.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override Database OpenBeside() => OpenToRead(_address);

    /// <summary>Deleted rows stay in the tables' pages, and what points at them in the indexes, until they are vacuumed away.</summary>
    public override bool ForgetDeleted(IReadOnlyList<string> tables)
    {
        Execute($"VACUUM (INDEX_CLEANUP ON) {string.Join(", ", tables)}");
        return Scalar<long>(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL") == 0;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Tables() =>
        Query<string>("SELECT tablename::text FROM pg_tables WHERE schemaname = @schema", new { schema = _schema });

    /// <summary>PostgreSQL keeps no mark of ours: the journal of our migrations has to do.</summary>
    public override bool IsMarkedAsOurs() => Tables().Contains(MigrationTable);

    /// <inheritdoc/>
    public override void MarkAsOurs()
    {
    }

    /// <inheritdoc/>
    public override UpgradeEngineBuilder Upgrade()
    {
        // Not IF NOT EXISTS: it asks for a right that a user who was given a schema need not have. Nor is the migration engine told of the
        // schema, since it would do just that: it is given a connection that looks there, in a way it does not read.
        if (Scalar<long>("SELECT COUNT(*) FROM pg_namespace WHERE nspname = @schema", new { schema = _schema }) == 0)
        {
            Execute($"CREATE SCHEMA \"{_schema}\"");
            _madeSchema = true;
        }

        var settings = new NpgsqlConnectionStringBuilder(_address);
        settings.Options = $"{settings.Options} -c search_path={settings.SearchPath}".TrimStart();
        settings.SearchPath = null;
        return DeployChanges.To.PostgresqlDatabase(settings.ToString()).JournalToPostgresqlTable(null, MigrationTable);
    }

    /// <inheritdoc/>
    public override void DropTables()
    {
        // All or none: half of the tables would be nobody's store.
        Begin();
        base.DropTables();
        if (_madeSchema) Execute($"DROP SCHEMA \"{_schema}\"");
        Commit();
    }

    /// <summary>Text is compared by its bytes, as in SQLite, whatever the database's own collation.</summary>
    public override IReadOnlyDictionary<string, string> Dialect { get; } = new Dictionary<string, string>
    {
        ["bigint"] = "BIGINT",
        ["text"] = "TEXT COLLATE \"C\"",
        ["bytes"] = "BYTEA",
        ["table"] = "",
        ["keyed"] = "",
    };

    /// <summary>Takes the right to write for as long as this connection lives; false where another has it.</summary>
    public bool TryLock() =>
        _isLocked = Scalar<bool>("SELECT pg_try_advisory_lock(hashtextextended('lookback/' || @schema, 0))", new { schema = _schema });

    /// <summary>Lets go of the lock before the connection is: the server may take a while to notice that it is gone.</summary>
    public override void Dispose()
    {
        Rollback();
        if (_isLocked && _connection.State == ConnectionState.Open)
        {
            try
            {
                Execute("SELECT pg_advisory_unlock_all()");
            }
            catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
            {
                // Then it goes with the connection.
            }
        }

        base.Dispose();
    }

    /// <inheritdoc/>
    protected override DbTransaction BeginWriting() => _connection.BeginTransaction(IsolationLevel.ReadCommitted);

    /// <inheritdoc/>
    protected override DbTransaction BeginReading() => _connection.BeginTransaction(IsolationLevel.RepeatableRead);

    private static PostgresDatabase Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            connection.Open();
            return new PostgresDatabase(connection, connectionString);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static IEnumerable<(string Sql, object?[] Values)> Statements(TableRows table)
    {
        var columns = string.Join(", ", table.Columns);
        var values = string.Join(", ", table.Columns.Select((_, i) => FormattableString.Invariant($"${i + 1}")));
        var sql = $"INSERT INTO {table.Table} ({columns}) VALUES ({values})";
        return table.Values.Select(row => (sql, row));
    }

    private void Copy(TableRows table)
    {
        using var writer = _connection.BeginBinaryImport($"COPY {table.Table} ({string.Join(", ", table.Columns)}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in table.Values)
        {
            writer.StartRow();
            foreach (var value in row)
            {
                switch (value)
                {
                    case null: writer.WriteNull(); break;
                    case long number: writer.Write(number); break;
                    case string text: writer.Write(text); break;
                    case byte[] bytes: writer.Write(bytes); break;
                    default: throw new InvalidOperationException($"no column of {table.Table} holds a {value.GetType().Name}");
                }
            }
        }

        writer.Complete();
    }
}
