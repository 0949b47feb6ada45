using Lookback.Api;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.Ui.Cases;

/// <summary>A case about to be opened on an alert.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Workflows">The workflows in which the viewer has a part and whose cases begin with an alert.</param>
/// <param name="Open">Cases on it that the viewer sees.</param>
internal sealed record Opening(AlertLine Alert, IReadOnlyList<string> Workflows, IReadOnlyList<CaseId> Open)
{
    // What a case begins with a form of, and not with an alert.
    private static readonly string[] ByForm = ["redress-1", "nomination-1"];

    /// <summary>On the alert of an id.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static Shown<Opening> Of(Inquiry inquiry, Ledger ledger, Horizon at, string id)
    {
        if (ledger.Views.Alerts.Find(id, at) is not [var alert] || alert.Alert.Value != id || alert.IsErased) throw Problems.Nothing();
        var (sight, roles) = (new CaseSight(ledger, inquiry.Caller), inquiry.Caller.Roles);
        return new(
            new Opening(
                AlertQueue.Line(ledger, alert, at),
                [.. new Definitions(ledger).All().Where(w => !ByForm.Contains(w.Id) && CaseDesk.Working(w).Any(roles.Contains)).Select(w => w.Id)],
                [.. ledger.Views.Cases.Files.On(alert.Alert, at).Where(c => sight.Sees(c.File)).Select(c => c.File.Id)]),
            [alert.SubjectPosition], 1);
    }
}
