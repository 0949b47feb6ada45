using System.Diagnostics;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Bench;

/// <summary>How fast lists are read: rows and megabytes of the unpacked text a second on one core, from the packed file to the listing.</summary>
internal static class ReadersRun
{
    private const int Rounds = 6;

    /// <summary>Reads each file a few times; the best counts, for the first compiles.</summary>
    public static void Run(string[] paths)
    {
        Console.WriteLine($"{"file",-44} {"format",-20} {"listings",9} {"rows/s",10} {"MB/s",8}");
        foreach (var path in paths)
        {
            var file = new SourceFile(Path.GetFileName(path), () => File.OpenRead(path));
            try
            {
                Time(file);
            }
            catch (RefusedException refused)
            {
                Console.WriteLine($"{file.Name,-44} refused ({refused.Refusal.Code})");
            }
        }
    }

    private static void Time(SourceFile file)
    {
        var (best, listings, reading) = (TimeSpan.MaxValue, 0, default(EditionReading));
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            reading = ListReader.Open(new WatchlistId("bench"), [file], []);
            listings = reading.Listings().Count();
            if (watch.Elapsed < best) best = watch.Elapsed;
        }

        var length = Spreadsheet.Is(file) ? Length(file.Open()) : Text(file);
        Console.WriteLine(
            FormattableString.Invariant($"{file.Name,-44} {reading!.Format,-20} {listings,9:N0} {reading.RowsRead / best.TotalSeconds,10:N0} {length / best.TotalSeconds / 1e6,8:N1}"));
    }

    private static long Length(Stream stream)
    {
        using (stream) return stream.Length;
    }

    private static long Text(SourceFile file)
    {
        using var text = SourceText.Open(file);
        var (all, buffer) = (0L, new char[1 << 16]);
        for (int read; (read = text.Read(buffer)) > 0;) all += System.Text.Encoding.UTF8.GetByteCount(buffer.AsSpan(0, read));
        return all;
    }
}
