using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows;

/// <summary>Records a person's decision on an alert, and what it rests on.</summary>
internal sealed class DecideAlert(Ledger ledger)
{
    /// <summary>Appends the decision.</summary>
    /// <exception cref="RefusedException">
    /// The reason is too short, the listing is no longer in force, or this very decision stands already.
    /// </exception>
    public void Run(RaisedAlert alert, Decision decision, string reason)
    {
        reason = Reason.Require(reason);
        if (alert.IsErased)
            throw new RefusedException("not-replayable", ledger.Views.Erasures.Of(alert.SubjectPosition)!.Because);
        var listing = ledger.Views.Listings.At(alert.Listing, ledger.Head)
            ?? throw new RefusedException("listing-ended", $"{alert.Listing} is no longer in force: there is nothing to decide on");
        var standing = ledger.Views.Alerts.DispositionOf(alert.Alert, ledger.Head);
        var hitSince = ledger.Views.Hits.Of(alert.SubjectPosition, alert.Listing, ledger.Head).Any(h => h.Position > standing?.Position);
        if (!hitSince && standing?.Disposition.Decision == decision && standing.Disposition.Reason == reason)
            throw new RefusedException("already-decided", $"alert {alert.Alert} is decided so already, for that reason");
        var disposition = new Disposition { Alert = alert.Alert, Decision = decision, Reason = reason, ListingFacts = listing.FactsHash };
        var subject = ledger.Views.Encounters.At(alert.SubjectPosition).Encounter.Subject;
        ledger.Append(new EntryBody.AlertDecided(disposition, subject));
    }
}
