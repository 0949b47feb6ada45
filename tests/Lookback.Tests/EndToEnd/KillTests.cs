using System.Text.Json;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>
/// The program is killed (SIGKILL) at moments drawn from a seed, again and again, until it gets through. Nothing that was on record is
/// lost or changed, nothing is doubled, and the end is that of a run that nobody killed.
/// </summary>
[Collection(nameof(Alone))]
public sealed class KillTests
{
    private const int KillsPerStep = 6;
    private const int KillsPerStepOnAServer = 2;

    /// <summary>Two here; LOOKBACK_KILL_SEEDS asks for more, for a long run by hand.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Asked ?? 2)];

    /// <summary>One, as a server takes its time to come back.</summary>
    public static TheoryData<int> SeedsOnAServer => [.. Enumerable.Range(1, Asked ?? 1)];

    private static int? Asked => int.TryParse(Environment.GetEnvironmentVariable("LOOKBACK_KILL_SEEDS"), out var seeds) ? seeds : null;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Killed_during_import_screening_and_lookback_it_ends_as_if_it_had_not_been(int seed)
    {
        using var folder = new TempFolder();
        Ends(folder, folder["uncut.db"], folder["cut.db"], seed, KillsPerStep);
    }

    [Theory]
    [MemberData(nameof(SeedsOnAServer))]
    public void Killed_while_it_writes_to_a_server_it_ends_as_if_it_had_not_been(int seed)
    {
        var cluster = PostgresCluster.Shared;
        using var folder = new TempFolder();
        TheProgram.Home = folder.Root;
        Ends(folder, cluster.CreateDatabase(), cluster.CreateDatabase(), seed, KillsPerStepOnAServer);
    }

    /// <summary>The server is killed, again and again, while the program writes: it says so in a sentence, and the same command finishes.</summary>
    [Theory]
    [MemberData(nameof(SeedsOnAServer))]
    public void A_server_that_is_killed_under_it_costs_no_more_than_the_command(int seed)
    {
        using var cluster = PostgresCluster.Start(new PostgresOptions { Fsync = true });
        using var folder = new TempFolder();
        TheProgram.Home = folder.Root;
        MakeLists(folder);
        var random = new Random(seed);
        var uncut = Play(folder, cluster.CreateDatabase(), null, 0, out var durations);
        var store = cluster.CreateDatabase();
        var kept = new Dictionary<long, string>();
        foreach (var (step, duration) in Steps(folder).Zip(durations))
        {
            string[] arguments = [.. step, "--store", store, "--actor", "tester"];
            for (var kill = 0; kill < KillsPerStepOnAServer; kill++)
            {
                var ran = TheProgram.During(
                    () =>
                    {
                        Thread.Sleep(duration * (0.3 + (0.7 * random.NextDouble())));
                        cluster.Kill();
                    },
                    arguments);
                cluster.Restart();
                Assert.True(ran.ExitCode is 0 or 3 or 4, $"exit code {ran.ExitCode}: {ran.Error}");
                if (ran.ExitCode != 0) Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
                StillHolds(store, kept);
            }

            TheProgram.Run(arguments).Expect(0);
            StillHolds(store, kept);
        }

        var cut = Ended(folder, store);
        Assert.Equal(uncut.Findings, cut.Findings);
        Assert.Equal(uncut.Rows, cut.Rows);
        Assert.Equal(uncut.Status, cut.Status);
    }

    private static void Ends(TempFolder folder, string uncutStore, string cutStore, int seed, int kills)
    {
        MakeLists(folder);
        var uncut = Play(folder, uncutStore, null, 0, out var durations);
        var cut = Play(folder, cutStore, new Random(seed), kills, out _, durations);
        Assert.Equal(uncut.Findings, cut.Findings);
        Assert.Equal(uncut.Rows, cut.Rows);
        Assert.Equal(uncut.Status, cut.Status);
        Assert.NotEmpty(uncut.Findings);
    }

    private static string[][] Steps(TempFolder folder) =>
    [
        ["list", "import", "own-list", folder["a.json"], "--published", "2026-01-01"],
        ["screen", folder["people.csv"], "--out", folder["out.csv"]],
        ["list", "import", "own-list", folder["b.json"], "--published", "2026-02-01"],
        ["run"],
    ];

    private static (List<string> Findings, string[] Rows, string Status) Play(
        TempFolder folder, string store, Random? killer, int kills, out List<TimeSpan> durations, List<TimeSpan>? expected = null)
    {
        var steps = Steps(folder);
        durations = [];
        var kept = new Dictionary<long, string>();
        for (var i = 0; i < steps.Length; i++)
        {
            string[] arguments = [.. steps[i], "--store", store, "--actor", "tester"];
            for (var kill = 0; killer is not null && kill < kills; kill++)
            {
                // From the moment the runtime is up until a little past the step's own end.
                var after = expected![i] * (0.1 + killer.NextDouble());
                if (!TheProgram.KillAfter(after, arguments)) break;
                StillHolds(store, kept);
            }

            var watch = System.Diagnostics.Stopwatch.StartNew();
            TheProgram.Run(arguments).Expect(0);
            durations.Add(watch.Elapsed);
            StillHolds(store, kept);
        }

        return Ended(folder, store);
    }

    /// <summary>Every entry seen before is there unchanged, every hash is right, and the views can be rebuilt into themselves.</summary>
    private static void StillHolds(string store, Dictionary<long, string> kept)
    {
        var isFile = !store.StartsWith("postgres", StringComparison.Ordinal);
        if (isFile && !File.Exists(store)) return;
        using var ledger = Open(store);
        var found = ledger.Entries.From(1).ToDictionary(e => e.Position, e => $"{e.KnownAt:O} {EntryCodec.Encode(e.Body).Kind} {JsonOf(e)}");
        foreach (var (position, entry) in kept) Assert.Equal(entry, found[position]);
        foreach (var (position, entry) in found) kept[position] = entry;
        if (found.Count == 0) return;
        var live = StoreRows.Views(ledger);
        ledger.RebuildViews();
        Assert.Equal(live, StoreRows.Views(ledger));
    }

    // A server takes a moment to notice that its client was killed.
    private static Ledger Open(string store)
    {
        var location = new StoreLocation { Address = store, Home = TheProgram.Home };
        for (var since = System.Diagnostics.Stopwatch.StartNew(); ; Thread.Sleep(20))
        {
            try
            {
                return Ledger.OpenToAppend(location, TimeProvider.System, "tester");
            }
            catch (Core.Records.RefusedException e) when (e.Refusal.Code == "store-busy" && since.Elapsed < TimeSpan.FromSeconds(20))
            {
                // Not yet.
            }
        }
    }

    private static string JsonOf(Core.Records.Entry entry) => System.Text.Encoding.UTF8.GetString(EntryCodec.Encode(entry.Body).Text);

    private static (List<string> Findings, string[] Rows, string Status) Ended(TempFolder folder, string store)
    {
        var findings = TheProgram.Run("finding", "ls", "--json", "--store", store).Expect(0).Json.EnumerateArray()
            .Select(f => $"{f.GetProperty("finding")} {f.GetProperty("reference")} {f.GetProperty("score")} {f.GetProperty("verdict")}")
            .Order(StringComparer.Ordinal)
            .ToList();
        var status = TheProgram.Run("status", "--json", "--store", store).Expect(0).Json;
        var counts = string.Join(' ', new[] { "encounters", "subjects", "alerts", "findings", "lookback_due" }.Select(n => $"{n}={status.GetProperty(n)}"));
        return (findings, File.ReadAllLines(folder["out.csv"]), counts);
    }

    private static void MakeLists(TempFolder folder)
    {
        var random = new Random(99);
        string[] given = ["Oleg", "Marta", "Behruz", "Ifeoma", "Dario", "Yevgenia", "Suleiman", "Agnieszka"];
        string Name(int i) => $"{given[i % given.Length]} {Syllables(i)}ov";
        var listings = Enumerable.Range(0, 3000).Select(i => $$$"""{"id":"P{{{i}}}","schema":"Person","caption":"{{{Name(i)}}}","properties":{"name":["{{{Name(i)}}}"],"birthDate":["{{{1940 + (i % 60)}}}"]}}""").ToList();
        File.WriteAllLines(folder["a.json"], listings.Take(2000));
        File.WriteAllLines(folder["b.json"], listings.Skip(100));
        using var people = new StreamWriter(folder["people.csv"]);
        people.WriteLine("reference,name,birth_date,met_at");
        for (var i = 0; i < 6000; i++)
        {
            var who = random.Next(20_000);
            people.WriteLine(FormattableString.Invariant($"R{i},{Name(who)},{1940 + (who % 60)},2026-01-15"));
        }
    }

    private static string Syllables(int number)
    {
        string[] syllables = ["ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu", "cha", "dre", "gol", "pim", "shu", "tar"];
        return string.Concat(Enumerable.Range(0, 4).Select(i => syllables[(number * 2654435761L >> (7 + (i * 4))) & 15]));
    }
}
