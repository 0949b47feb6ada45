using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store;

namespace Lookback.Flows.Briefings;

/// <summary>Records how far a source's word goes, so that "none" can be answered.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="account">Who records it.</param>
/// <param name="today">The day of it.</param>
internal sealed class ReportSource(Ledger ledger, string account, DateOnly today)
{
    /// <summary>Records it.</summary>
    /// <exception cref="RefusedException">There is no such cohort or topic, or the day is not over yet.</exception>
    public SourceReport Run(CohortId cohort, string source, string topic, PartialDate completeTo)
    {
        Cohorts.Require(ledger, cohort);
        if (string.IsNullOrWhiteSpace(source)) throw new RefusedException("no-source", "expected the name of a source, found an empty text");
        if (Topics.Find(topic) is null)
        {
            var words = string.Join(", ", Topics.All.Select(t => t.Word));
            throw new RefusedException("no-topic", $"expected one of the topics there are ({words}), found \"{ReadIssue.Cut(topic)}\"");
        }

        if (completeTo.Latest > today)
        {
            throw new RefusedException("day-to-come", FormattableString.Invariant(
                $"expected a day up to {today:yyyy-MM-dd}, found {completeTo}: nobody is complete for days to come"));
        }

        var report = new SourceReport(cohort, source.Trim(), topic, completeTo, CohortStaff.Of(ledger, account, "says how far a source goes",
            CohortStaff.Ruling));
        ledger.Append(new EntryBody.SourceReported(report));
        return report;
    }
}
