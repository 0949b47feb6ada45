using System.Text.Json;
using System.Text.RegularExpressions;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd.Session;

/// <summary>Whether answers are what the contract says.</summary>
internal sealed partial class ContractSchemas
{
    private readonly JsonElement _document = JsonDocument.Parse(Repository.Read("docs/api/openapi.json")).RootElement;

    /// <summary>What of an answer is not as the contract says.</summary>
    public IEnumerable<string> Wrong(string method, string path, int status, string? type, string text)
    {
        var found = _document.GetProperty("paths").EnumerateObject()
            .Where(p => new Regex("^" + Place().Replace(p.Name, "[^/]+") + "$").IsMatch(path) && p.Value.TryGetProperty(method.ToLowerInvariant(), out _))
            .OrderBy(p => p.Name.Count(c => c == '{')).Select(p => p.Value.GetProperty(method.ToLowerInvariant())).ToList();
        if (found.Count == 0) return [$"{method} {path} is not in it"];
        if (!found[0].GetProperty("responses").TryGetProperty($"{status}", out var response)) return [$"{method} {path}: {status} is not in it"];
        response = Resolved(response);
        if (text.Length == 0) return [];
        if (!response.TryGetProperty("content", out var content) || !content.TryGetProperty(type ?? "", out var media))
            return [$"{method} {path}: {status} of the type {type} is not in it"];
        if (media.GetProperty("schema") is var schema && type is not ("application/json" or "application/problem+json" or "application/x-ndjson")) return [];
        var lines = type == "application/x-ndjson" ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [text];
        return lines.SelectMany(l => Wrong(JsonDocument.Parse(l).RootElement, schema, "$")).Select(w => $"{method} {path}: {w}");
    }

    private IEnumerable<string> Wrong(JsonElement value, JsonElement schema, string at)
    {
        schema = Resolved(schema);
        if (schema.TryGetProperty("anyOf", out var any))
        {
            var each = any.EnumerateArray().Select(s => Wrong(value, s, at).ToList()).ToList();
            if (each.All(e => e.Count > 0)) foreach (var wrong in each.MinBy(e => e.Count)!) yield return wrong;
            yield break;
        }

        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(t => Is(value, t)))
        {
            yield return $"{at} is {value.ValueKind}, and not {type}";
            yield break;
        }

        if (value.ValueKind == JsonValueKind.String && schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(w => w.ValueEquals(value.GetString())))
            yield return $"{at} is {value}, and none of {words}";
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var wrong in value.EnumerateArray().SelectMany((v, i) => Wrong(v, items, $"{at}[{i}]"))) yield return wrong;
        if (value.ValueKind != JsonValueKind.Object) yield break;
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray().Where(r => !value.TryGetProperty(r.GetString()!, out _))) yield return $"{at}.{name} is missing";
        schema.TryGetProperty("properties", out var properties);
        schema.TryGetProperty("additionalProperties", out var others);
        foreach (var property in value.EnumerateObject())
        {
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property.Name, out var one))
                foreach (var wrong in Wrong(property.Value, one, $"{at}.{property.Name}")) yield return wrong;
            else if (others.ValueKind == JsonValueKind.Object)
                foreach (var wrong in Wrong(property.Value, others, $"{at}.{property.Name}")) yield return wrong;
            else if (properties.ValueKind == JsonValueKind.Object && others.ValueKind != JsonValueKind.True) yield return $"{at}.{property.Name} is not in it";
        }
    }

    private JsonElement Resolved(JsonElement schema)
    {
        if (!schema.TryGetProperty("$ref", out var reference)) return schema;
        return reference.GetString()![2..].Split('/').Aggregate(_document, (at, part) => at.GetProperty(part));
    }

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind == JsonValueKind.Null,
    };

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Place();
}
