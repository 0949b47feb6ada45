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
        if (File.Exists(file.Path)) throw InTheWay(file.Path);
        var part = file.Path + ".part";
        var companions = new Companions(location, file.Path, id);
        var there = location with
        {
            Address = part, KeyFile = location.KeyFile ?? companions.Of("key"), Journal = location.Journal ?? companions.Of("erasures"),
        };
        Remove(part);
        try
        {
            Restored restored;
            using (var target = SqliteDatabase.OpenToWrite(part)) restored = Fill(backup, target, there, part, terms, id, progress);
            restored = restored with { Erased = Finish(there, terms, time) };
            File.Move(part, file.Path, overwrite: false);
            SayNobodyWasErased(there, id);
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
            if (target.Tables().Count > 0) throw InTheWay(url.Name);
            isOurs = true;
            var restored = Fill(backup, target, location, url.Name, terms, id, progress);
            target.Dispose();
            restored = restored with { Erased = Finish(location, terms, time) };
            SayNobodyWasErased(location, id);
            return restored;
        }
        catch
        {
            target.Dispose();
            if (isOurs)
            {
                using var again = PostgresDatabase.OpenToWrite(url.ConnectionString);
                again.DropTables();
            }

            throw;
        }
    }

    private static Restored Fill(
        Database backup, Database target, StoreLocation location, string name, RestoreTerms terms, string id, Action<long, double> progress)
    {
        var key = new KeyFinder(location, name, id).Find();
        StoreDoor.Ring(backup, key, "the backup");
        var journal = StoreDoor.Journal(location, id);
        if (terms.Since == ErasuresSince.FromJournal && !journal.Exists)
        {
            throw new RefusedException(
                "no-journal",
                $"there is no erasure journal at {journal.Path}: whoever was erased since the backup would come back; "
                + "LOOKBACK_ERASURES names it, and --no-erasures says that nobody was");
        }

        Migrator.Bring(target, name);
        target.Begin();
        // The journal is read from its beginning: what of it is in the backup already is passed over.
        target.Execute("INSERT INTO store (id, schema_version, key_check, journal_length) SELECT @id, @version, @check, 0", new
        {
            id, version = (long)Migrator.SchemaVersion, check = backup.Single<byte[]>("SELECT key_check FROM store"),
        });
        var head = new TreeTable(backup).Head();
        if (terms.Against.MaxBy(h => h.Size) is { } kept && kept.Size > head.Size)
            throw new CorruptLedgerException(head.Size + 1, $"an entry: the head kept elsewhere is of {kept.Size} entries", "the end of the backup");
        new EntryCopy(backup, target).Run(head, progress);
        foreach (var (table, order) in Backup.Tables) TableCopy.Run(backup, target, table, order);
        target.Commit();
        return new Restored(id, head, 0);
    }

    // The writer's own door: it replays the journal before anybody can read.
    private static long Finish(StoreLocation location, RestoreTerms terms, TimeProvider time)
    {
        using var ledger = Ledger.OpenRestored(location, time);
        new Verification(ledger).Run(terms.Against, ViewCheck.Skipped, static (_, _) => { });
        return ledger.Views.Erasures.All(ledger.Head).Count(e => e.Position > ledger.RestoredHead);
    }

    // An empty journal says it, and does not leave it open. Last, so that a restore that fails leaves none behind.
    private static void SayNobodyWasErased(StoreLocation location, string id)
    {
        var journal = StoreDoor.Journal(location, id);
        if (!journal.Exists) journal.Create();
    }

    private static RefusedException InTheWay(string name) =>
        new("store-in-the-way", $"{name}: there is something already, and a backup is never restored over it: move it away first");

    private static void Remove(string part)
    {
        foreach (var extension in new[] { "", "-wal", "-shm", ".lock" }) File.Delete(part + extension);
    }
}
