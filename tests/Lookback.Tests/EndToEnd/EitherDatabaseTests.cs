using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>The program itself on a file and on a server: what it prints is the same, and so is how two of them share a store.</summary>
public sealed class EitherDatabaseTests
{
    private static readonly string[] OfTheMoment = ["seconds", "rows_per_second", "entries_per_second", "store", "head", "bytes"];

    [Fact]
    public void Every_verb_prints_the_same_on_a_server_as_in_a_file()
    {
        using var folder = new TempFolder();
        var server = Played(folder, PostgresCluster.Shared.CreateDatabase());
        var file = Played(folder, folder["s.db"]);
        Assert.Equal(file.Keys, server.Keys);
        foreach (var (verb, printed) in file) Assert.Equal($"{verb}\n{printed}", $"{verb}\n{server[verb]}");
        Assert.Contains("NotListedThen", file["finding ls"], StringComparison.Ordinal);
        Assert.True(file.Values.Sum(v => v.Length) > 10_000);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public void Two_processes_screen_into_one_store_and_nothing_is_lost_or_doubled(StoreKind kind)
    {
        using var folder = new TempFolder();
        var store = kind == StoreKind.Sqlite ? folder["s.db"] : PostgresCluster.Shared.CreateDatabase();
        File.WriteAllText(folder["list.json"], """{"id":"1","schema":"Person","caption":"Oleg Varkonyev","properties":{"name":["Oleg Varkonyev"]}}""");
        TheProgram.Run("list", "import", "own-list", folder["list.json"], "--store", store).Expect(0);
        Write(folder["one.csv"], 0, 3000);
        Write(folder["two.csv"], 2000, 3000);

        Process[] both;
        // Held here until both have come, so that whoever is quick has no advantage.
        using (Ledger.OpenToAppend(new StoreLocation { Address = store, Home = TheProgram.Home }, TimeProvider.System, "tester"))
        {
            both = [.. new[] { "one.csv", "two.csv" }.Select(f => TheProgram.Start("screen", folder[f], "--store", store, "--json"))];
            foreach (var process in both) Assert.StartsWith("waiting: ", process.StandardError.ReadLine(), StringComparison.Ordinal);
        }

        var reports = both.Select(Ended).ToList();
        Assert.Equal([3000, 3000], reports.Select(r => r.GetProperty("rows").GetInt32()));
        // Whoever came second found the rows that both have, and added the rest.
        Assert.Equal([0, 1000], reports.Select(r => r.GetProperty("already_recorded").GetInt32()).Order());
        Assert.Equal([3, 3], reports.Select(r => r.GetProperty("hits").GetInt32()));
        var status = TheProgram.Run("status", "--json", "--store", store).Expect(0).Json;
        // Five encounters of one listed subject, and everybody else met once.
        Assert.Equal([5000, 4996, 1], new[] { "encounters", "subjects", "alerts" }.Select(n => status.GetProperty(n).GetInt32()));
        using var reader = Ledger.OpenToRead(new StoreLocation { Address = store, Home = TheProgram.Home });
        Assert.Equal(reader.Head, reader.Entries.From(1).LongCount());
    }

    [Fact]
    public void A_server_that_cannot_be_used_ends_in_3_with_a_sentence()
    {
        var url = PostgresCluster.Shared.CreateDatabase();
        foreach (var address in new[] { PostgresUrl.WithPort(url, 1), url.Replace("test_", "no_test_", StringComparison.Ordinal), url })
        {
            var ran = TheProgram.Run("status", "--store", address).Expect(3);
            Assert.Single(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.DoesNotContain("defect", ran.Error, StringComparison.Ordinal);
        }
    }

    private static Dictionary<string, string> Played(TempFolder folder, string store)
    {
        var printed = new Dictionary<string, string>();
        var samples = Path.Combine(Repository.Root, "src/Lookback/Samples");
        string Sample(string name) => Path.Combine(samples, name);
        Say("list import", 0, "list", "import", "ofac-sdn", Sample("sdn_a.csv"), Sample("alt_a.csv"), "--published", "2026-03-02");
        Say("screen", 4, "screen", Sample("encounters.csv"), "--out", folder["out.csv"]);
        Say("list import again", 0, "list", "import", "ofac-sdn", Sample("sdn_b.csv"), Sample("alt_b.csv"), "--published", "2026-03-20");
        Say("status before", 0, "status");
        Say("run", 0, "run");
        Say("run again", 0, "run", "--full");
        Say("status", 0, "status");
        Say("status effective", 0, "status", "--effective", "2026-03-10");
        Say("list ls", 0, "list", "ls", "--all");
        Say("list diff", 0, "list", "diff", "ofac-sdn");
        Say("list show", 0, "list", "show", "ofac-sdn");
        Say("list show LISTING", 0, "list", "show", "ofac-sdn:1005");
        var findings = Say("finding ls", 0, "finding", "ls");
        Say("finding show", 0, "finding", "show", findings[0]!["finding"]!.ToString());
        var alerts = Say("alert ls", 0, "alert", "ls", "--all");
        var alert = alerts[0]!["alert"]!.ToString();
        Say("alert decide", 0, "alert", "decide", alert, "--as", "FalsePositive", "--code", "other-passport", "--conflict", "deceased-before=met in 2025/died in 1999", "--reason", "Another passport, another birth date.");
        Say("alert show", 0, "alert", "show", alert);
        Say("subject show", 0, "subject", "show", "B-1001");
        Say("check", 0, "check", "Oleg Varkonyev", "--birth-date", "1961");
        Say("replay", 0, "replay", "B-1001");
        Say("head", 0, "head");
        Say("receipt show", 0, "receipt", "show", "B-1001", "--out", folder["r.json"]);
        Say("receipt check", 0, "receipt", "check", folder["r.json"]);
        Say("retention plan", 0, "retention", "plan");
        Say("erase", 0, "erase", "B-1001", "--reason", "Asked for it in writing, file 12.", "--legal-basis", "GDPR art. 17(1)(a)");
        Say("replay of the erased", 4, "replay", "B-1001");
        Say("status after", 0, "status");
        Say("verify", 0, "verify", "--views");
        Say("rebuild", 0, "rebuild");
        Say("backup", 0, "backup", folder["b.lkb"]);
        Say("verify the backup", 0, "verify", "--store", folder["b.lkb"]);
        printed["--out"] = File.ReadAllText(folder["out.csv"]);
        foreach (var file in new[] { "out.csv", "r.json", "b.lkb" }) File.Delete(folder[file]);
        return printed;

        JsonNode Say(string verb, int exitCode, params string[] arguments)
        {
            string[] where = arguments.Contains("--store") ? [] : ["--store", store];
            var said = JsonNode.Parse(TheProgram.Run([.. arguments, .. where, "--json", "--actor", "tester"]).Expect(exitCode).Output)!;
            printed[verb] = Timeless(said)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
            return said;
        }
    }

    // Without what the wall clock had a hand in: instants of today, and how long it took.
    private static JsonNode? Timeless(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Where(p => !OfTheMoment.Contains(p.Key)).Select(p => KeyValuePair.Create(p.Key, Timeless(p.Value)))),
        JsonArray a => new JsonArray(a.Select(Timeless).ToArray()),
        JsonValue v when v.TryGetValue<DateTimeOffset>(out var at) && (TimeProvider.System.GetUtcNow() - at).Duration() < TimeSpan.FromHours(1) => "now",
        _ => node?.DeepClone(),
    };

    private static JsonElement Ended(Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, error.GetAwaiter().GetResult());
            return JsonDocument.Parse(output).RootElement;
        }
    }

    private static void Write(string path, int from, int count)
    {
        using var people = new StreamWriter(path);
        people.WriteLine("reference,name,met_at");
        for (var i = from; i < from + count; i++)
            people.WriteLine(FormattableString.Invariant($"R{i},{(i % 1000 == 0 ? "Oleg Varkonyev" : $"Ana Quispe{i}")},2026-01-15"));
    }
}
