using System.Diagnostics;
using Lookback.Core.Indexing;
using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>What the keys of words lose, and what a word costs that is met for the first time: words of strangers beside those of two lists.</summary>
internal static class WordRun
{
    private const int Every = 60;
    private static readonly float[] Levels = [0.45f, 0.55f, 0.65f, 0.75f, 0.85f, 0.95f];

    public static void Run()
    {
        PartyFacts[] listings = [.. Sources.Un(), .. Sources.Ofac()];
        var prepared = Array.ConvertAll(listings, PreparedParty.Of);
        var words = PartySet.Of(prepared).Index.Index.Words;
        var sought = Sources.People("negatives_global.csv.gz", 20_000).SelectMany(p => PreparedParty.Of(p).Names).SelectMany(n => n.Core)
            .Where(p => p.Role < PartRole.Number).DistinctBy(p => p.Identity).ToList();
        Keys(words, [.. sought.Where((_, i) => i % Every == 0)]);
        Times(prepared, sought);
    }

    private static void Keys(WordTable words, List<NamePart> sought)
    {
        var (alike, met) = (new int[Levels.Length], new int[Levels.Length]);
        foreach (var part in sought)
        {
            var sketch = new PartSketch(part);
            for (var word = 0; word < words.Count; word++)
            {
                if (words.Part(word).Role == PartRole.Initial) continue;
                var like = PartSimilarity.OfMet(part, words.Part(word), sketch.MayBeLike(words.Sketch(word)), out _);
                if (like <= 0) continue;
                var level = Math.Max(0, Array.FindLastIndex(Levels, l => like >= l));
                alike[level]++;
                if (WordKeys.Meet(part, words.Part(word))) met[level]++;
            }
        }

        Console.WriteLine($"{sought.Count} words of strangers beside {words.Count} of the lists");
        for (var level = 0; level < Levels.Length; level++)
            Console.WriteLine($"  alike by {Levels[level]:f2} and more, below the next: {alike[level]}, of which {100.0 * met[level] / Math.Max(1, alike[level]):f1}% share a key");
    }

    /// <summary>Twice, by an index that has met none of them: the first time is also that of the compiler.</summary>
    private static void Times(PreparedParty[] prepared, List<NamePart> sought)
    {
        for (var round = 0; round < 2; round++)
        {
            var search = PartySet.Of(prepared).Index.Index.Take();
            foreach (var script in sought.GroupBy(p => p.Script).Where(g => g.Count() >= 100).OrderByDescending(g => g.Count()))
            {
                var names = script.Select(p => new NameKeySet(Name.Of(new PartyName { Full = p.Text }, Schema.Person))).Where(n => n.Name.Core.Length == 1).ToList();
                var started = Stopwatch.GetTimestamp();
                foreach (var name in names)
                {
                    search.Open(name);
                    search.Close();
                }

                if (round > 0) Console.WriteLine($"  {script.Key}: {names.Count} words first met, {Stopwatch.GetElapsedTime(started).TotalMicroseconds / names.Count:f0} us each with their keys");
            }
        }
    }
}
