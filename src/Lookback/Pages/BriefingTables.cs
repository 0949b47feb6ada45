using Lookback.Core.Records;
using Lookback.Views.Briefings;

namespace Lookback.Pages;

/// <summary>A table of a briefing, for whichever form it is written in.</summary>
/// <param name="Title">The section's heading.</param>
/// <param name="Caption">What its rows are, with their unit.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="FiguresFrom">The first column of figures.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record BriefingTable(string Title, string Caption, IReadOnlyList<string> Columns, int FiguresFrom, IReadOnlyList<string[]> Rows);

/// <summary>What a briefing says, as tables: the Markdown and the page say the same.</summary>
internal static class BriefingTables
{
    /// <summary>Most cases of one class that are listed: the command beside the figure lists all.</summary>
    private const int MostListed = 1_000;

    /// <summary>The tables in their order.</summary>
    public static IEnumerable<BriefingTable> Of(BriefingReport r)
    {
        yield return Members(r);
        if (r.Bridge is { } bridge) yield return Bridge(r, bridge);
        yield return Figures(r);
        yield return Charges(r);
        if (r.Ledger.Claims.Count > 0) yield return Claims(r);
        yield return Said(r);
        if (r.ChangedSince.Count > 0) yield return Changed(r);
        yield return Records(r);
        if (r.Names is { } names) yield return Named(r, names);
    }

    /// <summary>What every figure rests on.</summary>
    public static string Ground(BriefingReport r) =>
        $"Rule v{r.Ledger.RuleVersion} (adopted {Show.Day(r.Ledger.AdoptedAt)}, by {r.Ledger.AdoptedBy}); as of {CohortSayings.Exactly(r.Ledger.AsOf)}; "
        + $"known at position {r.Ledger.Position} ({CohortSayings.Exactly(r.Ledger.KnownAt)}).";

    /// <summary>The command that leads from a figure to its records.</summary>
    public static string Down(BriefingReport r, string verb, string more = "") =>
        $"lookback cohort {verb} {r.Cohort}{more} --version {r.Ledger.RuleVersion} "
        + $"--as-of {CohortSayings.Exactly(r.Ledger.AsOf)} --known {CohortSayings.Exactly(r.Ledger.KnownAt)}";

    private static BriefingTable Members(BriefingReport r) => new(
        "Members by class",
        IsByPerson(r)
            ? $"Persons, one case each; each in exactly one class; {Show.Count(r.Ledger.Sum)} in all"
            : $"Cases, for nobody merged two of one person; each in exactly one class; {CohortSayings.Members(r.Ledger)} in all",
        ["class", IsByPerson(r) ? "persons" : "cases", "records"],
        1,
        [
            .. CohortSayings.Classes(r.Ledger).Select(c => (string[])[c.What, Show.Count(c.Persons), Down(r, "members", $" --class \"{c.What}\"")]),
            ["members", Show.Count(r.Ledger.Members), Down(r, "members")],
        ]);

    private static bool IsByPerson(BriefingReport r) => r.Ledger.Subjects == r.Ledger.Members;

    private static BriefingTable Bridge(BriefingReport r, BridgeReport bridge) => new(
        $"Since briefing {r.BridgeFrom}",
        $"Persons: {bridge}",
        ["what", "why", "persons", "cases"],
        2,
        [
            ["opening", $"as pinned by briefing {r.BridgeFrom}", Show.Count(bridge.Opening), ""],
            .. bridge.Erased > 0 ? (string[][])[["erased since", "not replayable", $"-{Show.Count(bridge.Erased)}", ""]] : [],
            .. bridge.JoinedBy.Select(m => (string[])["joined", m.Why, $"+{Show.Count(m.Persons)}", Listed(m.Cases)]),
            .. bridge.LeftBy.Select(m => (string[])["left", m.Why, $"-{Show.Count(m.Persons)}", Listed(m.Cases)]),
            ["closing", $"rule v{r.Ledger.RuleVersion}", Show.Count(bridge.Closing), ""],
        ]);

    private static BriefingTable Figures(BriefingReport r) => new(
        "Figures",
        $"What is known, and how many it may be; they overlap. {Down(r, "ledger")}",
        ["figure", "unit", "what is not known", "known", "may be"],
        3,
        [
            .. r.Figures.Select(f => (string[])[f.Name, Unit(f.Unit), f.Because ?? "", Show.Count(f.Known), f.Says]),
            [
                "duplicates merged", "persons", "no members: counted with the case they were merged into", Show.Count(r.Ledger.Duplicates),
                Show.Count(r.Ledger.Duplicates),
            ],
            .. r.Ledger.Excluded.Select(e => (string[])[$"excluded: {e.What}", "persons", "", Show.Count(e.Persons), Show.Count(e.Persons)]),
            .. r.Ledger.LifeCycle.Select(c => (string[])[$"life cycle: {c.What}", "persons", "", Show.Count(c.Persons), Show.Count(c.Persons)]),
            ["not replayable", "cases", "erased: whether they belonged cannot be told", Show.Count(r.Ledger.Erased), Show.Count(r.Ledger.Erased)],
        ]);

    private static BriefingTable Charges(BriefingReport r) => new(
        "Charges",
        $"Persons charged, of those ever arrested or of whom a charge is recorded. {Down(r, "charges")}",
        ["category", "answer", "charged", "of", "not known"],
        2,
        [.. r.Ledger.Charges.Select(c => (string[])[c.Category, c.Answer, Show.Count(c.Charged), Show.Count(c.Of), Show.Count(c.Unknown)])]);

    private static BriefingTable Claims(BriefingReport r) => new(
        "Published numbers",
        "Each held against the ledger at the end of its own day",
        ["claim", "figure", "published by", "verdict", "why"],
        5,
        [
            .. r.Ledger.Claims.Select(c => (string[])[
                c.Says, c.Figure, $"{c.Source}, {c.Date}", c.Verdict?.ToString().ToLowerInvariant() ?? "", c.Because ?? ""]),
        ]);

    private static BriefingTable Said(BriefingReport r)
    {
        var rows = Math.Max(1, Math.Max(r.Facts.Count, Math.Max(r.Allegations.Count, r.Assessments.Count)));
        return new BriefingTable(
            "Facts, allegations, assessments",
            $"Persons of whom it is said, by grade (A1 best, F6 not judged). {BriefingReport.Caveat}",
            ["recorded facts", "allegations", "assessments"],
            3,
            [.. Enumerable.Range(0, rows).Select(i => (string[])[Cell(r.Facts, i), Cell(r.Allegations, i), Cell(r.Assessments, i)])]);
    }

    private static BriefingTable Changed(BriefingReport r) => new(
        "Changed since it was made",
        "Figures that are no longer what was pinned: somebody was erased, and nothing of them is told again",
        ["figure", "pinned", "now"],
        1,
        [.. r.ChangedSince.Select(c => (string[])[c.Figure, Show.Count(c.Pinned), Show.Count(c.Now)])]);

    private static BriefingTable Records(BriefingReport r) => new(
        "Records",
        "Cases by class; the case is the way down to every record of it",
        ["class", "cases", "persons"],
        2,
        [.. r.Cases.Select(c => (string[])[c.Class, Listed(c.Cases), Show.Count(c.Persons)])]);

    private static BriefingTable Named(BriefingReport r, IReadOnlyList<NamedMember> names) => new(
        "Names",
        $"Given for: {r.NamesFor}",
        ["case", "class", "name", "reference"],
        4,
        [.. names.Select(n => (string[])[Show.Id(n.Case.Value), n.Class, string.Join("; ", n.Names), n.Reference ?? ""])]);

    private static string Listed(IReadOnlyList<CaseId> cases) =>
        string.Join(" ", cases.Take(MostListed).Select(c => Show.Id(c.Value)))
        + (cases.Count > MostListed ? $" and {Show.Count(cases.Count - MostListed)} more" : "");

    private static string Cell(IReadOnlyList<SaidLine> said, int row) => row >= said.Count ? row == 0 ? "none" : ""
        : $"{said[row].Topic}{(said[row].Value is { } value ? $" {value}" : "")}, {said[row].Grade}: {Show.Many(said[row].Persons, "person")}";

    private static string Unit(CountUnit unit) => unit.ToString().ToLowerInvariant();
}
