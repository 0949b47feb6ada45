using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Erasures;
using Lookback.Store.Opening;
using Lookback.Store.Tables;
using Lookback.Store.Verifying;

namespace Lookback.Store.Backups;

/// <summary>What is done about erasures made since a backup.</summary>
public enum ErasuresSince
{
    /// <summary>The erasure journal says them; without it nothing is restored.</summary>
    FromJournal,

    /// <summary>There were none, as whoever restores says.</summary>
    None,
}

/// <summary>What a restored store is held to.</summary>
/// <param name="Since">What is done about erasures made since the backup.</param>
/// <param name="Against">Tree heads kept elsewhere, which it must contain.</param>
public sealed record RestoreTerms(ErasuresSince Since, IReadOnlyList<TreeHead> Against);

/// <summary>A store restored.</summary>
/// <param name="Store">Its id.</param>
/// <param name="Head">The head of what was restored, as the backup had it.</param>
/// <param name="Erased">How many erasures were made again from the journal.</param>
public sealed record Restored(string Store, TreeHead Head, long Erased);

/// <summary>
/// Makes a store out of a backup, on either database: every entry is hashed again and the tree must have the backup's head, the views are
/// replayed, erasures made since are made again, and the whole is verified, before anybody can read it.
/// </summary>
public static class Restore
{
    /// <summary>Restores.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="location">Where the store is to be; there must be none.</param>
    /// <param name="terms">What it is held to.</param>
    /// <param name="time">The wall clock.</param>
    /// <param name="progress">Told entries done and the share of the whole.</param>
    /// <exception cref="RefusedException">No backup, a store in the way, the wrong key or none, or no erasure journal.</exception>
    /// <exception cref="CorruptLedgerException">The backup is not what was written.</exception>
    public static Restored Run(string path, StoreLocation location, RestoreTerms terms, TimeProvider time, Action<long, double> progress)
    {
        if (!File.Exists(path)) throw new RefusedException("no-file", $"{path}: there is no such backup");
        using var backup = SqliteDatabase.OpenToRead(path);
        if (!backup.IsMarkedAsBackup()) throw new RefusedException("not-a-backup", $"{path}: expected a file that `lookback backup` wrote, found another");
        var (id, version) = backup.Single<(string, long)>("SELECT id, schema_version FROM store");
        Migrator.RefuseNewer(version, path);
        return StoreAddress.Parse(location.Address) switch
        {
            StoreAddress.SqliteFile file => ToFile(backup, location, file, id, terms, time, progress),
            StoreAddress.PostgresUrl url => ToServer(backup, location, url, id, terms, time, progress),
            var address => throw new InvalidOperationException($"no database for {address}"),
        };
    }

    private static Restored ToFile(
        Database backup, StoreLocation location, StoreAddress.SqliteFile file, string id, RestoreTerms terms, TimeProvider time, Action<long, double> progress)
    {
        // A log of changes left by another store would be taken for this one's.
        if (Leftovers(file.Path).FirstOrDefault(File.Exists) is { } there) throw InTheWay(there);
        var part = file.Path + ".part";
        var companions = new Companions(location, file.Path, id);
        var beside = location with
        {
            Address = part, KeyFile = location.KeyFile ?? companions.Of("key"), Journal = location.Journal ?? companions.Of("erasures"),
        };
        Remove(part);
        try
        {
            var restored = Fill(backup, SqliteDatabase.OpenToWrite(part), beside, part, id, terms, time, progress);
            File.Move(part, file.Path, overwrite: false);
            return restored;
        }
        finally
        {
            Remove(part);
        }
    }

    private static Restored ToServer(
        Database backup, StoreLocation location, StoreAddress.PostgresUrl url, string id, RestoreTerms terms, TimeProvider time, Action<long, double> progress)
    {
        var target = PostgresDatabase.OpenToWrite(url.ConnectionString);
        var isOurs = false;
        try
        {
            if (!target.TryLock()) throw WriterLock.Busy(url.Name);
            if (Migrator.IsUnfinished(target)) target.DropTables();
            if (target.Tables().Count > 0) throw InTheWay(url.Name);
            isOurs = true;
            return Fill(backup, target, location, url.Name, id, terms, time, progress);
        }
        catch
        {
            target.Dispose();
            if (isOurs)
            {
                using var again = PostgresDatabase.OpenToWrite(url.ConnectionString);
                if (again.TryLock()) again.DropTables();
            }

            throw;
        }
    }

    // From the first row to the last check nobody else can open it: the store says that it is unfinished.
    private static Restored Fill(
        Database backup,
        Database target,
        StoreLocation location,
        string name,
        string id,
        RestoreTerms terms,
        TimeProvider time,
        Action<long, double> progress)
    {
        using var closing = target;
        var ring = StoreDoor.Ring(backup, new KeyFinder(location, name, id).Find(), "the backup");
        var journal = StoreDoor.Journal(location, id, ring);
        if (journal.Exists || terms.Since == ErasuresSince.FromJournal) journal.Require();
        Migrator.Bring(target, name);
        var head = Copy(backup, target, id, terms, progress);
        var ledger = Ledger.Restoring(new OpenStore { Name = name, Id = id, Database = target, Journal = journal, Ring = ring }, time);
        ViewReplay.Run(ledger, static _ => { });
        if (journal.Exists) ledger.Eraser().Reconcile();
        new Verification(ledger).Run(terms.Against, ViewCheck.Skipped, static (_, _) => { });
        // Last, so that a restore that fails leaves no journal behind that says less than it should.
        if (!journal.Exists) ledger.Eraser().Reconcile();
        target.Execute("UPDATE store SET schema_version = @version", new { version = (long)Migrator.SchemaVersion });
        return new Restored(id, head, ledger.Views.Erasures.All(ledger.Head).Count(e => e.Position > head.Size));
    }

    private static TreeHead Copy(Database backup, Database target, string id, RestoreTerms terms, Action<long, double> progress)
    {
        target.Begin();
        target.Execute("INSERT INTO store (id, schema_version, key_check, journal_length) VALUES (@id, @version, @check, 0)", new
        {
            id, version = Migrator.Unfinished, check = backup.Single<byte[]>("SELECT key_check FROM store"),
        });
        var head = new TreeTable(backup).Head();
        if (terms.Against.MaxBy(h => h.Size) is { } kept && kept.Size > head.Size)
            throw new CorruptLedgerException(head.Size + 1, $"an entry: the head kept elsewhere is of {kept.Size} entries", "the end of the backup");
        new EntryCopy(backup, target).Run(head, progress);
        foreach (var (table, order) in Backup.Tables) TableCopy.Run(backup, target, table, order);
        target.Commit();
        return head;
    }

    private static RefusedException InTheWay(string name) =>
        new("store-in-the-way", $"{name}: there is something already, and a backup is never restored over it: move it away first");

    private static IEnumerable<string> Leftovers(string path) => [path, path + "-wal", path + "-shm", path + "-journal"];

    private static void Remove(string part)
    {
        foreach (var file in Leftovers(part).Append(part + ".lock")) File.Delete(file);
    }
}
