using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>An alert that lost its ground, in a line.</summary>
internal sealed record LostGroundLine(
    AlertId Alert, IReadOnlyList<string> References, string SubjectName, ListingId Listing, string ListedName, GroundLoss Loss, ListingId? MergedInto);

/// <summary>Which past alerts no longer stand?</summary>
internal static class LostGroundList
{
    /// <summary>What a run found to be lost, oldest first.</summary>
    public static IReadOnlyList<LostGroundLine> Of(Ledger ledger, RunId run, Horizon at) => ledger.Views.Findings.LostIn(run, at)
        .Select(l => (l.Loss, Alert: ledger.Views.Alerts.Find(l.Loss.Alert.Value, at).FirstOrDefault()))
        .Where(l => l.Alert is not null)
        .Select(l =>
        {
            var alert = AlertQueue.Line(ledger, l.Alert!, at);
            return new LostGroundLine(
                alert.Alert, alert.References, alert.SubjectName, alert.Listing, alert.ListedName, l.Loss.Loss, l.Loss.MergedInto);
        })
        .ToList();
}
