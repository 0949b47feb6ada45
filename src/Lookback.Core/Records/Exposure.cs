using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;

namespace Lookback.Core.Records;

/// <summary>
/// How somebody stands to a designation, as a label. Not a score: nothing is added up, compared with a threshold or ranked, and nobody is an alert,
/// a case or a priority for it.
/// </summary>
public enum ExposureLevel
{
    /// <summary>The designated party itself: a person confirmed it.</summary>
    E0,

    /// <summary>One link away, over a link of grade C3 or better.</summary>
    E1,

    /// <summary>Two links away, over links that are both of grade C3 or better.</summary>
    E2,

    /// <summary>Anything weaker, longer or older: counted, and not reported.</summary>
    E3,
}

/// <summary>What a finding by network is known by: made of what it starts from, the encounter and the level, so that no run finds it twice.</summary>
[JsonConverter(typeof(ExposureIdConverter))]
public readonly record struct ExposureId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>The finding that <paramref name="encounter"/> stands so to <paramref name="start"/>.</summary>
    public static ExposureId Of(NodeRef start, EncounterId encounter, ExposureLevel level) =>
        new(new ContentHash().Add("exposure").Add(start.ToString()).Add(encounter.Value).Add(level.ToString()).ToId());
}

/// <summary>
/// One step of a path as it is kept: which entry says so, and where it leads. What it said is read from that entry, so that whoever was erased is gone
/// from every path that others' findings hold.
/// </summary>
/// <param name="Entry">Position of the link, encounter, listing or decision that says so.</param>
/// <param name="Type">The kind of link; <see cref="SamePerson"/> for a step from one encounter to another of one person, which is no link.</param>
/// <param name="Node">The node it leads to, by the number it has in this store.</param>
public sealed record ExposureHop(long Entry, string Type, long Node)
{
    /// <summary>The type of a step that follows a person and no link.</summary>
    public const string SamePerson = "same-person";
}

/// <summary>One way from a designation to an encounter.</summary>
/// <param name="Start">The node it starts at: the designated party's, or an encounter at which a person confirmed it was met.</param>
/// <param name="Hops">Its steps, from there on.</param>
public sealed record ExposurePath(long Start, IReadOnlyList<ExposureHop> Hops);

/// <summary>Whether an exposure could have been known when the subject was met.</summary>
public enum ExposureVerdict
{
    /// <summary>What it starts from was not listed or designated then: nobody could know.</summary>
    NotDesignatedThen,

    /// <summary>It was, and something that links the two was not known here.</summary>
    LinkNotKnownThen,

    /// <summary>All of it was on record here; no screening looks at networks.</summary>
    KnownThen,
}

/// <summary>An exposure's verdict with the dates that decide it.</summary>
public sealed record ExposureHindsight
{
    /// <summary>The verdict.</summary>
    public required ExposureVerdict Verdict { get; init; }

    /// <summary>When the subject was met; where that is not on record, when the encounter was recorded.</summary>
    public required DateTimeOffset EncounterAt { get; init; }

    /// <summary>When the start was listed or designated, as far as anybody could know.</summary>
    public required DateTimeOffset DesignatedAt { get; init; }

    /// <summary>When all of it was true in the world: the start designated, every link of the best path begun.</summary>
    public required DateTimeOffset KnowableAt { get; init; }

    /// <summary>When all of it was on record here.</summary>
    public required DateTimeOffset KnownAt { get; init; }
}

/// <summary>
/// A past encounter that a network leads to from a designation. It carries the path in place of a score. Association, not evidence of conduct.
/// </summary>
public sealed record ExposureFinding
{
    /// <summary>Made of start, encounter and level.</summary>
    public required ExposureId Id { get; init; }

    /// <summary>The run that surfaced it.</summary>
    public required RunId Run { get; init; }

    /// <summary>The encounter.</summary>
    public required EncounterId Encounter { get; init; }

    /// <summary>What it leads from: a listing, or whom a person designated.</summary>
    public required NodeRef Start { get; init; }

    /// <summary>The number of <see cref="Start"/> in this store.</summary>
    public required long StartNode { get; init; }

    /// <summary>The label: E1 or E2.</summary>
    public required ExposureLevel Level { get; init; }

    /// <summary>The best ways there, best first.</summary>
    public required IReadOnlyList<ExposurePath> Paths { get; init; }

    /// <summary>The weakest grade on the best of them.</summary>
    public required Grade Weakest { get; init; }

    /// <summary>How many sources independent of each other say so; our own records of encounters are none.</summary>
    public required int IndependentSources { get; init; }

    /// <summary>Whether it could have been known.</summary>
    public required ExposureHindsight Hindsight { get; init; }
}

/// <summary>Why an exposure that was found no longer stands.</summary>
public enum ExposureLoss
{
    /// <summary>What it started from is no longer listed or designated.</summary>
    StartEnded,

    /// <summary>A link was withdrawn or expired.</summary>
    LinkEnded,

    /// <summary>A person decided that the encounters were of different people, or that two were of one, and the path went with it.</summary>
    IdentityChanged,

    /// <summary>Something on the way is shared by so many that it says nothing.</summary>
    SharedByMany,

    /// <summary>Somebody on the way was erased: it cannot be told any more.</summary>
    NotReplayable,

    /// <summary>It leads there at another level now, which is a finding of its own.</summary>
    LevelChanged,
}

/// <summary>An exposure that no longer stands: lookback the other way, for whoever was named for it.</summary>
/// <param name="Run">The run that found out.</param>
/// <param name="Exposure">The finding.</param>
/// <param name="Loss">Why.</param>
public sealed record LostExposure(RunId Run, ExposureId Exposure, ExposureLoss Loss);

/// <summary>The start of a lookback by network.</summary>
public sealed record NetworkRunStart
{
    /// <summary>Why.</summary>
    public required Trigger Trigger { get; init; }

    /// <summary>From what changed, or from every designation.</summary>
    public required RunMode Mode { get; init; }

    /// <summary>The last position looked at.</summary>
    public required long UpToPosition { get; init; }

    /// <summary>The day whose designations and links hold: whatever lapsed before it does not.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Encounters on record up to there.</summary>
    public required long Expected { get; init; }
}

/// <summary>The end of one, in numbers that add up: expected = evaluated + skipped + failed.</summary>
public sealed record NetworkRunEnd
{
    /// <summary>The run.</summary>
    public required RunId Run { get; init; }

    /// <summary>Encounters on record.</summary>
    public required long Expected { get; init; }

    /// <summary>Encounters now current to the network.</summary>
    public required long Evaluated { get; init; }

    /// <summary>Encounters that cannot be looked at, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Skipped { get; init; }

    /// <summary>Encounters whose evaluation failed.</summary>
    public required long Failed { get; init; }

    /// <summary>Designations traced.</summary>
    public required long Starts { get; init; }

    /// <summary>Encounters surfaced.</summary>
    public required long Findings { get; init; }

    /// <summary>Exposures that no longer stand.</summary>
    public required long Lost { get; init; }
}
