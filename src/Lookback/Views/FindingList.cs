using System.Text.Json.Serialization;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>A finding with everything needed to act on it: whom, which encounter, which listing, why, and whether it could have been known.</summary>
internal sealed record FindingLine(
    FindingId? Finding,
    RunId Run,
    string? Reference,
    EncounterId? Encounter,
    SubjectId Subject,
    string SubjectName,
    DateTimeOffset? MetAt,
    string? Place,
    WatchlistId? Watchlist,
    ListingId? Listing,
    string ListedName,
    NameKind? ListedNameKind,
    double? Score,
    double? Corroboration,
    Verdict Verdict,
    string Because,
    PartialDate? DesignatedOn,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? LoadedAt,
    DateTimeOffset? EncounterAt,
    DateTimeOffset? KnowableAt,
    double? GapDays,
    DateTimeOffset FoundAt,
    IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Why it scored so and what would change it, where asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Explanation? Explanation { get; init; }
}

/// <summary>Whom did lookbacks surface?</summary>
internal static class FindingList
{
    /// <summary>Findings of a run, or of all, oldest first; behind them those whose subject was erased.</summary>
    public static IReadOnlyList<FindingLine> Of(Ledger ledger, RunId? run, Horizon at)
    {
        var found = run is { } id ? ledger.Views.Findings.Of(id, at) : ledger.Views.Findings.All(at);
        var erased = ledger.Views.Findings.Erased(run, at);
        return [.. found.Select(f => Line(ledger, f)), .. erased.Select(f => Erased(ledger, f))];
    }

    /// <summary>What is left of a finding whose subject was erased.</summary>
    public static FindingLine Erased(Ledger ledger, ErasedFindingRow row) => new(
        null,
        row.Run,
        null,
        null,
        ledger.Views.Encounters.Subject(row.SubjectPosition).Id,
        ErasureLine.Gone,
        null,
        null,
        null,
        null,
        ErasureLine.Gone,
        null,
        null,
        null,
        Verdict.NotReplayable,
        ledger.Views.Erasures.Of(row.SubjectPosition)!.Because,
        null,
        null,
        null,
        null,
        null,
        null,
        ledger.Entries.At(row.Position).KnownAt,
        []);

    // Two events of one day of which one has no time are no gap apart, in either direction.
    private static double GapDays(Hindsight hindsight)
    {
        var (knowable, met) = (hindsight.KnowableAt.UtcDateTime, hindsight.EncounterAt.UtcDateTime);
        var sameDay = knowable.Date == met.Date && (knowable.TimeOfDay == TimeSpan.Zero || met.TimeOfDay == TimeSpan.Zero);
        return sameDay ? 0 : Math.Round(hindsight.Gap.TotalDays, 2);
    }

    /// <summary>A finding as a line.</summary>
    public static FindingLine Line(Ledger ledger, RecordedFinding found)
    {
        var (finding, hindsight) = (found.Finding, found.Finding.Hindsight);
        var encounter = ledger.Views.Encounters.At(ledger.Views.Encounters.Find(finding.Encounter)!.Value).Encounter;
        return new FindingLine(
            finding.Id,
            finding.Run,
            encounter.Reference,
            encounter.Id,
            found.Subject,
            finding.Hit.SubjectName,
            encounter.MetAt,
            encounter.Place,
            finding.Hit.Listing.Watchlist,
            finding.Hit.Listing,
            finding.Hit.ListedName,
            finding.Hit.ListedNameKind,
            finding.Hit.Score,
            finding.Hit.Corroboration,
            hindsight.Verdict,
            hindsight.Because,
            hindsight.DesignatedOn,
            hindsight.PublishedAt,
            hindsight.LoadedAt,
            hindsight.EncounterAt,
            hindsight.KnowableAt,
            GapDays(hindsight),
            found.FoundAt,
            finding.Hit.Evidence);
    }

    /// <summary>The same, explained under the coverage that it was found with.</summary>
    public static FindingLine Explained(Ledger ledger, RecordedFinding found)
    {
        var encounter = ledger.Views.Encounters.At(ledger.Views.Encounters.Find(found.Finding.Encounter)!.Value).Encounter;
        return Line(ledger, found) with { Explanation = Explanation.OfHit(ledger, found.Position, encounter.Facts, found.Finding.Hit.Listing) };
    }
}
