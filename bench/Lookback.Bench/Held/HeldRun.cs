using System.Globalization;
using System.Text.Json;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Bench.Held;

/// <summary>Does memory grow with the file? An invented list in each format, of any size, written to a file and read from it.</summary>
internal static class HeldRun
{
    private const int Megabytes = 500;

    public static void Run(string[] options)
    {
        var size = options is ["--megabytes", var text, ..] ? long.Parse(text, CultureInfo.InvariantCulture) : Megabytes;
        var names = options is ["--megabytes", ..] ? options[2..] : options;
        Console.WriteLine($"{"list",-22} {"MB",6} {"listings",10} {"MB/s",6} {"listings/s",11} {"held at 10%",12} {"at 90%",8} {"most, MB",9}");
        foreach (var list in InventedLists.All.Where(l => names.Length == 0 || names.Contains(l.Name))) Tell(OnDisk(list, size * 1_000_000));
    }

    /// <summary>Reads each list while it is made, and writes what it took as a line of JSON: for a test, which has a heap of its own to keep apart.</summary>
    public static void Lines(string[] options)
    {
        var size = long.Parse(options[0], CultureInfo.InvariantCulture) * 1_000_000;
        foreach (var list in InventedLists.All)
        {
            // What is loaded once, by whichever list comes first, is no list's.
            InMemory(list, size / 20);
            Console.WriteLine(JsonSerializer.Serialize(InMemory(list, size)));
        }
    }

    /// <summary>Reads the list from a file of a folder of the run's own.</summary>
    public static HeldFigures OnDisk(InventedList list, long bytes)
    {
        var folder = Directory.CreateTempSubdirectory("lookback-held-");
        try
        {
            var parties = list.Parties(bytes);
            foreach (var file in list.Files)
            {
                using var to = File.Create(Path.Combine(folder.FullName, file.Name));
                using var text = new InventedText(file.Text(parties));
                text.CopyTo(to);
            }

            return Read(list, file => File.OpenRead(Path.Combine(folder.FullName, file.Name)), folder.EnumerateFiles().Sum(f => f.Length));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Reads the list while it is made.</summary>
    public static HeldFigures InMemory(InventedList list, long bytes)
    {
        var parties = list.Parties(bytes);
        return Read(list, file => new InventedText(file.Text(parties)), bytes);
    }

    private static HeldFigures Read(InventedList list, Func<InventedFile, Stream> open, long bytes)
    {
        var meter = new HeldMeter();
        SourceFile[] files = [.. list.Files.Select(f => meter.Watched(f.Name, () => open(f), Length(open(f))))];
        var mapping = list.Mapping is null ? null : ColumnMapping.Parse(list.Mapping, "mapping.json");
        var (listings, issues, refused) = (0L, 0L, default(string));
        meter.Begin();
        try
        {
            var reading = ListReader.Open(new WatchlistId("bench"), files, [], mapping);
            foreach (var listing in reading.Listings()) listings++;
            issues = reading.IssueCount;
        }
        catch (RefusedException wrong)
        {
            refused = wrong.Refusal.Code;
        }

        meter.End();
        return new HeldFigures(list.Name, bytes, listings, issues, refused, meter.Took, meter.AtTenth, meter.AtEnd, meter.Most);
    }

    private static long Length(Stream stream)
    {
        using (stream)
        {
            var (all, buffer) = (0L, new byte[1 << 16]);
            for (int read; (read = stream.Read(buffer)) > 0;) all += read;
            return all;
        }
    }

    private static void Tell(HeldFigures f)
    {
        var held = FormattableString.Invariant($"{f.HeldAtTenth / 1e6,12:N1} {f.HeldAtEnd / 1e6,8:N1} {f.HeldMost / 1e6,9:N1}");
        Console.WriteLine(f.Refused is { } code
            ? FormattableString.Invariant($"{f.Name,-22} {f.Bytes / 1e6,6:N0} refused ({code}) {"",13} {held}")
            : FormattableString.Invariant($"{f.Name,-22} {f.Bytes / 1e6,6:N0} {f.Listings,10:N0} {f.MegabytesPerSecond,6:N0} ")
                + FormattableString.Invariant($"{f.Listings / f.Took.TotalSeconds,11:N0} {held}"));
        if (f.Issues > 0) Console.WriteLine(FormattableString.Invariant($"  {f.Issues:N0} issues"));
    }
}
