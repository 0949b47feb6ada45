using System.Text.Json;
using Lookback.Core.Lists.Text;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>The values of an entity's properties, which are lists, of texts and, nested, of entities.</summary>
internal static class FtmValues
{
    /// <summary>A text that stands beside the properties.</summary>
    public static string? Text(JsonElement entity, string name) =>
        entity.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Blanks.Collapse(value.GetString()) : null;

    /// <summary>The texts of a property, blanks collapsed; of one that stands there twice, of both.</summary>
    public static IEnumerable<string> Of(JsonElement properties, string property) => properties.TryGetProperty(property, out _)
        ? properties.EnumerateObject().Where(p => p.NameEquals(property)).SelectMany(p => Texts(p.Value))
        : [];

    private static IEnumerable<string> Texts(JsonElement values)
    {
        if (values.ValueKind == JsonValueKind.String && Blanks.Collapse(values.GetString()) is { } one) yield return one;
        if (values.ValueKind != JsonValueKind.Array) yield break;
        foreach (var value in values.EnumerateArray())
        {
            if (value.ValueKind == JsonValueKind.String && Blanks.Collapse(value.GetString()) is { } text) yield return text;
        }
    }

    /// <summary>The first text of a property.</summary>
    public static string? First(JsonElement properties, string property) => Of(properties, property).FirstOrDefault();

    /// <summary>All texts of a property as one; <see langword="null"/> where there is none.</summary>
    public static string? Joined(JsonElement properties, string property) => Blanks.Collapse(string.Join("; ", Of(properties, property)));

    /// <summary>The entities that stand as values of any property, with their schema and properties.</summary>
    public static IEnumerable<(string Property, string Schema, JsonElement Properties)> Nested(JsonElement properties)
    {
        foreach (var property in properties.EnumerateObject())
        {
            foreach (var value in Objects(property.Value))
            {
                if (Text(value, "schema") is not { } schema) continue;
                if (value.TryGetProperty("properties", out var own) && own.ValueKind == JsonValueKind.Object) yield return (property.Name, schema, own);
            }
        }
    }

    /// <summary>The entities that stand as values of one property.</summary>
    public static IEnumerable<JsonElement> NestedIn(JsonElement properties, string property) =>
        properties.TryGetProperty(property, out var values) ? Objects(values) : [];

    private static IEnumerable<JsonElement> Objects(JsonElement values) =>
        values.ValueKind == JsonValueKind.Array ? values.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.Object) : [];
}
