using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>One screening of an encounter.</summary>
internal sealed record ScreeningLine(
    long Position, DateTimeOffset MadeAt, Outcome Outcome, string? Reason, IReadOnlyList<CoveredEdition> Editions, IReadOnlyList<Hit> Hits);

/// <summary>One encounter with its screenings and what lookbacks found of it.</summary>
internal sealed record EncounterHistory(
    EncounterId Encounter,
    string? Reference,
    DateTimeOffset? MetAt,
    string? Place,
    DateTimeOffset RecordedAt,
    IReadOnlyList<ScreeningLine> Screenings,
    IReadOnlyList<FindingLine> Findings);

/// <summary>Everything on record of a subject.</summary>
internal sealed record SubjectReport(SubjectId Subject, PartyFacts Facts, IReadOnlyList<EncounterHistory> Encounters, IReadOnlyList<AlertLine> Alerts);

/// <summary>What was known of a subject, and when?</summary>
internal static class SubjectHistory
{
    /// <summary>The subject's history up to a position.</summary>
    public static SubjectReport Of(Ledger ledger, long subjectPosition, long at)
    {
        var first = ledger.Views.Encounters.At(subjectPosition).Encounter;
        var encounters = ledger.Views.Encounters.Of(subjectPosition, at).Select(e => new EncounterHistory(
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
            ledger.Views.Findings.OfEncounter(e.Position, at).Select(f => FindingList.Line(ledger, f)).ToList())).ToList();
        var alerts = ledger.Views.Alerts.Of(subjectPosition, at).Select(a => AlertQueue.Line(ledger, a, at)).ToList();
        return new SubjectReport(first.Subject, first.Facts, encounters, alerts);
    }
}
