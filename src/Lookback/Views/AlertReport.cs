using Lookback.Core.Cases;
using Lookback.Core.Lists;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Tables;
using Lookback.Views.Cases;

namespace Lookback.Views;

/// <summary>A decision on an alert.</summary>
internal sealed record DispositionLine(
    Decision Decision,
    string Reason,
    string Actor,
    DateTimeOffset DecidedAt,
    string? ReasonCode,
    IReadOnlyList<Discriminator> Discriminators,
    PartialDate? Expires,
    CaseId? Case,
    StaffId? Person);

/// <summary>A fact of both sides that a decision may cite.</summary>
/// <param name="Field">Its name.</param>
/// <param name="IsStrong">Whether one conflict in it tells two parties apart.</param>
/// <param name="Ours">What is on record of the subject.</param>
/// <param name="Theirs">What the listing says.</param>
/// <param name="Comparison">How the two stand to each other; <see langword="null"/> where one is not known.</param>
/// <param name="Says">The same in words.</param>
internal sealed record FieldLine(string Field, bool IsStrong, string? Ours, string? Theirs, Comparison? Comparison, string Says);

/// <summary>Is this subject that listed party?</summary>
internal sealed record AlertReport(
    AlertLine Alert,
    PartyFacts SubjectFacts,
    ListingText? Listed,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<FieldLine> Fields,
    IReadOnlyList<DispositionLine> Dispositions,
    IReadOnlyList<FactChange> ChangedSince,
    IReadOnlyList<DecisionLapse> Lapses,
    IReadOnlyList<DecidedBefore> DecidedBefore,
    IReadOnlyList<HoldLine> Holds,
    IReadOnlyList<TaskLine> Tasks,
    Explanation? Explanation)
{
    /// <summary>Where those whom it shows were first met: its subject, and whoever was decided on under the same reference.</summary>
    public IEnumerable<long> Shows(RaisedAlert alert) => DecidedBefore.Select(d => d.SubjectPosition).Prepend(alert.SubjectPosition);

    /// <summary>An alert with both sides, the reasons of its last hit, and what was decided.</summary>
    /// <exception cref="RefusedException">Its subject was erased.</exception>
    public static AlertReport Of(Ledger ledger, RaisedAlert alert, Horizon at, DateTimeOffset now) => Of(ledger, alert, at, now, explain: false);

    /// <summary>The same with its last hit explained, under the coverage that it was made with.</summary>
    public static AlertReport Explained(Ledger ledger, RaisedAlert alert, Horizon at, DateTimeOffset now) => Of(ledger, alert, at, now, explain: true);

    private static AlertReport Of(Ledger ledger, RaisedAlert alert, Horizon at, DateTimeOffset now, bool explain)
    {
        if (alert.IsErased) throw new RefusedException("not-replayable", AlertQueue.Line(ledger, alert, at).Because!);
        var last = ledger.Views.Hits.Of(alert.SubjectPosition, alert.Listing, at).Last(h => h.SuppressedBy is null);
        var facts = ledger.Views.Encounters.At(alert.SubjectPosition).Encounter.Facts;
        var line = AlertQueue.Line(ledger, alert, at);
        var changed = ChangesSince(ledger, alert, at);
        var decided = ledger.Views.Alerts.Dispositions(alert.Alert, at);
        return new AlertReport(
            line,
            facts,
            ledger.Views.Listings.At(alert.Listing, at)?.Text,
            AlertQueue.HitAt(ledger, last.Position, alert.Listing).Evidence,
            PairFields.Of(ledger, alert, at).Select(Line).ToList(),
            decided.Select(LineOf).ToList(),
            changed,
            line.State == AlertState.Reopened ? DecisionLapse.Of(ledger, decided[^1], last.Position, changed) : [],
            Views.DecidedBefore.Of(ledger, alert, line.References, at),
            HoldList.OfSubject(ledger, alert.SubjectPosition, at),
            ledger.Views.Cases.Tasks.On(alert.Alert, at).Select(t => TaskList.Line(t, now)).ToList(),
            explain ? Explanation.OfHit(ledger, last.Position, facts, alert.Listing) : null);
    }

    private static FieldLine Line(FieldComparison field) =>
        new(field.Field, DiscriminatorField.Find(field.Field)!.IsStrong, field.Ours, field.Theirs, field.Comparison, field.Says);

    /// <summary>A decision as a line.</summary>
    public static DispositionLine LineOf(RecordedDisposition decided) => new(
        decided.Disposition.Decision,
        decided.Disposition.Reason,
        decided.Actor,
        decided.DecidedAt,
        decided.Disposition.ReasonCode,
        decided.Disposition.Discriminators,
        decided.Disposition.Expires,
        decided.Disposition.Case,
        decided.Disposition.Person);

    /// <summary>What the list says otherwise than when the last decision was made: the facts for which the alert reopened.</summary>
    private static IReadOnlyList<FactChange> ChangesSince(Ledger ledger, RaisedAlert alert, Horizon at)
    {
        if (ledger.Views.Alerts.DispositionOf(alert.Alert, at) is not { } decided) return [];
        var before = ledger.Views.Listings.At(alert.Listing, decided.Position);
        var now = ledger.Views.Listings.At(alert.Listing, at);
        return before is null || now is null ? [] : new ListingChange(before.Text, now.Text).Facts;
    }
}
