using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api.Yente;

/// <summary>
/// The body of a match, whatever content type it is said to have: bounded in depth, without names that stand twice, and with everything that is wrong told at
/// once.
/// </summary>
/// <param name="Queries">The questions, in their order.</param>
/// <param name="Config">The names of the settings that it asks for.</param>
internal sealed record MatchBody(IReadOnlyList<AskedEntity> Queries, IReadOnlyList<string> Config)
{
    /// <summary>Questions of one batch.</summary>
    public const int MostQueries = 100;

    /// <summary>Characters of a question's id or key, which becomes a reference.</summary>
    private const int MostReference = 255;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Reads it.</summary>
    /// <exception cref="YenteFaultException">It is no JSON, or not of the form it must have.</exception>
    public static async Task<MatchBody> ReadAsync(HttpRequest request)
    {
        using var document = await ParseAsync(request);
        var (root, errors) = (document.RootElement, new List<JsonNode>());
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw YenteFaultException.Invalid(YenteFaultException.Error(
                "model_attributes_type", ["body"], "Input should be a valid dictionary or object to extract fields from", Found(root)));
        }

        Weights(root, errors);
        var config = Object(root, "config", errors) is { } settings ? settings.EnumerateObject().Select(p => p.Name).ToList() : [];
        var queries = new List<AskedEntity>();
        if (!root.TryGetProperty("queries", out var asked)) errors.Add(Missing(root, "queries"));
        else if (Object(root, "queries", errors) is not null) queries.AddRange(asked.EnumerateObject().Select(q => Query(q, errors)).OfType<AskedEntity>());
        return errors.Count == 0 ? new MatchBody(queries, config) : throw YenteFaultException.Invalid([.. errors]);
    }

    private static async Task<JsonDocument> ParseAsync(HttpRequest request)
    {
        try
        {
            var document = await JsonDocument.ParseAsync(request.Body, Strict, request.HttpContext.RequestAborted);
            // Half a surrogate pair is found only when the text is taken.
            _ = JsonNode.Parse(document.RootElement.GetRawText())?.ToJsonString();
            return document;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            var at = (e as JsonException)?.BytePositionInLine ?? 0;
            var error = YenteFaultException.Error(
                "json_invalid", ["body", at.ToString(CultureInfo.InvariantCulture)], "JSON decode error", new JsonObject(),
                new JsonObject { ["error"] = "expected JSON of whole characters, each name once in its object, no deeper than 16, found none" });
            throw YenteFaultException.Invalid(error);
        }
    }

    private static AskedEntity? Query(JsonProperty query, List<JsonNode> errors)
    {
        string[] where = ["body", "queries", query.Name];
        var before = errors.Count;
        if (query.Value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(YenteFaultException.Error(
                "model_attributes_type", where, "Input should be a valid dictionary or object to extract fields from", Found(query.Value)));
            return null;
        }

        if (query.Name.Length > MostReference) errors.Add(TooLong(where, query.Name));
        var id = Text(query.Value, "id", where, errors);
        var schema = Text(query.Value, "schema", where, errors);
        if (!query.Value.TryGetProperty("schema", out _)) errors.Add(Missing(query.Value, [.. where[1..], "schema"]));
        var properties = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (!query.Value.TryGetProperty("properties", out var said)) errors.Add(Missing(query.Value, [.. where[1..], "properties"]));
        else if (said.ValueKind != JsonValueKind.Object)
            errors.Add(YenteFaultException.Error("dict_type", [.. where, "properties"], "Input should be a valid dictionary", Found(said)));
        else foreach (var property in said.EnumerateObject()) properties[property.Name] = Values(property, where, errors);
        return errors.Count == before ? new AskedEntity(query.Name, id, schema!, properties) : null;
    }

    private static string? Text(JsonElement query, string name, string[] where, List<JsonNode> errors)
    {
        if (!query.TryGetProperty(name, out var value) || (name == "id" && value.ValueKind == JsonValueKind.Null)) return null;
        if (value.ValueKind != JsonValueKind.String)
            errors.Add(YenteFaultException.Error("string_type", [.. where, name], "Input should be a valid string", Found(value)));
        else if (value.GetString()!.Length > MostReference) errors.Add(TooLong([.. where, name], value.GetString()!));
        else return value.GetString();
        return null;
    }

    private static List<string> Values(JsonProperty property, string[] where, List<JsonNode> errors)
    {
        var values = new List<string>();
        var all = property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().ToList() : [property.Value];
        foreach (var value in all)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.String: values.Add(value.GetString()!); break;
                case JsonValueKind.Number: values.Add(value.GetRawText()); break;
                case JsonValueKind.True or JsonValueKind.False: values.Add(value.GetRawText()); break;
                case JsonValueKind.Null: break;
                default:
                    errors.Add(YenteFaultException.Error(
                        "string_type", [.. where, "properties", property.Name], "Input should be a valid string, or a list of them", Found(value)));
                    break;
            }
        }

        return values;
    }

    private static void Weights(JsonElement root, List<JsonNode> errors)
    {
        foreach (var weight in Object(root, "weights", errors)?.EnumerateObject().ToList() ?? [])
        {
            if (weight.Value.ValueKind != JsonValueKind.Number || !double.IsFinite(weight.Value.GetDouble()))
                errors.Add(YenteFaultException.Error("float_type", ["body", "weights", weight.Name], "Input should be a valid number", Found(weight.Value)));
        }
    }

    private static JsonElement? Object(JsonElement root, string name, List<JsonNode> errors)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.Object) return value;
        errors.Add(YenteFaultException.Error("dict_type", ["body", name], "Input should be a valid dictionary", Found(value)));
        return null;
    }

    private static JsonObject Missing(JsonElement where, params string[] way) =>
        YenteFaultException.Error("missing", ["body", .. way], "Field required", Found(where));

    private static JsonObject TooLong(string[] where, string found) => YenteFaultException.Error(
        "string_too_long", where, FormattableString.Invariant($"String should have at most {MostReference} characters"), found[..MostReference],
        new JsonObject { ["max_length"] = MostReference });

    private static JsonNode? Found(JsonElement element) => JsonNode.Parse(element.GetRawText());
}
