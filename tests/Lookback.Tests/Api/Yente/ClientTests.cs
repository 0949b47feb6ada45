using System.Net;
using System.Text.Json.Nodes;

namespace Lookback.Tests.Api.Yente;

/// <summary>What two clients do one after another: an enricher that matches and then walks what is nested, and a table's columns being reconciled.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task An_enricher_matches_and_walks_to_whoever_is_tied()
    {
        await using var store = await YenteStore.StartAsync();
        var match = await store.PostAsync(
            "/match/default?algorithm=best&limit=10&threshold=0.5&cutoff=0.5&fuzzy=False",
            """{"queries":{"entity":{"id":"mine-1","schema":"Person","properties":{"name":["Anton Vorell"],"birthDate":["1961-04-03"]}}}}""", "lin",
            ("Content-Type", "application/json"));
        var best = match.Json["responses"]!["entity"]!["results"]![0]!;
        var entity = (await store.GetAsync($"/entities/{best["id"]!.GetValue<string>()}?nested=True")).Json;
        var walked = Walk(entity).ToList();
        Assert.Equal(["Person", "Sanction", "Ownership", "Organization"], walked.Select(e => e["schema"]!.GetValue<string>()).Distinct());
        Assert.Contains(walked, e => e["id"]!.GetValue<string>() == "ch-seco:c1");
    }

    [Fact]
    public async Task A_table_is_reconciled_and_gets_columns()
    {
        await using var store = await YenteStore.StartAsync();
        var manifest = (await store.GetAsync("/reconcile/default?api_key=k")).Json;
        Assert.Equal(["0.2"], Answer.Texts(manifest["versions"]));
        Assert.Equal(3, manifest["batchSize"]!.GetValue<int>());
        Assert.EndsWith("/reconcile/default/suggest/entity?api_key=k", manifest["suggest"]!["entity"]!["service_path"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(manifest["defaultTypes"]!.AsArray(), t => t!["id"]!.GetValue<string>() == "Person");
        var types = (await store.GetAsync("/reconcile/default/suggest/type?prefix=per")).Json;
        Assert.Equal(("/api/status/ok", "200 OK", "per"), (types["code"]!.GetValue<string>(), types["status"]!.GetValue<string>(), types["prefix"]!.GetValue<string>()));
        Assert.Equal("Person", Assert.Single(types["result"]!.AsArray())!["id"]!.GetValue<string>());
        var property = (await store.GetAsync("/reconcile/default/suggest/property?prefix=birthd")).Json;
        Assert.Equal("Person:birthDate", Assert.Single(property["result"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Equal("ch-seco:p1", (await store.GetAsync("/reconcile/default/suggest/entity?prefix=Anton+Vor")).Json["result"]![0]!["id"]!.GetValue<string>());

        var found = await store.FormAsync(
            "/reconcile/default", "queries",
            """
            {"q0":{"query":"Anton Vorell","type":"Person","limit":2,"properties":[{"pid":"Person:birthDate","v":"1961"},{"pid":"Person:shoeSize","v":44}]},
             "q1":{"query":"Vorell Trading House","type":["Company","Person"]},"q2":{"query":"Gideon Quillfeather"}}
            """);
        Assert.Equal("3", found.Headers["x-batch-size"]);
        var first = found.Json["q0"]!["result"]![0]!;
        Assert.Equal(["id", "name", "description", "type", "score", "match"], first.AsObject().Select(p => p.Key));
        Assert.Equal(("ch-seco:p1", true), (first["id"]!.GetValue<string>(), first["match"]!.GetValue<bool>()));
        Assert.Equal("ch-seco:c1", found.Json["q1"]!["result"]![0]!["id"]!.GetValue<string>());
        Assert.DoesNotContain(found.Json["q2"]!["result"]!.AsArray(), r => r!["match"]!.GetValue<bool>());

        var columns = (await store.GetAsync("/reconcile/default/extend/property?type=Person&limit=3")).Json;
        Assert.Equal(("Person", 3), (columns["type"]!.GetValue<string>(), columns["properties"]!.AsArray().Count));
        var extended = (await store.FormAsync(
            "/reconcile/default", "extend",
            """{"ids":["ch-seco:p1"],"properties":[{"id":"birthDate"},{"id":"nationality","settings":{"render":"raw"}},{"id":"topics","settings":{"limit":"1"}}]}""")).Json;
        Assert.Equal(
            """{"birthDate":[{"str":"1961-04-03"}],"nationality":[{"str":"ru"}],"topics":[{"str":"Sanctioned entity"}]}""", extended["rows"]!["ch-seco:p1"]!.ToJsonString());
        Assert.Equal(["birthDate", "nationality", "topics"], extended["meta"]!.AsArray().Select(m => m!["id"]!.GetValue<string>()));

        Assert.Equal(HttpStatusCode.BadRequest, (await store.FormAsync("/reconcile/default", "extend", """{"ids":["old-p1"],"properties":[]}""")).Status);
        var neither = await store.FormAsync("/reconcile/default", "nothing", "x");
        Assert.Equal((HttpStatusCode.BadRequest, "No queries or extend request provided."), (neither.Status, neither.Detail));
    }

    private static IEnumerable<JsonNode> Walk(JsonNode entity)
    {
        yield return entity;
        foreach (var value in entity["properties"]!.AsObject().SelectMany(p => p.Value!.AsArray()).OfType<JsonObject>())
            foreach (var found in Walk(value)) yield return found;
    }
}
