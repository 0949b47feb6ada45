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
        Console.WriteLine($"{(double)set.Index.Index.Bytes / names:f0} bytes a name");
        foreach (var file in new[] { "negatives_us.csv.gz", "negatives_global.csv.gz" }) Stages(set, prepared, file);
    }

    private static void Stages(PartySet set, PreparedParty[] prepared, string file)
    {
        Console.WriteLine($"{Most} people of {file}");
        var people = Sources.People(file, Most);
        var subjects = Time("  parsed", () => people.ConvertAll(PreparedParty.Of));
        Time("  parsed again", () => people.ConvertAll(PreparedParty.Of));
        // An index remembers the words that were sought: one that is made anew has yet to meet them.
        var unmet = PartySet.Of(prepared);
        Time("  every candidate, words first met", () => Candidates(unmet, subjects));
        var candidates = Time("  every candidate, words met before", () => Candidates(unmet, subjects));
        var comparer = new PartyComparer(Policy.Default);
        var alerts = Time("  alerts, words first met", () => subjects.Sum(s => comparer.Alerts(s, set, _ => Any).Count));
        Time("  alerts, words met before", () => subjects.Sum(s => comparer.Alerts(s, set, _ => Any).Count));
        Console.WriteLine($"  {candidates} candidates, {alerts} alerts");
    }

    private static long Candidates(PartySet set, List<PreparedParty> subjects)
    {
        var (all, found) = (0L, new List<int>());
        foreach (var subject in subjects)
        {
            set.Index.Index.Candidates(subject.Keys, found);
            all += found.Count;
        }

        return all;
    }

    private static T Time<T>(string what, Func<T> work)
    {
        var started = Environment.CpuUsage.UserTime;
        var result = work();
        Console.WriteLine($"{what}: {(Environment.CpuUsage.UserTime - started).TotalMilliseconds:f0} ms of processor time");
        return result;
    }
}
