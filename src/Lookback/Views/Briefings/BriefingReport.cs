using Lookback.Core.Records;
using Lookback.Flows.Briefings;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Views.Briefings;

/// <summary>Cases of one class, the way down from its figure to the records.</summary>
internal sealed record ClassCasesLine(string Class, long Persons, IReadOnlyList<CaseId> Cases);

/// <summary>A briefing's members, for the picture of how they came and went.</summary>
internal sealed record BriefingPoint(int Number, DateTimeOffset At, long Members);

/// <summary>A figure that is no longer what was pinned, since somebody was erased.</summary>
internal sealed record ChangedFigure(string Figure, long Pinned, long Now);

/// <summary>A member by name: only where names were asked for, with a purpose.</summary>
internal sealed record NamedMember(CaseId Case, string Class, IReadOnlyList<string> Names, string? Reference);

/// <summary>A briefing, worked out again from what was pinned.</summary>
internal sealed record BriefingReport(
    CohortId Cohort,
    int Number,
    DateTimeOffset MadeAt,
    StaffId Person,
    string? NamesFor,
    CohortLedgerReport Ledger,
    IReadOnlyList<FigureLine> Figures,
    BridgeReport? Bridge,
    int? BridgeFrom,
    IReadOnlyList<BriefingPoint> History,
    IReadOnlyList<ClassCasesLine> Cases,
    IReadOnlyList<SaidLine> Facts,
    IReadOnlyList<SaidLine> Allegations,
    IReadOnlyList<SaidLine> Assessments,
    IReadOnlyList<ChangedFigure> ChangedSince,
    IReadOnlyList<NamedMember>? Names)
{
    /// <summary>That the three columns are not one another, and that association is nothing that anybody did.</summary>
    public const string Caveat =
        "Facts, allegations and assessments are three kinds of entry and are never added up. Association is not evidence of conduct: "
        + "that somebody was facilitated by, associated with or of concern says nothing of the other two.";

    /// <summary>The report of a briefing.</summary>
    public static BriefingReport Of(Ledger ledger, Recorded<Briefing> recorded)
    {
        var pinned = recorded.Body;
        var cohort = new CohortReading(ledger).Count(new CohortQuestion(pinned.Cohort, pinned.RuleVersion, pinned.At, pinned.Position));
        var figures = new CohortFigures(ledger, cohort);
        var all = ledger.Views.Cases.Cohorts.Briefings(pinned.Cohort, recorded.Position);
        var before = all.LastOrDefault(b => b.Body.Number < pinned.Number)?.Body;
        var said = new CohortStatements(ledger, cohort);
        var now = figures.Pinned();
        return new BriefingReport(
            pinned.Cohort,
            pinned.Number,
            recorded.At,
            pinned.Person,
            pinned.NamesFor,
            CohortLedgerReport.Of(ledger, cohort),
            [.. figures.Names.Select(figures.Of).Select(FigureLine.Of)],
            before is null ? null : BridgeReport.Of(ledger, new BridgeCohort(ledger).From(before, cohort.Moment)),
            before?.Number,
            [
                .. all.Where(b => b.Body.Number <= pinned.Number)
                    .Select(b => new BriefingPoint(b.Body.Number, b.Body.At, b.Body.Figures.GetValueOrDefault("members"))),
            ],
            ByClass(ledger, cohort),
            said.Of(StatementKind.Fact),
            said.Of(StatementKind.Allegation),
            said.Of(StatementKind.Assessment),
            [
                .. pinned.Figures.OrderBy(f => f.Key, StringComparer.Ordinal).Where(f => now.TryGetValue(f.Key, out var other) && other != f.Value)
                    .Select(f => new ChangedFigure(f.Key, f.Value, now[f.Key])),
            ],
            pinned.NamesFor is null ? null : Named(ledger, cohort));
    }

    private static List<ClassCasesLine> ByClass(Ledger ledger, CountedCohort cohort)
    {
        var ids = ledger.Views.Cases.Sets.Ids(cohort.Moment.Membership.Members.ToList());
        return
        [
            .. cohort.Ledger.Classes.Where(c => c.Persons > 0).Select(c => new ClassCasesLine(
                c.Word, c.Persons, [.. cohort.Members.Where(m => m.Class == c.Word).Select(m => ids[m.Case])])),
        ];
    }

    private static List<NamedMember> Named(Ledger ledger, CountedCohort cohort)
    {
        var ids = ledger.Views.Cases.Sets.Ids(cohort.Moment.Membership.Members.ToList());
        return
        [
            .. cohort.Members.Select(m =>
            {
                var met = ledger.Views.Cases.Files.Subject(m.Case, cohort.Question.Position);
                var encounter = met is { EncounterPosition: > 0 } at ? ledger.Views.Encounters.At(at.EncounterPosition).Encounter : null;
                return new NamedMember(ids[m.Case], m.Class!, [.. encounter?.Facts.Names.Select(n => n.Full) ?? []], encounter?.Reference);
            }),
        ];
    }
}
