using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Lookback.Tests.Api.Yente;

/// <summary>Entities, searches, the catalog and the edges that all of them share.</summary>
public sealed class ReadingTests
{
    [Fact]
    public async Task An_entity_is_told_nested_with_what_its_publisher_ties_it_to()
    {
        await using var store = await YenteStore.StartAsync();
        var entity = (await store.GetAsync("/entities/ch-seco:p1?nested=True")).Json;
        var owned = entity["properties"]!["ownershipOwner"]![0]!;
        Assert.Equal("Ownership", owned["schema"]!.GetValue<string>());
        Assert.Equal(["ch-seco:p1"], Answer.Texts(owned["properties"]!["owner"]));
        Assert.Equal("Vorell Trading House", owned["properties"]!["asset"]![0]!["caption"]!.GetValue<string>());
        Assert.Equal(["2010"], Answer.Texts(owned["properties"]!["startDate"]));
        Assert.Equal("Sanction", entity["properties"]!["sanctions"]![0]!["schema"]!.GetValue<string>());
        var flat = (await store.GetAsync("/entities/ch-seco:p1?nested=false")).Json;
        Assert.Null(flat["properties"]!["ownershipOwner"]);
        var link = (await store.GetAsync($"/entities/{owned["id"]!.GetValue<string>()}")).Json;
        Assert.Equal("Ownership", link["schema"]!.GetValue<string>());
    }

    [Fact]
    public async Task Whoever_was_known_by_another_id_is_found_where_they_are()
    {
        await using var store = await YenteStore.StartAsync();
        foreach (var id in new[] { "old-p1", "p1" })
        {
            var moved = await store.GetAsync($"/entities/{id}?nested=false");
            Assert.Equal(HttpStatusCode.PermanentRedirect, moved.Status);
            Assert.Equal("/entities/ch-seco%3Ap1", moved.Headers["Location"]);
            Assert.Equal("Anton Vorell", (await store.GetAsync(moved.Headers["Location"])).Json["caption"]!.GetValue<string>());
        }

        var absent = await store.GetAsync("/entities/ch-seco:nobody");
        Assert.Equal((HttpStatusCode.NotFound, "No such entity!"), (absent.Status, absent.Detail));
    }

    [Fact]
    public async Task What_is_adjacent_is_told_in_pages()
    {
        await using var store = await YenteStore.StartAsync();
        var all = (await store.GetAsync("/entities/ch-seco:p1/adjacent")).Json;
        Assert.Equal("Anton Vorell", all["entity"]!["caption"]!.GetValue<string>());
        Assert.Equal(1, all["adjacent"]!["ownershipOwner"]!["total"]!["value"]!.GetValue<int>());
        var none = (await store.GetAsync("/entities/ch-seco:p1/adjacent/ownershipOwner?offset=1&limit=3")).Json;
        Assert.Empty(none["results"]!.AsArray());
        Assert.Equal("""{"value":1,"relation":"eq"}/3/1""", $"{none["total"]!.ToJsonString()}/{none["limit"]}/{none["offset"]}");
        var wrong = await store.GetAsync("/entities/ch-seco:p1/adjacent/name");
        Assert.Equal((HttpStatusCode.NotFound, "No such property!"), (wrong.Status, wrong.Detail));
    }

    [Theory]
    [InlineData("q=vorell", 2)]
    [InlineData("q=VORELL+anton", 1)]
    [InlineData("q=Ворелль", 1)]
    [InlineData("q=anton+OR+mirela", 2)]
    [InlineData("q=vor*&schema=Company", 0)]
    [InlineData("q=vor*&schema=LegalEntity", 2)]
    [InlineData("q=vorrell", 0)]
    [InlineData("q=vorrell&fuzzy=true", 2)]
    [InlineData("q=anton+(&simple=true", 1)]
    [InlineData("", 4)]
    [InlineData("countries=ru", 1)]
    [InlineData("countries=ru&countries=de", 2)]
    [InlineData("countries=ru&countries=de&filter_op=AND", 0)]
    [InlineData("topics=sanction&exclude_schema=Person", 1)]
    [InlineData("datasets=own-list", 1)]
    [InlineData("filter=properties.birthDate:1961", 1)]
    [InlineData("filter=properties.birthDate:1961&filter=properties.birthDate:1975", 2)]
    [InlineData("target=false", 1)]
    [InlineData("changed_since=2999-01-01", 0)]
    [InlineData("exclude_dataset=ch-seco", 1)]
    public async Task A_search_finds_words_and_is_narrowed(string query, int total)
    {
        await using var store = await YenteStore.StartAsync();
        var answer = await store.GetAsync($"/search/default?{query}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(total, answer.Json["total"]!["value"]!.GetValue<int>());
        Assert.Equal(Math.Min(10, total), answer.Json["results"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_search_counts_facets_and_is_sorted_and_paged()
    {
        await using var store = await YenteStore.StartAsync();
        var answer = (await store.GetAsync("/search/default?sort=caption:desc&limit=1&offset=1&facets=countries&facets=schema")).Json;
        Assert.StartsWith("""{"label":"Countries","values":[""", answer["facets"]!["countries"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("""{"name":"ru","label":"Russia","count":1}""", answer["facets"]!["countries"]!.ToJsonString().Replace("Russian Federation", "Russia", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("Mirela Quandt", answer["results"]![0]!["caption"]!.GetValue<string>());
        Assert.Equal((1, 1), (answer["limit"]!.GetValue<int>(), answer["offset"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("schema=Banana", 400)]
    [InlineData("q=%22open", 400)]
    [InlineData("q=/(a%2b)%2b/", 400)]
    [InlineData("filter=nocolon", 400)]
    [InlineData("sort=height:asc", 400)]
    [InlineData("offset=9500", 422)]
    [InlineData("target=perhaps", 422)]
    [InlineData("facets=colours", 422)]
    public async Task A_search_that_makes_no_sense_is_refused(string query, int status)
    {
        await using var store = await YenteStore.StartAsync();
        Assert.Equal(status, (int)(await store.GetAsync($"/search/default?{query}")).Status);
    }

    [Fact]
    public async Task The_catalog_says_which_editions_are_served_and_is_not_sent_again_unchanged()
    {
        await using var store = await YenteStore.StartAsync();
        var answer = await store.GetAsync("/catalog");
        Assert.Equal("public, max-age=300", answer.Headers["Cache-Control"]);
        Assert.Matches("^\"[0-9a-f]{40}\"$", answer.Headers["ETag"]);
        Assert.Equal(["ch-seco", "own-list"], Answer.Texts(answer.Json["current"]));
        Assert.Empty(answer.Json["outdated"]!.AsArray());
        Assert.False(answer.Json["index_stale"]!.GetValue<bool>());
        var list = answer.Json["datasets"]![0]!;
        Assert.Matches("^20260304050607-[0-9a-z]{3}$", list["version"]!.GetValue<string>());
        Assert.Equal(list["version"]!.GetValue<string>(), list["index_version"]!.GetValue<string>());
        Assert.Equal((true, true, 3), (list["load"]!.GetValue<bool>(), list["index_current"]!.GetValue<bool>(), list["entity_count"]!.GetValue<int>()));
        Assert.Equal(["default", "all", "sanctions"], answer.Json["datasets"]!.AsArray().Skip(2).Select(d => d!["name"]!.GetValue<string>()));
        foreach (var tag in new[] { answer.Headers["ETag"], $"\"other\", {answer.Headers["ETag"]}", "*" })
            Assert.Equal(HttpStatusCode.NotModified, (await store.GetAsync("/manifest", "lin", ("If-None-Match", tag))).Status);
        Assert.Equal(HttpStatusCode.OK, (await store.GetAsync("/manifest", "lin", ("If-None-Match", "\"other\""))).Status);
    }

    [Fact]
    public async Task The_algorithms_are_those_that_clients_name()
    {
        await using var store = await YenteStore.StartAsync();
        var told = (await store.GetAsync("/algorithms", "pat")).Json;
        Assert.Equal(
            ["logic-v2", "ofac", "name-based", "name-qualified", "logic-v1", "regression-v1"], told["algorithms"]!.AsArray().Select(a => a!["name"]!.GetValue<string>()));
        Assert.Equal(("best", "logic-v2"), (told["default"]!.GetValue<string>(), told["best"]!.GetValue<string>()));
        Assert.NotNull(told["algorithms"]![0]!["docs"]!["config"]!["nm_number_mismatch"]);
    }

    [Fact]
    public async Task Long_answers_are_made_small_and_traces_go_on()
    {
        await using var store = await YenteStore.StartAsync();
        var packed = await store.GetAsync(
            "/algorithms", "lin", ("Accept-Encoding", "gzip"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), ("tracestate", "a=b"));
        Assert.Equal("gzip", packed.Headers["Content-Encoding"]);
        using var unpacked = new MemoryStream();
        await using (var gzip = new GZipStream(new MemoryStream(packed.Bytes), CompressionMode.Decompress)) await gzip.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
        Assert.NotNull(JsonNode.Parse(Encoding.UTF8.GetString(unpacked.ToArray()))!["best"]);
        Assert.StartsWith("00-0af7651916cd43dd8448eb211c80319c-", packed.Headers["traceparent"], StringComparison.Ordinal);
        Assert.EndsWith(",a=b", packed.Headers["tracestate"], StringComparison.Ordinal);
        var shortOne = await store.GetAsync("/entities/nobody", "lin", ("Accept-Encoding", "gzip"));
        Assert.DoesNotContain("Content-Encoding", shortOne.Headers.Keys);
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-00$", shortOne.Headers["traceparent"]);
    }

    [Fact]
    public async Task Updatez_takes_the_token_it_was_started_with_and_none_where_there_is_none()
    {
        await using var shut = await YenteStore.StartAsync();
        foreach (var query in new[] { "", "?token=", "?token=x" })
        {
            var refused = await shut.PostAsync("/updatez" + query, "", null);
            Assert.Equal((HttpStatusCode.Forbidden, "Invalid token."), (refused.Status, refused.Detail));
        }

        await using var open = await YenteStore.StartAsync(change: s => s with { UpdateToken = "a-token-of-this-test" });
        Assert.Equal(HttpStatusCode.Forbidden, (await open.PostAsync("/updatez?token=other", "", null)).Status);
        Assert.Equal("""{"status":"ok"}""", (await open.PostAsync("/updatez?token=a-token-of-this-test&sync=True", "", null)).Text);
        Assert.Single((await open.MatchAsync("Anton Vorell")).Results);
    }
}
