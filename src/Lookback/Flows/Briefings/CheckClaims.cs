using Lookback.Core.Briefings;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Briefings;

/// <summary>A claim held against the ledger.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Figure">The figure that it is held against.</param>
/// <param name="Check">How it came out.</param>
/// <param name="At">The moment in the world.</param>
/// <param name="Position">What was known.</param>
/// <param name="RuleVersion">Under which version of the rule.</param>
internal sealed record CheckedClaim(Recorded<Claim> Claim, Figure Figure, ClaimCheck Check, DateTimeOffset At, long Position, int RuleVersion);

/// <summary>Holds claims against the ledger, each at the moment that it speaks of. A cohort is counted once for all claims of one day.</summary>
internal sealed class CheckClaims(Ledger ledger)
{
    private readonly Dictionary<CohortQuestion, (CountedCohort Cohort, CohortFigures Figures)> _counted = [];

    /// <summary>Checks one.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="position">What is known: the last position.</param>
    /// <param name="at">The moment in the world; <see langword="null"/> for the end of the claim's own day.</param>
    /// <param name="version">The rule's version; <see langword="null"/> for the one known.</param>
    public CheckedClaim Run(Recorded<Claim> claim, long position, DateTimeOffset? at, int? version)
    {
        var question = new CohortQuestion(claim.Body.Cohort, version, at ?? EndOf(claim.Body), position);
        if (!_counted.TryGetValue(question, out var counted))
        {
            var cohort = new CohortReading(ledger).Count(question);
            _counted[question] = counted = (cohort, new CohortFigures(ledger, cohort));
        }

        var figure = counted.Figures.Of(claim.Body.Figure);
        return new CheckedClaim(claim, figure, ClaimCheck.Of(claim.Body, figure), question.At, position, counted.Cohort.Rule.Body.Version);
    }

    // The last moment of the day: what came about on it counts.
    private static DateTimeOffset EndOf(Claim claim) =>
        new(claim.Date.Latest.ToDateTime(new TimeOnly(23, 59, 59, 999, 999)), TimeSpan.Zero);
}
