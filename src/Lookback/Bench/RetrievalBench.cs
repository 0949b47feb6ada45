using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Bench;

/// <summary>What <c>bench retrieval</c> found: whether the index loses what comparing everything would find.</summary>
/// <param name="Lists">The lists.</param>
/// <param name="Queries">How many people were compared with every listing.</param>
/// <param name="QueriesWithAlerts">How many of them have an alert at the product's own threshold.</param>
/// <param name="QueriesComplete">Of those, how many for whom the index names the listing of every alert.</param>
/// <param name="Pairs">Alerts in all.</param>
/// <param name="PairsRetrieved">How many of them the index names.</param>
/// <param name="CandidatesPerQuery">How many listings the index names, on average.</param>
/// <param name="Lost">The alerts that it does not name.</param>
internal sealed record RetrievalReport(
    IReadOnlyList<ListLine> Lists, int Queries, int QueriesWithAlerts, int QueriesComplete, int Pairs, int PairsRetrieved, double CandidatesPerQuery,
    IReadOnlyList<LostPair> Lost)
{
    /// <summary>Share of queries for whom nothing is lost, of those that have anything to lose; absent where none has.</summary>
    public double? CompleteShare => Tally.Ratio(QueriesComplete, QueriesWithAlerts);
}

/// <summary>An alert that the index does not lead to.</summary>
internal sealed record LostPair(string Subject, string Listing, string ListedName, double Score);

/// <summary>People compared with every listing, and with those alone that the index names.</summary>
internal static class RetrievalBench
{
    private sealed record Outcome(int Candidates, int Alerts, List<LostPair> Lost);

    /// <summary>Compares, by name alone and on all cores.</summary>
    /// <param name="policy">Weights and thresholds.</param>
    /// <param name="pool">The lists.</param>
    /// <param name="files">People to look for, on the lists and not.</param>
    /// <param name="most">How many of each file, from its start.</param>
    /// <param name="tick">Told how many were compared, and the share of all.</param>
    public static RetrievalReport Run(Policy policy, ListPool pool, IReadOnlyList<SourceFile> files, int most, Action<long, double> tick)
    {
        var comparer = new PartyComparer(policy);
        var people = files.SelectMany(f => People.Read(f, most)).ToList();
        var (done, turn) = (0L, new Lock());
        var outcomes = people.AsParallel().AsOrdered().Select(p =>
        {
            var outcome = Compare(comparer, pool, PreparedParty.Of(p.With(Beside.Nothing)));
            if (Interlocked.Increment(ref done) is var now && now % 20 == 0)
                lock (turn) tick(now, (double)now / people.Count);
            return outcome;
        }).ToList();
        var alerting = outcomes.Where(o => o.Alerts > 0).ToList();
        var lost = outcomes.SelectMany(o => o.Lost).ToList();
        return new RetrievalReport(
            pool.Lists, people.Count, alerting.Count, alerting.Count(o => o.Lost.Count == 0), alerting.Sum(o => o.Alerts),
            alerting.Sum(o => o.Alerts) - lost.Count, Math.Round(outcomes.Average(o => o.Candidates), 1), lost);
    }

    private static Outcome Compare(PartyComparer comparer, ListPool pool, PreparedParty subject)
    {
        var candidates = new List<int>();
        pool.Set.Index.Index.Candidates(subject.Keys, candidates);
        var found = comparer.Alerts(subject, pool.Set, l => pool.Listings[l].Id.Watchlist).ConvertAll(a => a.Party);
        var (alerts, lost) = (0, new List<LostPair>());
        for (var i = 0; i < pool.Prepared.Count; i++)
        {
            var id = pool.Listings[i].Id;
            if (!comparer.IsAlert(subject, pool.Prepared[i], id.Watchlist, out var score)) continue;
            alerts++;
            if (found.BinarySearch(i) >= 0) continue;
            var listed = comparer.Compare(subject, pool.Prepared[i], id.Watchlist).ListedName?.Full ?? "";
            lost.Add(new LostPair(subject.Names[0].Raw, id.ToString(), listed, Math.Round(score, 4)));
        }

        return new Outcome(candidates.Count, alerts, lost);
    }
}
