using Lookback.Core.Access;
using Lookback.Api;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Ui.Alerts;

/// <summary><c>/ui/alerts</c>: what waits for a person, and one alert on one screen.</summary>
internal static class AlertPages
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/alerts", async (Inquiry inquiry) =>
        {
            inquiry.UsualPurpose = ("alert-review", null);
            var lines = await inquiry.ReadPersonsAsync(Right.SeeAlerts, "alerts", (ledger, at) =>
            {
                var rows = ledger.Views.Alerts.Open(at).Take(50).ToList();
                return new Shown<IReadOnlyList<AlertLine>>(rows.ConvertAll(a => AlertQueue.Line(ledger, a, at)), rows.Select(r => r.SubjectPosition), rows.Count);
            });
            return PageAnswer.Of(inquiry, "Alerts/Queue", lines);
        });
    }
}
