using Lookback.Core.Records;
using Lookback.Core.Retention;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Erasures;

namespace Lookback.Flows;

/// <summary>Erases the subjects whose time is over under the retention rules.</summary>
internal sealed class ApplyRetention(Ledger ledger, RetentionRules rules)
{
    /// <summary>What would be erased on a day.</summary>
    public static RetentionPlan Plan(Ledger ledger, RetentionRules rules, Horizon at, DateTimeOffset on) =>
        RetentionPlan.Of(rules, ledger.Views.Held.All(at, new CaseReading(ledger).Open(at, on)), on);

    /// <summary>Erases what is due; returns the plan that was carried out.</summary>
    public RetentionPlan Run(DateTimeOffset on)
    {
        var plan = Plan(ledger, rules, ledger.Head, on);
        ledger.Erase(plan.Classes.SelectMany(c => c.DueSubjects.Select(subject => new ErasureRequest(
            subject, ErasureCause.Expiry, $"kept for {c.Class.Keep} since the last activity", c.Class.LegalBasis, c.Class.Name))));
        return plan;
    }
}
