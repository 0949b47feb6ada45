using System.Globalization;
using System.Text.Json;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Mapped;

/// <summary>A step into JSON: a property's name, or a place in a list.</summary>
internal readonly record struct JsonStep(string Name, bool IsPlace);

/// <summary>A text, number or truth value somewhere inside an object, and the way to it.</summary>
internal sealed record JsonLeaf(IReadOnlyList<JsonStep> Steps, string Text)
{
    private const int MostOnStack = 128;

    /// <summary>The way without places in lists, dotted: what a mapping calls its column.</summary>
    public string Column => string.Join('.', Steps.Where(s => !s.IsPlace).Select(s => s.Name));

    /// <summary>The way with places in lists, dotted.</summary>
    public string Path => string.Join('.', Steps.Select(s => s.Name));

    /// <summary>Which item of the innermost list it is, or is in; 0 where there is no list.</summary>
    public int Part => Steps.LastOrDefault(s => s.IsPlace).Name is { } place ? int.Parse(place, CultureInfo.InvariantCulture) : 0;

    /// <summary>Whether a file's first character that is no blank opens an object.</summary>
    public static bool IsLines(SourceFile file)
    {
        if (Spreadsheet.Is(file)) return false;
        using var text = SourceText.Open(file);
        int next;
        do next = text.Read();
        while (next >= 0 && char.IsWhiteSpace((char)next));
        return next == '{';
    }

    /// <summary>All leaves of an object, in their order; null is none.</summary>
    public static IEnumerable<JsonLeaf> Of(JsonElement element) => Of(element, []);

    /// <summary>Whether the leaf is what a dotted way means: places in lists may be left out, and then all are meant.</summary>
    public bool IsAt(string[] way) => Fits(way, under: false);

    /// <summary>Whether the leaf is at that way or anywhere below it.</summary>
    public bool IsUnder(string[] way) => Fits(way, under: true);

    /// <summary>How far along the way each step may have come, all at once: tried one by one, lists within lists and a way of numbers never end.</summary>
    private bool Fits(string[] way, bool under)
    {
        Span<bool> reached = way.Length < MostOnStack ? stackalloc bool[way.Length + 1] : new bool[way.Length + 1];
        reached.Clear();
        reached[0] = true;
        foreach (var step in Steps)
        {
            if (under && reached[^1]) return true;
            var isAnywhere = false;
            for (var at = way.Length; at >= 0; at--)
            {
                reached[at] = (reached[at] && step.IsPlace) || (at > 0 && reached[at - 1] && step.Name == way[at - 1]);
                isAnywhere |= reached[at];
            }

            if (!isAnywhere) return false;
        }

        return reached[^1];
    }

    private static IEnumerable<JsonLeaf> Of(JsonElement element, JsonStep[] steps)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return element.EnumerateObject().SelectMany(p => Of(p.Value, [.. steps, .. p.Name.Split('.').Select(n => new JsonStep(n, false))]));
            case JsonValueKind.Array:
                return element.EnumerateArray().SelectMany((item, i) => Of(item, [.. steps, new JsonStep(i.ToString(CultureInfo.InvariantCulture), true)]));
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return [];
            default:
                return [new JsonLeaf(steps, element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText())];
        }
    }
}
