using Lookback.Core.Records;
using Lookback.Flows.Briefings;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Views.Briefings;

/// <summary>A briefing that was made.</summary>
internal sealed record BriefingLine(
    CohortId Cohort, int Number, DateTimeOffset MadeAt, StaffId Person, DateTimeOffset AsOf, long Position, int RuleVersion, long Members, bool HasNames);

/// <summary>Which briefings were made on a cohort?</summary>
internal static class BriefingList
{
    /// <summary>Briefings in the order of their numbers.</summary>
    public static IReadOnlyList<BriefingLine> Of(Ledger ledger, CohortId cohort, Horizon at)
    {
        Cohorts.Require(ledger, cohort);
        return
        [
            .. ledger.Views.Cases.Cohorts.Briefings(cohort, at).Select(b => new BriefingLine(
                cohort, b.Body.Number, b.At, b.Body.Person, b.Body.At, b.Body.Position, b.Body.RuleVersion, b.Body.Figures.GetValueOrDefault("members"),
                b.Body.NamesFor is not null)),
        ];
    }

    /// <summary>The briefing of a number.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static Recorded<Briefing> One(Ledger ledger, CohortId cohort, int number, Horizon at)
    {
        Cohorts.Require(ledger, cohort);
        return ledger.Views.Cases.Cohorts.Briefings(cohort, at).FirstOrDefault(b => b.Body.Number == number)
            ?? throw new RefusedException(
                "no-briefing", FormattableString.Invariant($"cohort {cohort} has no briefing {number}: `briefing ls {cohort}` shows them"));
    }
}
