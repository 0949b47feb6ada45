using Lookback.Store.Databases;
using Lookback.Store.Erasures;
using Lookback.Store.Keys;

namespace Lookback.Store.Opening;

/// <summary>A store whose door is open: everything a ledger stands on.</summary>
internal sealed class OpenStore : IDisposable
{
    /// <summary>Its name in messages.</summary>
    public required string Name { get; init; }

    /// <summary>Its id: a copy keeps it.</summary>
    public required string Id { get; init; }

    /// <summary>The database.</summary>
    public required Database Database { get; init; }

    /// <summary>The subjects' keys; <see langword="null"/> where the store was opened without its key.</summary>
    public KeyRing? Ring { get; init; }

    /// <summary>The erasure journal.</summary>
    public required ErasureJournal Journal { get; init; }

    /// <summary>Held by the one writer on a file; a database's lock lives in its connection.</summary>
    public WriterLock? Lock { get; init; }

    /// <summary>Files that were made for this store and go with it where nothing is ever recorded; the lock's own is the last.</summary>
    public IReadOnlyList<string> Made { get; init; } = [];

    /// <summary>Whether there was no store before.</summary>
    public bool IsNew { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Database.Dispose();
        Lock?.Dispose();
    }

    /// <summary>Closes it and takes it away again: a refused command leaves nothing behind.</summary>
    public void Unmake()
    {
        try
        {
            Unmake(Database, Made);
        }
        finally
        {
            Lock?.Dispose();
        }
    }

    /// <summary>Takes away what was made; while the lock is still held, so that nobody can take a lock on a file that is about to go.</summary>
    public static void Unmake(Database database, IReadOnlyList<string> made)
    {
        try
        {
            database.Rollback();
            database.DropTables();
        }
        catch (Exception e) when (StoreFault.Of(e) is not null || e is InvalidOperationException)
        {
            // Out of reach or full: what is left is an empty store, and whatever went wrong before is the thing to say. On a server it
            // stays, and wants its key.
            if (database is PostgresDatabase) made = [];
        }

        database.Dispose();
        foreach (var file in made) File.Delete(file);
    }
}
