using System.Data.Common;
using System.Text.Json;
using System.Runtime.InteropServices;
using Dapper;
using DbUp;
using DbUp.Builder;
using DbUp.Sqlite.Helpers;
using Lookback.Core.Records;
using Microsoft.Data.Sqlite;

namespace Lookback.Store.Databases;

/// <summary>One SQLite file.</summary>
internal sealed class SqliteDatabase : Database
{
    // "LKBK": what SQLite keeps for a program to know its own files by.
    private const long ApplicationId = 0x4C4B424B;

    // "LKBB": a backup, which has no views and must not be taken for a store.
    private const long BackupId = 0x4C4B4242;
    private const int Corrupt = 11; // SQLITE_CORRUPT
    private const int WorthAllCores = 128;
    private static readonly int Readers = Math.Clamp(Environment.ProcessorCount, 1, 8);
    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly Dictionary<string, SqliteStatement> _prepared = [];
    private readonly List<SqliteDatabase> _beside = [];

    private SqliteDatabase(SqliteConnection connection, string path)
        : base(connection)
    {
        _connection = connection;
        _path = path;
    }

    /// <summary>Opens a file to read it; nothing in it can be changed.</summary>
    public static SqliteDatabase OpenToRead(string path) =>
        Open(path, SqliteOpenMode.ReadWrite, "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA query_only = ON");

    /// <summary>Opens a file to write it, making it where there is none.</summary>
    public static SqliteDatabase OpenToWrite(string path)
    {
        if (!File.Exists(path)) Reserve(path);
        // Deleted content, keys above all, is overwritten and not merely let go of.
        var database = Open(
            path, SqliteOpenMode.ReadWriteCreate, "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON");
        try
        {
            Migrator.RefuseForeign(database, path);
            // WAL: readers go on while one writes. FULL: a commit is on disk when it returns. The log grows to 16 MB before it is brought
            // into the file, so that the pages of an index, which every batch touches all over, are written there a quarter as often.
            Prepare(database._connection, path, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Writing a row costs as much as sealing one, so that the two go side by side.</summary>
    public override int PieceLength => 500;

    /// <inheritdoc/>
    public override string Among(string column) => $"{column} IN (SELECT value FROM json_each(@set))";

    /// <inheritdoc/>
    public override object Set(IEnumerable<string> values) => JsonSerializer.Serialize(values);

    /// <inheritdoc/>
    public override object Set(IEnumerable<long> values) => JsonSerializer.Serialize(values);

    /// <inheritdoc/>
    public override void Insert(IEnumerable<TableRows> tables)
    {
        foreach (var table in tables)
        {
            var columns = string.Join(", ", table.Columns);
            var values = string.Join(", ", table.Columns.Select((_, i) => FormattableString.Invariant($"${i + 1}")));
            var statement = Prepared($"INSERT INTO {table.Table} ({columns}) VALUES ({values})");
            foreach (var row in table.Values) statement.Run(row);
        }
    }

    /// <inheritdoc/>
    public override void Run(IReadOnlyList<(string Sql, object?[] Values)> statements)
    {
        foreach (var (sql, values) in statements) Prepared(sql).Run(values);
    }

    /// <summary>
    /// One prepared statement, run for each key: a set would be parsed, sorted and joined anew each time. Many keys are read on all cores, since each is a
    /// page somewhere else in the file.
    /// </summary>
    public override void Each(Func<string, string, string> sql, string column, IEnumerable<long> keys, long at, int width, NumbersReader read)
    {
        var sorted = keys.Distinct().Order().ToArray();
        var text = sql($"{column} = $1", "$2");
        // What is written and not committed yet is seen by this connection alone.
        if (sorted.Length < WorthAllCores || Transaction is not null)
        {
            EachHere(text, sorted, at, width, read);
            return;
        }

        while (_beside.Count < Readers) _beside.Add(OpenToRead(_path));
        var parts = new List<long>[Readers];
        Parallel.For(0, Readers, part =>
        {
            var (from, to) = (sorted.Length * part / Readers, sorted.Length * (part + 1) / Readers);
            var rows = parts[part] = [];
            _beside[part].EachHere(text, sorted.AsSpan(from, to - from), at, width, row => rows.AddRange(row));
        });
        foreach (var rows in parts)
        {
            var all = CollectionsMarshal.AsSpan(rows);
            for (var start = 0; start < all.Length; start += width) read(all.Slice(start, width));
        }
    }

    private void EachHere(string sql, ReadOnlySpan<long> keys, long at, int width, NumbersReader read)
    {
        var statement = Prepared(sql);
        Span<long> row = stackalloc long[width];
        // Taking and giving back the right to read costs as much as a few rows: once, and not for each key.
        using var once = Transaction is null ? _connection.BeginTransaction(deferred: true) : null;
        foreach (var key in keys) statement.Read([key, at], row, read);
    }

    /// <inheritdoc/>
    public override Database OpenBeside() => OpenToRead(_path);

    /// <summary>Deleted rows are overwritten as they go; what is left of them stands in the log of changes, which is emptied here.</summary>
    public override bool ForgetDeleted(IReadOnlyList<string> tables) =>
        Single<(long Busy, long, long)>("PRAGMA wal_checkpoint(TRUNCATE)").Busy == 0;

    /// <inheritdoc/>
    public override void CheckIndexes()
    {
        var found = Query<string>("PRAGMA integrity_check(1)");
        if (found is not ["ok"]) throw new SqliteException(found.FirstOrDefault() ?? "the check of its pages ended early", Corrupt);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Tables() =>
        Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'");

    /// <inheritdoc/>
    public override bool IsMarkedAsOurs() => Scalar<long>("PRAGMA application_id") == ApplicationId;

    /// <inheritdoc/>
    public override void MarkAsOurs() => Execute(FormattableString.Invariant($"PRAGMA application_id = {ApplicationId}"));

    /// <summary>Makes the file say that it is a backup, and leaves one file without a log of changes.</summary>
    public void MarkAsBackup() => Execute(FormattableString.Invariant($"PRAGMA application_id = {BackupId}; PRAGMA journal_mode = DELETE"));

    /// <summary>Whether it is one.</summary>
    public bool IsMarkedAsBackup() => Scalar<long>("PRAGMA application_id") == BackupId;

    /// <inheritdoc/>
    public override UpgradeEngineBuilder Upgrade() =>
        DeployChanges.To.SqliteDatabase(new SharedConnection(_connection)).JournalToSqliteTable(MigrationTable);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Dialect { get; } = new Dictionary<string, string>
    {
        ["bigint"] = "INTEGER",
        ["text"] = "TEXT",
        ["bytes"] = "BLOB",
        ["table"] = "STRICT",
        ["keyed"] = "STRICT, WITHOUT ROWID",
    };

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var reader in _beside) reader.Dispose();
        foreach (var statement in _prepared.Values) statement.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override DbTransaction BeginWriting() => _connection.BeginTransaction(deferred: false);

    /// <inheritdoc/>
    protected override DbTransaction BeginReading() => _connection.BeginTransaction(deferred: true);

    private static SqliteDatabase Open(string path, SqliteOpenMode mode, string pragmas)
    {
        // Without the pool a closed store is really closed, so its file can be moved, and its lock means what it says.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
            Prepare(connection, path, pragmas);
            return new SqliteDatabase(connection, path);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // A new file is its owner's alone; its log of changes takes its permissions from it.
    private static void Reserve(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, options).Dispose();
    }

    private static void Prepare(SqliteConnection connection, string path, string pragmas)
    {
        try
        {
            // The first statement is the first to look into the file.
            connection.Execute("SELECT COUNT(*) FROM sqlite_master; " + pragmas);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 26 or 11 && !IsSqliteFile(path))
        {
            throw new RefusedException("not-a-store", $"{path} is not a Lookback store: expected an SQLite file, found something else");
        }
    }

    // A file that begins as a database and cannot be read is damaged; any other was never one.
    private static bool IsSqliteFile(string path)
    {
        Span<byte> head = stackalloc byte[16];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual("SQLite format 3\0"u8);
    }

    private SqliteStatement Prepared(string sql)
    {
        if (!_prepared.TryGetValue(sql, out var statement)) _prepared[sql] = statement = new SqliteStatement(_connection, sql);
        return statement;
    }
}
