using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Lookback.Core.Records.Json;

namespace Lookback.Core.Proofs;

/// <summary>
/// JSON from a stranger. What is read here was not written by this program for certain, so no value may be missing where the record says
/// that it is there, and no name may stand twice: two readers must not see two receipts in one text.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(Receipt))]
internal sealed partial class StrictJson : JsonSerializerContext
{
    /// <summary>Of a receipt: every field that is written, and nothing that the check would pass over.</summary>
    public static JsonSerializerOptions Receipts { get; } = Strict(new JsonSerializerOptions(RecordJson.Create(new StrictJson(), JsonShape.Indented))
    {
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NewLine = "\n",
        // A text within a text: its quotes stay readable. HTML is escaped where HTML is written.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Of a record in the ledger: a later version may say more.</summary>
    public static JsonSerializerOptions Records { get; } = Strict(new JsonSerializerOptions(RecordJson.Rules));

    /// <summary>The record that the JSON says.</summary>
    /// <exception cref="JsonException">It says none.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonSerializerOptions options)
    {
        RefuseMissingMembers(json);
        return JsonSerializer.Deserialize(json, TypeOf<T>(options)) ?? throw new JsonException("null");
    }

    /// <summary>The type as the options read and write it.</summary>
    public static JsonTypeInfo<T> TypeOf<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Strict(JsonSerializerOptions options)
    {
        options.RespectNullableAnnotations = true;
        options.AllowDuplicateProperties = false;
        options.MakeReadOnly();
        return options;
    }

    // Nullable annotations say nothing of the members of a list: a null that follows no name is one of them.
    private static void RefuseMissingMembers(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        for (var before = JsonTokenType.None; reader.Read(); before = reader.TokenType)
        {
            if (reader.TokenType == JsonTokenType.Null && before != JsonTokenType.PropertyName)
                throw new JsonException($"expected a value, found null at byte {reader.TokenStartIndex}");
        }
    }
}
