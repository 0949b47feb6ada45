using Lookback.Core.Matching;

namespace Lookback.Bench;

/// <summary>A listing of the pool and its score against a subject.</summary>
internal readonly record struct Ranked(int Listing, double Score);

/// <summary>Where the right listing stood among all that a subject was compared with.</summary>
/// <param name="Score">The best score of a right listing; 0 where none was found.</param>
/// <param name="Rank">1 for the best of all, equal scores sharing a rank; 0 where none was found.</param>
internal readonly record struct Place(double Score, int Rank)
{
    /// <summary>The place of the best right listing in a ranking; several right ones do not stand in each other's way.</summary>
    public static Place In(List<Ranked> ranked, IReadOnlySet<int> right)
    {
        var at = ranked.FindIndex(r => right.Contains(r.Listing));
        // A name alone often fits two listings equally, and then nothing says which of them ought to be first.
        return at < 0 ? default : new Place(ranked[at].Score, 1 + ranked.FindIndex(r => r.Score == ranked[at].Score));
    }
}

/// <summary>Searches a pool as a screening does: the index names candidates, and candidates are compared.</summary>
internal sealed class PoolSearch(ListPool pool, Policy policy, double floor = PairScorer.Floor)
{
    private readonly PairScorer _scorer = new(policy, floor);
    private readonly PartyComparer _comparer = new(policy);

    /// <summary>The pool.</summary>
    public ListPool Pool { get; } = pool;

    /// <summary>The best score that any listing has; 0 where none is above the scorer's floor.</summary>
    public double Best(PreparedParty subject)
    {
        var best = 0.0;
        foreach (var (candidate, _) in Candidates(subject)) best = Math.Max(best, _scorer.Score(subject, Pool.Prepared[candidate]));
        return best;
    }

    /// <summary>Every listing above the scorer's floor: best first, equal scores by listing, as a screening orders them.</summary>
    public List<Ranked> Rank(PreparedParty subject)
    {
        var ranked = new List<Ranked>();
        foreach (var (candidate, _) in Candidates(subject))
            if (_scorer.Score(subject, Pool.Prepared[candidate]) is var score and > 0) ranked.Add(new Ranked(candidate, score));
        ranked.Sort(BestFirst);
        return ranked;
    }

    /// <summary>The score of a pair that need not stand in the pool, as <see cref="PairScorer.Score"/> gives it.</summary>
    public double Score(PreparedParty subject, PreparedParty listing) => _scorer.Score(subject, listing);

    /// <summary>Where the best of the right listings stands.</summary>
    public Place Find(PreparedParty subject, IReadOnlySet<int> right) => Place.In(Rank(subject), right);

    /// <summary>The listings that alert under the policy's own thresholds, best first.</summary>
    public List<Ranked> Alerts(PreparedParty subject)
    {
        var alerts = AlertsOf(subject).ConvertAll(a => new Ranked(a.Party, a.Score));
        alerts.Sort(BestFirst);
        return alerts;
    }

    /// <summary>Whether any listing alerts under the policy's own thresholds.</summary>
    public bool HasAlert(PreparedParty subject) => AlertsOf(subject).Count > 0;

    /// <summary>The name of a listing that fits a subject best.</summary>
    public string ListedName(PreparedParty subject, Ranked found) =>
        _comparer.Compare(subject, Pool.Prepared[found.Listing], Pool.Listings[found.Listing].Id.Watchlist).ListedName?.Full ?? "";

    private List<(int Party, double Score)> AlertsOf(PreparedParty subject) =>
        _comparer.Alerts(subject, Pool.Set, l => Pool.Listings[l].Id.Watchlist);

    /// <summary>What would alert at the scorer's floor: the score of anything else is 0.</summary>
    private List<(int Party, double Score)> Candidates(PreparedParty subject) => _scorer.AtFloor.Alerts(subject, Pool.Set, static _ => default);

    private int BestFirst(Ranked a, Ranked b)
    {
        var byScore = b.Score.CompareTo(a.Score);
        return byScore != 0 ? byScore : string.CompareOrdinal(Pool.Listings[a.Listing].Id.ToString(), Pool.Listings[b.Listing].Id.ToString());
    }
}
