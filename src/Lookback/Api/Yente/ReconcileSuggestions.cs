using System.Text.Json.Nodes;
using Lookback.Core.Lists.FollowTheMoney;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.Yente;

/// <summary>What is proposed while somebody types: entities, properties and types, and the columns that a type has.</summary>
internal static class ReconcileSuggestions
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reconcile/{dataset}/suggest/entity", async (Inquiry inquiry, YenteLists lists, string dataset) =>
        {
            var parameters = new YenteParameters(inquiry.Http.Request);
            var (limit, prefix) = (parameters.Whole("limit", 5, 500), parameters.Text("prefix") ?? "");
            var (served, scope) = await ReconcileEndpoints.ScopeAsync(inquiry, lists, dataset);
            var found = (await served.SearchAsync(inquiry.Desk, inquiry.Cancel)).Beginning(prefix, r => scope.Lists.Contains(r.Id.Watchlist));
            return Suggested(prefix, found.Take(limit).Select(r =>
            {
                var told = ReconcileJson.Of(r.Id.ToString(), r.Caption, r.Schema, r.Id.Watchlist);
                told["notable"] = new JsonArray(ReconcileJson.Type(FtmModel.Current.Find(r.Schema)!));
                return told;
            }));
        });
        routes.MapGet("/reconcile/{dataset}/suggest/property", async (Inquiry inquiry, YenteLists lists, string dataset) =>
        {
            await ReconcileEndpoints.ScopeAsync(inquiry, lists, dataset);
            var prefix = new YenteParameters(inquiry.Http.Request).Text("prefix") ?? "";
            return Suggested(prefix, ReconcileJson.Types.SelectMany(t => t.Properties.Values).Where(IsValue).DistinctBy(p => p.QualifiedName)
                .Where(p => Begins(prefix, p.QualifiedName, p.Name, p.Label)).OrderBy(p => p.QualifiedName, StringComparer.Ordinal)
                .Select(p => new JsonObject { ["id"] = p.QualifiedName, ["name"] = p.Label, ["description"] = p.Description }));
        });
        routes.MapGet("/reconcile/{dataset}/suggest/type", async (Inquiry inquiry, YenteLists lists, string dataset) =>
        {
            await ReconcileEndpoints.ScopeAsync(inquiry, lists, dataset);
            var prefix = new YenteParameters(inquiry.Http.Request).Text("prefix") ?? "";
            return Suggested(prefix, ReconcileJson.Types.Where(t => Begins(prefix, t.Name, t.Label)).Select(ReconcileJson.Type));
        });
        routes.MapGet("/reconcile/{dataset}/extend/property", async (Inquiry inquiry, YenteLists lists, string dataset) =>
        {
            var parameters = new YenteParameters(inquiry.Http.Request);
            var (limit, type) = (parameters.Whole("limit", 0, 10_000), parameters.Text("type") ?? AskedParty.Anything);
            await ReconcileEndpoints.ScopeAsync(inquiry, lists, dataset);
            var schema = FtmModel.Current.Find(type) ?? throw YenteFaultException.BadRequest("Invalid type");
            var properties = schema.Properties.Values.Where(IsValue).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
            return YenteAnswer.Of(new JsonObject
            {
                ["limit"] = limit,
                ["type"] = type,
                ["properties"] = new JsonArray(
                    [.. properties.Take(limit == 0 ? properties.Count : limit).Select(p => new JsonObject { ["id"] = p.Name, ["name"] = p.Label })]),
            });
        });
    }

    private static YenteAnswer Suggested(string prefix, IEnumerable<JsonObject> results) => YenteAnswer.Of(new JsonObject
    {
        ["code"] = "/api/status/ok", ["status"] = "200 OK", ["prefix"] = prefix, ["result"] = new JsonArray([.. results]),
    });

    private static bool IsValue(FtmProperty property) => property is { IsStub: false, Type: not "entity" };

    private static bool Begins(string prefix, params string[] texts) => texts.Any(t => t.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
