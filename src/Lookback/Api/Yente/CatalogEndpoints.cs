using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lookback.Core.Access;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Lookback.Api.Yente;

/// <summary><c>GET /catalog</c>, of old <c>/manifest</c>, and <c>GET /algorithms</c>: which lists are served, from which edition, and by what?</summary>
internal static class CatalogEndpoints
{
    private const string Fresh = "public, max-age=300";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/catalog", CatalogAsync);
        routes.MapGet("/manifest", CatalogAsync);
        routes.MapGet("/algorithms", async (Inquiry inquiry) =>
        {
            await YenteEndpoints.RequireEitherAsync(inquiry, "algorithms");
            return YenteAnswer.Of(Algorithms.Told());
        });
    }

    private static async Task<IResult> CatalogAsync(Inquiry inquiry, YenteLists lists)
    {
        await YenteEndpoints.RequireEitherAsync(inquiry, "catalog");
        var served = await lists.NowAsync(inquiry.Cancel);
        var datasets = new Datasets(served, inquiry.Caller);
        // An edition that came in while its listings are made ready is served from then on.
        var newest = await inquiry.Desk.ReadAsync(
            ledger => ledger.Views.Editions.InForce(ledger.Head).Where(e => datasets.Sees(e.Edition.Watchlist)).ToDictionary(e => e.Edition.Watchlist),
            inquiry.Cancel);
        var sources = datasets.Seen.Select(list =>
            (List: list, Served: served.EditionOf(list), Newest: newest.GetValueOrDefault(list) ?? served.EditionOf(list))).ToList();
        var lines = sources.Select(s => $"{s.List}:{VersionOf(s.Newest)}:{VersionOf(s.Served)}").Order(StringComparer.Ordinal);
#pragma warning disable CA5350 // What yente's clients know: it tells versions apart and proves nothing.
        var tag = $"\"{Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))}\"";
#pragma warning restore CA5350
        var response = inquiry.Http.Response;
        (response.Headers.ETag, response.Headers.CacheControl) = (tag, Fresh);
        if (IsKnown(inquiry.Http.Request, tag)) return Results.StatusCode(StatusCodes.Status304NotModified);
        var outdated = sources.Where(s => s.Newest.Position != s.Served.Position).Select(s => s.List.Value).ToList();
        return YenteAnswer.Of(new JsonObject
        {
            ["datasets"] = new JsonArray(
            [
                .. sources.Select(s => Of(s.List, s.Served, s.Newest)),
                .. datasets.Collections.Where(c => !served.All.Any(l => l.Value == c.Name)).Select(c => Of(c, served)),
            ]),
            ["current"] = new JsonArray([.. sources.Select(s => s.List.Value).Except(outdated).Select(n => JsonValue.Create(n))]),
            ["outdated"] = new JsonArray([.. outdated.Select(n => JsonValue.Create(n))]),
            ["index_stale"] = outdated.Count > 0,
        });
    }

    /// <summary>The version of an edition, in the form of a date and a few characters, so that versions are in the order of their dates.</summary>
    private static string VersionOf(LoadedEdition edition) =>
        (edition.Edition.PublishedAt ?? edition.LoadedAt).UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)
            + $"-{edition.Edition.Id.Value[..3]}";

    private static bool IsKnown(HttpRequest request, string tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Tag == tag);

    private static JsonObject Of(WatchlistId list, LoadedEdition served, LoadedEdition newest)
    {
        var known = KnownWatchlists.Find(list);
        var exported = newest.Edition.PublishedAt ?? newest.LoadedAt;
        var told = Of(list.Value, known?.Title ?? list.Value, served.Edition.Counts.Listings, newest.LoadedAt, exported, []);
        told["publisher"] = known is null ? null : new JsonObject { ["name"] = known.Publisher, ["official"] = true };
        (told["version"], told["index_version"]) = (VersionOf(newest), VersionOf(served));
        (told["load"], told["index_current"]) = (true, newest.Position == served.Position);
        return told;
    }

    private static JsonObject Of(Dataset collection, ServedLists served)
    {
        var editions = collection.Lists.Select(served.EditionOf).ToList();
        var newest = editions.Select(e => e.LoadedAt).DefaultIfEmpty().Max();
        var told = Of(collection.Name, collection.Title, editions.Sum(e => e.Edition.Counts.Listings), newest, newest, collection.Lists);
        told["version"] = editions.Select(VersionOf).Order(StringComparer.Ordinal).LastOrDefault();
        (told["load"], told["index_current"]) = (false, false);
        return told;
    }

    private static JsonObject Of(
        string name, string title, long count, DateTimeOffset updated, DateTimeOffset exported, IReadOnlyList<WatchlistId> children) => new()
    {
        ["name"] = name,
        ["title"] = title,
        ["license"] = null,
        ["summary"] = null,
        ["description"] = null,
        ["url"] = null,
        ["updated_at"] = EntityJson.Of(updated),
        ["last_export"] = EntityJson.Of(exported),
        ["entity_count"] = count,
        ["thing_count"] = count,
        ["version"] = null,
        ["category"] = null,
        ["tags"] = new JsonArray(),
        ["publisher"] = null,
        ["coverage"] = null,
        ["resources"] = new JsonArray(),
        ["children"] = new JsonArray([.. children.Select(c => JsonValue.Create(c.Value))]),
        ["deprecation"] = null,
        ["deprecated"] = false,
        ["load"] = null,
        ["entities_url"] = null,
        ["delta_url"] = null,
        ["namespace"] = false,
        ["index_version"] = null,
        ["index_current"] = null,
    };
}
