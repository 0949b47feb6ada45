using Lookback.Api;
using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lookback.Ui.Alerts;

/// <summary><c>/ui/alerts</c>: what waits for a person, what was decided, and one alert on one screen.</summary>
internal static class AlertPages
{
    private const string Purpose = "alert-review";
    private const int OnAPage = 50;

    /// <summary>Adds what they are made by.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<WaitingAlerts>();
        services.AddHostedService(static all => all.GetRequiredService<WaitingAlerts>());
    }

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/alerts", QueueAsync);
        routes.MapGet("/alerts/done", DoneAsync);
        routes.MapGet("/alerts/next", NextAsync);
        routes.MapGet("/alerts/{id}", OneAsync);
    }

    private static async Task<IResult> QueueAsync(Inquiry inquiry, WaitingAlerts waiting)
    {
        inquiry.UsualPurpose = (Purpose, null);
        var (filter, number) = (QueueFilter.Of(inquiry.Http.Request.Query), inquiry.Number("page", 1, 1, 1_000_000));
        return PageAnswer.Of(inquiry, "Alerts/Queue", await inquiry.ReadPersonsAsync(Right.SeeAlerts, "alerts", (ledger, at) =>
        {
            if (inquiry.AsOf is not null || inquiry.EffectiveAt is not null)
                throw new BadRequestException("asOf", "expected none for what waits now; what was decided by then is under Decided");
            var slice = waiting.Slice(ledger, filter, (number - 1) * OnAPage, OnAPage);
            List<AlertLine> lines = [.. slice.Alerts.Select(a => AlertQueue.Line(ledger, a.Raised, at))];
            var page = new QueuePage(filter, slice, lines, number, (slice.Count + OnAPage - 1) / OnAPage);
            return new Shown<QueuePage>(page, slice.Alerts.Select(a => a.Raised.SubjectPosition), lines.Count);
        }));
    }

    private static async Task<IResult> DoneAsync(Inquiry inquiry)
    {
        inquiry.UsualPurpose = (Purpose, null);
        var before = inquiry.Position("before") ?? long.MaxValue;
        return PageAnswer.Of(inquiry, "Alerts/Done", await inquiry.ReadPersonsAsync(Right.SeeAlerts, "alerts", (ledger, at) =>
        {
            // The one after the page is looked at, to know whether it goes on, and not shown.
            var decided = ledger.Views.Alerts.LastDecided(at, before, OnAPage + 1);
            List<DecidedAlert> lines = [.. decided.Take(OnAPage).Select(d => new DecidedAlert(
                AlertQueue.Line(ledger, d.Alert, at), AlertReport.LineOf(ledger.Views.Alerts.DispositionOf(d.Alert.Alert, at)!)))];
            return new Shown<DonePage>(
                new DonePage(lines, decided.Count > OnAPage ? decided[OnAPage - 1].Decided : null),
                decided.Take(OnAPage).Select(d => d.Alert.SubjectPosition), lines.Count);
        }));
    }

    private static async Task<IResult> NextAsync(Inquiry inquiry, WaitingAlerts waiting)
    {
        var filter = QueueFilter.Of(inquiry.Http.Request.Query);
        string after = inquiry.Http.Request.Query["after"].ToString();
        // Which one it is tells nothing of anybody; the page it leads to is what is put on record.
        var next = await inquiry.ReadAsync(Right.SeeAlerts, "alerts", (ledger, at) =>
            after.Length > 0 && ledger.Views.Alerts.Find(after, at).FirstOrDefault(a => a.Alert.Value == after) is { } one
            ? waiting.After(ledger, filter, one, LastHit(ledger, one, at))
            : waiting.Slice(ledger, filter, 0, 1).Alerts is [var first, ..] ? first.Raised.Alert : (AlertId?)null);
        return Results.Redirect(next is { } alert ? $"/ui/alerts/{alert.Value}{filter.Address}" : $"/ui/alerts{filter.Address}");
    }

    private static async Task<IResult> OneAsync(Inquiry inquiry, string id)
    {
        inquiry.UsualPurpose = (Purpose, Purposes.IsReference(id) ? id : null);
        var filter = QueueFilter.Of(inquiry.Http.Request.Query);
        return PageAnswer.Of(inquiry, "Alerts/Alert", await inquiry.ReadPersonsAsync(Right.SeeAlerts, "alert", (ledger, at) =>
        {
            var alert = AlertEndpoints.Find(ledger, at, id);
            var report = AlertReport.Explained(ledger, alert, at, inquiry.Now);
            var edition = ledger.Views.Editions.InForce(alert.Listing.Watchlist, at) is { } loaded ? ListOverview.Line(loaded, inquiry.Now) : null;
            var page = new AlertPage(
                report, at.Position, filter, edition, ledger.Views.Cases.Files.On(alert.Alert, at) is [.., var file] ? file.File.Id : null,
                ledger.Views.Cases.Workflows.HighTier(at).Contains(alert.Listing.Watchlist));
            return new Shown<AlertPage>(page, report.Shows(alert), 1);
        }));
    }

    private static long LastHit(Ledger ledger, RaisedAlert alert, Horizon at) => alert.IsErased
        ? alert.Position
        : ledger.Views.Hits.Of(alert.SubjectPosition, alert.Listing, at).Last(h => h.SuppressedBy is null).Position;
}

/// <summary>The queue.</summary>
/// <param name="Filter">Which alerts, in which order.</param>
/// <param name="Slice">The page, and how many there are.</param>
/// <param name="Lines">What stands on it.</param>
/// <param name="Number">Which page it is, from 1.</param>
/// <param name="Pages">How many there are.</param>
internal sealed record QueuePage(QueueFilter Filter, QueueSlice Slice, IReadOnlyList<AlertLine> Lines, int Number, int Pages);

/// <summary>What was decided, the latest first.</summary>
/// <param name="Alerts">What stands on the page.</param>
/// <param name="Next">Before which decision the next page begins; <see langword="null"/> on the last.</param>
internal sealed record DonePage(IReadOnlyList<DecidedAlert> Alerts, long? Next);

/// <summary>An alert with the decision that stands on it.</summary>
/// <param name="Line">The alert.</param>
/// <param name="Decision">The decision.</param>
internal sealed record DecidedAlert(AlertLine Line, DispositionLine Decision);

/// <summary>One alert on one screen.</summary>
/// <param name="Report">Both sides, the reasons, and what was decided.</param>
/// <param name="Position">Up to which position it was seen.</param>
/// <param name="Filter">The queue that it is looked at in.</param>
/// <param name="Edition">The list's edition in force.</param>
/// <param name="Case">The case on it, if one was opened.</param>
/// <param name="IsHighTier">Whether to clear somebody of it takes a case and two persons.</param>
internal sealed record AlertPage(AlertReport Report, long Position, QueueFilter Filter, EditionLine? Edition, CaseId? Case, bool IsHighTier);
