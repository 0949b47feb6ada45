using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>Publishers' files as they were received, to be read again.</summary>
internal static class KeptFiles
{
    /// <summary>An edition's files.</summary>
    public static IReadOnlyList<SourceFile> Of(Ledger ledger, Edition edition) =>
        [.. edition.Files.Select(f => new SourceFile(f.Name, () => Open(ledger, f)))];

    /// <summary>Where a file may lie for a while.</summary>
    public static string TemporaryPath() => Path.Combine(Path.GetTempPath(), $"lookback-{Path.GetRandomFileName()}");

    /// <summary>A file of its own that its owner alone can read: a list may be nobody else's business.</summary>
    public static FileStream Temporary(string path, FileOptions options)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = options };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, how);
    }

    /// <summary>A file by the hash of its bytes.</summary>
    public static SourceFile Named(Ledger ledger, string name, string sha256) => new(name, () => Open(ledger, new OriginalFile(name, sha256, 0)));

    /// <summary>An edition read again, as it was read when it was imported.</summary>
    /// <exception cref="RefusedException">They are not kept, or are no list that this program reads.</exception>
    public static EditionReading Read(Ledger ledger, Edition edition)
    {
        var mapping = edition.Mapping is { } text ? ColumnMapping.Parse(text, "the mapping on record") : null;
        return ListReader.Open(edition.Watchlist, Of(ledger, edition), KnownWatchlists.FormatsOf(edition.Watchlist, mapping), mapping);
    }

    // On disk while it is read: a list may be larger than the memory it should take.
    private static FileStream Open(Ledger ledger, OriginalFile file)
    {
        var path = TemporaryPath();
        var stream = Temporary(path, FileOptions.DeleteOnClose);
        try
        {
            // Without a name it is gone with the program, however that ends; Windows does so by the option alone.
            if (!OperatingSystem.IsWindows()) File.Delete(path);
            if (!ledger.Originals.CopyTo(file.Sha256, stream))
                throw new RefusedException("no-file", $"{file.Name} is not among the kept files: expected one of sha256 {file.Sha256}");
            stream.Position = 0;
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}
