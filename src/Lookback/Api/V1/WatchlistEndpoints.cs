using Lookback.Core.Access;
using Lookback.Core.Lists;
using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Flows.Cases;
using Lookback.Views;
using Lookback.Views.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/watchlists</c>: which lists are in force, how they are, and what persons do about them. Published lists are nobody's record.</summary>
internal static class WatchlistEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var lists = routes.MapGroup("/watchlists");
        lists.MapGet("/", async (Inquiry inquiry) => Answer.Of(await inquiry.ReadAsync(
            Right.SeeLists, "watchlists", (ledger, at) => ListOverview.Of(ledger, at, inquiry.Now, all: false))));
        lists.MapGet("/health", async (Inquiry inquiry) => Answer.Of(await inquiry.ReadAsync(
            Right.SeeLists, "watchlist-health", (ledger, at) => ListHealth.Of(ledger, null, at, inquiry.Now))));
        lists.MapGet("/schedule", async (Inquiry inquiry) => Answer.Of(await inquiry.ReadAsync(
            Right.SeeLists, "watchlist-schedule", (ledger, _) => ListSchedule.Of(ledger, ListSources.Default, [], inquiry.Desk.Time.GetUtcNow()))));
        lists.MapGet("/{watchlist}", async (Inquiry inquiry, string watchlist) => Answer.Of(await inquiry.ReadAsync(
            Right.SeeLists, "watchlist", (ledger, at) => EditionReport.Of(
                ledger, ledger.Views.Editions.InForce(Parameters.Watchlist(watchlist), at) ?? throw Problems.Nothing(), at, inquiry.Now))));
        lists.MapGet("/{watchlist}/health", async (Inquiry inquiry, string watchlist) => Answer.Of(await inquiry.ReadAsync(
            Right.SeeLists, "watchlist-health", (ledger, at) =>
                EditionEndpoints.Found(() => ListHealth.Of(ledger, Parameters.Watchlist(watchlist), at, inquiry.Now)))));
        lists.MapGet("/{watchlist}/editions", async (Inquiry inquiry, string watchlist) => Answer.Of(await EditionsAsync(inquiry, watchlist)));
        lists.MapPost("/{watchlist}/editions", async (Inquiry inquiry, string watchlist) => await ImportAsync(inquiry, watchlist));
        lists.MapGet("/{watchlist}/difference", async (Inquiry inquiry, string watchlist) => await EditionEndpoints.DifferenceAsync(inquiry, watchlist));
        lists.MapPost("/{watchlist}/recall", async (Inquiry inquiry, string watchlist) =>
        {
            var body = await inquiry.BodyAsync<Ending>(Right.WorkLists, "watchlist-recall");
            return Answer.Made(await EditionEndpoints.BringAsync(inquiry, "watchlist-recall", (force, because) =>
                force.Before(Parameters.Watchlist(watchlist), because, static _ => { }), body.Reason));
        });
        lists.MapPut("/{watchlist}/tier", async (Inquiry inquiry, string watchlist) => Answer.Of(await TierAsync(inquiry, watchlist)));
        lists.MapPost("/{watchlist}/publication", async (Inquiry inquiry, string watchlist) => Answer.Made(await PublishAsync(inquiry, watchlist)));
    }

    private static Task<Page<EditionLine>> EditionsAsync(Inquiry inquiry, string watchlist)
    {
        var asked = PageRequest.Of(inquiry);
        return inquiry.ReadAsync(Right.SeeLists, "editions", (ledger, _) =>
        {
            var at = asked.At(ledger);
            var history = ledger.Views.Editions.History(Parameters.Watchlist(watchlist), at);
            if (history.Count == 0) throw Problems.Nothing();
            return asked.Of(history, e => e.Position, e => e.Edition.Id.Value, e => ListOverview.LineWithActs(ledger, e, at, inquiry.Now));
        });
    }

    // The files are on disk before the turn to write is asked for: a slow sender keeps nobody waiting.
    private static async Task<IResult> ImportAsync(Inquiry inquiry, string watchlist)
    {
        using var upload = await Upload.TakeAsync(inquiry, Right.WorkLists, "edition-import", ["file", "mapping"], ["published", "force"]);
        if (upload.Files("file") is not { Count: > 0 } files) throw new BadRequestException("file", "expected the files of an edition, found none");
        var because = upload.Text("force") is { } reason ? Reason.Require(reason) : null;
        var mapping = upload.File("mapping") is { } map ? ColumnMapping.Parse(Text(map), map.Name) : null;
        var request = new ImportRequest(Parameters.Watchlist(watchlist), files, Parameters.Moment(upload.Text("published"), "published"), mapping, because);
        var report = await inquiry.WriteAsync(
            Right.WorkLists, "edition-import", ledger => ImportReport.Of(new ImportEdition(ledger).Run(request, static _ => { }), inquiry.Now));
        await inquiry.Desk.RefreshAsync(CancellationToken.None);
        return report.AlreadyLoaded ? Answer.Of(report) : Answer.Made(report);
    }

    private static string Text(Core.Sources.SourceFile file)
    {
        using var reader = new StreamReader(file.Open());
        var text = new char[MostMapping + 1];
        var length = reader.ReadBlock(text);
        return length <= MostMapping
            ? new string(text, 0, length)
            : throw new BadRequestException("mapping", FormattableString.Invariant($"expected at most {MostMapping} characters, found more"));
    }

    private const int MostMapping = 256 * 1024;

    private static async Task<TierReport> TierAsync(Inquiry inquiry, string watchlist)
    {
        var body = await inquiry.BodyAsync<TierSetting>(Right.Approve, "watchlist-tier");
        if (body.Tier is not ("high" or "ordinary"))
            throw new BadRequestException("tier", $"expected high or ordinary, found \"{ReadIssue.Cut(body.Tier)}\"");
        var report = new TierReport(Parameters.Watchlist(watchlist), body.Tier == "high");
        return await inquiry.WriteAsync(Right.Approve, "watchlist-tier", ledger =>
        {
            new SetTier(ledger).Run(report.Watchlist, report.IsHigh, body.Reason, inquiry.Caller.Account);
            return report;
        });
    }

    private static async Task<OwnListReport> PublishAsync(Inquiry inquiry, string watchlist)
    {
        var report = await inquiry.WriteAsync(Right.WorkLists, "own-list-publish", ledger =>
        {
            var made = new Nominate(ledger, inquiry.Now).Publish(Parameters.Watchlist(watchlist), inquiry.Caller.Account, static _ => { });
            return new OwnListReport(made.Loaded.Edition.Watchlist, made.Loaded.Edition.Id, made.InForce is not null, made.Loaded.Edition.Counts);
        });
        await inquiry.Desk.RefreshAsync(CancellationToken.None);
        return report;
    }
}

/// <summary>How much care a watchlist's alerts take.</summary>
/// <param name="Tier"><c>high</c>: nobody is cleared by one person alone; or <c>ordinary</c>.</param>
/// <param name="Reason">Why.</param>
internal sealed record TierSetting(string Tier, string Reason);
