using Lookback.Core.Briefings;
using Lookback.Core.Records;
using Lookback.Flows.Briefings;
using Lookback.Store;

namespace Lookback.Views.Briefings;

/// <summary>A number of persons, by a word.</summary>
internal sealed record PersonsLine(string What, long Persons);

/// <summary>Charges of one category: persons, and how it is answered whether there are any.</summary>
internal sealed record ChargedLine(string Category, long Charged, long Of, long Unknown, string Answer);

/// <summary>
/// A cohort in numbers that add up: one case each, which is one person each as far as two cases of one person are merged. Where they are not, the
/// members are cases, and <c>Subjects</c> says of how many persons.
/// </summary>
internal sealed record CohortLedgerReport(
    CohortId Cohort,
    string Title,
    string Rule,
    int RuleVersion,
    DateTimeOffset AdoptedAt,
    StaffId AdoptedBy,
    DateTimeOffset AsOf,
    long Position,
    DateTimeOffset KnownAt,
    CountUnit Unit,
    long Members,
    long Subjects,
    IReadOnlyList<PersonsLine> Classes,
    long Sum,
    IReadOnlyList<PersonsLine> LifeCycle,
    long ArrestedEver,
    IReadOnlyList<PersonsLine> ArrestedByClass,
    IReadOnlyList<ChargedLine> Charges,
    IReadOnlyList<SourceLine> Sources,
    long ProtectionPending,
    long ProtectionUnknown,
    long Represented,
    long Unrepresented,
    long Encounters,
    long Duplicates,
    IReadOnlyList<CaseId> Unmerged,
    IReadOnlyList<PersonsLine> Excluded,
    long Erased,
    IReadOnlyList<ClaimLine> Claims)
{
    /// <summary>The report of a cohort as it was counted.</summary>
    public static CohortLedgerReport Of(Ledger ledger, CountedCohort cohort)
    {
        var (counted, rule, question) = (cohort.Ledger, cohort.Rule, cohort.Question);
        var figures = new CohortFigures(ledger, cohort);
        var ids = ledger.Views.Cases.Sets.Ids(counted.Unmerged);
        var checks = new CheckClaims(ledger);
        return new CohortLedgerReport(
            rule.Body.Cohort,
            rule.Body.Title,
            rule.Body.Rule,
            rule.Body.Version,
            rule.At,
            rule.Body.AdoptedBy,
            question.At,
            question.Position,
            question.Position > 0 ? ledger.KnownAt(question.Position) : rule.At,
            CountUnit.Persons,
            counted.Members,
            counted.Persons,
            Lines(counted.Classes),
            counted.Classes.Sum(c => c.Persons),
            Lines(counted.LifeCycle),
            counted.Arrested,
            Lines(counted.ArrestedEver),
            [.. counted.Charges.Select(c => new ChargedLine(c.Category ?? "any", c.Charged, c.Of, c.Unknown, figures.Charges.Answer(c)))],
            [.. figures.Charges.Sources.Select(s => new SourceLine(s.Source, s.Topic, s.CompleteTo))],
            counted.ProtectionPending,
            counted.ProtectionUnknown,
            counted.Represented,
            counted.Unrepresented,
            figures.Of("encounters").Known,
            cohort.Moment.Membership.Duplicates.Count,
            [.. counted.Unmerged.Select(c => ids[c])],
            [.. cohort.Moment.Membership.Excluded.Select(e => new PersonsLine(e.Reason, e.Cases.Count))],
            cohort.Erased,
            [
                .. ledger.Views.Cases.Cohorts.Claims(question.Position, question.Cohort)
                    .Select(c => ClaimLine.Of(ledger, checks.Run(c, question.Position, null, rule.Body.Version))),
            ]);
    }

    private static List<PersonsLine> Lines(IEnumerable<ClassCount> counts) => [.. counts.Select(c => new PersonsLine(c.Word, c.Persons))];
}
