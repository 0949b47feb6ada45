using Dapper;
using Lookback.Core.Records;
using Lookback.Store.Tables;
using Microsoft.Data.Sqlite;

namespace Lookback.Store;

/// <summary>
/// The ledger and its views in one SQLite file: append-only, one writer at a time, any number of readers, each append all or
/// nothing and durable when it returns. Not thread-safe: one thread at a time per instance.
/// </summary>
/// <remarks>
/// Views are brought forward in the same transaction as the entries they follow from, so a reader never sees one without the
/// other, and a crash leaves both or neither.
/// </remarks>
public sealed class Ledger : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly WriterLock? _lock;
    private readonly TimeProvider _time;
    private readonly string _actor;
    private readonly bool _isNew;

    private Ledger(string path, SqliteConnection connection, WriterLock? writerLock, TimeProvider time, string actor, bool isNew)
    {
        Path = path;
        _isNew = isNew;
        _connection = connection;
        _lock = writerLock;
        _time = time;
        _actor = actor;
        Entries = new EntryTable(connection);
        Originals = new OriginalTable(connection);
        Segments = new SegmentTable(connection);
        Views = new Views(connection, Entries);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The entries themselves.</summary>
    public EntryTable Entries { get; }

    /// <summary>Publishers' files, byte for byte.</summary>
    public OriginalTable Originals { get; }

    /// <summary>The population's index; disposable.</summary>
    public SegmentTable Segments { get; }

    /// <summary>What the entries say, as of any position.</summary>
    public Views Views { get; }

    /// <summary>Position of the last entry; 0 while there is none.</summary>
    public long Head => Entries.Head();

    /// <summary>Opens a store to read it.</summary>
    /// <exception cref="RefusedException">There is no store there, or it is not one that this program reads.</exception>
    public static Ledger OpenToRead(string path)
    {
        if (!File.Exists(path))
        {
            throw new RefusedException(
                "no-store",
                $"there is no store at {path}; `lookback list import` makes one, and --store or LOOKBACK_STORE names another");
        }

        var connection = Connect(path, SqliteOpenMode.ReadWrite);
        try
        {
            Prepare(connection, path, "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA query_only = ON");
            Migrator.Check(connection, path);
            return new Ledger(path, connection, null, TimeProvider.System, "", isNew: false);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store to append to it, making it where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The wall clock; what is recorded never goes backwards even where it does.</param>
    /// <param name="actor">Who appends.</param>
    /// <exception cref="RefusedException">Another process is writing, or the store is newer than this program.</exception>
    public static Ledger OpenToAppend(string path, TimeProvider time, string actor)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            throw new RefusedException("no-store", $"the folder of the store {path} does not exist; make it first");
        var hadLock = File.Exists(path + ".lock");
        var writerLock = WriterLock.Take(path);
        var isNew = !File.Exists(path);
        SqliteConnection? connection = null;
        try
        {
            connection = Connect(path, SqliteOpenMode.ReadWriteCreate);
            Prepare(connection, path, "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
            Migrator.RefuseForeign(connection, path);
            // WAL: readers go on while one writes. FULL: a commit is on disk when it returns.
            Prepare(connection, path, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            Migrator.Bring(connection, path);
            return new Ledger(path, connection, writerLock, time, actor, isNew);
        }
        catch
        {
            connection?.Dispose();
            if (!hadLock) File.Delete(path + ".lock");
            writerLock.Dispose();
            throw;
        }
    }

    /// <summary>Begins an append; nothing is on record until it is committed.</summary>
    public Append BeginAppend()
    {
        if (_lock is null) throw new InvalidOperationException("this ledger was opened to read");
        return new Append(_connection, Entries, Originals, Views, _time, _actor);
    }

    /// <summary>Appends entries all or nothing; returns the position of the first.</summary>
    public long Append(params IReadOnlyList<EntryBody> bodies)
    {
        using var append = BeginAppend();
        var first = append.NextPosition;
        foreach (var body in bodies) append.Add(body);
        append.Commit();
        return first;
    }

    /// <summary>The last position known at <paramref name="asOf"/>; the head where that is <see langword="null"/>.</summary>
    public long PositionAt(DateTimeOffset? asOf) => asOf is { } at ? Entries.PositionAt(at) : Head;

    /// <summary>Empties the views and replays the entries into them, checking each entry's hash.</summary>
    /// <exception cref="CorruptLedgerException">An entry is not what was written.</exception>
    public void RebuildViews()
    {
        if (_lock is null) throw new InvalidOperationException("this ledger was opened to read");
        using var transaction = _connection.BeginTransaction(deferred: false);
        Views.Clear(transaction);
        foreach (var entry in Entries.From(1)) Views.Apply(transaction, entry);
        transaction.Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A store that was made for an append that never came is not left behind: a refused command changes nothing.
        var leaveNothing = _isNew && Head == 0;
        Views.Dispose();
        Entries.Dispose();
        _connection.Dispose();
        if (leaveNothing)
        {
            // While the lock is still held, so that nobody can take a lock on a file that is about to go.
            File.Delete(Path);
            File.Delete(Path + ".lock");
        }

        _lock?.Dispose();
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        // Without the pool a closed store is really closed, so its file can be moved, and its lock means what it says.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
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
}
