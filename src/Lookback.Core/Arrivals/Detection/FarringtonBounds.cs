using MathNet.Numerics.Distributions;

namespace Lookback.Core.Arrivals;

/// <summary>How Farrington's bound is made of what the model predicts.</summary>
public enum FarringtonBound
{
    /// <summary>On a transformed scale, by the error of the prediction (1996).</summary>
    Delta,

    /// <summary>A quantile of the negative binomial at what is predicted.</summary>
    NbPlugin,

    /// <summary>The same at the upper end of what is predicted (Noufaily and others, 2013).</summary>
    Muan,
}

/// <summary>The scale on which a count is taken to be normal.</summary>
public enum PowerScale
{
    /// <summary>As it is.</summary>
    None,

    /// <summary>Its square root.</summary>
    Root,

    /// <summary>To the power of two thirds.</summary>
    TwoThirds,
}

/// <summary>The small pieces of Farrington's method, as its papers define them.</summary>
public static class FarringtonBounds
{
    /// <summary>By the error of the prediction, lower and upper; the lower one never below 0.</summary>
    /// <param name="mean">What is predicted.</param>
    /// <param name="error">Its standard error, on the scale of counts.</param>
    /// <param name="dispersion">Variance over mean, 1 or more.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="alpha">The share of usual counts above the upper one.</param>
    public static (double Lower, double Upper) Delta(double mean, double error, double dispersion, PowerScale scale, double alpha)
    {
        var tau = dispersion + (error * error / mean);
        var (se, exponent) = scale switch
        {
            PowerScale.None => (Math.Sqrt(mean * tau), 1.0),
            PowerScale.Root => (Math.Sqrt(tau / 4), .5),
            _ => (Math.Sqrt(4.0 / 9 * Math.Cbrt(mean) * tau), 2.0 / 3),
        };
        var (center, z) = (Math.Pow(mean, exponent), Normal.InvCDF(0, 1, 1 - alpha));
        return (Math.Pow(Math.Max(0, center - (z * se)), 1 / exponent), Math.Pow(center + (z * se), 1 / exponent));
    }

    /// <summary>By quantiles of counts, lower and upper.</summary>
    /// <param name="eta">The logarithm of what is predicted.</param>
    /// <param name="error">Its standard error.</param>
    /// <param name="dispersion">Variance over mean, 1 or more.</param>
    /// <param name="alpha">The share of usual counts above the upper one.</param>
    /// <param name="bound"><see cref="FarringtonBound.NbPlugin"/> or <see cref="FarringtonBound.Muan"/>.</param>
    public static (double Lower, double Upper) Quantiles(double eta, double error, double dispersion, double alpha, FarringtonBound bound)
    {
        var mean = Math.Exp(bound == FarringtonBound.Muan ? eta + (Normal.InvCDF(0, 1, 1 - alpha) * error) : eta);
        return (At(alpha), At(1 - alpha));

        double At(double probability) => dispersion > 1
            ? Quantile.NegativeBinomial(probability, mean / (dispersion - 1), 1 / dispersion)
            : Quantile.Poisson(probability, mean);
    }

    /// <summary>What earlier counts weigh, by how far they stand out: more than the threshold, and they weigh less; the rest makes up for it.</summary>
    public static double[] Weights(IReadOnlyList<double> residuals, double threshold)
    {
        var gamma = residuals.Count / residuals.Sum(s => s > threshold ? 1 / (s * s) : 1);
        return [.. residuals.Select(s => s > threshold ? gamma / (s * s) : gamma)];
    }

    /// <summary>How far counts stand out of what was fitted: Anscombe's residuals, standardised.</summary>
    internal static double[] Residuals(PoissonModel model, double[] counts, double dispersion) => [.. counts.Select((y, i) =>
    {
        var mu = model.Fitted[i];
        var raw = 1.5 * ((Math.Pow(y, 2.0 / 3) * Math.Pow(mu, -1.0 / 6)) - Math.Sqrt(mu));
        return raw / Math.Sqrt(dispersion * (1 - model.Leverage[i]));
    })];
}
