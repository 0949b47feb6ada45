using System.Diagnostics;
using System.Globalization;

namespace Lookback.Bench.Load;

/// <summary>What a server held while it was asked and editions were swapped in.</summary>
/// <param name="Requests">How many requests there were.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Editions">How many editions came in.</param>
/// <param name="P99">Milliseconds of 99 in 100.</param>
/// <param name="Memory">Megabytes that are no file's, second by second.</param>
/// <param name="Faults">What failed.</param>
internal sealed record HeldLoadFigures(
    long Requests,
    long Failed,
    int Editions,
    double P99,
    IReadOnlyList<(double Second, double Resident, double Own)> Memory,
    IReadOnlyDictionary<string, int> Faults)
{
    /// <summary>The median of a part of the time, from a share to a share.</summary>
    public double Median(double from, double to)
    {
        var some = Memory.Skip((int)(Memory.Count * from)).Take(Math.Max(1, (int)(Memory.Count * (to - from)))).Select(m => m.Own).Order().ToList();
        return some[some.Count / 2];
    }

    /// <summary>Megabytes a minute in the second half, by the straight line that fits best.</summary>
    public double Slope()
    {
        var half = Memory.Skip(Memory.Count / 2).ToList();
        var (x, y) = (half.Average(m => m.Second), half.Average(m => m.Own));
        return half.Sum(m => (m.Second - x) * (m.Own - y)) / Math.Max(1e-9, half.Sum(m => (m.Second - x) * (m.Second - x))) * 60;
    }
}

/// <summary>Does memory stay flat, and is nobody turned away, while editions come in?</summary>
internal static class HeldLoad
{
    private const int Clients = 4;
    private const double PerSecond = 300;

    /// <summary>Runs it and tells.</summary>
    public static void Run(int listings, TimeSpan time, Action<string> tell)
    {
        var figures = Measure(listings, time, TimeSpan.FromSeconds(Math.Max(5, time.TotalSeconds / 12)), PerSecond, tell);
        foreach (var at in figures.Memory.Where((_, i) => i % Math.Max(1, figures.Memory.Count / 20) == 0))
            Line($"{at.Second,7:n0} s {at.Resident,7:n0} MB resident {at.Own,7:n0} MB own");
        Line($"{figures.Requests:n0} requests, {figures.Failed} failed, {figures.Editions} editions, p99 {figures.P99:n1} ms");
        Line($"own memory: median of the second fifth {figures.Median(0.2, 0.4):n0} MB, of the last fifth {figures.Median(0.8, 1):n0} MB");
        Line($"{figures.Slope():n2} MB a minute in the second half");
        foreach (var (why, count) in figures.Faults) tell($"failed {count} times: {why}");

        void Line(FormattableString text) => tell(text.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Asks at a pace, brings an edition in every so often, and looks at the server's memory once a second.</summary>
    public static HeldLoadFigures Measure(int listings, TimeSpan time, TimeSpan between, double perSecond, Action<string> tell)
    {
        using var office = new LoadOffice(listings);
        using var server = new LoadServer(office);
        var request = LoadRun.Ways(office).ElementAt(1).Request;
        var pace = new Pace(server, request, Clients);
        var (memory, watch, editions, wrong) = (new List<(double, double, double)>(), Stopwatch.StartNew(), 0, new Dictionary<string, int>());
        using var over = new CancellationTokenSource();
        var looking = new Thread(() =>
        {
            while (!over.Token.WaitHandle.WaitOne(1_000))
            {
                var (resident, own) = server.Memory();
                memory.Add((watch.Elapsed.TotalSeconds, resident, own));
            }
        });
        var bringing = new Thread(() =>
        {
            while (!over.Token.WaitHandle.WaitOne(between))
            {
                var number = editions + 1;
                using var client = new PlainClient(server.Address);
                var day = LoadOffice.Day(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                var status = client.Send(PlainClient.Upload(
                    $"/api/v1/watchlists/{LoadOffice.List}/editions", office.Officer, "invented.ftm.json", office.Edition(number), day));
                if (status != 201) wrong[$"an edition: {status}"] = wrong.GetValueOrDefault($"an edition: {status}") + 1;
                editions = number;
                tell($"{watch.Elapsed.TotalSeconds:n0} s: edition {number}, {server.Memory().Own:n0} MB");
            }
        });
        looking.Start();
        bringing.Start();
        var figures = pace.At(perSecond, time);
        over.Cancel();
        looking.Join();
        bringing.Join();
        foreach (var (why, count) in pace.Faults) wrong[why] = count;
        return new HeldLoadFigures(figures.Requests, figures.Failed, editions, figures.P99, memory, wrong);
    }
}
