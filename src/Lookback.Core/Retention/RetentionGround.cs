namespace Lookback.Core.Retention;

/// <summary>
/// Why a subject's record is held, strongest first: where several are true of one subject, the smallest value is its ground.
/// </summary>
/// <remarks>
/// <see cref="Open"/> stands before <see cref="TrueMatch"/> because it must never expire: an old true match does not let a subject be
/// erased while a newer finding on it waits for a person.
/// </remarks>
public enum RetentionGround
{
    /// <summary>An alert or finding waits for a person, the last decision was inconclusive, or a case is open. Never expires while that is so.</summary>
    Open,

    /// <summary>An alert was decided a true match.</summary>
    TrueMatch,

    /// <summary>There were alerts, and all were decided false positives or lost their ground.</summary>
    Cleared,

    /// <summary>Screened, and nothing was found.</summary>
    NoHit,

    /// <summary>Met, and never screened.</summary>
    Unscreened,
}
