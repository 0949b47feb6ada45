using System.Text.Json.Serialization;
using Lookback.Core.Time;

namespace Lookback.Core.Records;

/// <summary>What became known that makes a lookback worth running.</summary>
public enum Trigger
{
    /// <summary>A new edition of a watchlist.</summary>
    Edition,

    /// <summary>A correction of what is known of subjects.</summary>
    SubjectFacts,

    /// <summary>Another policy or engine.</summary>
    Policy,

    /// <summary>A new link.</summary>
    Link,

    /// <summary>A control that failed.</summary>
    ControlFailure,

    /// <summary>Somebody with the authority ordered it.</summary>
    OrderedReview,
}

/// <summary>How a run goes about its work. Both find the same.</summary>
public enum RunMode
{
    /// <summary>From the changed listings, through the population's index: work in proportion to the change.</summary>
    Delta,

    /// <summary>Every past encounter screened again: work in proportion to the past.</summary>
    Full,
}

/// <summary>
/// Past encounters that stand at the same edition of a watchlist, and the edition they are to be brought to.
/// </summary>
/// <param name="Watchlist">The list.</param>
/// <param name="FromPosition">Where the edition they stand at came into force; 0 where the list was not in their coverage.</param>
/// <param name="ToPosition">Where the edition they are brought to came into force.</param>
/// <param name="Screened">Where they were first screened.</param>
public sealed record CoverageStep(WatchlistId Watchlist, long FromPosition, long ToPosition, ScreenedRange Screened);

/// <summary>The start of a run; everything it will do follows from this and the ledger before it.</summary>
public sealed record RunStart
{
    /// <summary>Why.</summary>
    public required Trigger Trigger { get; init; }

    /// <summary>How.</summary>
    public required RunMode Mode { get; init; }

    /// <summary>Ledger position of the coverage that encounters are brought to.</summary>
    public required long Coverage { get; init; }

    /// <summary>The last ledger position looked back on: later encounters were screened under the new coverage.</summary>
    public required long UpToPosition { get; init; }

    /// <summary>The groups of encounters and what each is brought from and to.</summary>
    public required IReadOnlyList<CoverageStep> Steps { get; init; }

    /// <summary>Where the encounters were first screened that stand at another coverage.</summary>
    public required IReadOnlyList<ScreenedRange> Behind { get; init; }

    /// <summary>How many encounters those are.</summary>
    public required long Expected { get; init; }
}

/// <summary>Encounters by the position of their first screening.</summary>
/// <param name="After">After this position ...</param>
/// <param name="UpTo">... and up to this one.</param>
public sealed record ScreenedRange(long After, long UpTo)
{
    /// <summary>Whether a screening at <paramref name="position"/> lies inside.</summary>
    public bool Holds(long position) => position > After && position <= UpTo;
}

/// <summary>A checkpoint: what a cut run need not do again.</summary>
/// <param name="Run">The run.</param>
/// <param name="ChunksDone">How many chunks of its plan are done, counted from the first.</param>
public sealed record RunCheckpoint(RunId Run, long ChunksDone);

/// <summary>The end of a run, in numbers that add up: expected = evaluated + skipped + failed.</summary>
public sealed record RunEnd
{
    /// <summary>The run.</summary>
    public required RunId Run { get; init; }

    /// <summary>Encounters that stood at another coverage.</summary>
    public required long Expected { get; init; }

    /// <summary>Encounters now current.</summary>
    public required long Evaluated { get; init; }

    /// <summary>Encounters that cannot be screened, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Skipped { get; init; }

    /// <summary>Encounters whose evaluation failed.</summary>
    public required long Failed { get; init; }

    /// <summary>Encounters surfaced.</summary>
    public required long Findings { get; init; }

    /// <summary>Alerts that lost their ground.</summary>
    public required long LostGround { get; init; }
}

/// <summary>Whether it could have been known at the time. Exactly one for each finding.</summary>
public enum Verdict
{
    /// <summary>The party, or the name or fact it matches by, was not published when the subject was met: nobody could know.</summary>
    NotListedThen,

    /// <summary>It was published, and not loaded here.</summary>
    ListedNotLoaded,

    /// <summary>It was loaded, and the matcher or its policy let it through.</summary>
    LoadedNotMatched,

    /// <summary>What was known of the subject then differed from what is known now.</summary>
    SubjectDataDiffered,

    /// <summary>Then it matched by a weak alias alone.</summary>
    WeakAliasOnly,

    /// <summary>It had hit, and a person cleared it.</summary>
    HitCleared,

    /// <summary>It had hit, and nobody resolved it.</summary>
    HitUnresolved,

    /// <summary>It had hit, and an earlier clearance was reused.</summary>
    Suppressed,

    /// <summary>The encounter could not be screened at all.</summary>
    NotScreened,

    /// <summary>The record has expired or was erased: it cannot be told. Never "no hit".</summary>
    NotReplayable,
}

/// <summary>A verdict with the dates that decide it, kept apart.</summary>
public sealed record Hindsight
{
    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>One sentence: why this verdict.</summary>
    public required string Because { get; init; }

    /// <summary>When the subject was met; where that is not on record, when the encounter was recorded.</summary>
    public required DateTimeOffset EncounterAt { get; init; }

    /// <summary>When the publisher designated the party, where it says so.</summary>
    public PartialDate? DesignatedOn { get; init; }

    /// <summary>When the first edition that says what matches was published, where known.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When that edition was loaded here.</summary>
    public required DateTimeOffset LoadedAt { get; init; }

    /// <summary>The first moment at which anybody could have known.</summary>
    public required DateTimeOffset KnowableAt { get; init; }

    /// <summary>From the encounter to <see cref="KnowableAt"/>; negative where it could be known before.</summary>
    [JsonIgnore]
    public TimeSpan Gap => KnowableAt - EncounterAt;
}

/// <summary>A past encounter that a run surfaced for a listing.</summary>
public sealed record Finding
{
    /// <summary>Made of encounter and listing: no run finds it twice.</summary>
    public required FindingId Id { get; init; }

    /// <summary>The run that surfaced it.</summary>
    public required RunId Run { get; init; }

    /// <summary>The encounter.</summary>
    public required EncounterId Encounter { get; init; }

    /// <summary>The hit as it is now.</summary>
    public required Hit Hit { get; init; }

    /// <summary>Whether it could have been known.</summary>
    public required Hindsight Hindsight { get; init; }
}

/// <summary>Why a past hit no longer stands.</summary>
public enum GroundLoss
{
    /// <summary>The listing was removed.</summary>
    Delisted,

    /// <summary>The listing's party lives on under another id.</summary>
    Merged,

    /// <summary>The listing changed, and the subject no longer matches it.</summary>
    NoLongerMatches,

    /// <summary>The listing was removed, and its id is another party's now, whom the subject does not match.</summary>
    IdReused,

    /// <summary>The edition that listed it, or listed it so, was recalled: the publisher delisted nobody.</summary>
    EditionRecalled,
}

/// <summary>An alert whose past hits no longer stand: lookback the other way.</summary>
/// <param name="Run">The run that found out.</param>
/// <param name="Alert">The alert.</param>
/// <param name="Listing">The listing.</param>
/// <param name="Loss">Why.</param>
/// <param name="MergedInto">Where its party lives on, for a merge.</param>
public sealed record LostGround(RunId Run, AlertId Alert, ListingId Listing, GroundLoss Loss, ListingId? MergedInto);
