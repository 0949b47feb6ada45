using Lookback.Core.Briefings;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Briefings;

/// <summary>Goes from a cohort at one moment to the same at a later one: who joined, who left, and why as far as it can be told.</summary>
internal sealed class BridgeCohort(Ledger ledger)
{
    /// <summary>Between two moments.</summary>
    public CohortBridge Between(CohortQuestion from, CohortQuestion to)
    {
        var reading = new CohortReading(ledger);
        var (first, second) = (reading.Moment(from), reading.Moment(to));
        return Bridge(first.Membership.Members.Count, from, first, second);
    }

    /// <summary>From a briefing, as it was pinned, to what was counted for a later one.</summary>
    /// <exception cref="UnreconciledException">It does not hold.</exception>
    public CohortBridge From(Briefing pinned, CohortMoment to)
    {
        var question = new CohortQuestion(pinned.Cohort, pinned.RuleVersion, pinned.At, pinned.Position);
        var first = new CohortReading(ledger).Moment(question);
        return Bridge(pinned.Figures.GetValueOrDefault("members", first.Membership.Members.Count), question, first, to);
    }

    private CohortBridge Bridge(long opening, CohortQuestion asked, CohortMoment first, CohortMoment second)
    {
        var under = first.RuleVersion == second.RuleVersion
            ? null
            : new CohortReading(ledger).Moment(asked with { Version = second.RuleVersion }).Membership;
        return CohortBridge.Of(opening, first, second, under, ledger.Views.Cases.Sets.ErasedCount(asked.Position, asked.At));
    }
}
