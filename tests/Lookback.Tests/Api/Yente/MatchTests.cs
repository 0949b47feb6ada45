using System.Net;
using System.Text.Json.Nodes;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Tests.Api.Yente;

/// <summary><c>POST /match</c>, as the reference of yente's interface says.</summary>
public sealed class MatchTests
{
    [Fact]
    public async Task A_match_is_told_as_yente_tells_it()
    {
        await using var store = await YenteStore.StartAsync();
        var answer = await store.MatchAsync("Anton Vorell", more: ""","birthDate":"1961","country":"Russia","nonsense":["x"]""");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(("application/json", "1"), (answer.Headers["Content-Type"], answer.Headers["x-batch-size"]));
        Assert.Equal(5, answer.Json["limit"]!.GetValue<int>());
        Assert.Equal(200, answer.Q["status"]!.GetValue<int>());
        Assert.Equal("""{"value":1,"relation":"eq"}""", answer.Q["total"]!.ToJsonString());
        Assert.Equal("""{"id":null,"schema":"Person","properties":{"name":["Anton Vorell"],"birthDate":["1961"],"country":["ru"]}}""", answer.Q["query"]!.ToJsonString());
        var hit = Assert.Single(answer.Results);
        Assert.Equal(
            ["id", "caption", "schema", "properties", "datasets", "referents", "target", "first_seen", "last_seen", "last_change", "score", "explanations", "match"],
            hit.AsObject().Select(p => p.Key));
        Assert.Equal(("ch-seco:p1", "Anton Vorell", "Person"), (hit["id"]!.GetValue<string>(), hit["caption"]!.GetValue<string>(), hit["schema"]!.GetValue<string>()));
        Assert.Equal(["Anton Vorell"], Answer.Texts(hit["properties"]!["name"]));
        Assert.Equal(["ru"], Answer.Texts(hit["properties"]!["nationality"]));
        Assert.Equal(["AB1234567"], Answer.Texts(hit["properties"]!["passportNumber"]));
        Assert.Equal(["sanction"], Answer.Texts(hit["properties"]!["topics"]));
        Assert.Equal(["NORD-1"], Answer.Texts(hit["properties"]!["program"]));
        Assert.Equal(["ch-seco"], Answer.Texts(hit["datasets"]));
        Assert.Equal(["old-p1"], Answer.Texts(hit["referents"]));
        Assert.True(hit["target"]!.GetValue<bool>());
        Assert.True(hit["match"]!.GetValue<bool>());
        Assert.InRange(hit["score"]!.GetValue<double>(), 0.7, 1);
        Assert.Matches(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$", hit["first_seen"]!.GetValue<string>());
        var name = hit["explanations"]!["name_match"]!;
        Assert.Equal(("Anton Vorell", "Anton Vorell"), (name["query"]!.GetValue<string>(), name["candidate"]!.GetValue<string>()));
        Assert.NotEmpty(name["detail"]!.GetValue<string>());
        Assert.NotNull(hit["explanations"]!["birth_date"]);
    }

    [Fact]
    public async Task Names_are_composed_of_their_parts_and_values_may_be_texts_lists_or_numbers()
    {
        await using var store = await YenteStore.StartAsync();
        var answer = await store.PostAsync(
            "/match/ch_seco",
            """{"queries":{"q":{"id":"c-7","schema":"Person","properties":{"firstName":"Mirela","lastName":["Quandt"],"birthDate":1975}}}}""");
        Assert.Equal("ch-seco:p2", Assert.Single(answer.Results)["id"]!.GetValue<string>());
        Assert.Equal("c-7", answer.Q["query"]!["id"]!.GetValue<string>());
        Assert.Equal(["Mirela Quandt"], Answer.Texts(answer.Q["query"]!["properties"]!["name"]));
        Assert.Equal(["1975"], Answer.Texts(answer.Q["query"]!["properties"]!["birthDate"]));
    }

    [Theory]
    [InlineData("", """{"queries":{}}""", 400, "No queries provided.")]
    [InlineData("", """{"queries":{"q":{"schema":"Ownership","properties":{}}}}""", 400, "Cannot parse example entity: Schema is not matchable: Ownership")]
    [InlineData("", """{"queries":{"q":{"schema":"Banana","properties":{}}}}""", 400, "Cannot parse example entity: No such schema: Banana")]
    [InlineData("?algorithm=best-of-all", """{"queries":{"q":{"schema":"Person","properties":{}}}}""", 400, "Invalid algorithm: best-of-all")]
    [InlineData("", """{"config":{"nm_magic":1},"queries":{"q":{"schema":"Person","properties":{}}}}""", 400, "Invalid configuration parameter: nm_magic for algorithm logic-v2")]
    public async Task What_makes_no_sense_is_answered_with_one_sentence(string query, string body, int status, string sentence)
    {
        await using var store = await YenteStore.StartAsync();
        var answer = await store.PostAsync("/match/default" + query, body);
        Assert.Equal((status, sentence), ((int)answer.Status, answer.Detail));
        Assert.Equal(["detail"], answer.Json.AsObject().Select(p => p.Key));
    }

    [Theory]
    [InlineData("", """{"queries":{"q":{"properties":{"name":["x"]}}}}""", "missing", "body/queries/q/schema")]
    [InlineData("", "{}", "missing", "body/queries")]
    [InlineData("", """{"queries":{"q":{"schema":"Person","properties":{"name":[{"deep":1}]}}}}""", "string_type", "body/queries/q/properties/name")]
    [InlineData("", """{"queries":{"q":{"schema":"Person","properties":{}},"q":{"schema":"Person","properties":{}}}}""", "json_invalid", null)]
    [InlineData("", """{"weights":{"name":1e400},"queries":{}}""", "float_type", "body/weights/name")]
    [InlineData("", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "json_invalid", null)]
    [InlineData("", """{"queries":{"q":{"schema":"Person","properties":{"name":"\ud800"}}}}""", "json_invalid", null)]
    [InlineData("?limit=501", "{}", "less_than_equal", "query/limit")]
    [InlineData("?limit=many", "{}", "int_parsing", "query/limit")]
    [InlineData("?threshold=high", "{}", "float_parsing", "query/threshold")]
    [InlineData("?changed_since=yesterday", "{}", "string_pattern_mismatch", "query/changed_since")]
    public async Task What_has_another_form_is_answered_with_where_and_why(string query, string body, string type, string? where)
    {
        await using var store = await YenteStore.StartAsync();
        var answer = await store.PostAsync("/match/default" + query, body);
        Assert.Equal((HttpStatusCode)422, answer.Status);
        Assert.Equal(type, answer.Wrong.Type);
        if (where is not null) Assert.Equal(where, answer.Wrong.Where);
    }

    [Fact]
    public async Task Bounds_hold()
    {
        await using var store = await YenteStore.StartAsync();
        var many = new JsonObject(Enumerable.Range(0, 101).Select(i => KeyValuePair.Create($"q{i}", (JsonNode?)JsonNode.Parse("""{"schema":"Person","properties":{"name":["Nobody Here"]}}"""))));
        var answer = await store.PostAsync("/match/default", new JsonObject { ["queries"] = many }.ToJsonString());
        Assert.Equal((HttpStatusCode.BadRequest, "Too many queries in one batch (limit: 100)"), (answer.Status, answer.Detail));
        many.Remove("q100");
        answer = await store.PostAsync("/match/default", new JsonObject { ["queries"] = many.DeepClone() }.ToJsonString());
        Assert.Equal((HttpStatusCode.OK, "100"), (answer.Status, answer.Headers["x-batch-size"]));
        var ids = string.Join('&', Enumerable.Range(0, 51).Select(i => $"exclude_entity_ids=x{i}"));
        Assert.Equal(("too_long", "query/exclude_entity_ids"), (await store.MatchAsync("Anton Vorell", "?" + ids)).Wrong);
        var far = await store.MatchAsync("Anton Vorell", "?note=" + new string('x', 60_000));
        Assert.Equal((HttpStatusCode.RequestUriTooLong, "Request URI too long"), (far.Status, far.Detail));
        var absent = await store.MatchAsync("Anton Vorell", dataset: "atlantis");
        Assert.Equal((HttpStatusCode.NotFound, "No such dataset."), (absent.Status, absent.Detail));
    }

    [Theory]
    [InlineData("?exclude_entity_ids=ch-seco:p1", 0)]
    [InlineData("?exclude_entity_ids=old-p1", 0)]
    [InlineData("?exclude_schema=Person", 0)]
    [InlineData("?exclude_dataset=ch_seco", 0)]
    [InlineData("?include_dataset=own-list", 0)]
    [InlineData("?include_dataset=nothing", 0)]
    [InlineData("?include_dataset=ch-seco", 1)]
    [InlineData("?topics=role.pep", 0)]
    [InlineData("?topics=role.pep&topics=sanction", 1)]
    [InlineData("?changed_since=2020-01-01", 1)]
    [InlineData("?changed_since=2999-01-01T10", 0)]
    [InlineData("?limit=0", 0)]
    [InlineData("?threshold=0.9999", 0)]
    [InlineData("?fuzzy=False&unheard=of", 1)]
    [InlineData("?algorithm=%20Logic-V1%20", 1)]
    public async Task Whoever_is_found_is_narrowed_as_the_address_says(string query, int results)
    {
        await using var store = await YenteStore.StartAsync();
        var answer = await store.MatchAsync("Anton Vorell", query + (query.Contains("threshold", StringComparison.Ordinal) ? "&cutoff=0.9999" : ""));
        Assert.Equal(results, answer.Results.Count);
    }

    [Fact]
    public async Task Below_the_threshold_a_result_is_told_where_the_cutoff_lets_it_and_is_no_match()
    {
        await using var store = await YenteStore.StartAsync();
        var strict = await store.MatchAsync("Anton Vorell", "?threshold=0.9999&cutoff=0.3");
        var hit = Assert.Single(strict.Results);
        Assert.False(hit["match"]!.GetValue<bool>());
        Assert.Equal(0, strict.Q["total"]!["value"]!.GetValue<int>());
        var score = (await store.MatchAsync("Anton Vorell")).Results[0]["score"]!.GetValue<double>();
        Assert.Equal(score, hit["score"]!.GetValue<double>());
    }

    [Fact]
    public async Task A_schema_covers_what_it_inherits_from_and_what_inherits_from_it()
    {
        await using var store = await YenteStore.StartAsync();
        async Task<int> CountAsync(string schema) => (await store.PostAsync(
            "/match/default", """{"queries":{"q":{"schema":"@","properties":{"name":["Vorell Trading House"]}}}}""".Replace("@", schema, StringComparison.Ordinal))).Results.Count;
        Assert.Equal(1, await CountAsync("Company"));
        Assert.Equal(1, await CountAsync("LegalEntity"));
        Assert.Equal(1, await CountAsync("Thing"));
        Assert.Equal(0, await CountAsync("Vessel"));
        Assert.Equal(0, await CountAsync("Address"));
    }

    [Fact]
    public async Task What_there_is_nothing_to_compare_of_is_not_told_as_if_it_had_been_cleared()
    {
        await using var store = await YenteStore.StartAsync();
        var answer = await store.MatchAsync("Dr.");
        Assert.Equal((HttpStatusCode.OK, 400), (answer.Status, answer.Q["status"]!.GetValue<int>()));
        Assert.Empty(answer.Results);
    }

    [Fact]
    public async Task What_a_key_asks_that_says_so_is_on_record_before_it_is_answered_and_is_looked_back_on()
    {
        await using var store = await YenteStore.StartAsync();
        var answer = await store.PostAsync(
            "/match/default",
            """{"queries":{"a":{"id":"booking-1","schema":"Person","properties":{"name":["Anton Vorell"]}},"b":{"schema":"Person","properties":{"name":["Gideon Quillfeather"]}}}}""",
            "rec");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        await store.MatchAsync("Mirela Quandt", account: "lin");
        await store.Served.StopAsync();
        using var ledger = Ledger.OpenToAppend(store.Served.Location, TimeProvider.System, "boss");
        var met = ledger.Entries.From(1).Select(e => (e.Actor, e.Body)).Where(e => e.Body is EntryBody.EncounterRecorded).ToList();
        Assert.Equal(["booking-1", "b"], met.Select(e => ((EntryBody.EncounterRecorded)e.Body).Encounter.Reference));
        Assert.All(met, e => Assert.Equal("rec", e.Actor));
        Assert.Equal([Outcome.Hit, Outcome.NoHit], ledger.Entries.From(1).Select(e => e.Body).OfType<EntryBody.ScreeningMade>().Select(s => s.Screening.Outcome));
        YenteStore.Import(ledger, "own-list", """{"id":"n1","caption":"Gideon Quillfeather","schema":"Person","properties":{"name":["Gideon Quillfeather"]},"referents":[]}""");
        Lookback.Tests.Support.Some.Run(ledger);
        Assert.Equal("n1", Assert.Single(Lookback.Tests.Support.Some.Findings(ledger)).Hit!.Listing.Key);
    }
}
