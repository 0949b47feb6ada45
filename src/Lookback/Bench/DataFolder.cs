using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Bench;

/// <summary>
/// The folder of public data to measure on. It is no part of the program: <c>shared/data</c> beside the repository where there is one,
/// or whichever folder the caller names. Looked for only when a file of it is asked for, so that own files need no such folder.
/// </summary>
/// <param name="named">The folder that the caller named; <see langword="null"/> for the one beside the repository.</param>
internal sealed class DataFolder(string? named)
{
    private readonly Lazy<string> _root = new(() => Root(named));

    /// <summary>A file of the folder.</summary>
    /// <exception cref="RefusedException">There is no such folder, or no such file in it.</exception>
    public SourceFile File(string relative)
    {
        var path = Path.Combine(_root.Value, relative);
        if (!System.IO.File.Exists(path)) throw new RefusedException("no-file", $"{path}: expected a file of the public data, found nothing");
        return new SourceFile(Path.GetFileName(path), () => System.IO.File.OpenRead(path));
    }

    private static string Root(string? named)
    {
        if (named is not null)
            return Directory.Exists(named) ? named : throw new RefusedException("no-folder", $"--data {named}: expected a folder, found nothing");
        foreach (var start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (Path.Combine(folder.FullName, "shared", "data") is var found && Directory.Exists(found)) return found;
        }

        throw new RefusedException(
            "no-folder",
            "there is no shared/data beside the program or this folder: name the folder of public data with --data, or give files of your own");
    }
}
