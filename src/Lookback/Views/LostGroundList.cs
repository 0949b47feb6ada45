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
    public static IReadOnlyList<LostGroundLine> Of(Ledger ledger, RunId run, Horizon at) =>
        [.. ledger.Views.Findings.LostIn(run, at).Select(l => Line(ledger, l, at)).OfType<LostGroundLine>()];

    /// <summary>One of them; <see langword="null"/> where its alert is not seen.</summary>
    public static LostGroundLine? Line(Ledger ledger, RecordedLoss lost, Horizon at)
    {
        if (ledger.Views.Alerts.Find(lost.Loss.Alert.Value, at).FirstOrDefault() is not { } raised) return null;
        var alert = AlertQueue.Line(ledger, raised, at);
        return new LostGroundLine(
            alert.Alert, alert.References, alert.SubjectName, alert.Listing, alert.ListedName, lost.Loss.Loss, lost.Loss.MergedInto);
    }
}
