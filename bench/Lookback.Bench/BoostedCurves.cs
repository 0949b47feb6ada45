using Lookback.Core.Matching;

namespace Lookback.Bench;

/// <summary>One example: the features of a pair, the label, and how much it counts.</summary>
internal sealed record Example(double[] Features, bool Truth, double Weight);

/// <summary>
/// Learns one curve per feature: gradient boosting with stumps, each of which may only step in the direction that its feature's meaning
/// demands, averaged over subsets of the examples and smoothed onto a grid. Deterministic.
/// </summary>
internal sealed class BoostedCurves
{
    private const int Stumps = 400;
    private const double Rate = 0.2;
    private const double Ridge = 1;
    private const int Fewest = 4;
    private const int Bags = 12;
    private const int GridSteps = 24;

    private readonly double[][] _at;
    private readonly double[][] _logit;

    private readonly bool[] _isGiven;

    private BoostedCurves(double bias, double[][] at, double[][] logit, bool[] isGiven) => (Bias, _at, _logit, _isGiven) = (bias, at, logit, isGiven);

    public double Bias { get; }

    /// <param name="examples">What to learn from.</param>
    /// <param name="rises">For each feature, whether more of it speaks for a match.</param>
    /// <param name="prior">For each feature, what one unit of it adds to begin with, so that a curve goes on where there are no examples.</param>
    /// <param name="given">For each feature, whether that is all: a rule, not learned.</param>
    public static BoostedCurves Of(IReadOnlyList<Example> examples, bool[] rises, double[] prior, bool[] given)
    {
        var width = rises.Length;
        var greatest = Enumerable.Range(0, width).Select(f => given[f] ? 3 : Math.Max(1, examples.Max(e => e.Features[f]))).ToArray();
        var isFlag = Enumerable.Range(0, width).Select(f => given[f] || examples.All(e => e.Features[f] is 0 or 1)).ToArray();
        var bags = Enumerable.Range(0, Bags).Select(b => Boost([.. examples.Where((_, i) => IsIn(i, b))], rises, prior, given)).ToList();
        var (at, logit, bias) = (new double[width][], new double[width][], bags.Average(b => b.Bias));
        for (var f = 0; f < width; f++)
        {
            var steps = isFlag[f] ? 1 : GridSteps;
            var size = greatest[f] / steps;
            at[f] = [.. Enumerable.Range(0, steps + 1).Select(i => i * size)];
            var feature = f;
            logit[f] = [.. at[f].Select(x => bags.Average(b => Smooth(b.Steps[feature], x, isFlag[feature] ? 0 : size)) + (prior[feature] * x))];
            bias += logit[f][0];
            logit[f] = [.. logit[f].Select(v => v - logit[feature][0])];
        }

        return new BoostedCurves(bias, at, logit, given);
    }

    /// <summary>The logit: what is learned up to the ceiling, and what is given from there down.</summary>
    public double Score(double[] features, double ceiling)
    {
        var (learned, given) = (Bias, 0.0);
        for (var f = 0; f < features.Length; f++)
        {
            var (at, logit, value) = (_at[f], _logit[f], features[f]);
            var i = Math.Min(at.Length - 1, (int)Math.Ceiling(value / at[^1] * (at.Length - 1)));
            var adds = i == 0 ? logit[0] : value >= at[^1] ? logit[^1] : logit[i - 1] + ((logit[i] - logit[i - 1]) * (value - at[i - 1]) / (at[i] - at[i - 1]));
            if (_isGiven[f]) given += adds;
            else learned += adds;
        }

        return Math.Min(learned, ceiling) + given;
    }

    /// <summary>The points of one curve; those inside a level stretch, with neighbours at the same height, are left out.</summary>
    public IEnumerable<CurvePoint> PointsOf(int feature)
    {
        var points = _at[feature].Select((x, i) => new CurvePoint(Math.Round(x, 3), Math.Round(_logit[feature][i], 3))).ToList();
        return points.Where((p, i) => i == 0 || i == points.Count - 1 || points[i - 1].Logit != p.Logit || points[i + 1].Logit != p.Logit);
    }

    /// <summary>Four fifths of the examples, each bag another four.</summary>
    private static bool IsIn(int example, int bag) => ((((uint)example * 2654435761u) + ((uint)bag * 2246822519u)) >> 11) % 5 != 0;

    private static double Smooth(List<(double At, double Low, double High)> steps, double x, double size)
    {
        const int Samples = 9;
        var sum = 0.0;
        for (var s = 0; s < Samples; s++)
        {
            var at = x + (size * (((s + 0.5) / Samples) - 0.5));
            foreach (var step in steps) sum += at < step.At ? step.Low : step.High;
        }

        return sum / Samples;
    }

    private static (double Bias, List<(double At, double Low, double High)>[] Steps) Boost(Example[] examples, bool[] rises, double[] prior, bool[] given)
    {
        var share = examples.Where(e => e.Truth).Sum(e => e.Weight) / examples.Sum(e => e.Weight);
        var bias = Math.Log(share / (1 - share));
        var scores = Array.ConvertAll(examples, e => bias + e.Features.Zip(prior, (x, w) => x * w).Sum());
        var steps = Array.ConvertAll(rises, _ => new List<(double At, double Low, double High)>());
        var order = Enumerable.Range(0, rises.Length)
            .Select(f => Enumerable.Range(0, examples.Length).OrderBy(i => examples[i].Features[f]).ThenBy(i => i).ToArray()).ToArray();
        var (slope, bend) = (new double[examples.Length], new double[examples.Length]);
        for (var round = 0; round < Stumps; round++)
        {
            for (var i = 0; i < examples.Length; i++)
            {
                var chance = 1 / (1 + Math.Exp(-scores[i]));
                slope[i] = examples[i].Weight * (chance - (examples[i].Truth ? 1 : 0));
                bend[i] = examples[i].Weight * chance * (1 - chance);
            }

            if (BestStep(examples, order, slope, bend, rises, given) is not { } best) break;
            var (feature, at, low, high) = best;
            steps[feature].Add((at, low * Rate, high * Rate));
            for (var i = 0; i < examples.Length; i++) scores[i] += Rate * (examples[i].Features[feature] < at ? low : high);
        }

        return (bias, steps);
    }

    private static (int Feature, double At, double Low, double High)? BestStep(
        Example[] examples, int[][] order, double[] slope, double[] bend, bool[] rises, bool[] given)
    {
        var (allSlope, allBend) = (slope.Sum(), bend.Sum());
        var least = allSlope * allSlope / (allBend + Ridge) + 1e-9;
        (int Feature, double At, double Low, double High)? best = null;
        for (var f = 0; f < order.Length; f++)
        {
            if (given[f]) continue;
            var (leftSlope, leftBend, last) = (0.0, 0.0, double.NaN);
            for (var n = 0; n < examples.Length; n++)
            {
                var i = order[f][n];
                var value = examples[i].Features[f];
                if (n >= Fewest && examples.Length - n >= Fewest && value > last)
                {
                    var (rightSlope, rightBend) = (allSlope - leftSlope, allBend - leftBend);
                    var (low, high) = (-leftSlope / (leftBend + Ridge), -rightSlope / (rightBend + Ridge));
                    var gain = (leftSlope * leftSlope / (leftBend + Ridge)) + (rightSlope * rightSlope / (rightBend + Ridge));
                    if (gain > least && low <= high == rises[f]) (least, best) = (gain, (f, (value + last) / 2, low, high));
                }

                leftSlope += slope[i];
                leftBend += bend[i];
                last = value;
            }
        }

        return best;
    }
}
