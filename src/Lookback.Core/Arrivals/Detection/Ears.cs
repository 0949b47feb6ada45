using MathNet.Numerics.Distributions;

namespace Lookback.Core.Arrivals;

/// <summary>The three of the Early Aberration Reporting System.</summary>
public enum EarsKind
{
    /// <summary>Against the seven periods right before.</summary>
    C1,

    /// <summary>Against the seven that end two before: what rises slowly does not raise its own expectation at once.</summary>
    C2,

    /// <summary>Against what C2 exceeded its expectation by in the two periods before.</summary>
    C3,
}

/// <summary>
/// EARS (Hutwagner and others, 2003), for short series: mean and spread of a few periods before. As the field's reference computes it, C3's bound is
/// <c>x + s (z - e1 - e2)</c>, never below 0, where e is what C2 exceeded 1 by in each of the two periods before: it alarms on what has just been.
/// </summary>
public sealed record Ears : Detector
{
    /// <summary>A detector of a kind, with the field's rate: .001 for C1 and C2, .025 for C3.</summary>
    public Ears(EarsKind kind) => (Kind, Alpha) = (kind, kind == EarsKind.C3 ? .025 : .001);

    /// <summary>Which.</summary>
    public EarsKind Kind { get; }

    /// <summary>The share of usual periods that raise an alarm.</summary>
    public double Alpha { get; init => field = Rate(value); }

    /// <summary>How many periods before it rests on.</summary>
    public int Baseline
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            field = value;
        }
    } = 7;

    /// <summary>
    /// The least standard deviation that is taken. 0 is the field's, and there a single event after seven periods of none is an alarm, and C3 has no answer.
    /// </summary>
    public double LeastSpread
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Whether periods that raised an alarm are passed over by the expectation of those after. Ours, not the field's.</summary>
    public bool PassesOverAlarms { get; init; }

    /// <inheritdoc/>
    public override string Name => FormattableString.Invariant($"EARS {Kind}, rate {Alpha}, least spread {LeastSpread}{(PassesOverAlarms ? ", passing over alarms" : "")}");

    /// <inheritdoc/>
    public override double? FalseAlarmRate => Alpha;

    private int Lag => Kind == EarsKind.C1 ? 0 : 2;

    private protected override IReadOnlyList<Judgement> Judge(IReadOnlyList<long> counts, int from, int to)
    {
        var z = Normal.InvCDF(0, 1, 1 - Alpha);
        var alarms = new HashSet<int>();
        var judged = new List<Judgement>();
        for (var t = from; t <= to; t++)
        {
            var judgement = One(counts, t, z, alarms);
            if (judgement.IsAlarm) alarms.Add(t);
            judged.Add(judgement);
        }

        return judged;
    }

    private Judgement One(IReadOnlyList<long> counts, int t, double z, HashSet<int> alarms)
    {
        var observed = counts[t];
        if (Before(counts, t, alarms) is not { } window) return Judgement.None(t, observed, Caveat.TooShort);
        var bound = window.Mean + (z * window.Spread);
        if (Kind == EarsKind.C3)
        {
            var excess = 0.0;
            foreach (var earlier in new[] { t - 1, t - 2 })
            {
                if (Before(counts, earlier, alarms) is not { } other) return Judgement.None(t, observed, Caveat.TooShort);
                if (other.Spread == 0) return Judgement.None(t, observed, Caveat.NotANumber);
                excess += Math.Max(0, ((counts[earlier] - other.Mean) / other.Spread) - 1);
            }

            bound = Math.Max(0, observed + (window.Spread * (z - excess)));
        }

        var caveats = new List<Caveat>();
        if (window.IsFlat) caveats.Add(Caveat.ZeroVariance);
        if (window.Periods.Any(alarms.Contains)) caveats.Add(Caveat.AlarmInBaseline);
        return new Judgement(t, observed, window.Mean, bound, null, observed > bound, caveats);
    }

    private Window? Before(IReadOnlyList<long> counts, int t, HashSet<int> alarms)
    {
        var periods = new List<int>();
        for (var i = t - Lag - 1; i >= 0 && periods.Count < Baseline; i--)
        {
            if (!PassesOverAlarms || !alarms.Contains(i)) periods.Add(i);
        }

        if (periods.Count < Baseline) return null;
        var mean = periods.Average(i => (double)counts[i]);
        var spread = Math.Sqrt(periods.Sum(i => Math.Pow(counts[i] - mean, 2)) / (Baseline - 1));
        return new Window(periods, mean, Math.Max(spread, LeastSpread), spread == 0);
    }

    private sealed record Window(IReadOnlyList<int> Periods, double Mean, double Spread, bool IsFlat);
}
