using Lookback.Store;

namespace Lookback.Tests.Support;

/// <summary>A ledger in a place of its own, closed and reopened at will.</summary>
internal sealed class TempLedger : IDisposable
{
    private Ledger? _open;

    /// <summary>A new ledger in a file.</summary>
    public TempLedger(TimeProvider? time = null)
        : this(StoreKind.Sqlite, time)
    {
    }

    /// <summary>A new ledger on a database.</summary>
    public TempLedger(StoreKind kind, TimeProvider? time = null)
        : this(StorePlace.On(kind), time)
    {
    }

    private TempLedger(StorePlace place, TimeProvider? time)
    {
        Place = place;
        Time = time ?? Clock.At("2026-01-01T00:00:00Z");
        _open = Ledger.OpenToAppend(place.Location, Time, "tester");
    }

    public TimeProvider Time { get; }

    /// <summary>Where it lies.</summary>
    public StorePlace Place { get; }

    /// <summary>Its address: of one in a file, the file's path.</summary>
    public string Path => Place.Location.Address;

    public Ledger Ledger => _open ??= Ledger.OpenToAppend(Place.Location, Time, "tester");

    public Ledger OpenToRead() => Ledger.OpenToRead(Place.Location);

    public void Close()
    {
        _open?.Dispose();
        _open = null;
    }

    /// <summary>A second ledger that holds the same.</summary>
    public TempLedger Copy()
    {
        Close();
        return new TempLedger(Place.Copy(), Time);
    }

    public void Dispose()
    {
        Close();
        Place.Dispose();
    }
}
