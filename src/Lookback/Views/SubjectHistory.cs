using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;
using Lookback.Views.Cases;

namespace Lookback.Views;

/// <summary>One screening of an encounter.</summary>
internal sealed record ScreeningLine(
    long Position, DateTimeOffset MadeAt, Outcome Outcome, string? Reason, IReadOnlyList<CoveredEdition> Editions, IReadOnlyList<Hit> Hits);

/// <summary>One encounter with its screenings and what lookbacks, on editions and by network, found of it.</summary>
internal sealed record EncounterHistory(
    EncounterId Encounter,
    string? Reference,
    DateTimeOffset? MetAt,
    string? Place,
    DateTimeOffset RecordedAt,
    IReadOnlyList<ScreeningLine> Screenings,
    IReadOnlyList<FindingLine> Findings,
    IReadOnlyList<ExposureFindingLine> Exposures);

/// <summary>Everything on record of a subject.</summary>
/// <param name="Subject">Its id; where it was erased, a placeholder.</param>
/// <param name="Facts">What it was described as; <see langword="null"/> where it was erased.</param>
/// <param name="Encounters">Its encounters.</param>
/// <param name="Alerts">Its alerts.</param>
/// <param name="Holds">What holds it up.</param>
/// <param name="NotReplayable">Its erasure, if it was erased.</param>
internal sealed record SubjectReport(
    SubjectId Subject,
    PartyFacts? Facts,
    IReadOnlyList<EncounterHistory> Encounters,
    IReadOnlyList<AlertLine> Alerts,
    IReadOnlyList<HoldLine> Holds,
    ErasureLine? NotReplayable);

/// <summary>What was known of a subject, and when?</summary>
internal static class SubjectHistory
{
    /// <summary>
    /// The histories of the subjects that an id, the start of one, an encounter's id or a reference names; of those that were known by
    /// that very word and erased, what remains.
    /// </summary>
    public static IReadOnlyList<SubjectReport> Find(Ledger ledger, string word, Horizon at)
    {
        var found = ledger.Views.Encounters.FindSubjects(word, at).Select(s => Of(ledger, s, at));
        var erased = ledger.Views.Erasures.KnownBy(word).Where(e => ledger.Views.Encounters.Positions(e.Erasure.Subject, at).Count > 0);
        return [.. found, .. erased.Select(Erased)];
    }

    /// <summary>The subject's history.</summary>
    /// <exception cref="RefusedException">It had not been met by then.</exception>
    public static SubjectReport Of(Ledger ledger, long subjectPosition, Horizon at)
    {
        if (ledger.Views.Encounters.Positions(subjectPosition, at).Count == 0)
            throw new RefusedException("no-subject", FormattableString.Invariant($"the subject at position {subjectPosition} had not been met by then"));
        if (ledger.Views.Erasures.Of(subjectPosition) is { } erasure) return Erased(erasure);
        var met = ledger.Views.Encounters.Of(subjectPosition, at);
        var first = met[0].Encounter;
        var encounters = met.Select(e => new EncounterHistory(
            e.Encounter.Id,
            e.Encounter.Reference,
            e.Encounter.MetAt,
            e.Encounter.Place,
            e.RecordedAt,
            ledger.Views.Screenings.Of(e.Position, at).Select(s => new ScreeningLine(
                s.Position,
                s.MadeAt,
                s.Screening.Outcome,
                s.Screening.Reason,
                ledger.Views.Coverages.At(s.Screening.Coverage).Editions,
                s.Screening.Hits)).ToList(),
            ledger.Views.Findings.OfEncounter(e.Position, at).Select(f => FindingList.Line(ledger, f)).ToList(),
            ExposureList.Lines(ledger, ledger.Views.Networks.Exposures.OfEncounter(e.Position, at), at))).ToList();
        var alerts = ledger.Views.Alerts.Of(subjectPosition, at).Select(a => AlertQueue.Line(ledger, a, at)).ToList();
        return new SubjectReport(first.Subject, first.Facts, encounters, alerts, HoldList.OfSubject(ledger, subjectPosition, at), null);
    }

    // Whenever it is asked about: what was known then cannot be told any more.
    private static SubjectReport Erased(RecordedErasure erasure) =>
        new(new SubjectId(FormattableString.Invariant($"!{erasure.Erasure.Subject}")), null, [], [], [], ErasureLine.Of(erasure));
}
