using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Flows;
using Lookback.Store;

namespace Lookback.Bench.Load;

/// <summary>One way to ask, under full and under half load.</summary>
/// <param name="What">What is asked.</param>
/// <param name="Parties">Parties of one request.</param>
/// <param name="Full">With all the server takes.</param>
/// <param name="Half">At half of that.</param>
internal sealed record LoadLine(string What, int Parties, PaceFigures Full, PaceFigures Half)
{
    /// <summary>Parties a second of the server's processor time.</summary>
    public double PartiesPerCore => Full.PerServerSecond * Parties;
}

/// <summary>What a load found.</summary>
/// <param name="Listings">How many listings there were.</param>
/// <param name="InProcess">Screenings a second in one process on one thread, of the same people against the same listings, by processor time.</param>
/// <param name="Lines">Each way to ask.</param>
internal sealed record LoadFigures(int Listings, double InProcess, IReadOnlyList<LoadLine> Lines)
{
    /// <summary>How near a way to ask comes, on one core, to screening in one process.</summary>
    public double Ratio(LoadLine line) => line.PartiesPerCore / InProcess;
}

/// <summary>How much does a server take, and how long does it hold? The real program, on loopback, with invented people and lists.</summary>
internal static class LoadRun
{
    private const int Usual = 20_000;
    private const int Batch = 100;
    private const int Clients = 8;
    private const int Singles = 30_000;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(3);
    private static readonly byte[] Nothing = PlainClient.Get("/healthz", null);

    public static void Run(string[] options)
    {
        var listings = Number(options, "--listings", Usual);
        if (Number(options, "--minutes", 0) is > 0 and var minutes)
        {
            HeldLoad.Run(listings, TimeSpan.FromMinutes(minutes), Console.WriteLine);
            return;
        }

        if (Number(options, "--editions", 0) is > 0 and var editions)
        {
            LiveLoad.Measure(listings, editions, Console.WriteLine);
            return;
        }

        var figures = Measure(listings, TimeSpan.FromSeconds(Number(options, "--seconds", 10)), Console.Error.WriteLine);
        Line($"{figures.Listings:n0} listings; in one process, one thread: {figures.InProcess:n0} screenings a second");
        Line($"  {"",-34} {"a second",9} {"a core",9} {"ratio",6} {"p50",7} {"p95",7} {"p99",7} | half load {"p50",7} {"p95",7} {"p99",7} failed");
        foreach (var l in figures.Lines)
        {
            var half = string.Create(CultureInfo.InvariantCulture, $"{l.Half.PerSecond,9:n0} {l.Half.P50,7:n2} {l.Half.P95,7:n2} {l.Half.P99,7:n2}");
            var full = string.Create(CultureInfo.InvariantCulture, $"{l.Full.P50,7:n2} {l.Full.P95,7:n2} {l.Full.P99,7:n2}");
            var failed = l.Full.Failed + l.Half.Failed;
            Line($"  {l.What,-34} {l.Full.PerSecond,9:n0} {l.Full.PerServerSecond,9:n0} {figures.Ratio(l),6:n2} {full} | {half} {failed,6:n0}");
        }
    }

    /// <summary>Every way to ask, each for a while under full load and for a while at half of it.</summary>
    public static LoadFigures Measure(int listings, TimeSpan time, Action<string> tell)
    {
        using var office = new LoadOffice(listings);
        var inProcess = InProcess(office, time < Enough ? time : Enough);
        tell($"in process: {inProcess:n0} a second");
        using var server = new LoadServer(office);
        var lines = new List<LoadLine>();
        foreach (var (what, parties, request) in Ways(office))
        {
            var pace = new Pace(server, request, Clients);
            pace.Full(time / 4);
            var full = pace.Full(time);
            lines.Add(new LoadLine(what, parties, full, pace.At(full.PerSecond / 2, time)));
            tell($"{what}: {full.PerSecond:n0} a second{string.Concat(pace.Faults.Select(f => $"; {f.Value} failed by {f.Key}"))}");
        }

        return new LoadFigures(listings, inProcess, lines);
    }

    /// <summary>The ways to ask.</summary>
    public static IEnumerable<(string What, int Parties, Func<long, byte[]> Request)> Ways(LoadOffice office)
    {
        // Bodies are made beforehand: whoever loads shares the machine. Each is of somebody else: an index remembers the words that it was asked for.
        var (ones, many) = (Ready(office, 100_000, Singles, 1), Ready(office, 200_000, Singles / Batch, Batch));
        var screened = Enumerable.Range(0, Singles).Select(i => office.Met(300_000 + i)).ToArray();
        // What an answer of nothing costs: the rest of each is ours.
        yield return ("/healthz", 1, _ => Nothing);
        yield return ("/match, one", 1, Sending(ones, office.Screener));
        yield return ("/match, 100 together", Batch, Sending(many, office.Screener));
        yield return ("/match, one, recorded", 1, Sending(ones, office.Recorder));
        yield return ("/match, 100 together, recorded", Batch, Sending(many, office.Recorder));
        // Each a reference of its own: what is on record already would be answered without being recorded.
        yield return ("/api/v1/screenings, one", 1, n => PlainClient.Post("/api/v1/screenings", office.Screener, Encounter(screened[n % screened.Length], n)));
    }

    private static Func<long, byte[]> Sending(byte[][] bodies, string key)
    {
        var requests = bodies.Select(b => PlainClient.Post("/match/default", key, b)).ToArray();
        return n => requests[n % requests.Length];
    }

    private static byte[][] Ready(LoadOffice office, int from, int count, int together) =>
    [.. Enumerable.Range(0, count).Select(i => JsonSerializer.SerializeToUtf8Bytes(new
    {
        queries = Enumerable.Range(0, together).Select(q => office.Met(from + ((long)i * together) + q)).ToDictionary(
            m => m.Reference,
            m => new { schema = "Person", properties = new { name = new[] { m.Name }, birthDate = m.BirthDate is { } day ? new[] { day } : [] } }),
    }))];

    private static byte[] Encounter(Populations.InventedEncounter met, long number) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        reference = FormattableString.Invariant($"LOAD-{number}"), name = met.Name, birth_date = met.BirthDate, met_at = "2026-01-06T09:00:00Z",
    });

    private static double InProcess(LoadOffice office, TimeSpan time)
    {
        using var ledger = Ledger.OpenToAppend(office.Location, TimeProvider.System, "bench");
        KeptListings.Bring(ledger, static (_, _) => { }, CancellationToken.None);
        var index = ReadyListings.Of(ledger, Policy.Default).Index;
        var people = Enumerable.Range(0, 2 * Singles).Select(i => office.Met(i).Facts())
            // As they are asked about: by name and birth date.
            .Select(f => new PartyFacts { Schema = f.Schema, Names = f.Names, BirthDates = f.BirthDates }).ToList();
        var next = 0;
        // Others first, until what is run most is compiled.
        For(time);
        var (taken, begun) = (Environment.CpuUsage.TotalTime, next);
        For(time);
        return (next - begun) / (Environment.CpuUsage.TotalTime - taken).TotalSeconds;

        void For(TimeSpan most)
        {
            for (var watch = Stopwatch.StartNew(); watch.Elapsed < most;)
                for (var i = 0; i < 100; i++) Screen(people[next++ % people.Count]);
        }

        void Screen(PartyFacts facts) => index.Screen(PreparedParty.Of(facts));
    }

    private static int Number(string[] options, string name, int otherwise) =>
        options.SkipWhile(o => o != name).Skip(1).FirstOrDefault() is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
