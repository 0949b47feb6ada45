using Lookback.Api;
using Lookback.Api.V1;
using Lookback.Core.Records;
using Lookback.Flows.Briefings;
using Lookback.Store;
using Lookback.Views.Briefings;

namespace Lookback.Ui.Cohorts;

/// <summary>The versions of a cohort's rule, each with whom it brought in and left out against the one before: in numbers, and nobody.</summary>
/// <param name="Report">The versions.</param>
/// <param name="Changes">From the second version on: what it changed, by its number.</param>
internal sealed record RuleHistory(CohortReport Report, IReadOnlyDictionary<int, BridgeReport> Changes)
{
    /// <summary>Each two versions counted at the one moment that is asked about.</summary>
    public static RuleHistory Of(Inquiry inquiry, Ledger ledger, Horizon at, string cohort)
    {
        var report = CohortReport.Of(ledger, new CohortId(cohort), at);
        var question = CohortEndpoints.Question(inquiry, at, cohort);
        var bridges = new BridgeCohort(ledger);
        return new RuleHistory(report, report.Rules.Where(r => r.Version > 1).ToDictionary(
            r => r.Version,
            r => CohortEndpoints.Seen(
                BridgeReport.Of(ledger, bridges.Between(question with { Version = r.Version - 1 }, question with { Version = r.Version })), null, at)));
    }
}
