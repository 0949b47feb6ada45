using System.Diagnostics;
using Lookback.Core.Indexing;
using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>Alerts among unrelated people, recall of distorted UN names, candidates, speed and size against UN and OFAC.</summary>
internal static class ScreeningRun
{
    private static readonly WatchlistId Any = new("any");
    private static readonly NameScale Scale = new(Policy.Default.Name);

    public static void Run(string[] options)
    {
        PartyFacts[] listings = [.. Sources.Un(), .. Sources.Ofac()];
        var prepared = Time($"prepare {listings.Length} listings, {listings.Sum(l => l.Names.Count)} names", () => Array.ConvertAll(listings, PreparedParty.Of));
        var index = Time("build index", () => NameIndex.Build(prepared.Select((p, i) => (i, p.Keys))));
        var names = listings.Sum(l => l.Names.Count);
        Console.WriteLine($"index: {index.Postings} postings, {(double)index.Bytes / names:f0} bytes a name, {(double)index.Postings / names:f1} keys a name");
        var treated = Sources.People("positives_un_treated.csv.gz");
        var plain = Sources.People("positives_un_untreated.csv.gz");
        var truth = Truths(plain, prepared, index);
        Console.WriteLine($"positives with a known listing: {truth.Count(t => t.Count > 0)} of {truth.Count}");
        foreach (var facts in new[] { false, true })
        {
            Console.WriteLine(facts ? "-- with birth date and country" : "-- name only");
            Recall(treated, truth, prepared, index, facts, options.Contains("--misses"));
            foreach (var file in options.Contains("--stages") ? [] : new[] { "negatives_us.csv.gz", "negatives_global.csv.gz" })
                Alerts(file, prepared, index, facts, options.Contains("--misses"));
        }

        Stages(prepared, index);
        if (options.Contains("--exhaustive")) Exhaustive(prepared, index, treated);
    }

    public static void Curve()
    {
        PartyFacts[] listings = [.. Sources.Un(), .. Sources.Ofac()];
        var prepared = Array.ConvertAll(listings, PreparedParty.Of);
        var index = NameIndex.Build(prepared.Select((p, i) => (i, p.Keys)));
        var treated = Sources.People("positives_un_treated.csv.gz");
        var truth = Truths(Sources.People("positives_un_untreated.csv.gz"), prepared, index);
        var comparer = new PartyComparer(Policy.Default with { Thresholds = new Thresholds { NameOnly = 0.1, Corroborated = 0.1 } });
        double Best(PartyFacts p, HashSet<int>? only)
        {
            var candidates = new List<int>();
            var subject = PreparedParty.Of(p);
            index.Candidates(subject.Keys, candidates);
            var best = 0.0;
            foreach (var c in candidates) if (only?.Contains(c) != false && comparer.IsAlert(subject, prepared[c], Any, out var s)) best = Math.Max(best, s);
            return best;
        }

        foreach (var facts in new[] { false, true })
        {
            var pos = treated.Zip(truth).Where(t => t.Second.Count > 0).Select(t => Best(Only(t.First, facts), t.Second)).OrderDescending().ToList();
            foreach (var file in new[] { "negatives_us.csv.gz", "negatives_global.csv.gz" })
            {
                var neg = Sources.People(file, 12000).Select(p => Best(Only(p, facts), null)).OrderDescending().ToList();
                var line = $"{(facts ? "facts" : "name ")} {file[..12]}";
                foreach (var r in new[] { 0.98, 0.99, 0.995 })
                {
                    var t = pos[(int)Math.Ceiling(pos.Count * r) - 1];
                    line += $" | recall {r}: t={t:f3} {1000.0 * neg.Count(n => n >= t) / neg.Count:f2}";
                }
                foreach (var r in new[] { 0.1, 0.5, 1.0 })
                {
                    var t = neg[(int)(neg.Count * r / 1000)];
                    line += $" | at {r}: {100.0 * pos.Count(n => n > t) / pos.Count:f2}%";
                }
                Console.WriteLine(line + $" | at 0.7 {1000.0 * neg.Count(n => n >= 0.7) / neg.Count:f2}, {100.0 * pos.Count(n => n >= 0.7) / pos.Count:f2}%");
            }
        }
    }

    private static void Stages(PreparedParty[] prepared, NameIndex index)
    {
        var people = Sources.People("negatives_us.csv.gz", 20000).ConvertAll(p => Only(p, false));
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

    private static PartyFacts Only(PartyFacts p, bool facts) =>
        facts ? p with { Sex = Sex.Unknown } : p with { BirthDates = [], Countries = [], Sex = Sex.Unknown };

    /// <summary>The listings that a person of the untreated file is: a name in common, letter for letter but for order and case.</summary>
    private static List<HashSet<int>> Truths(List<PartyFacts> plain, PreparedParty[] prepared, NameIndex index)
    {
        var byName = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < prepared.Length; i++)
        {
            foreach (var name in prepared[i].Names)
            {
                var key = Bag(name);
                if (!byName.TryGetValue(key, out var of)) byName[key] = of = [];
                of.Add(i);
            }
        }

        return plain.ConvertAll(p => byName.TryGetValue(Bag(PreparedParty.Of(p).Names[0]), out var of) ? of.ToHashSet() : []);
    }

    private static string Bag(Core.Names.Name name) => string.Join(' ', name.Core.Select(p => p.Folded).Order(StringComparer.Ordinal));

    private static void Recall(List<PartyFacts> treated, List<HashSet<int>> truth, PreparedParty[] prepared, NameIndex index, bool facts, bool show)
    {
        var comparer = new PartyComparer(Policy.Default);
        var (all, alerts, found, candidates) = (0, 0, 0, new List<int>());
        for (var i = 0; i < treated.Count; i++)
        {
            if (truth[i].Count == 0) continue;
            all++;
            var subject = PreparedParty.Of(Only(treated[i], facts));
            index.Candidates(subject.Keys, candidates);
            var kept = candidates.Where(truth[i].Contains).ToList();
            if (kept.Count > 0) found++;
            var hit = kept.Any(c => comparer.IsAlert(subject, prepared[c], Any, out _));
            if (hit) alerts++;
            else if (show) Miss(comparer, subject, truth[i].Select(t => prepared[t]), kept.Count > 0);
        }

        Console.WriteLine($"recall {alerts}/{all} = {100.0 * alerts / all:f2}%, retrieved {100.0 * found / all:f2}%");
    }

    private static void Miss(PartyComparer comparer, PreparedParty subject, IEnumerable<PreparedParty> truths, bool retrieved)
    {
        var best = truths.Select(t => comparer.Compare(subject, t, Any)).MaxBy(m => m.Score)!;
        var births = best.Evidence.FirstOrDefault(e => e.Kind == EvidenceKind.BirthDate)?.Sentence;
        Console.WriteLine($"  miss {(retrieved ? "" : "NOT RETRIEVED ")}{best.Score:f3} {subject.Names[0].Raw} | {best.ListedName?.Full} | {births} weak={best.WeakAliasOnly}");
    }

    private static void Alerts(string file, PreparedParty[] prepared, NameIndex index, bool facts, bool show)
    {
        var people = Sources.People(file).ConvertAll(p => Only(p, facts));
        var comparer = new PartyComparer(Policy.Default);
        var (alerted, candidates, total, shown) = (0, new List<int>(), 0L, 0);
        // Processor time, for the machine may be shared.
        var started = Environment.CpuUsage.TotalTime;
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var person in people)
        {
            var subject = PreparedParty.Of(person);
            index.Candidates(subject.Keys, candidates);
            total += candidates.Count;
            var hit = -1;
            foreach (var c in candidates)
                if (comparer.IsAlert(subject, prepared[c], Any, out _)) hit = c;
            if (hit < 0) continue;
            alerted++;
            if (show && shown++ < 90)
            {
                var m = comparer.Compare(subject, prepared[hit], Any);
                Console.WriteLine($"  false {m.Score:f3} {m.SubjectName?.Full} | {m.ListedName?.Full} | {string.Join("; ", m.Evidence.Where(e => e.Kind != EvidenceKind.Name).Select(e => e.Sentence))}");
            }
        }

        var seconds = (Environment.CpuUsage.TotalTime - started).TotalSeconds;
        Console.WriteLine($"{file}: {1000.0 * alerted / people.Count:f2} alerts per 1,000, {(double)total / people.Count:f1} candidates a query, {people.Count / seconds:f0} screenings/s, {(GC.GetAllocatedBytesForCurrentThread() - before) / people.Count} bytes each");
    }

    /// <summary>Pairs at or above the threshold that comparing everything finds, and the share that the index finds too.</summary>
    private static void Exhaustive(PreparedParty[] prepared, NameIndex index, List<PartyFacts> treated)
    {
        var comparer = new PartyComparer(Policy.Default);
        var sample = treated.Where((_, i) => i % 3 == 0).Concat(Sources.People("negatives_global.csv.gz", 1500)).Select(p => PreparedParty.Of(Only(p, false))).ToList();
        var (all, kept, candidates) = (0, 0, new List<int>());
        var watch = Stopwatch.StartNew();
        foreach (var subject in sample)
        {
            index.Candidates(subject.Keys, candidates);
            for (var i = 0; i < prepared.Length; i++)
            {
                if (!comparer.IsAlert(subject, prepared[i], Any, out var score)) continue;
                all++;
                if (candidates.BinarySearch(i) >= 0) kept++;
                else Console.WriteLine($"  not a candidate {score:f3} {subject.Names[0].Raw} | {comparer.Compare(subject, prepared[i], Any).ListedName?.Full}");
            }
        }

        Console.WriteLine($"exhaustive: {sample.Count} subjects, {all} alerting pairs, {kept} retrieved = {100.0 * kept / all:f2}%; {sample.Count / watch.Elapsed.TotalSeconds:f1} scans/s");
    }

    private static T Time<T>(string what, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var result = work();
        Console.WriteLine($"{what}: {watch.Elapsed.TotalMilliseconds:f0} ms");
        return result;
    }
}
