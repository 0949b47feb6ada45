using System.Text.Json.Nodes;

namespace Lookback.Api.Contract;

/// <summary>Schemas of what is read or written by no type of ours.</summary>
internal static class OtherSchemas
{
    // As fields of files of encounters are called; other names of theirs are understood as well.
    private const string EncounterFields =
        "reference name given_name middle_name family_name alias schema birth_date birth_place country nationality sex document document_type document_country "
        + "national_id tax_id registration_number lei imo bic mmsi wallet address phone email website met_at place booking redress_number";

    private const string All = """
        {
          "EncountersSent": { "type": "array", "items": { "$ref": "#/components/schemas/EncounterSent" } },
          "Receipt": {
            "type": "object", "required": ["format", "store", "head", "summary", "screening", "encounter", "coverage"], "additionalProperties": true,
            "properties": {
              "format": { "type": "string" }, "store": { "type": "string" }, "head": { "type": "string" }, "summary": { "type": "object" },
              "screening": { "type": "object" }, "encounter": { "type": "object" }, "coverage": { "type": "object" }
            }
          },
          "EditionForm": {
            "type": "object", "required": ["file"],
            "properties": {
              "file": { "type": "array", "items": { "type": "string", "format": "binary" }, "minItems": 1 },
              "mapping": { "type": "string", "format": "binary" },
              "published": { "type": "string" },
              "force": { "type": "string", "description": "Why it comes into force although it looks wrong." }
            }
          },
          "LinksForm": {
            "type": "object", "required": ["file"],
            "properties": {
              "file": { "type": "string", "format": "binary" }, "nodes": { "type": "string", "format": "binary" },
              "mapping": { "type": "string", "format": "binary" }, "source": { "type": "string" }, "grade": { "type": "string" },
              "legal_basis": { "type": "string" }, "handling": { "type": "string" }, "expires": { "type": "string" }, "watchlist": { "type": "string" }
            }
          },
          "MatchQueries": {
            "type": "object", "required": ["queries"],
            "properties": {
              "queries": {
                "type": "object", "minProperties": 1, "maxProperties": 100,
                "additionalProperties": {
                  "type": "object", "required": ["schema", "properties"],
                  "properties": {
                    "id": { "type": ["string", "null"], "maxLength": 255 },
                    "schema": { "type": "string" },
                    "properties": { "type": "object", "additionalProperties": { "type": ["array", "string", "number", "boolean", "null"] } }
                  }
                }
              },
              "weights": { "type": "object" },
              "config": { "type": "object" }
            }
          },
          "MatchResponses": {
            "type": "object", "required": ["responses", "limit"],
            "properties": {
              "limit": { "type": "integer" },
              "responses": {
                "type": "object",
                "additionalProperties": {
                  "type": "object", "required": ["status", "results", "total", "query"],
                  "properties": {
                    "status": { "type": "integer" },
                    "results": { "type": "array", "items": { "$ref": "#/components/schemas/YenteEntity" } },
                    "total": { "$ref": "#/components/schemas/YenteTotal" },
                    "query": { "type": "object" }
                  }
                }
              }
            }
          },
          "SearchResponse": {
            "type": "object", "required": ["results", "total", "limit", "offset", "facets"],
            "properties": {
              "results": { "type": "array", "items": { "$ref": "#/components/schemas/YenteEntity" } },
              "total": { "$ref": "#/components/schemas/YenteTotal" },
              "facets": { "type": "object" }, "limit": { "type": "integer" }, "offset": { "type": "integer" }
            }
          },
          "YenteEntity": {
            "type": "object", "required": ["id", "caption", "schema", "properties", "datasets", "referents", "target"],
            "properties": {
              "id": { "type": "string" }, "caption": { "type": "string" }, "schema": { "type": "string" },
              "properties": { "type": "object" }, "datasets": { "type": "array", "items": { "type": "string" } },
              "referents": { "type": "array", "items": { "type": "string" } }, "target": { "type": "boolean" },
              "first_seen": { "type": ["string", "null"] }, "last_seen": { "type": ["string", "null"] }, "last_change": { "type": ["string", "null"] },
              "score": { "type": "number" }, "match": { "type": "boolean" }, "explanations": { "type": "object" }
            }
          },
          "YenteTotal": {
            "type": "object", "required": ["value", "relation"], "properties": { "value": { "type": "integer" }, "relation": { "type": "string" } }
          },
          "YenteFault": {
            "type": "object", "properties": { "detail": { "type": ["string", "array"] }, "status": { "type": "string" } }
          },
          "Problem": {
            "type": "object", "required": ["type", "title", "status", "detail", "code", "trace_id"],
            "properties": {
              "type": { "type": "string", "description": "urn:lookback:problem: and the code." },
              "title": { "type": "string" }, "status": { "type": "integer" },
              "detail": { "type": "string", "description": "What, where, what was expected and what was found, in one sentence." },
              "code": { "type": "string" }, "trace_id": { "type": "string" },
              "position": { "type": "integer", "description": "Of moved-on: where whoever was first is on record." },
              "winner": { "type": "object", "description": "Of moved-on: what whoever was first did, and why." }
            }
          }
        }
        """;

    /// <summary>They, by name.</summary>
    public static JsonObject Make()
    {
        var all = JsonNode.Parse(All)!.AsObject();
        var fields = new JsonObject();
        foreach (var field in EncounterFields.Split(' ')) fields[field] = new JsonObject { ["type"] = new JsonArray("string", "number", "array", "null") };
        all["EncounterSent"] = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "An encounter: the fields of a row of a file of encounters. A name is needed, whole or in parts; unknown fields are refused.",
            ["minProperties"] = 1,
            ["properties"] = fields,
        };
        return all;
    }
}
