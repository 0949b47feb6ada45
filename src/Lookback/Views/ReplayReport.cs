using System.Text.Json.Serialization;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>What came of computing a screening again.</summary>
internal enum ReplayResult
{
    /// <summary>The same hits with the same scores and reasons.</summary>
    Same,

    /// <summary>Others, by the same engine under the same policy: something is not what it was.</summary>
    Differs,

    /// <summary>It cannot be computed again; what is on record stands.</summary>
    NotReplayable,
}

/// <summary>A screening on record, and what came of computing it again.</summary>
internal sealed record ReplayedScreening(
    long Position,
    EncounterId Encounter,
    string? Reference,
    DateTimeOffset? MetAt,
    string? Place,
    DateTimeOffset MadeAt,
    Coverage Coverage,
    Outcome Outcome,
    string? Reason,
    IReadOnlyList<Hit> Hits,
    ReplayResult Replay,
    string Because);

/// <summary>What a screening of the subject would have said at that moment, whether or not there was one.</summary>
internal sealed record AnswerThen(Coverage Coverage, IReadOnlyList<Hit>? Hits, string? NotReplayable);

/// <summary>
/// What was known of a subject at a moment. Made of what is in the ledger alone, without the clock, the machine or the store's place, so
/// that it is the same bytes whenever and wherever it is asked for.
/// </summary>
internal sealed record ReplayReport(
    DateTimeOffset? AsOf,
    DateTimeOffset? Effective,
    long Position,
    SubjectId Subject,
    PartyFacts? Facts,
    AnswerThen? Answer,
    IReadOnlyList<ReplayedScreening> Screenings,
    IReadOnlyList<FindingLine> Findings,
    IReadOnlyList<AlertLine> Alerts,
    ErasureLine? NotReplayable)
{
    /// <summary>Why each hit of each screening is one, and of the answer, where asked for; else left out, so that a replay is the bytes it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Explanation>? Explanations { get; init; }

    // Digits behind these differ between machines, by how each computes logarithms.
    private const double SameScore = 1e-9;
    private const int SteadyDigits = 6;

    /// <summary>Whether everything could be computed again.</summary>
    public bool IsWhole => NotReplayable is null && Answer?.NotReplayable is null && Screenings.All(s => s.Replay != ReplayResult.NotReplayable);

    /// <summary>Of a subject, or of one of its screenings.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="subject">The position of the subject.</param>
    /// <param name="only">The one screening asked about, by its position.</param>
    /// <param name="at">How far to see.</param>
    /// <param name="asked">The instants asked about, on the known and the effective clock.</param>
    public static ReplayReport Of(Ledger ledger, long subject, long? only, Horizon at, (DateTimeOffset? Known, DateTimeOffset? Effective) asked) =>
        Of(ledger, new ReplayScreening(ledger), subject, only, at, asked);

    /// <summary>The same for whoever asks again and again: most of a replay is preparing the lists of then, which are prepared once.</summary>
    public static ReplayReport Of(
        Ledger ledger, ReplayScreening replay, long subject, long? only, Horizon at, (DateTimeOffset? Known, DateTimeOffset? Effective) asked)
    {
        var recorded = ledger.Views.Encounters.Subject(subject);
        if (ledger.Views.Erasures.Of(subject) is { } erasure)
            return new ReplayReport(asked.Known, asked.Effective, at.Position, recorded.Id, null, null, [], [], [], ErasureLine.Of(erasure));

        var encounters = ledger.Views.Encounters.Of(subject, at);
        var facts = encounters[0].Encounter.Facts;
        var screenings = encounters
            .SelectMany(e => ledger.Views.Screenings.Of(e.Position, at).Select(s => (Encounter: e.Encounter, Screening: s)))
            .Where(s => only is null || s.Screening.Position == only)
            .OrderBy(s => s.Screening.Position)
            .Select(s => Again(ledger, replay, s.Encounter, s.Screening))
            .ToList();
        return new ReplayReport(
            asked.Known,
            asked.Effective,
            at.Position,
            recorded.Id,
            facts,
            only is null ? Answered(ledger, replay, facts, at) : null,
            screenings,
            encounters.SelectMany(e => ledger.Views.Findings.OfEncounter(e.Position, at)).Select(f => FindingList.Line(ledger, f)).ToList(),
            ledger.Views.Alerts.Of(subject, at).Select(a => AlertQueue.Line(ledger, a, at)).ToList(),
            null);
    }

    /// <summary>The same with every hit explained under the coverage that it was made with, each listing once for each coverage.</summary>
    public ReplayReport Explained(Ledger ledger)
    {
        if (Facts is not { } facts) return this;
        var pairs = new ExplainPair(ledger);
        var hits = Screenings.SelectMany(s => s.Hits.Select(h => (h.Listing, s.Coverage)))
            .Concat((Answer?.Hits ?? []).Select(h => (h.Listing, Answer!.Coverage)));
        return this with
        {
            Explanations = hits
                .DistinctBy(h => (h.Listing, Loaded(h.Coverage), h.Coverage.PolicyHash, h.Coverage.EngineVersion))
                .Select(h => Explanation.Of(h.Listing, pairs.Run(facts, h.Listing, h.Coverage)))
                .ToList(),
        };
    }

    private static string Loaded(Coverage coverage) => string.Join(' ', coverage.Editions.Select(e => e.LoadedPosition));

    // Under the policy and engine in use then: those of the last coverage taken.
    private static AnswerThen? Answered(Ledger ledger, ReplayScreening replay, PartyFacts facts, Horizon at)
    {
        if (ledger.Views.Coverages.Latest(at).Coverage is not { } used) return null;
        var coverage = CoverageNow.At(ledger, at, used);
        var answer = replay.Run(facts, coverage);
        return new AnswerThen(coverage, answer.Hits?.Select(Steady).ToList(), answer.NotReplayable);
    }

    // A score computed now must be the same text on every machine; one on record is.
    private static Hit Steady(Hit hit) => hit with
    {
        Score = Math.Round(hit.Score, SteadyDigits),
        Corroboration = Math.Round(hit.Corroboration, SteadyDigits),
        Evidence = hit.Evidence.Select(e => e with { Contribution = Math.Round(e.Contribution, SteadyDigits) }).ToList(),
    };

    private static ReplayedScreening Again(Ledger ledger, ReplayScreening replay, Encounter encounter, MadeScreening made)
    {
        var (screening, coverage) = (made.Screening, ledger.Views.Coverages.At(made.Screening.Coverage));
        var (result, because) = Compare(replay, encounter, screening, coverage);
        return new ReplayedScreening(
            made.Position,
            encounter.Id,
            encounter.Reference,
            encounter.MetAt,
            encounter.Place,
            made.MadeAt,
            coverage,
            screening.Outcome,
            screening.Reason,
            screening.Hits,
            result,
            because);
    }

    private static (ReplayResult Result, string Because) Compare(ReplayScreening replay, Encounter encounter, Screening screening, Coverage coverage)
    {
        if (screening.Outcome == Outcome.Unscreened) return (ReplayResult.Same, "it could not be screened then, and is as it was");
        var again = replay.Run(encounter.Facts, coverage);
        if (again.Hits is not { } hits) return (ReplayResult.NotReplayable, again.NotReplayable!);
        return hits.Count == screening.Hits.Count && hits.Zip(screening.Hits, Agree).All(same => same)
            ? (ReplayResult.Same, "the same engine, policy and editions give the same answer")
            : (ReplayResult.Differs, "the same engine, policy and editions give another answer");
    }

    // Whether a hit was kept from alerting is what people had decided by then, and no part of the comparison.
    private static bool Agree(Hit now, Hit then) =>
        now.Listing == then.Listing
        && now.ListedName == then.ListedName
        && Math.Abs(now.Score - then.Score) < SameScore
        && now.Evidence.Select(e => e.Sentence).SequenceEqual(then.Evidence.Select(e => e.Sentence));
}
