using System.Diagnostics;
using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Networks;
using Trace = Lookback.Core.Networks.Trace;

namespace Lookback.Bench;

/// <summary>What <c>bench networks</c> found.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Links">Links invented.</param>
/// <param name="Encounters">Encounters among what they link.</param>
/// <param name="AtTheHub">Neighbours of the one node that most share.</param>
/// <param name="BuildSeconds">To write them, sorted, into the table that is walked.</param>
/// <param name="BytesPerLink">Of the store on disk, encounters' rows and all.</param>
/// <param name="Trace">A trace of depth 3 from who is linked to 1,000.</param>
/// <param name="BesideHub">The same from who is linked to 100 people all of whom share that node.</param>
/// <param name="AwayFromHub">The same where nobody does.</param>
/// <param name="HubRatio">The median of the first over that of the second.</param>
/// <param name="Designation">The whole of what a designation of who is linked to 1,000 leads to: depth 2, however much work it is.</param>
internal sealed record NetworksReport(
    MachineFacts Machine, long Links, long Encounters, int AtTheHub, double BuildSeconds, double BytesPerLink, TraceFigures Trace, TraceFigures BesideHub,
    TraceFigures AwayFromHub, double HubRatio, TraceFigures Designation);

/// <summary>What traces took, in milliseconds on the clock.</summary>
/// <param name="Traces">How many were timed.</param>
/// <param name="Median">Half were done by then.</param>
/// <param name="P95">95 in 100.</param>
/// <param name="P99">99 in 100.</param>
/// <param name="Nodes">Nodes walked from by the last.</param>
/// <param name="Edges">Edges looked at by the last.</param>
/// <param name="Reached">Nodes reached by the last.</param>
/// <param name="Truncated">How many stopped before their end.</param>
internal sealed record TraceFigures(int Traces, double Median, double P95, double P99, int Nodes, int Edges, int Reached, int Truncated);

/// <summary>Walks an invented network of any size in a store of its own, which is taken away again.</summary>
internal static class NetworksBench
{
    /// <summary>Walks of each kind that are timed.</summary>
    public const int Timed = 100;

    private static readonly TraceRules Rules = new() { Day = new DateOnly(2026, 1, 1) };

    /// <summary>Builds and walks.</summary>
    /// <param name="links">How many links.</param>
    /// <param name="timed">How many walks of each kind are timed.</param>
    /// <param name="progress">Told edges written and the share of the whole.</param>
    /// <param name="cancel">Stops.</param>
    public static NetworksReport Run(int links, int timed, Action<long, double> progress, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("lookback-networks-");
        try
        {
            var path = Path.Combine(folder.FullName, "networks.db");
            var invented = new InventedLinks(links);
            using var ledger = Ledger.OpenToAppend(path, TimeProvider.System, "bench");
            var seconds = Build(ledger, invented, progress, cancel);
            var size = folder.GetFiles().Sum(f => f.Length);
            var big = invented.Arranging.Where(a => a.Degree == InventedLinks.MostArranged).Select(a => a.Node).ToList();
            var beside = Time(ledger, timed, invented.Last, invented.BesideTheHub, Rules, cancel);
            var away = Time(ledger, timed, invented.Last, invented.AwayFromTheHub, Rules, cancel);
            return new NetworksReport(
                MachineFacts.Read(),
                invented.Count,
                invented.Last,
                invented.AtTheHub,
                Math.Round(seconds, 1),
                Math.Round((double)size / invented.Count, 1),
                Time(ledger, timed, invented.Last, big, Rules, cancel),
                beside,
                away,
                Math.Round(beside.Median / away.Median, 2),
                Time(ledger, timed, invented.Last, big, Rules with { Depth = 2, MostNodes = int.MaxValue, MostEdges = int.MaxValue }, cancel));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Build(Ledger ledger, InventedLinks invented, Action<long, double> progress, CancellationToken cancel)
    {
        var rows = new InventedEdges(ledger);
        var watch = Stopwatch.StartNew();
        var (done, all) = (0L, 2 * invented.Count);
        foreach (var (edge, subject) in invented.Sorted())
        {
            rows.Add(edge, subject);
            if (++done % 50_000 != 0) continue;
            cancel.ThrowIfCancellationRequested();
            progress(done, done / (double)all);
        }

        rows.AddEncounters(invented.Encounters);
        rows.Complete(invented.Last);
        return watch.Elapsed.TotalSeconds;
    }

    private static TraceFigures Time(Ledger ledger, int timed, long at, List<long> starts, TraceRules rules, CancellationToken cancel)
    {
        // The first walk compiles, and is not timed.
        Trace last = Walk(starts[^1]);
        var times = new List<double>();
        var truncated = 0;
        for (var i = 0; i < timed; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var watch = Stopwatch.StartNew();
            last = Walk(starts[i % starts.Count]);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (last.Truncated) truncated++;
        }

        times.Sort();
        return new TraceFigures(times.Count, At(50), At(95), At(99), last.Nodes, last.Edges, last.Reached.Count, truncated);

        Trace Walk(long start) => NetworkWalk.From(ledger.Network(at), [(start, NodeKind.Party)], rules);

        double At(int percent) => Math.Round(times[Math.Min(times.Count - 1, times.Count * percent / 100)], 2);
    }
}
