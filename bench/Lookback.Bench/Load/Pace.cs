using System.Collections.Concurrent;
using System.Diagnostics;

namespace Lookback.Bench.Load;

/// <summary>What came of a load.</summary>
/// <param name="PerSecond">Requests a second, by the clock.</param>
/// <param name="PerServerSecond">Requests a second of the server's processor time: what one core does that does nothing else.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P95">Milliseconds of 95 in 100.</param>
/// <param name="P99">Milliseconds of 99 in 100.</param>
/// <param name="Requests">How many there were.</param>
/// <param name="Failed">How many of them were not answered as they should be.</param>
internal sealed record PaceFigures(double PerSecond, double PerServerSecond, double P50, double P95, double P99, long Requests, long Failed);

/// <summary>Loads a server, with all it takes or at a pace.</summary>
internal sealed class Pace(LoadServer server, Func<long, byte[]> request, int clients)
{
    private long _next;

    /// <summary>What a failed request was answered with, and how often.</summary>
    public ConcurrentDictionary<string, int> Faults { get; } = [];

    /// <summary>As much as is taken: each client sends when it was answered.</summary>
    public PaceFigures Full(TimeSpan time) => Run(time, null);

    /// <summary>
    /// At a pace: requests begin when they are due, whether or not those before them were answered, and are timed from then; so a server that halts is
    /// seen to halt.
    /// </summary>
    public PaceFigures At(double perSecond, TimeSpan time) => Run(time, perSecond);

    private PaceFigures Run(TimeSpan time, double? perSecond)
    {
        var (times, failed, due) = (new ConcurrentBag<List<long>>(), 0L, -1L);
        var (taken, watch) = (server.Taken, Stopwatch.StartNew());
        var threads = Enumerable.Range(0, clients).Select(_ => new Thread(() =>
        {
            var (own, client) = (new List<long>(), new PlainClient(server.Address));
            while (watch.Elapsed < time)
            {
                var begun = Stopwatch.GetTimestamp();
                if (perSecond is { } pace)
                {
                    var at = TimeSpan.FromSeconds(Interlocked.Increment(ref due) / pace);
                    if (at >= time) break;
                    if (at - watch.Elapsed is { } wait && wait > TimeSpan.Zero) Thread.Sleep(wait);
                    begun = Stopwatch.GetTimestamp() - Math.Max(0, (watch.Elapsed - at).Ticks * Stopwatch.Frequency / TimeSpan.TicksPerSecond);
                }

                try
                {
                    var status = client.Send(request(Interlocked.Increment(ref _next)));
                    if (status is not (200 or 201)) Fail(status.ToString(System.Globalization.CultureInfo.InvariantCulture));
                }
                catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
                {
                    Fail(e.Message);
                    client.Dispose();
                    client = new PlainClient(server.Address);
                }

                own.Add(Stopwatch.GetTimestamp() - begun);
            }

            client.Dispose();
            times.Add(own);
        })).ToList();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        var (elapsed, server1) = (watch.Elapsed, server.Taken - taken);
        var all = times.SelectMany(t => t).Order().ToList();
        return new PaceFigures(
            Math.Round(all.Count / elapsed.TotalSeconds, 1), Math.Round(all.Count / server1.TotalSeconds, 1), Milliseconds(all, 0.5), Milliseconds(all, 0.95),
            Milliseconds(all, 0.99), all.Count, failed);

        void Fail(string why)
        {
            Interlocked.Increment(ref failed);
            Faults.AddOrUpdate(why, 1, static (_, n) => n + 1);
        }
    }

    private static double Milliseconds(List<long> sorted, double share) =>
        sorted.Count == 0 ? 0 : Math.Round(sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))] * 1e3 / Stopwatch.Frequency, 2);
}
