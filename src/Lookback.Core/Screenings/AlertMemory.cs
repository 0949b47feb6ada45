using Lookback.Core.Records;

namespace Lookback.Core.Screenings;

/// <summary>What a decision rests on, as it is now.</summary>
/// <param name="ListingFacts">Hash of the listing's facts.</param>
/// <param name="Matcher">The engine and policy in force (<see cref="AlertMemory.Matcher"/>).</param>
/// <param name="Day">The day.</param>
public readonly record struct DecisionGround(string ListingFacts, string Matcher, DateOnly Day);

/// <summary>
/// What was decided on a subject and a listing before. A decided pair does not alert again while the decision's ground stands: the
/// subject is the same description by definition, so what may change is what the list says, what compares the two, and the day.
/// </summary>
public static class AlertMemory
{
    /// <summary>The engine and policy of a decision, by one word.</summary>
    public static string Matcher(string engineVersion, string policyHash) => $"{engineVersion}/{policyHash}";

    /// <summary>The engine and policy of a coverage, by one word.</summary>
    public static string Matcher(Coverage coverage) => Matcher(coverage.EngineVersion, coverage.PolicyHash);

    /// <summary>The two that such a word was made of.</summary>
    public static (string Engine, string Policy) EngineAndPolicy(string matcher) =>
        matcher.IndexOf('/', StringComparison.Ordinal) is var cut and >= 0 ? (matcher[..cut], matcher[(cut + 1)..]) : (matcher, "");

    /// <summary>
    /// Whether a person found the two to be different parties and that still stands: the list says the same, the same engine and policy compare,
    /// and the decision has not expired. A decision from before engine and policy were kept with it stands on the list alone.
    /// </summary>
    public static bool Holds(Disposition? decision, DecisionGround now) =>
        decision is { Decision: Decision.FalsePositive }
        && decision.ListingFacts == now.ListingFacts
        && (decision.Matcher is null || decision.Matcher == now.Matcher)
        && (decision.Expires is not { } expires || expires.Latest >= now.Day);

    /// <summary>
    /// The hit as it goes on record: marked as suppressed where a person found the two to be different parties and that still stands. A true match
    /// and an open question are never suppressed.
    /// </summary>
    /// <param name="hit">The hit found.</param>
    /// <param name="now">What a decision would rest on now.</param>
    /// <param name="decision">The decision that stands on the pair, if any.</param>
    /// <param name="decidedAtPosition">Its ledger position.</param>
    public static Hit Recall(Hit hit, DecisionGround now, Disposition? decision, long decidedAtPosition) =>
        Holds(decision, now) ? hit with { SuppressedBy = decidedAtPosition } : hit;
}
