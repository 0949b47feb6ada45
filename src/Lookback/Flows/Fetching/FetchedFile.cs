using Lookback.Core.Sources;
using Lookback.Store.Tables;

namespace Lookback.Flows.Fetching;

/// <summary>A file that was fetched; on disk until it was imported.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mark">What is to be remembered of it.</param>
/// <param name="Length">Its length, unpacked.</param>
/// <param name="Body">Its bytes; <see langword="null"/> where the publisher says that they are those of last time.</param>
internal sealed record FetchedFile(string Name, FetchMark Mark, long Length, TemporaryFile? Body) : IDisposable
{
    /// <summary>Whether the publisher says that it is the file of last time.</summary>
    public bool IsUnchanged => Body is null;

    /// <summary>As an import takes it.</summary>
    public SourceFile Source => new(Name, Body!.Open);

    /// <inheritdoc/>
    public void Dispose() => Body?.Dispose();
}
