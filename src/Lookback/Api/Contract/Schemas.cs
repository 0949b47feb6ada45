using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Api.Contract;

/// <summary>Schemas of what is written and read, from the same metadata that it is written and read by.</summary>
internal sealed class Schemas
{
    private const string Place = "#/components/schemas/";
    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);

    /// <summary>Those that others refer to, by name.</summary>
    public JsonObject Named { get; } = OtherSchemas.Make();

    /// <summary>A reference to one that is named.</summary>
    public static JsonObject Reference(string name) => new() { ["$ref"] = Place + name };

    /// <summary>Of what is answered: every field is there, but those that are left out where they say nothing.</summary>
    public JsonObject OfAnswer(Type type) => Of(type, isBody: false);

    /// <summary>Of what is sent: the fields that have to be there, and no others.</summary>
    public JsonObject OfBody(Type type) => Of(type, isBody: true);

    private JsonObject Of(Type type, bool isBody)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return OrNull(Of(inner, isBody));
        var rules = isBody ? StrictBody.Rules : ApiJson.Rules;
        var info = rules.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => OfObject(info, isBody),
            JsonTypeInfoKind.Enumerable => new JsonObject { ["type"] = "array", ["items"] = Of(info.ElementType!, isBody) },
            JsonTypeInfoKind.Dictionary => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(info.ElementType!, isBody) },
            _ => Leaf(type),
        };
    }

    private JsonObject OfObject(JsonTypeInfo info, bool isBody)
    {
        // What is both sent and answered is two things: of what is sent, something may be left out.
        var name = NameOf(info.Type) + (isBody && info.Type.Namespace != typeof(V1.Ending).Namespace ? "Sent" : "");
        if (_types.TryGetValue(name, out var known))
        {
            if (known != info.Type) throw new InvalidOperationException($"expected one type of the name {name}, found {known} and {info.Type}");
            return Reference(name);
        }

        _types[name] = info.Type;
        var (properties, required) = (new JsonObject(), new JsonArray());
        // Before its parts, one of which may be of its own kind.
        var schema = new JsonObject { ["type"] = "object" };
        Named[name] = schema;
        foreach (var property in info.Properties.Where(p => p.Get is not null || isBody))
        {
            var isNullable = !property.PropertyType.IsValueType && (isBody ? property.IsSetNullable && !property.IsRequired : property.IsGetNullable);
            var one = Of(property.PropertyType, isBody);
            properties[property.Name] = isNullable ? OrNull(one) : one;
            if (isBody ? property.IsRequired : property.ShouldSerialize is null) required.Add((JsonNode)property.Name);
        }

        if (required.Count > 0) schema["required"] = required;
        schema["properties"] = properties;
        if (isBody) schema["additionalProperties"] = false;
        return Reference(name);
    }

    private static string NameOf(Type type)
    {
        if (!type.IsGenericType) return type.Name;
        return string.Concat(type.GetGenericArguments().Select(NameOf)) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
    }

    private static JsonObject Leaf(Type type)
    {
        if (type == typeof(string)) return new() { ["type"] = "string" };
        if (type == typeof(bool)) return new() { ["type"] = "boolean" };
        if (type == typeof(double) || type == typeof(float) || type == typeof(decimal)) return new() { ["type"] = "number" };
        if (type == typeof(int) || type == typeof(long) || type == typeof(RunId) || type == typeof(TaskId)) return new() { ["type"] = "integer" };
        if (type == typeof(DateTimeOffset)) return new() { ["type"] = "string", ["format"] = "date-time" };
        if (type == typeof(DateOnly)) return new() { ["type"] = "string", ["format"] = "date" };
        if (type == typeof(PartialDate)) return new() { ["type"] = "string", ["description"] = "A date or a part of one: 1961, 1961-04, 1961-04-17." };
        if (type == typeof(JsonElement) || type == typeof(object)) return [];
        if (!type.IsEnum) return new() { ["type"] = "string" };
        var words = Enum.GetValuesAsUnderlyingType(type).Cast<object>()
            .Select(v => JsonSerializer.SerializeToNode(Enum.ToObject(type, v), ApiJson.Rules.GetTypeInfo(type)));
        return new() { ["type"] = "string", ["enum"] = new JsonArray([.. words]) };
    }

    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema.Count == 0) return schema;
        if (schema["type"] is JsonValue one && schema["enum"] is null)
        {
            schema["type"] = new JsonArray((JsonNode)one.GetValue<string>(), (JsonNode)"null");
            return schema;
        }

        return new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
    }
}
