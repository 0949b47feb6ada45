using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>A decision on an alert.</summary>
internal sealed record DispositionLine(Decision Decision, string Reason, string Actor, DateTimeOffset DecidedAt);

/// <summary>Is this subject that listed party?</summary>
internal sealed record AlertReport(
    AlertLine Alert,
    PartyFacts SubjectFacts,
    ListingText? Listed,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<DispositionLine> Dispositions,
    IReadOnlyList<FactChange> ChangedSince,
    Explanation? Explanation)
{
    /// <summary>An alert with both sides, the reasons of its last hit, and what was decided.</summary>
    /// <exception cref="RefusedException">Its subject was erased.</exception>
    public static AlertReport Of(Ledger ledger, RaisedAlert alert, Horizon at) => Of(ledger, alert, at, explain: false);

    /// <summary>The same with its last hit explained, under the coverage that it was made with.</summary>
    public static AlertReport Explained(Ledger ledger, RaisedAlert alert, Horizon at) => Of(ledger, alert, at, explain: true);

    private static AlertReport Of(Ledger ledger, RaisedAlert alert, Horizon at, bool explain)
    {
        if (alert.IsErased) throw new RefusedException("not-replayable", AlertQueue.Line(ledger, alert, at).Because!);
        var last = ledger.Views.Hits.Of(alert.SubjectPosition, alert.Listing, at).Last(h => h.SuppressedBy is null);
        var facts = ledger.Views.Encounters.At(alert.SubjectPosition).Encounter.Facts;
        return new AlertReport(
            AlertQueue.Line(ledger, alert, at),
            facts,
            ledger.Views.Listings.At(alert.Listing, at)?.Text,
            AlertQueue.HitAt(ledger, last.Position, alert.Listing).Evidence,
            ledger.Views.Alerts.Dispositions(alert.Alert, at)
                .Select(d => new DispositionLine(d.Disposition.Decision, d.Disposition.Reason, d.Actor, d.DecidedAt))
                .ToList(),
            ChangesSince(ledger, alert, at),
            explain ? Explanation.OfHit(ledger, last.Position, facts, alert.Listing) : null);
    }

    /// <summary>What the list says otherwise than when the last decision was made: the facts for which the alert reopened.</summary>
    private static IReadOnlyList<FactChange> ChangesSince(Ledger ledger, RaisedAlert alert, Horizon at)
    {
        if (ledger.Views.Alerts.DispositionOf(alert.Alert, at) is not { } decided) return [];
        var before = ledger.Views.Listings.At(alert.Listing, decided.Position);
        var now = ledger.Views.Listings.At(alert.Listing, at);
        return before is null || now is null ? [] : new ListingChange(before.Text, now.Text).Facts;
    }
}
