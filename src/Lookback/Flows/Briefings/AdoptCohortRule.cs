using Lookback.Core.Briefings;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Briefings;

/// <summary>Adopts a rule for a cohort, as the next version. Earlier versions keep counting what they counted.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="account">Who adopts it.</param>
internal sealed class AdoptCohortRule(Ledger ledger, string account)
{
    /// <summary>Adopts the rule of a file.</summary>
    /// <exception cref="RefusedException">The file is not a rule, the reason is missing, or it says what the last version says.</exception>
    public CohortRule Run(string json, string reason)
    {
        var written = CohortDefinition.Read(json, CohortReading.Words);
        reason = Reason.Require(reason);
        var last = ledger.Views.Cases.Cohorts.Rule(written.Cohort, ledger.Head)?.Body;
        var rule = new CohortRule
        {
            Cohort = written.Cohort,
            Version = (last?.Version ?? 0) + 1,
            Title = written.Title,
            Rule = written.Rule,
            Predicate = written.PredicateJson(),
            AdoptedBy = CohortStaff.Of(ledger, account, "adopts a cohort's rule", CohortStaff.Ruling),
            Reason = reason,
        };
        if (last is not null && last.Predicate == rule.Predicate && last.Rule == rule.Rule && last.Title == rule.Title)
        {
            throw new RefusedException("rule-unchanged", FormattableString.Invariant(
                $"cohort {rule.Cohort}: expected a rule that differs from version {last.Version}, found the same predicate and the same words"));
        }

        ledger.Append(new EntryBody.CohortRuled(rule));
        return rule;
    }
}
