using MathNet.Numerics.Distributions;

namespace Lookback.Core.Arrivals;

/// <summary>
/// Farrington's method, the flexible one of Noufaily and others (2013): what a quasi-Poisson model of earlier years with a trend and a season predicts,
/// with those of the past that stood out made to weigh less. For three years of weeks or more.
/// </summary>
public sealed record Farrington : Detector
{
    /// <summary>How many years back.</summary>
    public int Years { get; init; } = 3;

    /// <summary>How many periods on each side of the same one a year before count as the same season.</summary>
    public int HalfWidth { get; init; } = 3;

    /// <summary>How many periods make a year.</summary>
    public int Frequency { get; init; } = 52;

    /// <summary>Into how many parts a year is cut; 1 takes the same season of earlier years alone, without what lies between.</summary>
    public int Parts { get; init; } = 10;

    /// <summary>How many periods right before are left out, so that what is happening now does not raise its own expectation.</summary>
    public int LeftOut { get; init; } = 26;

    /// <summary>The share of usual periods that raise an alarm.</summary>
    public double Alpha { get; init => field = Rate(value); } = .05;

    /// <summary>How the bound is made.</summary>
    public FarringtonBound Bound { get; init; } = FarringtonBound.Muan;

    /// <summary>From what residual on an earlier count weighs less.</summary>
    public double WeightsThreshold { get; init; } = 2.58;

    /// <summary>How sure a trend has to be to be taken; 1 always takes it where it does not lead above all that has been.</summary>
    public double TrendThreshold { get; init; } = 1;

    /// <summary>No alarm with fewer events than this in the last <see cref="FewPeriods"/>.</summary>
    public int FewEvents { get; init; } = 5;

    /// <summary>How many periods that looks at, the one judged among them.</summary>
    public int FewPeriods { get; init; } = 4;

    /// <inheritdoc/>
    public override string Name => FormattableString.Invariant($"Farrington flexible, {Years} years, {Parts} parts, {Bound}, rate {Alpha}");

    /// <inheritdoc/>
    public override double? FalseAlarmRate => Alpha;

    private protected override IReadOnlyList<Judgement> Judge(IReadOnlyList<long> counts, int from, int to) =>
        [.. Enumerable.Range(from, to - from + 1).Select(t => One(counts, t))];

    private Judgement One(IReadOnlyList<long> counts, int t)
    {
        var observed = counts[t];
        if (t - (Years * Frequency) - HalfWidth < 0) return Judgement.None(t, observed, Caveat.TooShort);
        var past = Past(t);
        if (Fit(past, counts, t) is not { } fit) return Judgement.None(t, observed, Caveat.NoFit);
        var (model, row, dispersion) = fit;
        var (eta, se) = model.Predict(row);
        se *= Math.Sqrt(model.WorkingDispersion);
        var mean = Math.Exp(eta);
        var upper = Bound == FarringtonBound.Delta
            ? FarringtonBounds.Delta(mean, mean * se, dispersion, PowerScale.TwoThirds, Alpha).Upper
            : FarringtonBounds.Quantiles(eta, se, dispersion, Alpha, Bound).Upper;
        if (!double.IsFinite(upper)) return Judgement.None(t, observed, Caveat.NotANumber);
        var isFew = Enumerable.Range(t - FewPeriods + 1, FewPeriods).Where(i => i >= 0).Sum(i => counts[i]) < FewEvents;
        return new Judgement(t, observed, mean, upper, null, observed > upper && !isFew, isFew ? [Caveat.FewCases] : []);
    }

    private (PoissonModel Model, double[] Row, double Dispersion)? Fit(List<int> past, IReadOnlyList<long> counts, int t)
    {
        if (Fit(past, counts, t, withTrend: true) is { } fit && Years >= 3 && IsSure(fit.Model, past.Count)
            && Math.Exp(fit.Model.Predict(fit.Row).Eta) <= past.Max(i => counts[i])) return fit;
        return Fit(past, counts, t, withTrend: false);
    }

    private (PoissonModel Model, double[] Row, double Dispersion)? Fit(List<int> past, IReadOnlyList<long> counts, int t, bool withTrend)
    {
        var y = past.Select(i => (double)counts[i]).ToArray();
        if (y.Sum() == 0) return null;
        var rows = past.Select(i => Row(i, t, withTrend)).ToList();
        if (PoissonModel.Fit(rows, y, [.. y.Select(_ => 1.0)]) is not { } first) return null;
        var weights = FarringtonBounds.Weights(FarringtonBounds.Residuals(first, y, Math.Max(1, first.Dispersion)), WeightsThreshold);
        if (weights.Any(w => !double.IsFinite(w)) || PoissonModel.Fit(rows, y, weights) is not { } second) return null;
        return (second, Row(t, t, withTrend), Math.Max(1, second.Dispersion));
    }

    private bool IsSure(PoissonModel model, int n)
    {
        var (value, se) = model.Coefficient(1);
        return 2 * (1 - StudentT.CDF(0, 1, Math.Max(1, n - 1 - Parts), Math.Abs(value / se))) < TrendThreshold || TrendThreshold >= 1;
    }

    // One, the time where there is a trend (in years before what is judged), and the parts of the year but that of what is judged.
    private double[] Row(int i, int t, bool withTrend)
    {
        var season = new double[Parts - 1];
        if (Part(i, t) is var part and > 0) season[part - 1] = 1;
        return withTrend ? [1, (i - t) / (double)Frequency, .. season] : [1, .. season];
    }

    private List<int> Past(int t)
    {
        var first = t - (Years * Frequency) - HalfWidth;
        return [.. Enumerable.Range(first, t - first).Where(i => i < t - LeftOut && (Parts > 1 || Part(i, t) == 0))];
    }

    // The part of the year relative to what is judged: 0 is its own season, the rest of the year is cut evenly.
    private int Part(int i, int t)
    {
        var apart = (((i - t) % Frequency) + Frequency) % Frequency;
        if (apart <= HalfWidth || apart >= Frequency - HalfWidth) return 0;
        if (Parts == 1) return 1;
        var (between, others) = (Frequency - (2 * HalfWidth) - 1, Parts - 1);
        var (least, longer) = (between / others, between % others);
        var place = apart - HalfWidth - 1;
        return 1 + (place < longer * (least + 1) ? place / (least + 1) : longer + ((place - (longer * (least + 1))) / Math.Max(1, least)));
    }
}
