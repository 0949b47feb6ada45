namespace Lookback.Core.Matching;

/// <summary>The name model of a policy made ready: features in, a logit out.</summary>
internal sealed class NameScale
{
    private const int FirstContradiction = (int)NameFeature.NumbersDiffer;

    /// <summary>Steps of the table of bounds for each 1 of a feature, and in all.</summary>
    private const int PerUnit = 128;
    private const int Steps = 4 * PerUnit;

    private readonly Curve[] _curves;
    private readonly double[] _most;

    /// <exception cref="ArgumentException">A curve of the model has no such feature, does not run from left to right, or turns.</exception>
    public NameScale(NameModel model)
    {
        (Bias, Ceiling, BareCeiling) = (model.Bias, model.Ceiling, model.BareCeiling);
        _curves = new Curve[NameFeatures.Count];
        Array.Fill(_curves, Curve.Level);
        foreach (var (name, points) in model.Curves)
        {
            if (!Enum.TryParse<NameFeature>(name, out var feature))
                throw new ArgumentException($"the name model has a curve for \"{name}\", which is no feature of a name: expected {Known}");
            _curves[(int)feature] = Curve.Of(points, rises: IsCoverage(feature))
                ?? throw new ArgumentException($"the curve of {name} must run from left to right and only {(IsCoverage(feature) ? "rise" : "fall")}");
            if (!IsCoverage(feature)) MostAgainst += Math.Max(0, _curves[(int)feature].At(double.NegativeInfinity));
        }

        _most = Tabulate();
    }

    /// <summary>
    /// The most that what speaks against can add, where a policy's curves start above 0; 0 for those that ship. A bound that leaves a feature out
    /// has to allow for it.
    /// </summary>
    public double MostAgainst { get; }

    /// <summary>Where everything starts.</summary>
    public double Bias { get; }

    /// <summary>The most that any name can reach.</summary>
    public double Ceiling { get; }

    /// <summary>The most that a single part can reach against a longer name of a person.</summary>
    public double BareCeiling { get; }

    private static string Known => string.Join(", ", Enum.GetNames<NameFeature>());

    /// <summary>Coverage speaks for a match, everything else against.</summary>
    public static bool IsCoverage(NameFeature feature) => feature is NameFeature.LeastCoverage or NameFeature.MostCoverage;

    /// <summary>A number, father, initial, form or kind that is another on the other side: it counts from the ceiling down.</summary>
    public static bool IsContradiction(NameFeature feature) => (int)feature >= FirstContradiction;

    /// <summary>A logit that no names can pass.</summary>
    public double Most => Math.Max(Ceiling, BareCeiling) + MostAgainst;

    /// <summary>What a feature of this value adds.</summary>
    public double Of(NameFeature feature, double value) => _curves[(int)feature].At(value);

    /// <summary>The most that a feature adds between this value and the next step: no less than <see cref="Of"/>, and sooner known.</summary>
    public double MostOf(NameFeature feature, double value) => _most[((int)feature * Steps) + Math.Clamp((int)(value * PerUnit), 0, Steps - 1)];

    private double[] Tabulate()
    {
        var most = new double[_curves.Length * Steps];
        for (var feature = 0; feature < _curves.Length; feature++)
        {
            for (var step = 0; step < Steps; step++)
            {
                // Behind the last step lies everything that is greater.
                var to = step + 1 < Steps ? (step + 1) / (double)PerUnit : double.PositiveInfinity;
                most[(feature * Steps) + step] = _curves[feature].At(IsCoverage((NameFeature)feature) ? to : step / (double)PerUnit);
            }
        }

        return most;
    }

    /// <summary>
    /// The sum of what every feature adds. What the likeness adds up to stops at the ceiling, and contradictions come off from there: however
    /// much else agrees, another number or another father is seen.
    /// </summary>
    public double Logit(in NameFeatures features)
    {
        var (likeness, contradictions) = (Bias, 0.0);
        for (var i = 0; i < FirstContradiction; i++) likeness += _curves[i].At(features[(NameFeature)i]);
        for (var i = FirstContradiction; i < _curves.Length; i++) contradictions += _curves[i].At(features[(NameFeature)i]);
        return Math.Min(features.IsBare ? BareCeiling : Ceiling, likeness) + contradictions;
    }

    private sealed class Curve(double[] at, double[] logit)
    {
        private readonly double _pace = at.Length > 1 ? (at.Length - 1) / (at[^1] - at[0]) : 0;

        public static Curve Level { get; } = new([0], [0]);

        public static Curve? Of(IReadOnlyList<CurvePoint> points, bool rises)
        {
            for (var i = 1; i < points.Count; i++)
                if (points[i].At <= points[i - 1].At || (rises ? points[i].Logit < points[i - 1].Logit : points[i].Logit > points[i - 1].Logit)) return null;
            return points.Count == 0 ? Level : new Curve([.. points.Select(p => p.At)], [.. points.Select(p => p.Logit)]);
        }

        public double At(double value)
        {
            if (value <= at[0]) return logit[0];
            if (value >= at[^1]) return logit[^1];
            // Learned points stand at almost even distances, so the guess is seldom off by more than one.
            var i = Math.Clamp(1 + (int)((value - at[0]) * _pace), 1, at.Length - 1);
            while (value < at[i - 1]) i--;
            while (value >= at[i]) i++;
            return logit[i - 1] + ((logit[i] - logit[i - 1]) * (value - at[i - 1]) / (at[i] - at[i - 1]));
        }
    }
}
