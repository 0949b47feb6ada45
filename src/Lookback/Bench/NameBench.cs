using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Bench;

/// <summary>Labelled pairs of names, decided as a screening would: found by the index first, then compared by name alone.</summary>
internal static class NameBench
{
    /// <summary>The threshold that the reference's authors use.</summary>
    private const double Usual = 0.7;

    private static readonly WatchlistId Any = new("any");

    /// <summary>From 0.05 to 0.95.</summary>
    private static readonly double[] Thresholds = [.. Enumerable.Range(1, 19).Select(i => i / 20.0)];

    private sealed record Scored(LabelledPair Pair, double Score, bool IsCandidate, double? Other);

    /// <summary>Decides all pairs.</summary>
    /// <param name="policy">The weights and the threshold.</param>
    /// <param name="cases">The pairs.</param>
    /// <param name="reference">Another matcher's scores; <see langword="null"/> where there is none to compare with.</param>
    /// <param name="listErrors">Whether the pairs told wrong are to be listed.</param>
    public static NamesReport Run(Policy policy, SourceFile cases, SourceFile? reference, ErrorList listErrors)
    {
        var others = reference is null ? null : LabelledPairs.Scores(reference);
        var comparer = new PartyComparer(policy);
        var scored = LabelledPairs.Read(cases).Select(p => Score(comparer, p, others)).ToList();
        var own = policy.ThresholdsOf(Any).NameOnly;
        var shared = scored.Where(s => s.Other is not null).ToList();
        var best = Best(shared, s => s.Other!.Value, Enumerable.Range(1, 99).Select(i => i / 100.0));
        return new NamesReport(
            cases.Name,
            own,
            At(scored, own),
            Best(scored, s => s.Score, Thresholds),
            At(scored.Where(s => s.Pair.Quality == "STRONG"), own),
            scored.Count(s => !s.IsCandidate),
            scored.Count(s => !s.IsCandidate && s.Pair.IsMatch),
            [.. Thresholds.Select(t => new TallyAt(t, At(scored, t), shared.Count == 0 ? null : OtherAt(shared, t)))],
            shared.Count == 0 ? null : new ReferenceTally(reference!.Name, At(shared, own), new TallyAt(Usual, OtherAt(shared, Usual), null), best),
            Groups(scored, s => s.Pair.Group, own, best.Threshold),
            Groups(scored, s => s.Pair.Category, own, best.Threshold),
            Groups(scored, s => s.Pair.Quality, own, best.Threshold),
            Groups(scored, s => s.Pair.Schema, own, best.Threshold),
            listErrors == ErrorList.None ? [] : [.. scored.Where(s => s.Score >= own != s.Pair.IsMatch).OrderBy(s => s.Score).Select(Wrong)]);
    }

    private static Scored Score(PartyComparer comparer, LabelledPair pair, IReadOnlyDictionary<(string, string, string), double>? others)
    {
        var schema = LabelledPairs.SchemaOf(pair.Schema);
        var (subject, listed) = (Bare(schema, pair.First), Bare(schema, pair.Second));
        // What shares no key would never be put side by side by a screening, whatever it would score.
        var isCandidate = subject.HasSubstance && subject.Keys.Meet(listed.Keys);
        var score = isCandidate ? comparer.Compare(subject, listed, Any).Score : 0;
        return new Scored(pair, score, isCandidate, others is not null && others.TryGetValue(pair.Key, out var other) ? other : null);
    }

    private static PreparedParty Bare(Schema schema, string name) =>
        PreparedParty.Of(new PartyFacts { Schema = schema, Names = [new PartyName { Full = name }] });

    private static Tally At(IEnumerable<Scored> pairs, double threshold) => Tally.Of(pairs.Select(s => (s.Pair.IsMatch, s.Score >= threshold)));

    private static Tally OtherAt(IEnumerable<Scored> pairs, double threshold) =>
        Tally.Of(pairs.Select(s => (s.Pair.IsMatch, s.Other!.Value >= threshold)));

    private static TallyAt Best(IReadOnlyList<Scored> pairs, Func<Scored, double> score, IEnumerable<double> thresholds) => thresholds
        .Select(t => new TallyAt(t, Tally.Of(pairs.Select(s => (s.Pair.IsMatch, score(s) >= t))), null))
        .MaxBy(t => t.Tally.F1 ?? 0)!;

    private static List<GroupTally> Groups(IEnumerable<Scored> scored, Func<Scored, string> by, double own, double best) => [.. scored
        .GroupBy(by, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => (g.Key, All: g.ToList(), Shared: g.Where(s => s.Other is not null).ToList()))
        .Select(g => new GroupTally(
            g.Key.Length == 0 ? "(none)" : g.Key,
            At(g.All, own),
            g.Shared.Count == 0 ? null : OtherAt(g.Shared, Usual),
            g.Shared.Count == 0 ? null : OtherAt(g.Shared, best)))];

    private static WrongPair Wrong(Scored s) => new(
        s.Pair.IsMatch, Math.Round(s.Score, 4), s.IsCandidate, s.Pair.Schema, s.Pair.First, s.Pair.Second, s.Pair.Group, s.Pair.Quality);
}

/// <summary>Which of the wrong answers a report lists.</summary>
internal enum ErrorList
{
    /// <summary>None.</summary>
    None,

    /// <summary>All.</summary>
    All,
}
