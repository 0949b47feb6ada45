using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Keys;
using Lookback.Store.Opening;

namespace Lookback.Store.Arrivals;

/// <summary>
/// A store opened with the key that counts alone: there is no way from here to a record, a name, an alert, a case or a link. What is asked for needs no
/// table but <c>arrival</c>, <c>entry</c>'s positions and instants, and those by which a store is known, so that a database can grant no more.
/// </summary>
public sealed class CountingStore : IDisposable
{
    private readonly OpenStore _store;

    private CountingStore(OpenStore store, CountingKey key)
    {
        _store = store;
        Arrivals = new ArrivalTable(store.Database, key);
    }

    /// <summary>What is counted.</summary>
    public ArrivalTable Arrivals { get; }

    /// <summary>Opens a store to count.</summary>
    /// <param name="location">The store.</param>
    /// <param name="keyFile">The file of its counting key.</param>
    /// <exception cref="RefusedException">There is no store there, it was not brought forward yet, or the key is missing.</exception>
    public static CountingStore Open(StoreLocation location, string keyFile)
    {
        var key = new CountingKey(StoreKey.Read(keyFile));
        var store = StoreDoor.ToReadSealed(location);
        try
        {
            if (!ArrivalTable.IsBehind(store.Database)) return new CountingStore(store, key);
            throw new RefusedException(
                Migrator.Older, $"{store.Name} is from before arrivals were counted: run any verb on it once, such as `lookback status`, where its key is");
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Writes the counting key of a store, which takes the store's own, to a file that only its owner can read.</summary>
    /// <exception cref="RefusedException">The store's key is not there.</exception>
    /// <exception cref="IOException">There is a file of that name.</exception>
    public static void WriteKey(StoreLocation location, string keyFile)
    {
        using var store = StoreDoor.ToReadSealed(location);
        var key = new KeyFinder(location, store.Name, store.Id).Find();
        StoreDoor.Ring(store.Database, key, store.Name);
        key.ForCounting().Write(keyFile);
    }

    /// <summary>What a reader sees that asks on both clocks; <see langword="null"/> is now on either.</summary>
    public Horizon HorizonAt(DateTimeOffset? effectiveAt, DateTimeOffset? knownAt)
    {
        var entries = new Tables.EntryTable(_store.Database, null);
        var position = knownAt is { } known ? entries.PositionAt(known) : entries.Head();
        return effectiveAt is { } effective
            ? new Horizon(position, Math.Min(position, entries.PositionAt(effective)), Instants.ToMicroseconds(effective))
            : position;
    }

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();
}
