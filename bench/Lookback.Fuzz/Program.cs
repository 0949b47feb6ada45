using System.Diagnostics;
using System.Globalization;
using Lookback.Fuzz;
using Lookback.Fuzz.Targets;
using SharpFuzz;

const int Found = 4;
// Before anything of Core runs: its instrumented code counts in it.
var edges = new EdgeMap();
switch (args)
{
    case ["targets"]:
        foreach (var target in FuzzTargets.All) Console.WriteLine(target.Name);
        return 0;
    case ["instrument", var assembly]:
        Fuzzer.Instrument(assembly, type => !type.StartsWith("Lookback.Core.Names", StringComparison.Ordinal), Options.Value);
        return 0;
    case ["run", var name, var seeds, var found, var seconds] when Target(name) is { } target:
        return Run(target, edges, seeds, found, TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
    case ["replay", var name, var file] when Target(name) is { } target:
        target.Try(File.ReadAllBytes(file));
        return 0;
    case ["afl", var name] when Target(name) is { } target:
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var input = new MemoryStream();
            stream.CopyTo(input);
            target.Try(input.ToArray());
        });
        return 0;
    case ["seeds", var name, var seeds, var to] when Target(name) is { } target:
        Directory.CreateDirectory(to);
        foreach (var (seed, i) in target.Seeds(SeedFolder.Read(seeds)).Select((s, i) => (s, i)))
            File.WriteAllBytes(Path.Combine(to, i.ToString(CultureInfo.InvariantCulture)), seed);
        return 0;
    default:
        Console.Error.WriteLine(
            "usage: lookback-fuzz targets | instrument ASSEMBLY | run TARGET SEEDS FOUND SECONDS | replay TARGET FILE | seeds TARGET SEEDS FOLDER | afl TARGET");
        return 2;
}

static FuzzTarget? Target(string name) => FuzzTargets.All.FirstOrDefault(t => t.Name == name);

static int Run(FuzzTarget target, EdgeMap edges, string seedFolder, string found, TimeSpan time)
{
    Directory.CreateDirectory(found);
    var running = Path.Combine(found, $"{target.Name}-running");
    var watch = Stopwatch.StartNew();
    using var guard = new Watch(running, () =>
    {
        Console.WriteLine($"{target.Name}: an input does not come to an end: {running}");
        Environment.Exit(Found);
    });
    var loop = new FuzzLoop(target, target.Seeds(SeedFolder.Read(seedFolder)), Environment.TickCount, edges) { Before = guard.Begin };
    loop.Run(() => watch.Elapsed < time);
    foreach (var (finding, i) in loop.Findings.Select((f, i) => (f, i + 1)))
    {
        var file = Path.Combine(found, $"{target.Name}-{i}");
        File.WriteAllBytes(file, finding.Input);
        File.WriteAllText($"{file}.txt", $"{finding.Sentence}\n{finding.Why}\n");
        Console.WriteLine($"{finding.Sentence}: {file}");
    }

    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{target.Name,-22} {loop.Tried,9:N0} inputs, {loop.Tried / watch.Elapsed.TotalSeconds,7:N0} a second; ")
        + string.Create(CultureInfo.InvariantCulture, $"{loop.Kept,5:N0} kept, {edges.Edges,6:N0} edges; {loop.Findings.Count} findings"));
    return loop.Findings.Count == 0 ? 0 : Found;
}
