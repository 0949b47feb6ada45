using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Tables;
using Lookback.Store.Verifying;

namespace Lookback.Store.Backups;

/// <summary>
/// Writes a backup while the store is in use: the ledger's own tables as they stood at one moment, in one SQLite file whichever database
/// they come from. Views are not in it, since they follow from the entries; nor is the store's key, so that a backup alone says nothing of
/// any person.
/// </summary>
public static class Backup
{
    /// <summary>What is copied as it stands, with the columns that order it.</summary>
    internal static readonly (TableShape Table, string Order)[] Tables =
    [
        (new TableShape("subject_key", "subject", "wrapped"), "subject"),
        (new TableShape("tree_node", "height", "number", "hash"), "height, number"),
        (new TableShape("tree_head", "size", "clock_at", "root"), "size"),
        (new TableShape("original", "sha256", "length"), "sha256"),
        (new TableShape("original_chunk", "sha256", "sequence", "bytes"), "sha256, sequence"),
    ];

    /// <summary>Writes it, and verifies what was written; returns its tree head.</summary>
    /// <param name="ledger">The store; it may have been opened without its key.</param>
    /// <param name="path">The file, which must not exist yet.</param>
    /// <param name="progress">Told entries copied and the share of the whole.</param>
    /// <exception cref="RefusedException">There is such a file already.</exception>
    /// <exception cref="CorruptLedgerException">The store is not what was written: a backup of it would look sound.</exception>
    public static TreeHead Write(Ledger ledger, string path, Action<long, double> progress)
    {
        if (File.Exists(path)) throw new RefusedException("would-overwrite", $"{path} exists already: a backup is never written over another file");
        var part = path + ".part";
        Remove(part);
        try
        {
            TreeHead head;
            using (var target = SqliteDatabase.OpenToWrite(part))
            {
                Migrator.Bring(target, part);
                head = Copy(ledger, target, progress);
                target.MarkAsBackup();
            }

            // As it lies there, keys and publishers' files too: what cannot be restored is better found out now.
            using (var written = Ledger.OpenSealed(StoreLocation.At(part))) new Verification(written).Run([], ViewCheck.Skipped, static (_, _) => { });

            // Under its name it is whole, or it is not there.
            using (var file = new FileStream(part, FileMode.Open, FileAccess.ReadWrite)) file.Flush(flushToDisk: true);
            File.Move(part, path, overwrite: false);
            return head;
        }
        finally
        {
            Remove(part);
        }
    }

    private static TreeHead Copy(Ledger ledger, SqliteDatabase target, Action<long, double> progress)
    {
        // Its own connection, so that the caller's is free and one moment can be held for as long as the copy takes.
        using var source = ledger.Database.OpenBeside();
        source.BeginSnapshot();
        target.Begin();
        var head = new TreeTable(source).Head();
        var store = source.Single<(string Id, long Version, byte[] Check, long Journal)>("SELECT id, schema_version, key_check, journal_length FROM store");
        target.Execute("INSERT INTO store VALUES (@Id, @Version, @Check, @Journal)", new { store.Id, store.Version, store.Check, store.Journal });
        new EntryCopy(source, target).Run(head, progress);
        foreach (var (table, order) in Tables) TableCopy.Run(source, target, table, order);
        target.Commit();
        return head;
    }

    private static void Remove(string part)
    {
        foreach (var extension in new[] { "", "-wal", "-shm" }) File.Delete(part + extension);
    }
}
