using System.Diagnostics;
using Lookback.Store;

namespace Lookback.Bench;

/// <summary>What <c>bench cohort</c> found.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Cases">Cases invented.</param>
/// <param name="Members">Members counted.</param>
/// <param name="Entries">Entries written.</param>
/// <param name="BuildSeconds">To write them.</param>
/// <param name="BytesPerCase">Of the store on disk.</param>
/// <param name="FirstSeconds">From opening the store to the ledger printed, the first time in this process: code is compiled on the way.</param>
/// <param name="Median">The median of the times after that, each with the store opened anew.</param>
/// <param name="Worst">The slowest of them.</param>
/// <param name="ProcessorSeconds">Processor time of one of them, which other work on the machine does not change much.</param>
internal sealed record CohortBenchReport(
    MachineFacts Machine, int Cases, long Members, long Entries, double BuildSeconds, double BytesPerCase, double FirstSeconds, double Median, double Worst,
    double ProcessorSeconds);

/// <summary>Counts an invented cohort of any size in a store of its own, which is taken away again.</summary>
internal static class CohortBench
{
    /// <summary>Ledgers printed after the first.</summary>
    private const int Timed = 5;

    /// <summary>Builds and counts.</summary>
    /// <param name="count">How many cases.</param>
    /// <param name="print">Opens the store at a path, counts, prints, and gives back how many members there are.</param>
    /// <param name="progress">Told cases written and the share of the whole.</param>
    /// <param name="cancel">Stops.</param>
    public static CohortBenchReport Run(int count, Func<string, long> print, Action<long, double> progress, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("lookback-cohort-");
        try
        {
            var path = Path.Combine(folder.FullName, "cohort.db");
            var invented = new InventedCohort(count);
            var watch = Stopwatch.StartNew();
            using (var ledger = Ledger.OpenToAppend(path, TimeProvider.System, "bench")) invented.Write(ledger, progress, cancel);
            var build = watch.Elapsed.TotalSeconds;
            var size = folder.GetFiles().Sum(f => f.Length);
            var (members, first) = Print();
            var times = new List<double>();
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            for (var i = 0; i < Timed; i++)
            {
                cancel.ThrowIfCancellationRequested();
                times.Add(Print().Seconds);
            }

            process.Refresh();
            var processor = (process.TotalProcessorTime - before).TotalSeconds / Timed;
            times.Sort();
            return new CohortBenchReport(
                MachineFacts.Read(), count, members, invented.Entries, Math.Round(build, 1), Math.Round((double)size / count), Math.Round(first, 2),
                Math.Round(times[Timed / 2], 2), Math.Round(times[^1], 2), Math.Round(processor, 2));

            (long Members, double Seconds) Print()
            {
                var clock = Stopwatch.StartNew();
                var counted = print(path);
                return (counted, clock.Elapsed.TotalSeconds);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
