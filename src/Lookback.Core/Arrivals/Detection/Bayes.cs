namespace Lookback.Core.Arrivals;

/// <summary>
/// The Bayesian detector (Riebler 2004; Hoehle 2007): a Poisson count whose rate is known from so many periods before under Jeffreys' prior, so that what is
/// to come is negative binomial.
/// </summary>
public sealed record Bayes : Detector
{
    /// <summary>How many years back the same season is taken.</summary>
    public int Years { get; init; }

    /// <summary>How many periods right before are taken, and on each side of the same season in each year back.</summary>
    public int Recent { get; init; } = 6;

    /// <summary>How many periods make a year; matters where years are taken.</summary>
    public int Frequency { get; init; } = 52;

    /// <summary>The share of usual periods that raise an alarm.</summary>
    public double Alpha { get; init => field = Rate(value); } = .05;

    /// <inheritdoc/>
    public override string Name => FormattableString.Invariant($"Bayes, {Recent} periods before and {Years} years back, rate {Alpha}");

    /// <inheritdoc/>
    public override double? FalseAlarmRate => Alpha;

    private protected override IReadOnlyList<Judgement> Judge(IReadOnlyList<long> counts, int from, int to)
    {
        var alarms = new HashSet<int>();
        var judged = new List<Judgement>();
        for (var t = from; t <= to; t++)
        {
            var periods = Before(t).ToList();
            if (periods.Exists(i => i < 0) || periods.Count == 0)
            {
                judged.Add(Judgement.None(t, counts[t], Caveat.TooShort));
                continue;
            }

            var (n, sum) = (periods.Count, periods.Sum(i => (double)counts[i]));
            var bound = Quantile.NegativeBinomial(1 - Alpha, sum + .5, n / (n + 1.0));
            var isAlarm = counts[t] > bound;
            judged.Add(new Judgement(t, counts[t], (sum + .5) / n, bound, null, isAlarm, periods.Exists(alarms.Contains) ? [Caveat.AlarmInBaseline] : []));
            if (isAlarm) alarms.Add(t);
        }

        return judged;
    }

    private IEnumerable<int> Before(int t)
    {
        for (var year = Years; year >= 1; year--)
            for (var i = t - (year * Frequency) - Recent; i <= t - (year * Frequency) + Recent; i++) yield return i;
        for (var i = t - Recent; i < t; i++) yield return i;
    }
}
