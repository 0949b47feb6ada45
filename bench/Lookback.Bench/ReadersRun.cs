using System.Diagnostics;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Bench;

/// <summary>
/// How fast lists are read: rows and megabytes of the unpacked text a second on one core, from the packed file to the listing; by the clock, and of
/// processor time, which says the same where the machine has other work too. A small file is read many times, or the figure would be the compiler's.
/// </summary>
internal static class ReadersRun
{
    private const int Rounds = 6;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(0.5);

    /// <summary>Reads each file until all of its code is compiled, and then in rounds, of which the best counts.</summary>
    public static void Run(string[] paths)
    {
        Console.WriteLine($"{"",-44} {"",-20} {"",9} {"by the clock",19}   {"of processor time",19}");
        Console.WriteLine($"{"file",-44} {"format",-20} {"listings",9} {"rows/s",10} {"MB/s",8}   {"rows/s",10} {"MB/s",8}");
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
        var (reading, listings) = Read(file);
        Spent(file, Warm);
        var (clock, processor) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var spent = Spent(file, Round);
            if (spent.Clock < clock) clock = spent.Clock;
            if (spent.Processor < processor) processor = spent.Processor;
        }

        var length = Spreadsheet.Is(file) ? Length(file.Open()) : Text(file);
        Console.WriteLine(FormattableString.Invariant($"{file.Name,-44} {reading.Format,-20} {listings,9:N0} {Rate(clock)}   {Rate(processor)}"));

        string Rate(TimeSpan of) => FormattableString.Invariant($"{reading.RowsRead / of.TotalSeconds,10:N0} {length / of.TotalSeconds / 1e6,8:N1}");
    }

    /// <summary>What one reading takes, of as many as fill a time.</summary>
    private static (TimeSpan Clock, TimeSpan Processor) Spent(SourceFile file, TimeSpan atLeast)
    {
        var (watch, before, readings) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, 0);
        for (; Environment.CpuUsage.TotalTime - before < atLeast; readings++) Read(file);
        return (watch.Elapsed / readings, (Environment.CpuUsage.TotalTime - before) / readings);
    }

    private static (EditionReading Reading, int Listings) Read(SourceFile file)
    {
        var reading = ListReader.Open(new WatchlistId("bench"), [file], []);
        return (reading, reading.Listings().Count());
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
