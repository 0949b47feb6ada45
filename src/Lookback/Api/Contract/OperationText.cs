using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lookback.Core.Access;

namespace Lookback.Api.Contract;

/// <summary>One operation as the document has it.</summary>
internal sealed partial class OperationText(Operation operation, Schemas schemas)
{
    /// <summary>Writes it.</summary>
    public JsonObject Write(string tag, string path)
    {
        var text = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["summary"] = operation.Summary,
            ["tags"] = new JsonArray((JsonNode)tag),
            ["security"] = SecuritySchemes.Of(operation),
        };
        if (operation.Rights.Count > 0)
        {
            text["x-lookback-right"] = Words(operation.Rights.Select(AccessRules.WordOf));
            text["x-lookback-roles"] = Words(AccessRules.Roles.Where(May).Order(StringComparer.Ordinal));
        }

        if (Parameters(path) is { Count: > 0 } parameters) text["parameters"] = parameters;
        if (operation.Bodies.Count > 0) text["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(operation.Bodies, isBody: true) };
        text["responses"] = Responses(path);
        return text;
    }

    private bool May(string role)
    {
        var rights = AccessRules.Of([role]);
        return operation.TakesAnyRight ? operation.Rights.Any(rights.Contains) : operation.Rights.All(rights.Contains);
    }

    private JsonArray Parameters(string path)
    {
        var all = new JsonArray();
        foreach (Match place in Placeholder().Matches(path))
        {
            all.Add(new JsonObject
            {
                ["name"] = place.Groups[1].Value,
                ["in"] = "path",
                ["required"] = true,
                ["schema"] = new JsonObject { ["type"] = place.Groups[2].Success ? "integer" : "string" },
            });
        }

        if (operation.ShowsPersons) all.Add(Shared("purpose"));
        if (operation.IsKeyed) all.Add(Shared("idempotencyKey"));
        if (operation is { IsWrite: true, TakesAccount: true, IsYente: false }) all.Add(Shared("antiforgery"));
        foreach (var asked in operation.Queries) all.Add(Query(asked));
        foreach (var moment in operation.HasMoments ? (string[])["asOf", "effective"] : []) all.Add(Shared(moment));
        return all;
    }

    private static JsonObject Query(Asked asked)
    {
        var schema = new JsonObject
        {
            ["type"] = asked.Kind switch { Kind.Whole => "integer", Kind.Number => "number", Kind.Flag => "boolean", _ => "string" },
        };
        if (asked.Kind == Kind.Moment) schema["format"] = "date-time";
        if (asked.Words.Count > 0) schema["enum"] = Words(asked.Words);
        if (asked.Least is { } least) schema["minimum"] = least;
        if (asked.Most is { } most) schema["maximum"] = most;
        return new JsonObject
        {
            ["name"] = asked.Name,
            ["in"] = "query",
            ["required"] = asked.IsNeeded,
            ["description"] = asked.About,
            ["schema"] = asked.IsMany ? new JsonObject { ["type"] = "array", ["items"] = schema } : schema,
        };
    }

    private JsonObject Responses(string path)
    {
        var responses = new JsonObject();
        foreach (var answers in operation.Answers.GroupBy(a => a.Status).OrderBy(a => a.Key))
        {
            var said = answers.Select(a => a.Answer).Where(a => a.MediaType.Length > 0).ToList();
            var response = new JsonObject { ["description"] = About(answers.Key) };
            if (said.Count > 0) response["content"] = Content(said, isBody: false);
            responses[Number(answers.Key)] = response;
        }

        foreach (var status in Faults(path).Concat(operation.Refusals).Distinct().Order().Where(s => responses[Number(s)] is null))
        {
            responses[Number(status)] = operation.IsYente
                ? new JsonObject { ["description"] = Told(status), ["content"] = Content([new("application/json", null, "YenteFault")], isBody: false) }
                : new JsonObject { ["$ref"] = $"#/components/responses/{ContractDocument.ResponseName(status)}" };
        }

        return responses;
    }

    private IEnumerable<int> Faults(string path)
    {
        var (hasPlace, hasBody) = (path.Contains('{', StringComparison.Ordinal), operation.Bodies.Count > 0);
        if (operation.TakesAccount || hasBody || operation.Queries.Count > 0) yield return 400;
        if (operation.TakesAccount) yield return 401;
        if (operation.TakesAccount || operation.IsYente) yield return 403;
        if (hasPlace || operation.Bodies.Any(b => b.Type == typeof(V1.CaseOpening) || b.Type == typeof(V1.RedressQuestion))) yield return 404;
        if (operation.IsWrite && operation.TakesAccount) yield return 409;
        if (operation.ShowsPersons) yield return 410;
        if (hasBody) yield return 413;
        if (operation.Bodies.Any(b => b.MediaType == "multipart/form-data")) yield return 415;
        if (operation.IsWrite || operation.IsYente || operation.ShowsPersons) yield return 422;
        if (operation.ShowsPersons) yield return 428;
        yield return 429;
        if (operation.TakesAccount || operation.IsYente) yield return 500;
        if (operation.TakesAccount || operation.IsYente) yield return 503;
    }

    private JsonObject Content(IEnumerable<Said> bodies, bool isBody)
    {
        var content = new JsonObject();
        foreach (var said in bodies)
        {
            var schema = said.Type is { } type ? isBody ? schemas.OfBody(type) : schemas.OfAnswer(type)
                : said.Schema is { } name ? Schemas.Reference(name)
                : new JsonObject();
            // Who is told less is answered otherwise.
            if (content[said.MediaType] is JsonObject { } other)
            {
                var either = new JsonArray(other["schema"]!.DeepClone(), schema);
                schema = new JsonObject { ["anyOf"] = either };
            }

            content[said.MediaType] = new JsonObject { ["schema"] = schema };
        }

        return content;
    }

    private static string About(int status) => status switch
    {
        201 => "Done, and on record.", 202 => "Begun.", 204 => "Done.", 302 => "Elsewhere.", 304 => "As the client has it.", 308 => "It goes by another id.",
        _ => "The answer.",
    };

    private static string Told(int status) => ProblemCodes.All.First(p => p.Status == status).About;

    private static JsonObject Shared(string name) => new() { ["$ref"] = $"#/components/parameters/{name}" };

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(w => (JsonNode)w)]);

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{([a-z]+)(:[a-z]+)?\}")]
    private static partial Regex Placeholder();
}
