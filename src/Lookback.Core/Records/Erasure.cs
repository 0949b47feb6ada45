using System.Text.Json.Serialization;

namespace Lookback.Core.Records;

/// <summary>Why a subject's records were erased.</summary>
public enum ErasureCause
{
    /// <summary>Somebody asked for it, or ordered it.</summary>
    Request,

    /// <summary>The time for which they may be kept was over.</summary>
    Expiry,
}

/// <summary>
/// A subject's erasure: from here on its records answer not replayable. Holds nothing that names the subject; what remains of the
/// records, so that counts and positions stay, is in <see cref="Remains"/>.
/// </summary>
public sealed record Erasure
{
    /// <summary>The position of the first entry about the subject.</summary>
    public required long Subject { get; init; }

    /// <summary>Why.</summary>
    public required ErasureCause Cause { get; init; }

    /// <summary>The reason in the eraser's words.</summary>
    public required string Reason { get; init; }

    /// <summary>The legal basis, such as <c>GDPR art. 17(1)(a)</c>.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>The retention class whose time was over, for <see cref="ErasureCause.Expiry"/>.</summary>
    public string? RetentionClass { get; init; }

    /// <summary>Names this erasure in the journal that a restored store is held to.</summary>
    public required string JournalId { get; init; }

    /// <summary>Whether it was made again from the journal, in a store that was restored from before it.</summary>
    public bool FromJournal { get; init; }

    /// <summary>
    /// Keyed marks (base64) of the ids and references that the subject was known by: whoever asks for one is told that it was erased.
    /// </summary>
    public IReadOnlyList<string> Marks { get; init => field = value ?? []; } = [];

    /// <summary>What remains.</summary>
    public required ErasedRemains Remains { get; init; }
}

/// <summary>What remains of an erased subject's records: positions and outcomes, nothing that names anybody.</summary>
public sealed record ErasedRemains
{
    /// <summary>Its encounters.</summary>
    public IReadOnlyList<ErasedEncounter> Encounters { get; init => field = value ?? []; } = [];

    /// <summary>Their screenings.</summary>
    public IReadOnlyList<ErasedScreening> Screenings { get; init => field = value ?? []; } = [];

    /// <summary>What lookbacks found.</summary>
    public IReadOnlyList<ErasedFinding> Findings { get; init => field = value ?? []; } = [];

    /// <summary>The alerts raised, on which list and not on whom.</summary>
    public IReadOnlyList<ErasedAlert> Alerts { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The positions of links and designations of the subject, of what ended them, and of what was recorded in a case before it was known to be the
    /// subject's: they are gone with it.
    /// </summary>
    public IReadOnlyList<long> Ties { get; init => field = value ?? []; } = [];

    /// <summary>Decisions on who was met, as far as they were about others.</summary>
    public IReadOnlyList<ErasedIdentity> Identities { get; init => field = value ?? []; } = [];

    /// <summary>What lookbacks by network found.</summary>
    public IReadOnlyList<ErasedFinding> Exposures { get; init => field = value ?? []; } = [];

    /// <summary>That there were cases, and nothing of what was in them.</summary>
    public IReadOnlyList<ErasedCase> Cases { get; init => field = value ?? []; } = [];

    /// <summary>Every position whose own key goes with the subject's.</summary>
    [JsonIgnore]
    public IEnumerable<long> Keyed => [.. Ties, .. Identities.Select(i => i.Position)];
}

/// <summary>An encounter whose content is gone.</summary>
/// <param name="Position">Its position.</param>
/// <param name="EffectiveAt">When the subject was met, or where that was not on record, when it was recorded.</param>
public sealed record ErasedEncounter(long Position, DateTimeOffset EffectiveAt)
{
    /// <summary>How it goes on being counted among arrivals; <see langword="null"/> where it was erased before arrivals were counted.</summary>
    public ErasedArrival? Arrival { get; init; }
}

/// <summary>What of an erased encounter is still counted. Its words are sealed under the key that counts, which opens no record of anybody.</summary>
/// <param name="IsPerson">Whether somebody, and not an organisation or a thing, was met.</param>
/// <param name="IsDated">Whether it was on record when they were met.</param>
/// <param name="Day">The day by the calendar of the place, where it was written.</param>
/// <param name="Place">The place, sealed (base64).</param>
/// <param name="Citizenship">The citizenship as recorded, sealed (base64).</param>
public sealed record ErasedArrival(bool IsPerson, bool IsDated, DateOnly? Day, string? Place, string? Citizenship);

/// <summary>A screening whose content is gone.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Encounter">The position of its encounter.</param>
/// <param name="IsFirst">Whether it was the encounter's first.</param>
/// <param name="Outcome">Its outcome.</param>
public sealed record ErasedScreening(long Position, long Encounter, bool IsFirst, Outcome Outcome);

/// <summary>A finding whose content is gone.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Run">The run that made it.</param>
/// <param name="Encounter">The position of its encounter.</param>
public sealed record ErasedFinding(long Position, RunId Run, long Encounter);

/// <summary>An alert whose content is gone.</summary>
/// <param name="Position">The hit that raised it.</param>
/// <param name="Watchlist">The list of the listing it was about.</param>
public sealed record ErasedAlert(long Position, WatchlistId Watchlist);

/// <summary>A case whose content is gone.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Workflow">Its workflow.</param>
/// <param name="EffectiveAt">Since when it was open.</param>
public sealed record ErasedCase(long Position, string Workflow, DateTimeOffset EffectiveAt);

/// <summary>A decision on who was met whose words are gone.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Grade">How sure it was.</param>
/// <param name="Encounters">The encounters of others that it was about; may be empty.</param>
public sealed record ErasedIdentity(long Position, IdentityKind Kind, Grade Grade, IReadOnlyList<long> Encounters)
{
    /// <inheritdoc cref="ErasedIdentity(long, IdentityKind, Grade, IReadOnlyList{long})"/>
    // What is empty is not written.
    public IReadOnlyList<long> Encounters { get; init => field = value ?? []; } = Encounters ?? [];
}
