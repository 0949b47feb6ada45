using System.Security.Cryptography;
using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Erasures;
using Lookback.Store.Keys;

namespace Lookback.Store.Opening;

/// <summary>What may be opened without its key.</summary>
internal enum SealedKind
{
    /// <summary>A store.</summary>
    StoreAlone,

    /// <summary>A store or a backup of one.</summary>
    StoreOrBackup,
}

/// <summary>The door of a store: finds it, checks that it is ours and of this schema, brings its key, and lets one writer in at a time.</summary>
internal static class StoreDoor
{
    /// <summary>Opens a store to read it.</summary>
    /// <exception cref="RefusedException">There is none, it is another's, or its key is not there.</exception>
    public static OpenStore ToRead(StoreLocation location)
    {
        var store = ToReadSealed(location);
        try
        {
            var ring = Ring(store.Database, new KeyFinder(location, store.Name, store.Id).Find(), store.Name);
            var journal = Journal(location, store.Id, ring);
            journal.Require();
            return new OpenStore { Name = store.Name, Id = store.Id, Database = store.Database, Journal = journal, Ring = ring };
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store to look at its entries without being able to read what they say of persons.</summary>
    public static OpenStore ToReadSealed(StoreLocation location, SealedKind kind = SealedKind.StoreAlone)
    {
        var address = StoreAddress.Parse(location.Address);
        if (address is StoreAddress.SqliteFile && !File.Exists(address.Name)) throw NoStore(address);
        var database = address switch
        {
            StoreAddress.SqliteFile file => (Database)SqliteDatabase.OpenToRead(file.Path),
            StoreAddress.PostgresUrl url => PostgresDatabase.OpenToRead(url.ConnectionString),
            _ => throw new InvalidOperationException($"no database for {address}"),
        };
        try
        {
            if (address is StoreAddress.PostgresUrl && database.Tables().Count == 0) throw NoStore(address);
            // A backup has no views to read, and everything that can be proved.
            if (kind == SealedKind.StoreAlone || database is not SqliteDatabase file || !file.IsMarkedAsBackup()) Migrator.Check(database, address.Name);
            var id = database.Single<string>("SELECT id FROM store");
            return new OpenStore { Name = address.Name, Id = id, Database = database, Journal = Journal(location, id, null) };
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store to write it, making it where there is none.</summary>
    /// <exception cref="RefusedException">Another process is writing, the store is newer than this program, or its key is not there.</exception>
    public static OpenStore ToAppend(StoreLocation location) => StoreAddress.Parse(location.Address) switch
    {
        StoreAddress.SqliteFile file => LocalFile(location, file),
        StoreAddress.PostgresUrl url => Server(location, url),
        var address => throw new InvalidOperationException($"no database for {address}"),
    };

    private static RefusedException NoStore(StoreAddress address) => new(
        "no-store",
        $"there is no store at {address.Name}; `lookback list import` makes one, and --store or LOOKBACK_STORE names another");

    private static OpenStore LocalFile(StoreLocation location, StoreAddress.SqliteFile file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file.Path))!;
        if (!Directory.Exists(folder)) throw new RefusedException("no-store", $"the folder of the store {file.Path} does not exist; make it first");
        var hadLock = File.Exists(file.Path + ".lock");
        var writerLock = WriterLock.Take(file.Path);
        var isNew = !File.Exists(file.Path);
        var made = isNew ? new List<string> { file.Path, file.Path + "-wal", file.Path + "-shm" } : [];
        Database? database = null;
        try
        {
            database = SqliteDatabase.OpenToWrite(file.Path);
            return Prepare(location, file, database, isNew, made, writerLock);
        }
        catch
        {
            database?.Dispose();
            foreach (var path in made) File.Delete(path);
            if (!hadLock) File.Delete(file.Path + ".lock");
            writerLock.Dispose();
            throw;
        }
    }

    private static OpenStore Server(StoreLocation location, StoreAddress.PostgresUrl url)
    {
        var database = PostgresDatabase.OpenToWrite(url.ConnectionString);
        var made = new List<string>();
        var isNew = false;
        try
        {
            if (!database.TryLock()) throw WriterLock.Busy(url.Name);
            Migrator.RefuseForeign(database, url.Name);
            isNew = database.Tables().Count == 0;
            return Prepare(location, url, database, isNew, made, null);
        }
        catch
        {
            if (isNew) OpenStore.Unmake(database, made);
            database.Dispose();
            throw;
        }
    }

    private static OpenStore Prepare(
        StoreLocation location, StoreAddress address, Database database, bool isNew, List<string> made, WriterLock? writerLock)
    {
        Migrator.Bring(database, address.Name);
        var known = database.Query<string>("SELECT id FROM store").FirstOrDefault();
        if (known is null && database.Query<long>("SELECT position FROM entry LIMIT 1").Count > 0)
            throw new CorruptLedgerException(1, "the store's own row beside its entries", "none");
        var id = known ?? new ContentHash().Add(Convert.ToHexString(RandomNumberGenerator.GetBytes(32))).ToId();
        var keys = new KeyFinder(location, address.Name, id);
        var key = known is null ? keys.FindOrMake(made) : keys.Find();
        var journal = Journal(location, id, new KeyRing(key));
        if (known is null)
        {
            // What the store cannot be opened without is there before the store is.
            if (!journal.Exists)
            {
                journal.Create();
                made.Add(journal.Path);
            }

            Found(database, id, new KeyRing(key).Check);
        }

        journal.Require();
        if (writerLock is not null && isNew) made.Add(address.Name + ".lock");
        return new OpenStore
        {
            Name = address.Name,
            Id = id,
            Database = database,
            Journal = journal,
            Ring = Ring(database, key, address.Name),
            Lock = writerLock,
            Made = made,
            IsNew = isNew,
        };
    }

    private static void Found(Database database, string id, byte[] check) => database.Execute(
        "INSERT INTO store (id, schema_version, key_check, journal_length) VALUES (@id, @version, @check, 0)",
        new { id, version = (long)Migrator.SchemaVersion, check });

    /// <summary>The subjects' keys under a store key.</summary>
    /// <exception cref="RefusedException">It is the key of another store.</exception>
    internal static KeyRing Ring(Database database, StoreKey key, string name)
    {
        var ring = new KeyRing(key);
        return database.Single<byte[]>("SELECT key_check FROM store").AsSpan().SequenceEqual(ring.Check)
            ? ring
            : throw new RefusedException("wrong-key", $"the key given is not the key of {name}: expected the one it was made with, found another");
    }

    /// <summary>The erasure journal of a store.</summary>
    internal static ErasureJournal Journal(StoreLocation location, string id, KeyRing? ring) =>
        new(location.Journal ?? new Companions(location, location.Address, id).Of("erasures"), ring);
}
