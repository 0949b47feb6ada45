using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Lookback.Api.People;
using Lookback.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.Contract;

/// <summary>The contract as an OpenAPI document (3.1): of the routes that are served, with what <see cref="Operations"/> says of each.</summary>
internal static partial class ContractDocument
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes it.</summary>
    public static string Write(IEnumerable<Endpoint> endpoints)
    {
        var paths = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var (schemas, tags) = (new Schemas(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var (method, path) in Routes(endpoints))
        {
            if (Operations.Find(method, path) is not { } found) continue;
            tags.Add(found.Tag);
            var plain = Constraint().Replace(path, "}");
            if (!paths.TryGetValue(plain, out var item)) paths[plain] = item = [];
            item[method.ToLowerInvariant()] = new OperationText(found.Operation, schemas).Write(found.Tag, path);
        }

        var document = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Lookback",
                ["version"] = "1",
                ["description"] = "Screening with a memory. docs/api.md has every kind of request with its answer; yente's routes are as docs/yente.md says.",
                ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = new JsonArray([.. tags.Select(t => new JsonObject { ["name"] = t })]),
            ["paths"] = new JsonObject(paths.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, p.Value))),
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = SecuritySchemes.Make(),
                ["parameters"] = SharedParameters.Make(),
                ["responses"] = Responses(),
                ["schemas"] = new JsonObject(
                    schemas.Named.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => KeyValuePair.Create(s.Key, s.Value?.DeepClone()))),
            },
        };
        return document.ToJsonString(Readable) + "\n";
    }

    /// <summary>The routes that are served, each with its method.</summary>
    public static IEnumerable<(string Method, string Path)> Routes(IEnumerable<Endpoint> endpoints) => endpoints.OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m => (m, e.RoutePattern.RawText!.TrimEnd('/'))))
        .Distinct().OrderBy(r => r.Item2, StringComparer.Ordinal).ThenBy(r => r.m, StringComparer.Ordinal);

    /// <summary>The name of what is answered at a status.</summary>
    public static string ResponseName(int status) => FormattableString.Invariant($"Problem{status}");

    private static JsonObject Responses()
    {
        var responses = new JsonObject();
        foreach (var (status, about, codes) in ProblemCodes.All)
        {
            responses[ResponseName(status)] = new JsonObject
            {
                ["description"] = about,
                ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = Schemas.Reference("Problem") } },
                ["x-lookback-codes"] = new JsonArray([.. codes.Select(c => (JsonNode)c)]),
            };
        }

        return responses;
    }

    [GeneratedRegex(@":[a-z]+\}")]
    private static partial Regex Constraint();
}

/// <summary>How callers say who they are: one place for every way in.</summary>
internal static class SecuritySchemes
{
    /// <summary>The one by which machines do.</summary>
    public const string Key = "key";

    /// <summary>The one by which an organisation's machines do.</summary>
    public const string Token = "token";

    /// <summary>The one by which people do, once they signed in.</summary>
    public const string Session = "session";

    /// <summary>The one that yente's clients may use instead.</summary>
    public const string YenteKey = "yenteKey";

    /// <summary>They.</summary>
    public static JsonObject Make() => new()
    {
        [Key] = new JsonObject
        {
            ["type"] = "apiKey", ["in"] = "header", ["name"] = "Authorization", ["description"] = "ApiKey, a blank, and the key's text.",
        },
        [Token] = new JsonObject
        {
            ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT",
            ["description"] = "Of the organisation's provider, where the server is started with one and with an audience.",
        },
        [Session] = new JsonObject
        {
            ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "__Host-lookback",
            ["description"] = "Given by POST /api/v1/session; named lookback where this machine alone is served without TLS.",
        },
        [YenteKey] = new JsonObject
        {
            ["type"] = "apiKey", ["in"] = "query", ["name"] = "api_key", ["description"] = "The key's text. It stands in logs on its way: prefer the header.",
        },
    };

    /// <summary>Which of them an operation takes.</summary>
    public static JsonArray Of(Operation operation) => operation switch
    {
        { IsOfSession: true } => [new JsonObject { [Session] = new JsonArray() }],
        { Rights.Count: 0 } => [],
        { IsYente: true } => [new JsonObject { [Key] = new JsonArray() }, new JsonObject { [YenteKey] = new JsonArray() }],
        _ => [new JsonObject { [Key] = new JsonArray() }, new JsonObject { [Session] = new JsonArray() }, new JsonObject { [Token] = new JsonArray() }],
    };
}

/// <summary>What many operations take.</summary>
internal static class SharedParameters
{
    /// <summary>They, by name.</summary>
    public static JsonObject Make() => new()
    {
        ["purpose"] = Header(Inquiry.PurposeHeader, true,
            $"What records of persons are looked at for: one of {string.Join(", ", Purposes.All)}, and after a blank what it belongs to."),
        ["idempotencyKey"] = Header(Idempotency.Header, false, "The same request under the same key is done once, and answered alike for a day."),
        ["antiforgery"] = Header(Forgery.Header, false, "The word of the session, as GET /api/v1/session says it; of a session alone, and needed there."),
        ["asOf"] = Moment("asOf", "By when it was known; now where it is left out."),
        ["effective"] = Moment("effective", "By when it had come true."),
    };

    private static JsonObject Header(string name, bool isNeeded, string about) => new()
    {
        ["name"] = name, ["in"] = "header", ["required"] = isNeeded, ["description"] = about,
        ["schema"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 255 },
    };

    private static JsonObject Moment(string name, string about) => new()
    {
        ["name"] = name, ["in"] = "query", ["description"] = about, ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
    };
}
