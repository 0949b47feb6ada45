using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Lookback.Core.Arrivals;

/// <summary>How a count is brought to a scale on which its spread is 1.</summary>
public enum CountScale
{
    /// <summary>The difference in standard deviations of a Poisson count.</summary>
    Standard,

    /// <summary>Rossi's, for small counts (1999).</summary>
    Rossi,

    /// <summary>Anscombe's.</summary>
    Anscombe,
}

/// <summary>
/// The one-sided cumulative sum: what small excesses add up to, period after period. It is not set back by an alarm, so it goes on alarming until the
/// excess has been made up for.
/// </summary>
public sealed record Cusum : Detector
{
    /// <summary>What is expected of each period; <see langword="null"/>: the mean of what came before the first one judged.</summary>
    public double? Mean
    {
        get;
        init
        {
            if (value is { } mean && !(mean > 0 && double.IsFinite(mean)))
                throw new ArgumentOutOfRangeException(nameof(value), value, "expected a mean above 0");
            field = value;
        }
    }

    /// <summary>By how many standard deviations a period exceeds its expectation before it adds.</summary>
    public double Reference { get; init; } = 1.04;

    /// <summary>The sum at which there is an alarm.</summary>
    public double Limit { get; init; } = 2.26;

    /// <summary>The scale of counts.</summary>
    public CountScale Scale { get; init; }

    /// <inheritdoc/>
    public override string Name => FormattableString.Invariant($"CUSUM, {Scale}, k {Reference}, h {Limit}");

    /// <inheritdoc/>
    public override double? FalseAlarmRate => null;

    /// <summary>
    /// After how many usual periods, on average, there is an alarm all the same, where the scale makes them normal: by the Markov chain of Brook and Evans
    /// (1972).
    /// </summary>
    public double AverageRunLength()
    {
        const int States = 200;
        var width = Limit / States;
        var matrix = Matrix<double>.Build.Dense(States, States, (from, to) =>
        {
            var at = (from + .5) * width;
            var high = Normal.CDF(0, 1, ((to + 1) * width) - at + Reference);
            return (from == to ? 1 : 0) - (to == 0 ? high : high - Normal.CDF(0, 1, (to * width) - at + Reference));
        });
        return matrix.Solve(Vector<double>.Build.Dense(States, 1))[0];
    }

    private protected override IReadOnlyList<Judgement> Judge(IReadOnlyList<long> counts, int from, int to)
    {
        var mean = Mean ?? (from > 0 ? counts.Take(from).Average(c => (double)c) : 0);
        var judged = new List<Judgement>();
        var sum = 0.0;
        for (var t = from; t <= to; t++)
        {
            if (mean <= 0)
            {
                judged.Add(Judgement.None(t, counts[t], Caveat.TooShort));
                continue;
            }

            sum = Math.Max(0, sum + Scaled(counts[t], mean) - Reference);
            judged.Add(new Judgement(t, counts[t], mean, Limit, sum, sum >= Limit, []));
        }

        return judged;
    }

    private double Scaled(double count, double mean) => Scale switch
    {
        CountScale.Standard => (count - mean) / Math.Sqrt(mean),
        CountScale.Rossi => (count - (3 * mean) + (2 * Math.Sqrt(count * mean))) / (2 * Math.Sqrt(mean)),
        _ => 1.5 * (Math.Pow(count, 2.0 / 3) - Math.Pow(mean, 2.0 / 3)) / Math.Pow(mean, 1.0 / 6),
    };
}
