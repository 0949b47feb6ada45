using System.Text.Json;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.Yente;

/// <summary><c>GET /search/{dataset}</c>: which listings say such words?</summary>
internal static class SearchEndpoints
{
    /// <summary>Values that are told of a facet.</summary>
    private const int MostValues = 50;

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/search/{dataset}", async (Inquiry inquiry, YenteLists lists, string dataset) =>
    {
        await YenteEndpoints.RequireEitherAsync(inquiry, "search");
        var parameters = new YenteParameters(inquiry.Http.Request);
        var (limit, offset) = (parameters.Whole("limit", 10, 500), parameters.Whole("offset", 0, 9499));
        var served = await lists.NowAsync(inquiry.Cancel);
        var scope = new Datasets(served, inquiry.Caller).ToRead(dataset, parameters.Texts("include_dataset"), parameters.Texts("exclude_dataset"));
        var question = SearchQuestion.Of(parameters, scope);
        var facets = parameters.Texts("facets") is { Count: > 0 } asked ? asked : SearchQuestion.Usual;
        if (facets.FirstOrDefault(f => !SearchQuestion.Facets.ContainsKey(f)) is { } unknown)
        {
            throw YenteFaultException.Invalid(YenteFaultException.Error(
                "enum", ["query", "facets"], $"Input should be one of {string.Join(", ", SearchQuestion.Facets.Keys)}", unknown));
        }

        var search = await served.SearchAsync(inquiry.Desk, inquiry.Cancel);
        var found = Sorted(search.Find(parameters.Text("q") ?? "", question), parameters.Texts("sort"));
        var page = found.Skip(offset).Take(limit).ToList();
        var shown = await inquiry.Desk.ReadAsync(ledger => page.Select(r => served.Find(ledger, r.Id)).OfType<ListedEntity>().ToList(), inquiry.Cancel);
        return new YenteAnswer(json => Write(json, limit, offset, found, shown, facets));
    });

    private static IReadOnlyList<SearchedRow> Sorted(IReadOnlyList<SearchedRow> found, IReadOnlyList<string> sort)
    {
        IOrderedEnumerable<SearchedRow>? sorted = null;
        foreach (var by in sort)
        {
            var parts = by.Split(':', 2);
            IComparable Key(SearchedRow row) => parts[0] switch
            {
                "caption" or "name" or "properties.name" => row.Caption.ToUpperInvariant(),
                "id" or "canonical_id" => row.Id.ToString(),
                "schema" => row.Schema,
                "last_change" => row.LastChange,
                _ => throw YenteFaultException.BadRequest($"Search error: No mapping found for [{ReadIssue.Cut(parts[0])}] in order to sort on"),
            };
            if (parts[0] == "_score") continue;
            var isDown = parts is [_, "desc"];
            sorted = (sorted, isDown) switch
            {
                (null, false) => found.OrderBy(Key),
                (null, true) => found.OrderByDescending(Key),
                (_, false) => sorted.ThenBy(Key),
                (_, true) => sorted.ThenByDescending(Key),
            };
        }

        try
        {
            return sorted?.ToList() ?? found;
        }
        catch (InvalidOperationException e) when (e.InnerException is YenteFaultException fault)
        {
            throw fault;
        }
    }

    private static void Write(
        Utf8JsonWriter json, int limit, int offset, IReadOnlyList<SearchedRow> found, List<ListedEntity> shown, IReadOnlyList<string> facets)
    {
        json.WriteStartObject();
        json.WriteNumber("limit", limit);
        json.WriteNumber("offset", offset);
        json.WriteStartObject("total");
        json.WriteNumber("value", found.Count);
        json.WriteString("relation", "eq");
        json.WriteEndObject();
        json.WriteStartArray("results");
        foreach (var listed in shown) EntityJson.Write(json, listed);
        json.WriteEndArray();
        json.WriteStartObject("facets");
        foreach (var facet in facets.Distinct())
        {
            json.WriteStartObject(facet);
            json.WriteString("label", SearchQuestion.Facets[facet]);
            json.WriteStartArray("values");
            var values = found.SelectMany(r => r.Facets[facet]).CountBy(v => v).OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal);
            foreach (var (value, count) in values.Take(MostValues))
            {
                json.WriteStartObject();
                json.WriteString("name", value);
                json.WriteString("label", Label(facet, value));
                json.WriteNumber("count", count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>What people call a value.</summary>
    public static string Label(string facet, string value) => facet switch
    {
        "countries" => Countries.Name(new CountryCode(value.ToUpperInvariant())),
        "topics" => FtmModel.Current.Topics.GetValueOrDefault(value, value),
        "datasets" => Core.Lists.KnownWatchlists.Find(new WatchlistId(value))?.Title ?? value,
        "schema" => FtmModel.Current.Find(value)?.Label ?? value,
        _ => value,
    };
}
