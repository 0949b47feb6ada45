using Lookback.Core.Records;

namespace Lookback.Core.Screenings;

/// <summary>
/// What was decided on a subject and a listing before. A decided pair does not alert again while the decision's ground stands: the
/// subject is the same description by definition, so what may change is what the list says.
/// </summary>
public static class AlertMemory
{
    /// <summary>
    /// The hit as it goes on record: marked as suppressed where a person found the two to be different parties on the facts that still
    /// stand. A true match and an open question are never suppressed.
    /// </summary>
    /// <param name="hit">The hit found.</param>
    /// <param name="listingFacts">Hash of the listing's facts now.</param>
    /// <param name="decision">The decision that stands on the pair, if any.</param>
    /// <param name="decidedAtPosition">Its ledger position.</param>
    public static Hit Recall(Hit hit, string listingFacts, Disposition? decision, long decidedAtPosition) =>
        decision is { Decision: Decision.FalsePositive } && decision.ListingFacts == listingFacts
            ? hit with { SuppressedBy = decidedAtPosition }
            : hit;
}
