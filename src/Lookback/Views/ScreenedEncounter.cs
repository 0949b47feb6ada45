using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>An encounter just screened: what came of it, against which editions, and where that is on record.</summary>
/// <param name="Position">The position of its screening, by which its receipt is drawn.</param>
/// <param name="AlreadyRecorded">Whether this very screening was on record before.</param>
/// <param name="Alerts">The alerts that its hits belong to.</param>
internal sealed record ScreenedEncounter(
    long Position,
    EncounterId Encounter,
    SubjectId Subject,
    string? Reference,
    Outcome Outcome,
    string? Reason,
    bool AlreadyRecorded,
    IReadOnlyList<AlertId> Alerts,
    IReadOnlyList<Hit> Hits,
    Coverage Coverage)
{
    /// <summary>Of a row's outcome, once it is on record.</summary>
    public static ScreenedEncounter Of(Ledger ledger, RowOutcome row)
    {
        var encounter = row.Encounter!;
        var made = ledger.Views.Screenings.Latest(ledger.Views.Encounters.Find(encounter.Id)!.Value, ledger.Head)!;
        return new ScreenedEncounter(
            made.Position,
            encounter.Id,
            encounter.Subject,
            encounter.Reference,
            row.Outcome,
            row.Reason,
            row.AlreadyRecorded,
            [.. row.Alerting.Select(h => AlertId.Of(encounter.Subject, h.Listing))],
            row.Hits,
            ledger.Views.Coverages.At(made.Screening.Coverage));
    }
}
