using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Tables;
using Lookback.Views;
using Lookback.Views.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/alerts</c> and <c>holds</c>: subjects put beside listings, for a person to decide, and who is held up meanwhile.</summary>
internal static class AlertEndpoints
{
    private const string All = "all";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/alerts", async (Inquiry inquiry) =>
        {
            var page = PageRequest.Of(inquiry);
            return Results.Json(await inquiry.ReadPersonsAsync(Right.SeeAlerts, "alerts", (ledger, _) => List(inquiry, page, ledger)), ApiJson.Rules);
        });
        routes.MapGet("/alerts/{id}", async (Inquiry inquiry, string id) => Results.Json(
            await inquiry.ReadPersonsAsync(Right.SeeAlerts, "alert", (ledger, at) => One(inquiry, ledger, at, id)), ApiJson.Rules));
        routes.MapPost("/alerts/{id}/decisions", DecideAsync);
        routes.MapGet("/holds", async (Inquiry inquiry) =>
        {
            var page = PageRequest.Of(inquiry);
            return Results.Json(await inquiry.ReadPersonsAsync(Right.SeeAlerts, "holds", (ledger, _) => Holds(page, ledger)), ApiJson.Rules);
        });
    }

    private static Shown<Page<AlertLine>> List(Inquiry inquiry, PageRequest page, Ledger ledger)
    {
        var (state, watchlist) = (State(inquiry), (string?)inquiry.Http.Request.Query["watchlist"]);
        var at = page.At(ledger);
        var open = ledger.Views.Alerts.Open(at);
        var rows = state is All ? ledger.Views.Alerts.All(at)
            : state is nameof(AlertState.Open) or nameof(AlertState.Reopened) ? open
            : ledger.Views.Alerts.All(at).ExceptBy(open.Select(o => o.Alert), a => a.Alert);
        if (!string.IsNullOrEmpty(watchlist)) rows = rows.Where(a => a.Listing.Watchlist.Value == watchlist);
        var subjects = new List<long>();
        var lines = page.Of(rows, a => a.Position, a => a.Alert.Value, alert =>
        {
            var line = AlertQueue.Line(ledger, alert, at);
            if (state is not All && (state is nameof(AlertState.Open) ? !line.IsOpen : line.State.ToString() != state)) return null;
            subjects.Add(alert.SubjectPosition);
            return line;
        });
        // The one after the page is looked at, to know whether it goes on, and not shown.
        return new Shown<Page<AlertLine>>(lines, subjects.Take(lines.Items.Count), lines.Items.Count);
    }

    // "open" is whatever waits for a person, be it for the first time or again.
    private static string State(Inquiry inquiry)
    {
        string? word = inquiry.Http.Request.Query["state"];
        if (string.IsNullOrEmpty(word) || word.Equals("open", StringComparison.OrdinalIgnoreCase)) return nameof(AlertState.Open);
        if (word.Equals(All, StringComparison.OrdinalIgnoreCase)) return All;
        return Enum.GetNames<AlertState>().FirstOrDefault(n => n.Equals(word, StringComparison.OrdinalIgnoreCase)) ?? throw new BadRequestException(
            "state", $"expected all or one of {string.Join(", ", Enum.GetNames<AlertState>())}, found \"{ReadIssue.Cut(word)}\"");
    }

    private static Shown<AlertReport> One(Inquiry inquiry, Ledger ledger, Horizon at, string id)
    {
        var alert = Find(ledger, at, id);
        var report = inquiry.Http.Request.Query["explain"] == "false"
            ? AlertReport.Of(ledger, alert, at, inquiry.Now)
            : AlertReport.Explained(ledger, alert, at, inquiry.Now);
        return new Shown<AlertReport>(report, report.Shows(alert), 1);
    }

    private static async Task<IResult> DecideAsync(Inquiry inquiry, string id)
    {
        const string Question = "alert-decide";
        await inquiry.RequireAsync(Right.DecideAlerts, Question);
        var body = await inquiry.BodyAsync<DecisionBody>();
        var report = await inquiry.WritePersonsAsync(Right.DecideAlerts, Question, ledger =>
        {
            var alert = Find(ledger, ledger.Head, id);
            if (Overtaken(ledger, alert, body.ExpectedPosition) is { } overtaken) return Shown<AlertReport>.Instead(overtaken, [alert.SubjectPosition]);
            new DecideAlert(ledger).Run(alert, body.ToDecision());
            inquiry.TellPosition(ledger.Head);
            var decided = AlertReport.Of(ledger, alert, ledger.Head, inquiry.Now);
            return new Shown<AlertReport>(decided, decided.Shows(alert), 1);
        });
        return Results.Json(report, ApiJson.Rules, statusCode: StatusCodes.Status201Created);
    }

    // What has moved on since the caller looked.
    private static MovedOnException? Overtaken(Ledger ledger, RaisedAlert alert, long seen)
    {
        if (seen < 1 || seen > ledger.Head)
        {
            throw new BadRequestException(
                "expected_position", FormattableString.Invariant($"expected the position that the alert was seen at, from 1 to {ledger.Head}, found {seen}"));
        }

        if (alert.IsErased) return null;
        if (ledger.Views.Alerts.Dispositions(alert.Alert, ledger.Head) is [.., var last] && last.Position > seen)
        {
            return new MovedOnException(
                last.Position, $"{last.Actor} decided this alert as {last.Disposition.Decision} while it was looked at: {last.Disposition.Reason}",
                AlertReport.LineOf(last));
        }

        var met = ledger.Views.Hits.Of(alert.SubjectPosition, alert.Listing, ledger.Head).Where(h => h.SuppressedBy is null).Max(h => h.Position);
        var lost = ledger.Views.Findings.LastLoss(alert.Alert, ledger.Head).Position;
        return Math.Max(met, lost) <= seen ? null : new MovedOnException(
            Math.Max(met, lost),
            lost > met ? "the alert lost its ground while it was looked at" : "the subject was met again while the alert was looked at",
            null);
    }

    /// <summary>The alert of an id.</summary>
    /// <exception cref="RefusedException">There is none, or its subject was erased.</exception>
    public static RaisedAlert Find(Ledger ledger, Horizon at, string id)
    {
        if (ledger.Views.Alerts.Find(id, at).FirstOrDefault(a => a.Alert.Value == id) is { } alert) return alert;
        return ledger.Views.Erasures.KnownBy(id) is [var erased, ..] ? throw new RefusedException("not-replayable", erased.Because) : throw Problems.Nothing();
    }

    /// <summary>A page of what holds people up, the longest first.</summary>
    public static Shown<Page<HoldLine>> Holds(PageRequest page, Ledger ledger)
    {
        var held = HoldList.Of(ledger, page.At(ledger));
        var lines = page.Of(held, h => h.Since.UtcTicks, h => $"{h.Alert}/{h.Case}/{h.Subject}", h => h);
        return new Shown<Page<HoldLine>>(lines, lines.Items.SelectMany(h => Whom.Of(ledger, h.Subject)).ToList(), lines.Items.Count);
    }
}
