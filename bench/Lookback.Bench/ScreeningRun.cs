using Lookback.Core.Indexing;
using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>Where the time of a screening goes, stage by stage; what comes of it is measured by the product's own <c>bench</c>.</summary>
internal static class ScreeningRun
{
    private static readonly WatchlistId Any = new("any");
    private static readonly NameScale Scale = new(Policy.Default.Name);

    public static void Run()
    {
        PartyFacts[] listings = [.. Sources.Un(), .. Sources.Ofac()];
        var prepared = Time($"prepare {listings.Length} listings, {listings.Sum(l => l.Names.Count)} names", () => Array.ConvertAll(listings, PreparedParty.Of));
        var index = Time("build index", () => NameIndex.Build(prepared.Select((p, i) => (i, p.Keys))));
        var names = listings.Sum(l => l.Names.Count);
        Console.WriteLine($"index: {index.Postings} postings, {(double)index.Bytes / names:f0} bytes a name, {(double)index.Postings / names:f1} keys a name");
        Stages(prepared, index);
    }

    private static void Stages(PreparedParty[] prepared, NameIndex index)
    {
        var people = Sources.People("negatives_us.csv.gz", 20000);
        var subjects = Time("20,000 parsed", () => people.ConvertAll(PreparedParty.Of));
        var candidates = new List<int>();
        Time("20,000 looked up", () => { var n = 0L; foreach (var s in subjects) { index.Candidates(s.Keys, candidates); n += candidates.Count; } return n; });
        var comparer = new PartyComparer(Policy.Default);
        Time("20,000 looked up and compared", () => { var n = 0L; foreach (var s in subjects) { index.Candidates(s.Keys, candidates); foreach (var c in candidates) if (comparer.IsAlert(s, prepared[c], Any, out _)) n++; } return n; });
        var (bounds, passed, pairs) = (0.0, 0, 0);
        Time("bounds only", () => { foreach (var s in subjects) { index.Candidates(s.Keys, candidates); foreach (var c in candidates) foreach (var n in prepared[c].Names) { pairs++; var b = NameEvidence.Bound(s.Names[0], n, Scale); bounds += b; if (b > 0.8) passed++; } } return 0; });
        Time("logits", () => { foreach (var s in subjects) { index.Candidates(s.Keys, candidates); foreach (var c in candidates) foreach (var n in prepared[c].Names) if (NameEvidence.Bound(s.Names[0], n, Scale) > 0.8) bounds += NameEvidence.Logit(s.Names[0], n, Scale); } return 0; });
        Console.WriteLine($"{pairs} pairs, {passed} pass the bound");
        Console.WriteLine($"postings of the 20 longest lists: {string.Join(' ', index.LongestLists(20))}");
    }

    private static T Time<T>(string what, Func<T> work)
    {
        var started = Environment.CpuUsage.UserTime;
        var result = work();
        Console.WriteLine($"{what}: {(Environment.CpuUsage.UserTime - started).TotalMilliseconds:f0} ms of processor time");
        return result;
    }
}
