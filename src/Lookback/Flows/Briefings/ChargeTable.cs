using Lookback.Core.Briefings;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Briefings;

/// <summary>Charges of one category, on one basis, at one stage.</summary>
/// <param name="Category">The category of the statute.</param>
/// <param name="Basis">The statute.</param>
/// <param name="Stage">The stage that each had come to.</param>
/// <param name="Persons">Persons.</param>
/// <param name="Charges">Charges: one person may have several.</param>
/// <param name="IsCharged">Whether that stage is a charge or further; an allegation or an investigation is none.</param>
internal sealed record ChargeRow(string Category, string Basis, string Stage, long Persons, long Charges, bool IsCharged);

/// <summary>What members are charged with: opens the statements on charges, and those alone.</summary>
internal sealed class ChargeTable(Ledger ledger, CountedCohort cohort)
{
    private const string None = "none";
    private static readonly string[] Before = ["allegation", "investigation"];

    /// <summary>Charges by category, basis and stage.</summary>
    public IReadOnlyList<ChargeRow> Rows()
    {
        var (question, members) = (cohort.Question, cohort.Moment.Membership.Members.ToHashSet());
        var day = DateOnly.FromDateTime(question.At.UtcDateTime).DayNumber;
        var said = ledger.Views.Cases.Sets.Said(CohortReading.ChargeTopic, question.Position, question.At)
            .Where(s => members.Contains(s.Case) && s.LastDay >= day).ToList();
        var cases = said.ToDictionary(s => s.Position, s => s.Case);
        // One charge is one statute in one document of one case; the last word on it says how far it has come. An allegation is another kind of thing.
        return
        [
            .. ledger.Views.Cases.Sets.Statements([.. said.Select(s => s.Position)])
                .Where(s => s.Statement.Value != None)
                .GroupBy(s => (Case: cases[s.Position], s.Statement.Kind, Statute: Field(s.Statement, "statute"), Document: Field(s.Statement, "document")))
                .Select(g => (g.Key.Case, g.Key.Statute, Category: Field(g.Last().Statement, "category"),
                    Stage: g.Last().Statement.Value ?? CountedMember.UnknownCategory))
                .GroupBy(c => (c.Category, c.Statute, c.Stage))
                .OrderBy(g => g.Key.Category, StringComparer.Ordinal).ThenBy(g => g.Key.Statute, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Stage, StringComparer.Ordinal)
                .Select(g => new ChargeRow(
                    g.Key.Category, g.Key.Statute, g.Key.Stage, g.Select(c => c.Case).Distinct().Count(), g.Count(), !Before.Contains(g.Key.Stage))),
        ];
    }

    private static string Field(Statement statement, string name) => statement.Fields.GetValueOrDefault(name) ?? CountedMember.UnknownCategory;
}
