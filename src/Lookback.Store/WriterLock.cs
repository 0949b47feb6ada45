using Lookback.Core.Records;

namespace Lookback.Store;

/// <summary>
/// One writer at a time, across processes: an exclusive handle on a file beside the store. The operating system lets go of it
/// when the process ends in any way, so a killed writer leaves no lock behind.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream _file;

    private WriterLock(FileStream file) => _file = file;

    /// <exception cref="RefusedException">Another process is writing.</exception>
    public static WriterLock Take(string storePath)
    {
        try
        {
            return new WriterLock(new FileStream(storePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw Busy(storePath);
        }
    }

    /// <summary>How it is said that another process is writing.</summary>
    public static RefusedException Busy(string name) =>
        new("store-busy", $"{name} is being written by another process; wait for it to finish, or use another --store");

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
