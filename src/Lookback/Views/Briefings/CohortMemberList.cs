using Lookback.Core.Records;
using Lookback.Flows.Briefings;
using Lookback.Store;

namespace Lookback.Views.Briefings;

/// <summary>A member: its case and the class it is in. No name.</summary>
internal sealed record CohortMemberLine(CaseId Case, string Class, bool ArrestedEver);

/// <summary>Who belongs to a cohort?</summary>
internal static class CohortMemberList
{
    /// <summary>Members in the order of their cases; of one class where it is named.</summary>
    /// <exception cref="RefusedException">There is no such class.</exception>
    public static IReadOnlyList<CohortMemberLine> Of(Ledger ledger, CountedCohort cohort, string? word)
    {
        if (word is not null && !cohort.Ledger.Classes.Any(c => CohortFigures.Slug(c.Word) == CohortFigures.Slug(word)))
        {
            var words = string.Join("; ", cohort.Ledger.Classes.Select(c => c.Word));
            throw new RefusedException("no-class", $"\"{ReadIssue.Cut(word)}\" names no class: expected one of {words}");
        }

        var members = cohort.Members.Where(m => word is null || CohortFigures.Slug(m.Class!) == CohortFigures.Slug(word)).ToList();
        var ids = ledger.Views.Cases.Sets.Ids(members.ConvertAll(m => m.Case));
        return members.ConvertAll(m => new CohortMemberLine(ids[m.Case], m.Class!, m.ArrestedEver));
    }
}

/// <summary>Of what are members charged?</summary>
internal sealed record CohortChargesReport(
    CohortId Cohort, int RuleVersion, DateTimeOffset AsOf, long Position, long ArrestedEver, IReadOnlyList<ChargeRow> Rows, IReadOnlyList<ChargedLine> Answers)
{
    /// <summary>The report of a cohort as it was counted.</summary>
    public static CohortChargesReport Of(Ledger ledger, CountedCohort cohort)
    {
        var sources = new CohortFigures(ledger, cohort).Charges;
        return new CohortChargesReport(
            cohort.Question.Cohort,
            cohort.Rule.Body.Version,
            cohort.Question.At,
            cohort.Question.Position,
            cohort.Ledger.Arrested,
            new ChargeTable(ledger, cohort).Rows(),
            [.. cohort.Ledger.Charges.Select(c => new ChargedLine(c.Category ?? "any", c.Charged, c.Of, c.Unknown, sources.Answer(c)))]);
    }
}
