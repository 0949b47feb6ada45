namespace Lookback.Flows.Fetching;

/// <summary>A file on disk for as long as it is needed.</summary>
/// <param name="folder">Where.</param>
internal sealed class TemporaryFile(string folder) : IDisposable
{
    private readonly string _path = Path.Combine(folder, $"lookback-fetch-{Path.GetRandomFileName()}");

    /// <summary>Begins it anew, for writing.</summary>
    public FileStream Create() => new(_path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write });

    /// <summary>Its bytes from the start.</summary>
    public FileStream Open() => File.OpenRead(_path);

    /// <inheritdoc/>
    public void Dispose() => File.Delete(_path);
}
