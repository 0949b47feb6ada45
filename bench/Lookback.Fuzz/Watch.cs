using System.Diagnostics;

namespace Lookback.Fuzz;

/// <summary>
/// Keeps the input that is being tried in a file, so that one that ends the process (a stack that overflows, no memory) is there afterwards; and ends
/// the process where an input does not come to an end.
/// </summary>
internal sealed class Watch : IDisposable
{
    /// <summary>Far longer than any input takes on a busy machine: they have at most <see cref="Mutator.MostBytes"/> bytes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly FileStream _file;
    private readonly Timer _timer;
    private long _since = Stopwatch.GetTimestamp();

    public Watch(string file, Action onHang)
    {
        _file = new FileStream(file, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        _timer = new Timer(_ => { if (Stopwatch.GetElapsedTime(Volatile.Read(ref _since)) > Longest) onHang(); }, null, Longest, TimeSpan.FromSeconds(1));
    }

    public void Begin(byte[] input)
    {
        Volatile.Write(ref _since, Stopwatch.GetTimestamp());
        RandomAccess.Write(_file.SafeFileHandle, input, 0);
        RandomAccess.SetLength(_file.SafeFileHandle, input.Length);
    }

    /// <summary>All was tried, and nothing is left to tell of.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _file.Dispose();
        File.Delete(_file.Name);
    }
}
