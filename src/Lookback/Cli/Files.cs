using System.Globalization;
using Lookback.Core.Documents;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;

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

    /// <summary>How a table's columns map to a listing's facts.</summary>
    public static ColumnMapping? ListMapping(string? path) =>
        path is null ? null : ColumnMapping.Parse(File.ReadAllText(Require(path)), Path.GetFileName(path));

    /// <summary>How a file's columns map to an encounter's fields.</summary>
    public static EncounterMapping EncounterMapping(string? path) =>
        path is null ? Core.Documents.EncounterMapping.None : Core.Documents.EncounterMapping.Parse(File.ReadAllText(Require(path)), Path.GetFileName(path));

    /// <summary>A date or instant from the command line, UTC.</summary>
    public static DateTimeOffset? Instant(string? text, string option) => text is null
        ? null
        : WrittenDate.TryInstant(text, out var at)
            ? at
            : throw new UsageException($"{option}: expected a date or instant such as 2024-05-31, found \"{text}\"");

    /// <summary>The path, if a file is there.</summary>
    public static string Require(string path) => File.Exists(path)
        ? path
        : throw new RefusedException("no-file", $"{path}: expected a file, found {(Directory.Exists(path) ? "a folder" : "nothing")}");

    /// <summary>Writes a file whole or not at all: under another name until it is finished.</summary>
    public static T WriteWhole<T>(string path, Func<TextWriter, T> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) throw new RefusedException("no-folder", $"{path}: the folder {folder} does not exist");
        var partial = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.part");
        try
        {
            T result;
            using (var writer = new StreamWriter(partial)) result = write(writer);
            File.Move(partial, path, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
