using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>
/// The highest threshold at which a pair would still be an alert: what an operating curve is drawn from. Mostly that is the score
/// itself; a pair that fits by a weak alias alone alerts only up to where its other names carry it. Thread-safe.
/// </summary>
internal sealed class PairScorer
{
    /// <summary>For operating curves: pairs that would alert below this only are not told apart, since no threshold in use comes near.</summary>
    public const double Floor = 0.4;

    /// <summary>For rankings, in which a listing may come first at whatever score.</summary>
    public const double LowFloor = 0.01;

    private const double Step = 0.01;

    private readonly double _floor;
    private readonly PartyComparer[] _comparers;

    public PairScorer(Policy policy, double floor)
    {
        _floor = floor;
        _comparers = [.. Steps(floor).Select(t => new PartyComparer(policy with
        {
            Thresholds = policy.Thresholds with { NameOnly = t, Corroborated = t },
            Watchlists = new SortedDictionary<string, Thresholds>(StringComparer.Ordinal),
        }))];
    }

    /// <summary>Alerts at the floor.</summary>
    public PartyComparer AtFloor => _comparers[0];

    /// <summary>From the floor to below 1; 0 where the pair would not even alert at the floor.</summary>
    public double Score(PreparedParty subject, PreparedParty listing)
    {
        if (!_comparers[0].IsAlert(subject, listing, default, out var score)) return 0;
        var at = Math.Min(_comparers.Length - 1, (int)Math.Floor((score - _floor) / Step));
        if (at == 0 || !HasWeakAlias(listing) || _comparers[at].IsAlert(subject, listing, default, out _)) return score;
        while (at > 0 && !_comparers[at].IsAlert(subject, listing, default, out _)) at--;
        return _floor + (at * Step);
    }

    private static bool HasWeakAlias(PreparedParty listing)
    {
        foreach (var name in listing.Facts.Names) if (name.Kind == NameKind.WeakAlias) return true;
        return false;
    }

    private static IEnumerable<double> Steps(double floor)
    {
        for (var i = 0; floor + (i * Step) < 0.995; i++) yield return floor + (i * Step);
    }
}
