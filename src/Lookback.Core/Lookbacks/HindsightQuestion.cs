using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lookbacks;

/// <summary>What an earlier screening of the same encounter had made of the same listing.</summary>
public enum PriorHit
{
    /// <summary>Nothing: it was let through.</summary>
    None,

    /// <summary>A hit that nobody resolved.</summary>
    Unresolved,

    /// <summary>A hit that a person cleared.</summary>
    Cleared,

    /// <summary>A hit that a person confirmed, whose listing went and came back.</summary>
    Confirmed,

    /// <summary>A hit that an earlier clearance kept from alerting.</summary>
    Suppressed,
}

/// <summary>How the listing, as it was loaded at the time, compares with the subject under today's policy.</summary>
public enum ThenMatch
{
    /// <summary>It was not among the listings loaded then.</summary>
    NotLoaded,

    /// <summary>It was loaded, and what it said then does not match.</summary>
    OtherFacts,

    /// <summary>It was loaded, and matches by a weak alias alone.</summary>
    WeakAliasAlone,

    /// <summary>It was loaded, and matches.</summary>
    Matches,
}

/// <summary>When a listing's text came to be known, publisher's side and ours.</summary>
public sealed record TextDates
{
    /// <summary>When the publisher designated the party, where it says so.</summary>
    public PartialDate? DesignatedOn { get; init; }

    /// <summary>Whether an earlier text of the same listing said something else: the designation then says nothing of when they were added.</summary>
    public bool ChangesEarlierText { get; init; }

    /// <summary>When the first edition with this text was published, where known.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When that edition was loaded here.</summary>
    public required DateTimeOffset LoadedAt { get; init; }

    /// <summary>When the edition before it, the last without this text, was published; <see langword="null"/> where none is known.</summary>
    public DateTimeOffset? LastWithoutAt { get; init; }

    /// <summary>
    /// The first moment at which anybody could have known. A designation date counts only where it falls after the last edition that
    /// lacks the party: publishers keep an old date when they list a party again.
    /// </summary>
    public DateTimeOffset KnowableAt
    {
        get
        {
            var published = PublishedAt ?? LoadedAt;
            if (ChangesEarlierText || DesignatedOn?.StartsAt is not { } designated || designated >= published) return published;
            return LastWithoutAt is null || designated > LastWithoutAt ? designated : published;
        }
    }
}

/// <summary>Everything that decides a verdict.</summary>
public sealed record HindsightQuestion
{
    /// <summary>When the subject was met; where that is not on record, when the encounter was recorded.</summary>
    public required DateTimeOffset EncounterAt { get; init; }

    /// <summary>Whether <see cref="EncounterAt"/> is when it was recorded, because when it was met is not on record.</summary>
    public bool MetIsUnknown { get; init; }

    /// <summary>What became of the encounter then; <see langword="null"/> where its record has expired or was erased.</summary>
    public required Outcome? Screened { get; init; }

    /// <summary>What was made of this listing then.</summary>
    public PriorHit Prior { get; init; }

    /// <summary>Whether the subject is described otherwise now than then.</summary>
    public bool SubjectDiffers { get; init; }

    /// <summary>What the listing said then, against the subject.</summary>
    public required ThenMatch Then { get; init; }

    /// <summary>The name that matches now, for the sentence.</summary>
    public required string ListedName { get; init; }

    /// <summary>Dates of the text that matches now.</summary>
    public required TextDates Now { get; init; }

    /// <summary>Dates of the text loaded then, where there was one.</summary>
    public TextDates? Loaded { get; init; }
}
