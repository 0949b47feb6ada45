using System.Text.Json;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.Yente;

/// <summary><c>GET /entities/{id}</c> and what is adjacent to it: what does a listing say, and whom does its publisher tie it to?</summary>
internal static class EntityEndpoints
{
    private const string NoEntity = "No such entity!";

    /// <summary>Links that are told of one listing at once.</summary>
    private const int MostLinks = 500;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/entities/{id}", async (Inquiry inquiry, YenteLists lists, string id) =>
        {
            var isNested = new YenteParameters(inquiry.Http.Request).Flag("nested", true);
            return await FindAsync(inquiry, lists, id, "entities", (found, links) =>
                isNested ? new YenteAnswer(json => WriteNested(json, found, links(0, MostLinks).ToList())) : new YenteAnswer(json => Write(json, found)));
        });
        routes.MapGet("/entities/{id}/adjacent", async (Inquiry inquiry, YenteLists lists, string id) =>
        {
            var (limit, offset) = Page(inquiry);
            return await FindAsync(inquiry, lists, id, "adjacent", (found, links) =>
            {
                var beside = links(0, MostLinks).GroupBy(l => l.Property).ToList();
                return new YenteAnswer(json =>
                {
                    json.WriteStartObject();
                    json.WritePropertyName("entity");
                    Write(json, found);
                    json.WriteStartObject("adjacent");
                    foreach (var property in beside)
                    {
                        json.WritePropertyName(property.Key);
                        WritePage(json, found.Listed, [.. property], limit, offset);
                    }

                    json.WriteEndObject();
                    json.WriteEndObject();
                });
            });
        });
        routes.MapGet("/entities/{id}/adjacent/{property}", async (Inquiry inquiry, YenteLists lists, string id, string property) =>
        {
            var (limit, offset) = Page(inquiry);
            return await FindAsync(inquiry, lists, id, "adjacent", (found, links) =>
            {
                var schema = FtmModel.Current.Find(found.Link?.Entity.Schema ?? found.Listed.Entity.Schema)!;
                if (schema.Properties.GetValueOrDefault(property) is not { Type: "entity" })
                    throw YenteFaultException.Absent("No such property!");
                var beside = links(0, MostLinks).Where(l => l.Property == property).ToList();
                return new YenteAnswer(json => WritePage(json, found.Listed, beside, limit, offset));
            });
        });
    }

    private static (int Limit, int Offset) Page(Inquiry inquiry)
    {
        var parameters = new YenteParameters(inquiry.Http.Request);
        return (parameters.Whole("limit", 10, 500), parameters.Whole("offset", 0, 9499));
    }

    private static async Task<IResult> FindAsync(
        Inquiry inquiry, YenteLists lists, string id, string question, Func<Found, Func<int, int, IEnumerable<ListedLink>>, IResult> answer)
    {
        await YenteEndpoints.RequireEitherAsync(inquiry, question);
        var served = await lists.NowAsync(inquiry.Cancel);
        var datasets = new Datasets(served, inquiry.Caller);
        // Ids with a slash come with it escaped, and are left so by the routing.
        var wanted = Uri.UnescapeDataString(id);
        var (result, canonical) = await inquiry.Desk.ReadAsync(ledger => Read(ledger), inquiry.Cancel);
        if (result is not null) return result;
        canonical ??= (await served.SearchAsync(inquiry.Desk, inquiry.Cancel)).Named(wanted, datasets.Seen);
        if (canonical is not { } other) throw YenteFaultException.Absent(NoEntity);
        inquiry.Http.Response.Headers.Location = $"/entities/{Uri.EscapeDataString(other.ToString())}";
        return Results.StatusCode(StatusCodes.Status308PermanentRedirect);

        (IResult? Result, ListingId? Canonical) Read(Ledger ledger)
        {
            if (Locate(ledger, served, datasets, wanted) is { } found)
            {
                return (answer(found, (skip, take) => found.Link is null ? Links(ledger, served, found.Listed).Skip(skip).Take(take) : []), null);
            }

            return (null, Successor(ledger, served, datasets, wanted));
        }
    }

    private static Found? Locate(Ledger ledger, ServedLists served, Datasets datasets, string id)
    {
        if (ListingId.Parse(id) is { } whole && datasets.Sees(whole.Watchlist) && served.Find(ledger, whole) is { } listed) return new Found(listed, null);
        var mark = id.LastIndexOf(ListedLinks.Mark);
        if (mark <= 0 || ListingId.Parse(id[..mark]) is not { } bearer || !datasets.Sees(bearer.Watchlist)) return null;
        if (served.Find(ledger, bearer) is not { } at) return null;
        return Links(ledger, served, at).FirstOrDefault(l => l.Entity.Id == id) is { } link ? new Found(at, link) : null;
    }

    private static IEnumerable<ListedLink> Links(Ledger ledger, ServedLists served, ListedEntity listed)
    {
        var list = listed.Text.Id.Watchlist;
        return ListedLinks.Of(listed, served.EditionOf(list), key => served.Find(ledger, new ListingId(list, key)));
    }

    /// <summary>Where somebody is who is not there under an id: the listing it was merged into, or the one of that key on whichever list has it.</summary>
    private static ListingId? Successor(Ledger ledger, ServedLists served, Datasets datasets, string id)
    {
        var at = served.Ready.UpTo;
        if (ListingId.Parse(id) is { } whole && datasets.Sees(whole.Watchlist))
        {
            // A merger may itself have been merged; whoever goes in a circle is not there.
            for (var steps = 0; steps < 10; steps++)
            {
                var history = ledger.Views.Listings.History(whole, at);
                if (history is not [.., { UntilPosition: { } end }] || ledger.Views.Listings.EndedAt(end)?.MergedInto is not { } heir) break;
                if (datasets.Sees(heir.Watchlist) && served.Find(ledger, heir) is not null) return heir;
                whole = heir;
            }
        }

        var lists = ledger.Views.Listings.WatchlistsOf(id, at).Where(datasets.Sees).ToList();
        return lists is [var only] && served.Find(ledger, new ListingId(only, id)) is not null ? new ListingId(only, id) : null;
    }

    private static void Write(Utf8JsonWriter json, Found found)
    {
        if (found.Link is { } link) EntityJson.Write(json, found.Listed, link);
        else EntityJson.Write(json, found.Listed);
    }

    private static void WriteNested(Utf8JsonWriter json, Found found, List<ListedLink> links)
    {
        if (found.Link is null) EntityJson.WriteNested(json, found.Listed, links);
        else Write(json, found);
    }

    private static void WritePage(Utf8JsonWriter json, ListedEntity listed, List<ListedLink> links, int limit, int offset)
    {
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var link in links.Skip(offset).Take(limit)) EntityJson.Write(json, listed, link);
        json.WriteEndArray();
        json.WriteStartObject("total");
        json.WriteNumber("value", links.Count);
        json.WriteString("relation", "eq");
        json.WriteEndObject();
        json.WriteNumber("limit", limit);
        json.WriteNumber("offset", offset);
        json.WriteEndObject();
    }

    /// <summary>What an id is of: a listing, or what stands beside one.</summary>
    private sealed record Found(ListedEntity Listed, ListedLink? Link);
}
