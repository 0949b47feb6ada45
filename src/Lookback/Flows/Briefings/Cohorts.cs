using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Briefings;

/// <summary>From a cohort's name to the cohort.</summary>
internal static class Cohorts
{
    /// <summary>The cohort's latest rule.</summary>
    /// <exception cref="RefusedException">There is no such cohort.</exception>
    public static CohortRule Require(Ledger ledger, CohortId cohort) =>
        ledger.Views.Cases.Cohorts.Rule(cohort, ledger.Head)?.Body
        ?? throw None(cohort);

    /// <summary>That there is no such cohort.</summary>
    public static RefusedException None(CohortId cohort) => new("no-cohort", $"\"{ReadIssue.Cut(cohort.Value)}\" names no cohort: `cohort ls` shows them");
}
