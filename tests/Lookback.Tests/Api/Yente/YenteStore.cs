using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Api.Yente;

/// <summary>
/// A served store with a published list, in OFAC's name and FollowTheMoney's form under a published name, and one of its own; everybody in it is invented.
/// </summary>
internal sealed class YenteStore : IAsyncDisposable
{
    /// <summary>What the published list says; its name is one that comes in FollowTheMoney, too.</summary>
    public const string Published =
        """
        {"id":"p1","caption":"Anton Vorell","schema":"Person","properties":{"name":["Anton Vorell"],"alias":["Антон Ворелль"],"birthDate":["1961-04-03"],"nationality":["ru"],"passportNumber":["AB1234567"],"topics":["sanction"],"programId":["NORD-1"]},"referents":["old-p1"]}
        {"id":"p2","caption":"Mirela Quandt","schema":"Person","properties":{"name":["Mirela Quandt"],"birthDate":["1975"],"nationality":["de"],"gender":["female"],"topics":["role.pep"]},"referents":[]}
        {"id":"c1","caption":"Vorell Trading House","schema":"Company","properties":{"name":["Vorell Trading House"],"jurisdiction":["cy"],"topics":["sanction"]},"referents":[]}
        {"id":"o1","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"],"startDate":["2010"]}}
        """;

    /// <summary>What the secret list says.</summary>
    public const string Secret =
        """
        {"id":"s1","caption":"Ludmila Ostrander","schema":"Person","properties":{"name":["Ludmila Ostrander"],"birthDate":["1980-01-09"]},"referents":[]}
        """;

    private readonly ServedStore _served = new();

    /// <summary>The served store.</summary>
    public ServedStore Served => _served;

    /// <summary>Starts it: <c>lin</c> sees lists, <c>sam</c> and <c>pat</c> may screen alone, and what <c>rec</c> asks is recorded.</summary>
    public static async Task<YenteStore> StartAsync(bool withSecret = true, Func<Lookback.Api.ServerSettings, Lookback.Api.ServerSettings>? change = null)
    {
        var store = new YenteStore();
        store._served.Staff("lin", "l1").Staff("sam", "screener").Staff("pat", "partner").Staff("rec", "l1", recordsMatches: true).Staff("nom", "statistician")
            .With(ledger =>
            {
                Import(ledger, "ch-seco", Published);
                if (withSecret) Import(ledger, "own-list", Secret);
            });
        await store._served.StartAsync(change);
        return store;
    }

    /// <summary>Imports an edition.</summary>
    public static void Import(Ledger ledger, string list, string lines) => new ImportEdition(ledger).Run(
        new ImportRequest(new WatchlistId(list), [Sources.Text("entities.ftm.json", lines + "\n")], Some.Instant("2026-03-04T05:06:07Z"), null, "a test"), static _ => { });

    /// <summary>Asks.</summary>
    public async Task<Answer> GetAsync(string path, string? account = "lin", params (string Name, string Value)[] headers) =>
        await SendAsync(HttpMethod.Get, path, null, account, headers);

    /// <summary>Sends a body without saying what it is.</summary>
    public async Task<Answer> PostAsync(string path, string body, string? account = "lin", params (string Name, string Value)[] headers) =>
        await SendAsync(HttpMethod.Post, path, new ByteArrayContent(Encoding.UTF8.GetBytes(body)), account, headers);

    /// <summary>Sends a form.</summary>
    public async Task<Answer> FormAsync(string path, string field, string value, string? account = "lin") =>
        await SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent([KeyValuePair.Create(field, value)]), account, []);

    /// <summary>Matches one person of a name.</summary>
    public Task<Answer> MatchAsync(string name, string query = "", string dataset = "default", string? account = "lin", string more = "") =>
        PostAsync($"/match/{dataset}{query}", """{"queries":{"q":{"schema":"Person","properties":{"name":["NAME"]MORE}}}}""".Replace("NAME", name, StringComparison.Ordinal).Replace("MORE", more, StringComparison.Ordinal), account);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _served.DisposeAsync();

    private async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, string? account, (string Name, string Value)[] headers)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = _served.Address };
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        if (account is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Apikey {_served.KeyOf(account)}");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new Answer(
            response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
            bytes);
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    /// <summary>As a tree.</summary>
    public JsonNode Json => JsonNode.Parse(Bytes)!;

    /// <summary>As text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The answer to the question q.</summary>
    public JsonNode Q => Json["responses"]!["q"]!;

    /// <summary>Its results.</summary>
    public IReadOnlyList<JsonNode> Results => [.. Q["results"]!.AsArray().Select(r => r!)];

    /// <summary>The texts of a list.</summary>
    public static IReadOnlyList<string> Texts(JsonNode? list) => [.. list!.AsArray().Select(v => v!.GetValue<string>())];

    /// <summary>The one sentence of a fault.</summary>
    public string Detail => Json["detail"]!.GetValue<string>();

    /// <summary>The first thing that is wrong, and where.</summary>
    public (string Type, string Where) Wrong => (Json["detail"]![0]!["type"]!.GetValue<string>(), string.Join('/', Texts(Json["detail"]![0]!["loc"])));
}
