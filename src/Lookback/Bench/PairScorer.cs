using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>
/// The highest threshold at which a pair would still be an alert: what an operating curve is drawn from. Mostly that is the score
/// itself; a pair that fits by a weak alias alone alerts only up to where its other names carry it. Thread-safe.
/// </summary>
internal sealed class PairScorer
{
    /// <summary>Pairs that would alert below this only are not told apart: no threshold in use comes near.</summary>
    public const double Floor = 0.4;

    private const double Step = 0.01;

    private readonly PartyComparer[] _comparers;

    public PairScorer(Policy policy) => _comparers = [.. Steps().Select(t => new PartyComparer(policy with
    {
        Thresholds = policy.Thresholds with { NameOnly = t, Corroborated = t },
        Watchlists = new SortedDictionary<string, Thresholds>(StringComparer.Ordinal),
    }))];

    /// <summary>From <see cref="Floor"/> to below 1; 0 where the pair would not even alert at the floor.</summary>
    public double Score(PreparedParty subject, PreparedParty listing)
    {
        if (!_comparers[0].IsAlert(subject, listing, default, out var score)) return 0;
        var at = Math.Min(_comparers.Length - 1, (int)Math.Floor((score - Floor) / Step));
        if (at == 0 || !HasWeakAlias(listing) || _comparers[at].IsAlert(subject, listing, default, out _)) return score;
        while (at > 0 && !_comparers[at].IsAlert(subject, listing, default, out _)) at--;
        return Floor + (at * Step);
    }

    private static bool HasWeakAlias(PreparedParty listing)
    {
        foreach (var name in listing.Facts.Names) if (name.Kind == NameKind.WeakAlias) return true;
        return false;
    }

    private static IEnumerable<double> Steps()
    {
        for (var i = 0; Floor + (i * Step) < 0.995; i++) yield return Floor + (i * Step);
    }
}
