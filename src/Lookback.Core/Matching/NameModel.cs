using System.Globalization;
using System.Text.Json.Serialization;
using Lookback.Core.Names;

namespace Lookback.Core.Matching;

/// <summary>
/// How the alignment of two names becomes a logit: a start, plus what each feature adds, read off its curve, under two ceilings. What ships
/// is data, <c>data/matching/name_model.csv</c>, learned by <c>lookback-bench train</c>. Whatever the curves, the sum can be read off by hand:
/// every feature counts by itself, and more of it never speaks for and against in turn.
/// </summary>
public sealed record NameModel
{
    /// <summary>Where everything starts.</summary>
    public double Bias { get; init; } = Shipped.Bias;

    /// <summary>The curve of each feature by its name; one that is left out adds nothing. See <c>NameFeature</c> for the names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CurvePoint>> Curves { get; init; } = Shipped.Curves;

    /// <summary>The most that a single part can reach against a longer name of a person.</summary>
    public double BareCeiling { get; init; } = -0.5;

    /// <summary>The most that a name can reach: 3.48 is a score of 0.97.</summary>
    public double Ceiling { get; init; } = 3.48;

    private static class Shipped
    {
        private const string BiasRow = "bias";

        private static readonly List<(string Feature, CurvePoint Point)> Rows =
        [
            .. DataFile.Rows("name_model", "matching").Select(r => (r[0], new CurvePoint(Number(r[1]), Number(r[2])))),
        ];

        public static readonly double Bias = Rows.Single(r => r.Feature == BiasRow).Point.Logit;

        public static readonly IReadOnlyDictionary<string, IReadOnlyList<CurvePoint>> Curves =
            new SortedDictionary<string, IReadOnlyList<CurvePoint>>(
                Rows.Where(r => r.Feature != BiasRow).GroupBy(r => r.Feature, r => r.Point, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, IReadOnlyList<CurvePoint> (g) => [.. g], StringComparer.Ordinal),
                StringComparer.Ordinal);

        private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}

/// <summary>A point of a curve; between two points it runs straight, before the first and behind the last it is level.</summary>
/// <param name="At">The value of the feature.</param>
/// <param name="Logit">What that adds to the score, in logits.</param>
public readonly record struct CurvePoint([property: JsonRequired] double At, [property: JsonRequired] double Logit);
