using Lookback.Api;
using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Core.Lists;
using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Ui.Lists;

/// <summary><c>/ui/lists</c>: which lists are screened against, how they are, what changed in them, and what persons do about them.</summary>
internal static class ListPages
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/lists", async (Inquiry inquiry) => inquiry.Text("open") is { } name
            ? Results.Redirect($"/ui/lists/{Parameters.Watchlist(name)}")
            : PageAnswer.Of(inquiry, "Lists/Overview", await inquiry.ReadAsync(Right.SeeLists, "watchlist-health", (ledger, at) => new ListsShown(
                ListHealth.Of(ledger, null, at, inquiry.Now),
                ListSchedule.Of(ledger, ListSources.Default, [], inquiry.Desk.Time.GetUtcNow()).ToDictionary(s => s.Watchlist),
                ledger.Views.Cases.Workflows.HighTier(at)))));
        routes.MapGet("/lists/{watchlist}", async (Inquiry inquiry, string watchlist) =>
        {
            var (list, page) = (Parameters.Watchlist(watchlist), PageRequest.Of(inquiry));
            return PageAnswer.Of(inquiry, "Lists/Watchlist", await inquiry.ReadAsync(
                Right.SeeLists, "watchlist", (ledger, _) => One(inquiry, ledger, list, page)));
        });
        routes.MapGet("/lists/{watchlist}/difference", async (Inquiry inquiry, string watchlist) =>
        {
            var (list, page) = (Parameters.Watchlist(watchlist), PageRequest.Of(inquiry));
            return PageAnswer.Of(inquiry, "Lists/Difference", await inquiry.ReadAsync(
                Right.SeeLists, "edition-difference", (ledger, _) => DifferenceShown.Of(inquiry, ledger, list, page)));
        });
        routes.MapGet("/listings/{listing}", async (Inquiry inquiry, string listing) =>
        {
            var (id, page) = (ListingId.Parse(listing) ?? throw Problems.Nothing(), PageRequest.Of(inquiry));
            return PageAnswer.Of(inquiry, "Lists/Listing", await inquiry.ReadAsync(
                Right.SeeLists, "listing", (ledger, _) => ListingShown.Of(ledger, id, page, inquiry.Now)));
        });
    }

    private static WatchlistShown One(Inquiry inquiry, Ledger ledger, WatchlistId list, PageRequest page)
    {
        var at = page.At(ledger);
        var editions = ledger.Views.Editions.History(list, at);
        var shown = new WatchlistShown(
            list, null, [], page.Of(editions, e => -e.Position, e => e.Edition.Id.Value, e => ListOverview.LineWithActs(ledger, e, at, inquiry.Now)),
            ledger.Views.Cases.Workflows.HighTier(at).Contains(list),
            ListSchedule.Of(ledger, ListSources.Default, [], inquiry.Desk.Time.GetUtcNow()).FirstOrDefault(s => s.Watchlist == list));
        try
        {
            var health = ListHealth.Of(ledger, list, at, inquiry.Now);
            return shown with { Health = health.Watchlists.FirstOrDefault(), HeldBack = health.HeldBack };
        }
        catch (RefusedException nothing) when (nothing.Refusal.Code == "no-edition" && inquiry.Caller.May(Right.WorkLists))
        {
            // Whoever brings lists in begins here.
            return shown;
        }
        catch (RefusedException nothing) when (nothing.Refusal.Code == "no-edition")
        {
            throw Problems.Nothing();
        }
    }
}

/// <summary>All lists.</summary>
/// <param name="Report">How they are.</param>
/// <param name="Due">When each is asked for.</param>
/// <param name="HighTier">Those on whose alerts two persons decide.</param>
internal sealed record ListsShown(ListHealthReport Report, IReadOnlyDictionary<WatchlistId, ScheduleLine> Due, IReadOnlyList<WatchlistId> HighTier);

/// <summary>One list.</summary>
/// <param name="Watchlist">Which.</param>
/// <param name="Health">How the edition in force is; <see langword="null"/> where none is.</param>
/// <param name="HeldBack">Editions that wait for a person.</param>
/// <param name="Editions">Editions, the newest first.</param>
/// <param name="IsHigh">Whether two persons decide on its alerts.</param>
/// <param name="Due">When it is asked for.</param>
internal sealed record WatchlistShown(
    WatchlistId Watchlist, WatchlistHealth? Health, IReadOnlyList<HeldBackLine> HeldBack, Page<EditionLine> Editions, bool IsHigh, ScheduleLine? Due)
{
    /// <summary>Whether it is no publisher's that is known here: an institution's own, perhaps.</summary>
    public bool IsOwn => KnownWatchlists.Find(Watchlist) is null;

    /// <summary>What it is called.</summary>
    public string Title => KnownWatchlists.Find(Watchlist)?.Title ?? Watchlist.Value;
}
