namespace Lookback.Tests.Support;

/// <summary>A folder of a test's own, removed with it.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder;

    public TempFolder() => _folder = Directory.CreateTempSubdirectory("lookback-test-");

    private TempFolder(DirectoryInfo folder) => _folder = folder;

    /// <summary>One in memory where the system has a place for that: a sync costs nothing there, for tests that make hundreds of stores.</summary>
    public static TempFolder InMemory() =>
        Directory.Exists("/dev/shm") ? new TempFolder(Directory.CreateDirectory($"/dev/shm/lookback-test-{Guid.NewGuid():N}")) : new TempFolder();

    /// <summary>The path of a file in it.</summary>
    public string this[string name] => Path.Combine(_folder.FullName, name);

    /// <summary>The folder itself.</summary>
    public string Root => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
