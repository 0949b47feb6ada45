using System.Globalization;
using Lookback.Core.Documents;
using Lookback.Core.Lists;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Networks.Import;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Core.Time;
using Lookback.Flows;

namespace Lookback.Cli;

/// <summary>From paths and texts on the command line to what flows take.</summary>
internal static class Files
{
    /// <summary>A publisher's file, opened as often as it is read.</summary>
    /// <exception cref="RefusedException">There is no such file.</exception>
    public static SourceFile Source(string path)
    {
        Require(path);
        return new SourceFile(Path.GetFileName(path), () => File.OpenRead(path));
    }

    /// <summary>An edition's files; of an <c>index.json</c> alone also the file beside it that it names, where that is there.</summary>
    public static IReadOnlyList<SourceFile> Edition(IReadOnlyList<string> paths, WatchlistId watchlist)
    {
        var files = paths.Select(Source).ToList();
        if (files is not [var index] || !DatasetIndex.Is(index)) return files;
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(paths[0]))!, DatasetIndex.Read(index, watchlist.ToString()).Resource.Name);
        return File.Exists(beside) ? [index, Source(beside)]
            : File.Exists(beside + IndexedFile.Packed) ? [index, Source(beside + IndexedFile.Packed)]
            : files;
    }

    /// <summary>How a table's columns map to a listing's facts.</summary>
    public static ColumnMapping? ListMapping(string? path) =>
        path is null ? null : ColumnMapping.Parse(File.ReadAllText(Require(path)), Path.GetFileName(path));

    /// <summary>How a file's columns map to an encounter's fields.</summary>
    public static EncounterMapping EncounterMapping(string? path) =>
        path is null ? Core.Documents.EncounterMapping.None : Core.Documents.EncounterMapping.Parse(File.ReadAllText(Require(path)), Path.GetFileName(path));

    /// <summary>What the columns and words of a file of links mean.</summary>
    public static LinkMapping LinkMapping(string? path) =>
        path is null ? Core.Networks.Import.LinkMapping.None : Core.Networks.Import.LinkMapping.Parse(File.ReadAllText(Require(path)), Path.GetFileName(path));

    /// <summary>A date or instant from the command line, UTC.</summary>
    public static DateTimeOffset? Instant(string? text, string option) => text is null
        ? null
        : WrittenInstant.TryRead(text, out var at)
            ? at
            : throw new UsageException($"{option}: expected a date or instant such as 2024-05-31, found \"{text}\"");

    /// <summary>The path, if a file is there.</summary>
    public static string Require(string path) => File.Exists(path)
        ? path
        : throw new RefusedException("no-file", $"{path}: expected a file, found {(Directory.Exists(path) ? "a folder" : "nothing")}");

    /// <summary>Refuses a target that is one of the files the command reads.</summary>
    public static void RefuseOverwriting(string target, params ReadOnlySpan<string?> inputs) => RefuseOverwritingBy("--out", target, inputs);

    /// <summary>The same of a target that another option names.</summary>
    public static void RefuseOverwritingBy(string option, string target, params ReadOnlySpan<string?> inputs)
    {
        var full = Path.GetFullPath(target);
        foreach (var input in inputs)
        {
            if (input is not null && Path.GetFullPath(input) == full)
            {
                throw new RefusedException(
                    "would-overwrite", $"{option} {target} is a file that this command reads, or one of the store: expected another name");
            }
        }

        if (Directory.Exists(full)) throw new RefusedException("no-file", $"{option} {target}: expected a file's name, found a folder");
        var folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder)) throw new RefusedException("no-folder", $"{option} {target}: the folder {folder} does not exist");
    }

    /// <summary>Writes a file that its owner alone can read: it tells of a person.</summary>
    public static void WritePrivate(string path, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(bytes);
    }

    /// <summary>Writes a file whole or not at all: under another name until it is finished.</summary>
    public static T WriteWhole<T>(string path, Func<TextWriter, T> write) =>
        WriteWhole(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write }, write);

    /// <summary>The same of a file that its owner alone can read: it tells of persons.</summary>
    public static T WriteWholePrivate<T>(string path, Func<TextWriter, T> write)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return WriteWhole(path, options, write);
    }

    private static T WriteWhole<T>(string path, FileStreamOptions options, Func<TextWriter, T> write)
    {
        var partial = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.part");
        // One that a killed process of the same number left may be readable by others.
        File.Delete(partial);
        try
        {
            T result;
            using (var writer = new StreamWriter(partial, options)) result = write(writer);
            File.Move(partial, path, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
