using MathNet.Numerics;

namespace Lookback.Core.Arrivals;

/// <summary>Quantiles of counts: the least count that is not exceeded with a probability.</summary>
internal static class Quantile
{
    /// <summary>Of a Poisson distribution.</summary>
    public static double Poisson(double probability, double mean) => Least(
        probability, mean, Math.Sqrt(mean), k => mean <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(k + 1, mean));

    /// <summary>Of a negative binomial distribution of a size and a probability, of which the mean is size (1 - p) / p.</summary>
    public static double NegativeBinomial(double probability, double size, double p)
    {
        var mean = size * (1 - p) / p;
        return Least(probability, mean, Math.Sqrt(mean / p), k => mean <= 0 ? 1 : SpecialFunctions.BetaRegularized(size, k + 1, p));
    }

    // Bracketed by doubling, then halved: counts of millions are as quick as counts of ten.
    private static double Least(double probability, double mean, double spread, Func<double, double> notAbove)
    {
        // What is met but for the last digits of the machine is met.
        probability *= 1 - (64 * double.Epsilon) - 1e-14;
        if (notAbove(0) >= probability) return 0;
        var (low, high) = (0.0, Math.Max(1, Math.Ceiling(mean)));
        for (var step = Math.Max(1, Math.Ceiling(spread)); notAbove(high) < probability; step *= 2) (low, high) = (high, high + step);
        while (high - low > 1)
        {
            var middle = Math.Floor((low + high) / 2);
            if (notAbove(middle) >= probability) high = middle;
            else low = middle;
        }

        return high;
    }
}
