using System.Globalization;
using System.Text.Json;

namespace Lookback.Core.Matching;

/// <summary>
/// What a policy must hold to besides its shape, so that a person who writes one is told at once and in one sentence: every number is
/// finite, and every curve of the name model is one of a feature, runs from left to right, and never turns.
/// </summary>
internal static class PolicyCheck
{
    private static readonly string[] Features = Enum.GetNames<NameFeature>();

    /// <exception cref="JsonException">It does not hold; the message says where, what was expected and what was found.</exception>
    public static void Numbers(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject()) Numbers(member.Value, $"{path}.{member.Name}");
                break;
            case JsonValueKind.Array:
                foreach (var (i, item) in value.EnumerateArray().Index()) Numbers(item, $"{path}[{i}]");
                break;
            case JsonValueKind.Number when !value.TryGetDouble(out var number) || !double.IsFinite(number):
                throw Wrong(path, "a finite number", value.GetRawText());
        }
    }

    /// <exception cref="JsonException">They do not hold; the message says where, what was expected and what was found.</exception>
    public static void Curves(NameModel model)
    {
        foreach (var (name, points) in model.Curves)
        {
            // Not Enum.TryParse, to which a number is a feature, too.
            var at = Array.IndexOf(Features, name);
            if (at < 0) throw Wrong("$.name.curves", $"features of a name ({string.Join(", ", Features)})", $"\"{name}\"");
            Curve($"$.name.curves.{name}", points, rises: NameScale.IsCoverage((NameFeature)at));
        }
    }

    private static void Curve(string path, IReadOnlyList<CurvePoint>? points, bool rises)
    {
        if (points is null) throw Wrong(path, "a list of points", "null");
        for (var i = 1; i < points.Count; i++)
        {
            var (before, point) = (points[i - 1], points[i]);
            if (point.At <= before.At) throw Wrong($"{path}[{i}].at", $"more than {Text(before.At)}, since points run from left to right", Text(point.At));
            if (rises ? point.Logit < before.Logit : point.Logit > before.Logit)
                throw Wrong($"{path}[{i}].logit", $"{Text(before.Logit)} or {(rises ? "more, since this curve only rises" : "less, since this curve only falls")}", Text(point.Logit));
        }
    }

    private static JsonException Wrong(string path, string expected, string found) => new($"{path}: expected {expected}, found {found}", path, null, null);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
