using MathNet.Numerics.LinearAlgebra;

namespace Lookback.Core.Arrivals;

/// <summary>
/// A generalised linear model of counts with a logarithmic link and a variance that is a multiple of the mean (quasi-Poisson), fitted by iteratively
/// reweighted least squares. The algebra is MathNet's; no library that is kept has the model.
/// </summary>
internal sealed class PoissonModel
{
    private const int MostRounds = 50;
    private const double Settled = 1e-12;
    private readonly Vector<double> _beta;
    private readonly Matrix<double> _covariance;

    private PoissonModel(Vector<double> beta, Matrix<double> covariance, double[] fitted, double[] leverage, double dispersion, double working)
    {
        (_beta, _covariance, Fitted, Leverage) = (beta, covariance, fitted, leverage);
        (Dispersion, WorkingDispersion) = (dispersion, working);
    }

    /// <summary>The means fitted.</summary>
    public double[] Fitted { get; }

    /// <summary>How much of its own mean each count makes.</summary>
    public double[] Leverage { get; }

    /// <summary>Variance over mean, by Pearson's residuals.</summary>
    public double Dispersion { get; }

    /// <summary>
    /// The variance of the working residuals, relative to the means: what the field's reference scales errors of prediction by where it has reweighted, and
    /// about the dispersion divided by the mean.
    /// </summary>
    public double WorkingDispersion { get; }

    /// <summary>The linear predictor of a row, and its standard error without the dispersion.</summary>
    public (double Eta, double Se) Predict(IReadOnlyList<double> row)
    {
        var x = Vector<double>.Build.DenseOfEnumerable(row);
        return (x * _beta, Math.Sqrt(Math.Max(0, x * (_covariance * x))));
    }

    /// <summary>The standard error of one coefficient, and the coefficient.</summary>
    public (double Value, double Se) Coefficient(int number) => (_beta[number], Math.Sqrt(_covariance[number, number] * WorkingDispersion));

    /// <summary>Fits it; <see langword="null"/> where the counts cannot tell the rows' parts from each other, or it does not settle.</summary>
    /// <param name="rows">What each count is explained by.</param>
    /// <param name="counts">The counts.</param>
    /// <param name="weights">Their weights.</param>
    public static PoissonModel? Fit(IReadOnlyList<double[]> rows, double[] counts, double[] weights)
    {
        var (n, parts) = (rows.Count, rows[0].Length);
        if (n <= parts) return null;
        var x = Matrix<double>.Build.DenseOfRows(rows);
        var eta = counts.Select(y => Math.Log(y + .1)).ToArray();
        var (beta, deviance) = (Vector<double>.Build.Dense(parts), double.PositiveInfinity);
        for (var round = 0; round < MostRounds; round++)
        {
            var mu = eta.Select(Math.Exp).ToArray();
            // The working response and the roots of its weights.
            var z = eta.Select((e, i) => e + ((counts[i] - mu[i]) / mu[i])).ToArray();
            var roots = mu.Select((m, i) => Math.Sqrt(weights[i] * m)).ToArray();
            var weighted = Matrix<double>.Build.Dense(n, parts, (i, j) => x[i, j] * roots[i]);
            var qr = weighted.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
            var diagonal = qr.R.Diagonal();
            if (diagonal.AbsoluteMinimum() <= diagonal.AbsoluteMaximum() * 1e-9) return null;
            beta = qr.Solve(Vector<double>.Build.Dense(n, i => z[i] * roots[i]));
            eta = [.. x * beta];
            if (eta.Any(e => !double.IsFinite(e) || Math.Abs(e) > 700)) return null;
            var now = Deviance(counts, [.. eta.Select(Math.Exp)], weights);
            if (Math.Abs(now - deviance) / (Math.Abs(now) + .1) < Settled) return Done(x, beta, qr, counts, weights, [.. eta.Select(Math.Exp)]);
            deviance = now;
        }

        return null;
    }

    private static PoissonModel Done(
        Matrix<double> x, Vector<double> beta, MathNet.Numerics.LinearAlgebra.Factorization.QR<double> qr, double[] counts, double[] weights, double[] fitted)
    {
        var inverse = qr.R.Inverse();
        var leverage = qr.Q.EnumerateRows().Select(row => row * row).ToArray();
        var pearson = counts.Select((y, i) => weights[i] * (y - fitted[i]) * (y - fitted[i]) / fitted[i]).Sum();
        var working = counts.Select((y, i) => weights[i] * Math.Pow((y - fitted[i]) / fitted[i], 2)).Sum();
        var freedom = x.RowCount - x.ColumnCount;
        return new PoissonModel(beta, inverse * inverse.Transpose(), fitted, leverage, pearson / freedom, working / freedom);
    }

    private static double Deviance(double[] counts, double[] fitted, double[] weights) =>
        2 * counts.Select((y, i) => weights[i] * ((y == 0 ? 0 : y * Math.Log(y / fitted[i])) - (y - fitted[i]))).Sum();
}
