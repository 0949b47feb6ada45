using System.Text.Json;
using System.Text.Json.Nodes;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;

namespace Lookback.Api.Yente;

/// <summary>The small values that all of a reconciliation is made of.</summary>
internal static class ReconcileJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>A schema as a type.</summary>
    public static JsonObject Type(FtmSchema schema) => new() { ["id"] = schema.Name, ["name"] = schema.Label, ["description"] = schema.Description };

    /// <summary>The schemata that are compared by, as types.</summary>
    public static IEnumerable<FtmSchema> Types => FtmModel.Current.Schemata.Where(s => s.IsMatchable).OrderBy(s => s.Name, StringComparer.Ordinal);

    /// <summary>An entity.</summary>
    public static JsonObject Of(string id, string caption, string schema, WatchlistId list) => new()
    {
        ["id"] = id,
        ["name"] = caption,
        ["description"] = $"{FtmModel.Current.Find(schema)!.Label}, {SearchEndpoints.Label("datasets", list.Value)}",
        ["type"] = new JsonArray(Type(FtmModel.Current.Find(schema)!)),
    };

    /// <summary>The object in a form's field.</summary>
    /// <exception cref="YenteFaultException">It is none.</exception>
    public static JsonDocument Parse(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text, Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                // Half a surrogate pair is found only when the text is taken.
                _ = JsonNode.Parse(text)!.ToJsonString();
                return document;
            }

            document.Dispose();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // Said below.
        }

        throw Wrong("one JSON object, each name once in it, no deeper than 16");
    }

    /// <summary>The fault of a field that is none.</summary>
    public static YenteFaultException Wrong(string expected) => YenteFaultException.BadRequest($"Cannot decode query: expected {expected}");
}
