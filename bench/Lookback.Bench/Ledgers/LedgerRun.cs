using System.Globalization;
using System.Text.Json;
using Lookback.Store;
using Lookback.Store.Databases;

namespace Lookback.Bench.Ledgers;

/// <summary>What does it cost to keep what was known, beside keeping plain rows? On SQLite, and on PostgreSQL where one is given.</summary>
internal static class LedgerRun
{
    private const long SmallerOnPostgres = 5;
    private static readonly JsonSerializerOptions Shape = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void Run(string[] options)
    {
        var rows = Option(options, "--rows") is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : 500_000;
        var figures = new List<LedgerFigures> { OnSqlite(rows, Console.Error.WriteLine) };
        if (Option(options, "--postgres") is { } url) figures.Add(OnPostgres(url, rows / SmallerOnPostgres, Console.Error.WriteLine));
        else Console.Error.WriteLine("PostgreSQL is left out: --postgres postgres://user@host:port/database names one, and bench/ledger brings one of its own");
        if (options.Contains("--json")) Console.WriteLine(JsonSerializer.Serialize(figures, Shape));
        else foreach (var of in figures) Tell(of);
    }

    public static LedgerFigures OnSqlite(long rows, Action<string> tell) => InAFolder(folder =>
    {
        using var plain = PlainSqlite.Make(Path.Combine(folder, "plain.db"));
        return new LedgerBench(StoreLocation.At(Path.Combine(folder, "ledger.db")), plain, tell).Run("SQLite", rows, Singles(rows));
    });

    /// <summary>In two schemas of the run's own, which are gone when it ends.</summary>
    public static LedgerFigures OnPostgres(string url, long rows, Action<string> tell) => InAFolder(folder =>
    {
        var run = FormattableString.Invariant($"bench_{Environment.ProcessId}");
        string Address(string schema) => $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}schema={run}_{schema}";
        string Connection(string address) => ((StoreAddress.PostgresUrl)StoreAddress.Parse(address)).ConnectionString;
        try
        {
            using var plain = PlainPostgres.Make(Connection(Address("plain")));
            var location = new StoreLocation { Address = Address("ledger"), Home = folder };
            return new LedgerBench(location, plain, tell).Run("PostgreSQL", rows, Singles(rows));
        }
        finally
        {
            using var database = PostgresDatabase.OpenToWrite(Connection(url));
            database.Execute($"DROP SCHEMA IF EXISTS {run}_plain CASCADE; DROP SCHEMA IF EXISTS {run}_ledger CASCADE");
        }
    });

    private static int Singles(long rows) => (int)Math.Clamp(rows / 250, 100, 2_000);

    private static LedgerFigures InAFolder(Func<string, LedgerFigures> run)
    {
        var folder = Directory.CreateTempSubdirectory("lookback-bench-");
        try
        {
            return run(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? Option(string[] options, string name) => options.SkipWhile(o => o != name).Skip(1).FirstOrDefault();

    private static void Tell(LedgerFigures f)
    {
        Line($"{f.Database}, {f.Entries:n0} entries");
        Line($"  {"appends",-34} {"ours",12} {"plain rows",12} {"ratio",6}");
        Line($"  {"batches of 1,000 encounters a second",-34} {f.Batches.OursPerSecond,10:n1} {f.Batches.PlainPerSecond,12:n1} {f.Batches.Ratio,6:n2}   = {f.AppendedPerSecond:n0} entries a second");
        Line($"  {"single encounters a second",-34} {f.Singles.OursPerSecond,12:n0} {f.Singles.PlainPerSecond,12:n0} {f.Singles.Ratio,6:n2}");
        Line($"  verified: {f.VerifiedPerSecond:n0} entries a second, {f.VerifiedPerSecond / f.AppendedPerSecond:n1} times as fast as appended");
        Line($"  {"milliseconds",-34} {"first",12} {"median",12} {"p99",6}");
        foreach (var (what, of) in new[] { ("replay as of the middle", f.Replay), ("inclusion proof", f.Inclusion), ("consistency proof", f.Consistency) })
            Line($"  {what,-34} {of.First,12:n2} {of.Median,12:n2} {of.P99,6:n2}");
        Line($"  bytes an encounter with its screening: {f.BytesPerEncounter:n0}; by table {(f.Database == "SQLite" ? "(values alone)" : "(with indexes)")}: {string.Join(", ", f.Tables.OrderByDescending(t => t.PerEncounter).Select(t => FormattableString.Invariant($"{t.Table} {t.PerEncounter:n1}")))}");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
