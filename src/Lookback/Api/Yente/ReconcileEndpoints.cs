using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lookback.Core.Access;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.Yente;

/// <summary>
/// <c>/reconcile/{dataset}</c>: the reconciliation service interface 0.2 of the W3C's community group, as OpenRefine speaks it. It names whom it finds,
/// so it looks on the lists that the caller sees alone.
/// </summary>
internal static class ReconcileEndpoints
{
    private const int BatchLength = 3;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reconcile/{dataset}", async (Inquiry inquiry, YenteLists lists, string dataset) =>
        {
            var (served, scope) = await ScopeAsync(inquiry, lists, dataset);
            // OpenRefine of old asks by the address, too.
            return inquiry.Http.Request.Query["queries"] is [.., { Length: > 0 } queries]
                ? await QueriesAsync(inquiry, served, scope, queries)
                : YenteAnswer.Of(ReconcileManifest.Of(inquiry.Http.Request, dataset));
        });
        routes.MapPost("/reconcile/{dataset}", async (Inquiry inquiry, YenteLists lists, string dataset) =>
        {
            var (served, scope) = await ScopeAsync(inquiry, lists, dataset);
            var form = inquiry.Http.Request.HasFormContentType ? await inquiry.Http.Request.ReadFormAsync(inquiry.Cancel) : FormCollection.Empty;
            if (form["queries"] is [.., { Length: > 0 } queries]) return await QueriesAsync(inquiry, served, scope, queries);
            if (form["extend"] is [.., { Length: > 0 } extend]) return await ReconcileExtension.AnswerAsync(inquiry, served, scope, extend);
            throw YenteFaultException.BadRequest("No queries or extend request provided.");
        });
        ReconcileSuggestions.Map(routes);
    }

    /// <summary>Where a caller reconciles.</summary>
    public static async Task<(ServedLists Served, DatasetScope Scope)> ScopeAsync(Inquiry inquiry, YenteLists lists, string dataset)
    {
        await YenteEndpoints.RequireEitherAsync(inquiry, "reconcile");
        var served = await lists.NowAsync(inquiry.Cancel);
        return (served, new DatasetScope(new Datasets(served, inquiry.Caller).ToRead(dataset, [], []), Refers: false));
    }

    private static async Task<IResult> QueriesAsync(Inquiry inquiry, ServedLists served, DatasetScope scope, string text)
    {
        await inquiry.RequireAsync(Right.Screen, "reconcile");
        var parameters = new YenteParameters(inquiry.Http.Request);
        Algorithms.Find(parameters.Text("algorithm"));
        using var document = ReconcileJson.Parse(text);
        var queries = document.RootElement.EnumerateObject().Select(ReconcileQuery.Of).ToList();
        if (queries.Count > MatchBody.MostQueries)
            throw YenteFaultException.BadRequest(FormattableString.Invariant($"Too many queries in one batch (limit: {MatchBody.MostQueries})"));
        var question = new MatchQuestion { Limit = 500, Threshold = 0.7, Cutoff = 0, Scope = scope, ChangedSince = parameters.Since("changed_since") };
        var answers = await MatchEndpoints.AnswerAsync(inquiry, served, question, queries.ConvertAll(q => q.Party));
        inquiry.Http.Response.Headers[MatchEndpoints.BatchSize] = queries.Count.ToString(CultureInfo.InvariantCulture);
        return YenteAnswer.Of(new JsonObject(queries.Zip(answers, (query, answer) => KeyValuePair.Create(query.Party.Asked.Key, (JsonNode?)new JsonObject
        {
            ["result"] = new JsonArray([.. answer.Results.Where(r => query.IsOfType(r.Listed.Entity.Schema)).Take(query.Limit).Select(Candidate)]),
        }))));
    }

    private static JsonObject Candidate(MatchResult result)
    {
        var told = ReconcileJson.Of(result.Listed.Entity.Id, result.Listed.Caption, result.Listed.Entity.Schema, result.Listed.Text.Id.Watchlist);
        told["score"] = Math.Floor((result.Hit.Score * 10_000) + 1e-9) / 10_000;
        told["match"] = result.IsMatch;
        return told;
    }

    /// <summary>Questions that a client is to send at once.</summary>
    public static int Batch => BatchLength;
}

/// <summary>A question of a reconciliation.</summary>
/// <param name="Party">Whom it is about.</param>
/// <param name="Types">The schemata that are wanted.</param>
/// <param name="Limit">How many results.</param>
internal sealed record ReconcileQuery(AskedParty Party, IReadOnlyList<FtmSchema> Types, int Limit)
{
    private static readonly ILookup<string, FtmProperty> ByName =
        FtmModel.Current.Schemata.SelectMany(s => s.Properties.Values).DistinctBy(p => p.QualifiedName).ToLookup(p => p.QualifiedName);

    /// <summary>Reads it: a type or a property that is not known is passed over.</summary>
    public static ReconcileQuery Of(JsonProperty query)
    {
        if (query.Value.ValueKind != JsonValueKind.Object) throw ReconcileJson.Wrong($"an object for {ReadIssue.Cut(query.Name)}");
        var types = Texts(query.Value, "type").Select(FtmModel.Current.Find).OfType<FtmSchema>().Where(s => s.IsMatchable).ToList();
        var properties = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["name"] = [.. Texts(query.Value, "query")] };
        if (query.Value.TryGetProperty("properties", out var said) && said.ValueKind == JsonValueKind.Array)
        {
            foreach (var property in said.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object))
            {
                if (Texts(property, "pid").FirstOrDefault() is not { } pid || ByName[pid].FirstOrDefault() is not { } known) continue;
                properties[known.Name] = [.. properties.GetValueOrDefault(known.Name) ?? [], .. Texts(property, "v")];
            }
        }

        // Of several types the facts are read as of what they have in common.
        var schema = types is [var only] ? only.Name : types.Count > 1 && types.TrueForAll(t => t.Is("LegalEntity")) ? "LegalEntity" : AskedParty.Anything;
        var limit = query.Value.TryGetProperty("limit", out var most) && most.ValueKind == JsonValueKind.Number && most.TryGetInt32(out var count) ? count : 5;
        return new ReconcileQuery(AskedParty.Of(new AskedEntity(query.Name, null, schema, properties)), types, Math.Clamp(limit, 0, 500));
    }

    /// <summary>Whether a listing is of a kind that is wanted.</summary>
    public bool IsOfType(string schema) => Types.Count == 0 || Types.Any(t => t.Is(schema) || FtmModel.Current.Find(schema)!.Is(t.Name));

    // A value, a list of them, or objects that have an id and a name.
    private static IEnumerable<string> Texts(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value)) return [];
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(One) : One(value);

        static IEnumerable<string> One(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Number => [value.GetRawText()],
            JsonValueKind.Object => Texts(value, "name").Concat(Texts(value, "id")).Take(1),
            _ => [],
        };
    }
}
