using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api.Yente;

/// <summary>What a reconciliation service says of itself.</summary>
internal static class ReconcileManifest
{
    /// <summary>Of a dataset's, at the address by which it was asked; its query goes with the addresses that it names, since a key may stand there.</summary>
    public static JsonObject Of(HttpRequest request, string dataset)
    {
        var root = $"{request.Scheme}://{request.Host}";
        var here = $"/reconcile/{Uri.EscapeDataString(dataset)}";
        return new JsonObject
        {
            ["versions"] = new JsonArray("0.2"),
            ["name"] = $"{dataset} (Lookback)",
            ["identifierSpace"] = "https://www.opensanctions.org/reference/#schema",
            ["schemaSpace"] = "https://www.opensanctions.org/reference/#schema",
            ["view"] = new JsonObject { ["url"] = root + "/entities/{{id}}" },
            ["documentation"] = "https://www.opensanctions.org/docs/api/",
            ["batchSize"] = ReconcileEndpoints.Batch,
            ["preview"] = new JsonObject { ["url"] = root + "/entities/{{id}}", ["width"] = 430, ["height"] = 600 },
            ["suggest"] = new JsonObject
            {
                ["entity"] = Service("/suggest/entity"), ["type"] = Service("/suggest/type"), ["property"] = Service("/suggest/property"),
            },
            ["extend"] = new JsonObject
            {
                ["propose_properties"] = Service("/extend/property"),
                ["propose_settings"] = new JsonArray(
                    Setting("limit", "Limit", "number", 0, "Maximum number of values to return per row (0 for no limit)"),
                    Setting("render", "Format", "select", "caption", "How to show values")),
            },
            ["defaultTypes"] = new JsonArray([.. ReconcileJson.Types.Select(ReconcileJson.Type)]),
        };

        JsonObject Service(string path) => new() { ["service_url"] = root, ["service_path"] = here + path + request.QueryString };
    }

    private static JsonObject Setting(string name, string label, string type, JsonNode otherwise, string help)
    {
        var setting = new JsonObject { ["name"] = name, ["label"] = label, ["type"] = type, ["default"] = otherwise, ["help_text"] = help };
        if (type == "select")
        {
            setting["choices"] = new JsonArray(
                new JsonObject { ["value"] = "caption", ["name"] = "Caption" }, new JsonObject { ["value"] = "raw", ["name"] = "Raw value" });
        }

        return setting;
    }
}
