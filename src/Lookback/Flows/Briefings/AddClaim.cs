using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Briefings;

/// <summary>Records a number that somebody published about a cohort.</summary>
internal sealed class AddClaim(Ledger ledger)
{
    /// <summary>Records it.</summary>
    /// <param name="claim">The claim, its id not worked out yet.</param>
    /// <param name="now">The moment of recording.</param>
    /// <exception cref="RefusedException">There is no such cohort or figure, the number is below zero, or it is on record already.</exception>
    public Claim Run(Claim claim, DateTimeOffset now)
    {
        Cohorts.Require(ledger, claim.Cohort);
        if (claim.Value < 0) throw new RefusedException("bad-claim", FormattableString.Invariant($"--value: expected a number from 0 on, found {claim.Value}"));
        if (string.IsNullOrWhiteSpace(claim.Source)) throw new RefusedException("bad-claim", "--source: expected who published it, found an empty text");
        if (claim.Date.Earliest > DateOnly.FromDateTime(now.UtcDateTime))
        {
            throw new RefusedException(
                "bad-claim", FormattableString.Invariant($"--date: expected a day up to {now.UtcDateTime:yyyy-MM-dd}, found {claim.Date}"));
        }

        // Refuses a figure that is none.
        new CohortFigures(ledger, new CohortReading(ledger).Count(new CohortQuestion(claim.Cohort, null, now, ledger.Head))).Of(claim.Figure);
        claim = Claim.Of(claim);
        if (ledger.Views.Cases.Cohorts.Claims(ledger.Head, claim.Cohort).Any(c => c.Body.Id == claim.Id))
            throw new RefusedException("already-claimed", $"this claim of {claim.Source} is on record already ({claim.Id})");
        ledger.Append(new EntryBody.ClaimMade(claim));
        return claim;
    }
}
