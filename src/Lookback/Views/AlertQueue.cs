using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>Where an alert stands.</summary>
internal enum AlertState
{
    /// <summary>Waits for a person.</summary>
    Open,

    /// <summary>Was decided, and what the decision rested on has changed: waits again.</summary>
    Reopened,

    /// <summary>Decided.</summary>
    Decided,

    /// <summary>Its ground is gone: the listing was removed or no longer matches.</summary>
    GroundLost,

    /// <summary>Its subject was erased: that it was raised is on record, and what became of it cannot be told.</summary>
    NotReplayable,
}

/// <summary>An alert in a line. <c>DecidedBefore</c>: as what the same reference was decided on this listing under another description, which decides
/// nothing here; <c>IsHolding</c>: whether it holds its subject up.</summary>
internal sealed record AlertLine(
    AlertId Alert,
    AlertState State,
    Decision? Decision,
    SubjectId Subject,
    string SubjectName,
    IReadOnlyList<string> References,
    ListingId Listing,
    string ListedName,
    double? Score,
    int Hits,
    bool FromLookback,
    DateTimeOffset RaisedAt,
    GroundLoss? GroundLoss,
    ListingId? MergedInto,
    Decision? DecidedBefore = null,
    bool IsHolding = false,
    string? Because = null)
{
    /// <summary>Whether it waits for a person.</summary>
    public bool IsOpen => State is AlertState.Open or AlertState.Reopened;
}

/// <summary>Which subjects wait to be put beside which listings?</summary>
internal static class AlertQueue
{
    /// <summary>Alerts that waited for a person at a position, oldest first; with <paramref name="all"/>, every one raised by then.</summary>
    public static IReadOnlyList<AlertLine> Of(Ledger ledger, Horizon at, bool all) =>
        (all ? ledger.Views.Alerts.All(at) : ledger.Views.Alerts.Open(at)).Select(alert => Line(ledger, alert, at)).ToList();

    /// <summary>An alert as a line.</summary>
    public static AlertLine Line(Ledger ledger, RaisedAlert alert, Horizon at)
    {
        if (alert.IsErased) return Erased(ledger, alert);
        var hits = ledger.Views.Hits.Of(alert.SubjectPosition, alert.Listing, at);
        var last = hits.Last(h => h.SuppressedBy is null);
        var hit = HitAt(ledger, last.Position, alert.Listing);
        var encounters = hits.Select(h => h.Met.EncounterPosition).Distinct().Select(ledger.Views.Encounters.At).ToList();
        var decided = ledger.Views.Alerts.DispositionOf(alert.Alert, at);
        var references = encounters.Select(e => e.Encounter.Reference).OfType<string>().Distinct().ToList();
        var (lostAt, loss) = ledger.Views.Findings.LastLoss(alert.Alert, at);
        var facts = ledger.Views.Listings.At(alert.Listing, at)?.FactsHash;
        var state = State(last.Position, decided, lostAt, facts, () => HasLapsed(ledger, alert.Listing, decided!, hits));
        return new AlertLine(
            alert.Alert,
            state,
            decided?.Disposition.Decision,
            encounters[0].Encounter.Subject,
            hit.SubjectName,
            references,
            alert.Listing,
            hit.ListedName,
            hit.Score,
            hits.Count,
            ledger.Entries.At(alert.Position).Body is EntryBody.FindingMade,
            ledger.Entries.At(alert.Position).KnownAt,
            state == AlertState.GroundLost ? loss?.Loss.Loss : null,
            state == AlertState.GroundLost ? loss?.Loss.MergedInto : null,
            Views.DecidedBefore.Of(ledger, alert, references, at).FirstOrDefault()?.Decision,
            state != AlertState.GroundLost && decided?.Disposition.Decision == Decision.Inconclusive);
    }

    private static AlertLine Erased(Ledger ledger, RaisedAlert alert) => new(
        alert.Alert,
        AlertState.NotReplayable,
        null,
        ledger.Views.Encounters.Subject(alert.SubjectPosition).Id,
        ErasureLine.Gone,
        [],
        alert.Listing,
        ErasureLine.Gone,
        null,
        0,
        ledger.Entries.At(alert.Position).Body is EntryBody.NotReplayable { Kind: EntryBody.NotReplayable.FindingKind },
        ledger.Entries.At(alert.Position).KnownAt,
        null,
        null,
        Because: ledger.Views.Erasures.Of(alert.SubjectPosition)?.Because);

    /// <summary>The hit on a listing that a screening or finding at a position holds.</summary>
    public static Hit HitAt(Ledger ledger, long position, ListingId listing) => ledger.Entries.At(position).Body switch
    {
        EntryBody.FindingMade found => found.Finding.Hit,
        EntryBody.ScreeningMade made => made.Screening.Hits.First(h => h.Listing == listing),
        _ => throw new CorruptLedgerException(position, "a screening or a finding", "another entry"),
    };

    /// <summary>
    /// Whether a hit after a false positive was not kept silent though the list said the same: another engine or policy compared by then, or its
    /// time was over.
    /// </summary>
    private static bool HasLapsed(Ledger ledger, ListingId listing, RecordedDisposition decided, IReadOnlyList<RecordedHit> hits) =>
        decided.Disposition.Decision == Decision.FalsePositive
        && hits.Any(h => h.SuppressedBy is null && h.Position > decided.Position
            && ledger.Views.Listings.At(listing, h.Position)?.FactsHash == decided.Disposition.ListingFacts);

    private static AlertState State(long lastHit, RecordedDisposition? decided, long lostAt, string? factsNow, Func<bool> hasLapsed)
    {
        if (decided is not null && decided.Position > lastHit && decided.Position > lostAt) return AlertState.Decided;
        // Who it is was decided, and the list says the same of the party now: met again, or listed again, it is no new question.
        if (decided is { Disposition.Decision: not Decision.Inconclusive } && decided.Disposition.ListingFacts == factsNow && !hasLapsed())
            return AlertState.Decided;
        if (lostAt > lastHit) return AlertState.GroundLost;
        return decided is null ? AlertState.Open : AlertState.Reopened;
    }
}
