using Lookback.Store;

namespace Lookback.Tests.Support;

/// <summary>A ledger in a folder of its own, closed and reopened at will.</summary>
internal sealed class TempLedger : IDisposable
{
    private readonly TempFolder _folder = new();
    private Ledger? _open;

    public TempLedger(TimeProvider? time = null)
    {
        Time = time ?? Clock.At("2026-01-01T00:00:00Z");
        Path = _folder["lookback.db"];
        _open = Ledger.OpenToAppend(Path, Time, "tester");
    }

    public TimeProvider Time { get; }

    public string Path { get; }

    public Ledger Ledger => _open ??= Ledger.OpenToAppend(Path, Time, "tester");

    public void Close()
    {
        _open?.Dispose();
        _open = null;
    }

    /// <summary>A second ledger that holds the same.</summary>
    public TempLedger Copy()
    {
        Close();
        var copy = new TempLedger(Time);
        copy.Close();
        File.Copy(Path, copy.Path, overwrite: true);
        File.Copy(Path + ".key", copy.Path + ".key", overwrite: true);
        return copy;
    }

    public void Dispose()
    {
        Close();
        _folder.Dispose();
    }
}
