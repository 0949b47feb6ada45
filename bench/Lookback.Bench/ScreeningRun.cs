using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>Where the time of a screening goes, stage by stage; what comes of it is measured by the product's own <c>bench</c>.</summary>
internal static class ScreeningRun
{
    private const int Most = 20_000;
    private static readonly WatchlistId Any = new("any");

    public static void Run()
    {
        PartyFacts[] listings = [.. Sources.Un(), .. Sources.Ofac()];
        var names = listings.Sum(l => l.Names.Count);
        var prepared = Time($"prepare {listings.Length} listings, {names} names", () => Array.ConvertAll(listings, PreparedParty.Of));
        var set = Time("index them", () => PartySet.Of(prepared));
        Console.WriteLine($"{set.Index.Postings} postings, {(double)set.Index.Bytes / names:f0} bytes a name, {set.Names.Words} distinct words");
        Console.WriteLine($"postings of the 20 longest lists: {string.Join(' ', set.Index.LongestLists(20))}");
        foreach (var file in new[] { "negatives_us.csv.gz", "negatives_global.csv.gz" }) Stages(set, file);
    }

    private static void Stages(PartySet set, string file)
    {
        Console.WriteLine($"{Most} people of {file}");
        var people = Sources.People(file, Most);
        var subjects = Time("  parsed", () => people.ConvertAll(PreparedParty.Of));
        var candidates = new List<int>();
        var (parties, pairs, alerts) = (0L, 0L, 0L);
        Time("  looked up", () =>
        {
            foreach (var s in subjects)
            {
                set.Index.Candidates(s.Keys, candidates);
                parties += candidates.Count;
                foreach (var c in candidates) pairs += set.Names.RowsOf(c).Length;
            }

            return 0;
        });
        var comparer = new PartyComparer(Policy.Default);
        Time("  looked up and compared", () =>
        {
            foreach (var s in subjects) alerts += comparer.Alerts(s, set, _ => Any).Count;
            return 0;
        });
        Console.WriteLine($"  {parties} candidates with {pairs} names, {alerts} alerts");
    }

    private static T Time<T>(string what, Func<T> work)
    {
        var started = Environment.CpuUsage.UserTime;
        var result = work();
        Console.WriteLine($"{what}: {(Environment.CpuUsage.UserTime - started).TotalMilliseconds:f0} ms of processor time");
        return result;
    }
}
