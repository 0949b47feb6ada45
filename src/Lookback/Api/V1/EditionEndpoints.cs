using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Tables;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/editions</c> and <c>/listings</c>: what lists said, when, and what changed between two editions.</summary>
internal static class EditionEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/editions/{edition}", async (Inquiry inquiry, string edition) => Answer.Of(await inquiry.ReadAsync(
            Right.SeeLists, "edition", (ledger, at) => EditionReport.Of(ledger, Found(() => EditionFinder.Find(ledger, edition, at)), at, inquiry.Now))));
        routes.MapPost("/editions/{edition}/force", async (Inquiry inquiry, string edition) =>
        {
            var body = await inquiry.BodyAsync<Ending>(Right.WorkLists, "edition-force");
            return Answer.Made(await BringAsync(inquiry, "edition-force", (force, because) => force.Held(edition, because, static _ => { }), body.Reason));
        });
        routes.MapGet("/listings/{listing}", async (Inquiry inquiry, string listing) => Answer.Of(await inquiry.ReadAsync(
            Right.SeeLists, "listing", (ledger, at) => ListingReport.Of(ledger, ListingId.Parse(listing) ?? throw Problems.Nothing(), at))));
    }

    /// <summary>What two editions of a list differ in: two that are named, or its last two.</summary>
    public static async Task<IResult> DifferenceAsync(Inquiry inquiry, string watchlist)
    {
        var (list, format) = (Parameters.Watchlist(watchlist), inquiry.OneOf("format", "json", "html"));
        var report = await inquiry.ReadAsync(Right.SeeLists, "edition-difference", (ledger, at) =>
        {
            var (first, second) = Two(inquiry, ledger, list, at);
            return EditionDifference.Of(ledger, first, second, at, inquiry.Now);
        });
        return format == "html" ? Answer.Page(to => DifferencePage.Write(to, report)) : Answer.Of(report);
    }

    /// <summary>The two editions that are asked about; where none is named, the last two.</summary>
    public static (LoadedEdition From, LoadedEdition To) Two(Inquiry inquiry, Ledger ledger, WatchlistId list, Horizon at)
    {
        var history = ledger.Views.Editions.History(list, at);
        if (history.Count == 0) throw Problems.Nothing();
        if (inquiry.Text("from") is not { } from)
        {
            if (history.Count < 2) throw new RefusedException("one-edition", $"{list} has one edition: expected two to compare");
            return (history[^2], history[^1]);
        }

        var first = Found(() => EditionFinder.Find(ledger, from, at));
        var second = inquiry.Text("to") is { } to ? Found(() => EditionFinder.Find(ledger, to, at)) : history[^1];
        return first.Edition.Watchlist == list ? (first, second) : throw Problems.Nothing();
    }

    /// <summary>Brings an edition into force by a person's reason, and makes it ready to be screened against.</summary>
    public static async Task<ImportReport> BringAsync(
        Inquiry inquiry, string question, Func<ForceEdition, string, ImportResult> bring, string reason)
    {
        var because = Reason.Require(reason);
        var report = await inquiry.WriteAsync(
            Right.WorkLists, question, ledger => ImportReport.Of(Found(() => bring(new ForceEdition(ledger), because)), inquiry.Now));
        await inquiry.Desk.RefreshAsync(CancellationToken.None);
        return report;
    }

    /// <summary>What is asked for by a name that nothing has is not there; that no edition is loaded at all is said elsewhere by the same word.</summary>
    public static T Found<T>(Func<T> find)
    {
        try
        {
            return find();
        }
        catch (RefusedException e) when (e.Refusal.Code == "no-edition")
        {
            throw Problems.Nothing();
        }
    }
}
