using System.Globalization;
using Lookback.Core.Records;
using Lookback.Views.Briefings;

namespace Lookback.Cli;

/// <summary>How cohorts look on screen.</summary>
internal static class CohortLines
{
    private const int MostNamed = 10;

    /// <summary>A ledger.</summary>
    public static void Tell(CohortLedgerReport r)
    {
        Output.Line(
            $"cohort {r.Cohort} \"{r.Title}\" rule v{r.RuleVersion} (adopted {Show.Day(r.AdoptedAt)}, by {r.AdoptedBy})  "
            + $"as-of {CohortSayings.Moment(r.AsOf)} / known {CohortSayings.Moment(r.KnownAt)}, position {r.Position}");
        Output.Line(
            $"members {CohortSayings.Members(r)} | {string.Join(" | ", CohortSayings.Classes(r).Select(c => $"{c.What} {Show.Count(c.Persons)}"))}"
            + $"   sum {Show.Count(r.Sum)} OK");
        var arrested = r.ArrestedByClass.Count == 0
            ? ""
            : $" = {string.Join(" + ", r.ArrestedByClass.Select(c => Show.Count(c.Persons)))} ({string.Join(" + ", r.ArrestedByClass.Select(c => c.What))})";
        Output.Line($"arrested ever {Show.Many(r.ArrestedEver, "person")}{arrested}");
        foreach (var charged in r.Charges.Where(c => c.Category != "any"))
            Output.Line($"charged {charged.Category} {Show.Count(charged.Charged)}/{Show.Count(charged.Of)}: {charged.Answer}");
        Output.Line(
            $"protection claim pending {Show.Count(r.ProtectionPending)}, not recorded {Show.Count(r.ProtectionUnknown)} (attribute, overlaps)   "
            + $"represented {Show.Count(r.Represented)}, not {Show.Count(r.Unrepresented)}, "
            + $"not recorded {Show.Count(r.Members - r.Represented - r.Unrepresented)} (attribute, overlaps)");
        Output.Line(
            $"duplicates merged {Show.Count(r.Duplicates)}   excluded by rule v{r.RuleVersion}: {Show.Count(r.Excluded.Sum(e => e.Persons))}"
            + string.Concat(r.Excluded.Select(e => $"; {e.What} {Show.Count(e.Persons)}")));
        Output.Line(
            $"encounters of members {Show.Count(r.Encounters)} (events, not persons)   "
            + $"life cycle: {string.Join(" | ", r.LifeCycle.Select(c => $"{c.What} {Show.Count(c.Persons)}"))}");
        if (r.Erased > 0)
        {
            Output.Line(
                $"not replayable {Show.Many(r.Erased, "case")} of erased persons: whether they belonged cannot be told, and they are in no number here");
        }

        if (r.Unmerged.Count > 0)
        {
            Output.Line(
                $"{Show.Many(r.Unmerged.Count, "member")} are one person with another member, and nobody merged them: "
                + $"{Show.Some([.. r.Unmerged.Select(c => Show.Id(c.Value))], MostNamed)}");
        }

        foreach (var claim in r.Claims) Tell(claim);
    }

    /// <summary>A claim, with its verdict where it was checked.</summary>
    public static void Tell(ClaimLine c)
    {
        // The reason of a verdict says the claim's number itself.
        var says = c.Verdict is { } verdict ? $": {verdict.ToString().ToLowerInvariant()}, {c.Because}" : $" \"{c.Says}\"";
        Output.Line($"claim {Show.Id(c.Claim.Value)} {c.Cohort} ({c.Figure}; {c.Source}, {c.Date}){says}");
    }

    /// <summary>A rule just adopted.</summary>
    public static void Tell(RuleAdopted r)
    {
        Output.Line($"cohort {r.Cohort}: rule v{r.Version} adopted by {r.AdoptedBy}, {Show.Many(r.Members, "member")}");
        if (r.Against is not { } bridge) return;
        Output.Line($"against v{r.Version - 1}: {bridge}");
        Moves(bridge);
    }

    /// <summary>A bridge.</summary>
    public static void Tell(BridgeReport bridge)
    {
        Output.Line($"{bridge} (persons)");
        Moves(bridge);
    }

    /// <summary>Cohorts.</summary>
    public static void Tell(IReadOnlyList<CohortLine> cohorts)
    {
        if (cohorts.Count == 0)
        {
            Output.Line("no cohorts");
            return;
        }

        Output.Table(
            ["cohort", "title", "rule", "adopted", "by", "claims", "briefings"],
            cohorts.Select(c => (IReadOnlyList<string>)[
                c.Cohort.Value, c.Title, $"v{c.RuleVersion}", Show.Day(c.AdoptedAt), c.AdoptedBy.Value, $"{c.Claims}", $"{c.Briefings}"]));
    }

    /// <summary>Every version of a rule.</summary>
    public static void Tell(CohortReport report)
    {
        foreach (var rule in report.Rules)
        {
            Output.Line($"cohort {report.Cohort} \"{rule.Title}\" rule v{rule.Version}, adopted {Show.Day(rule.AdoptedAt)} by {rule.AdoptedBy}: {rule.Reason}");
            Output.Line($"  {rule.Rule}");
            Output.Line($"  {rule.Predicate.GetRawText()}");
        }

        foreach (var source in report.Sources) Output.Line($"{source.Source} is complete on {source.Topic} to {source.CompleteTo}");
    }

    /// <summary>Members.</summary>
    public static void Tell(IReadOnlyList<CohortMemberLine> members)
    {
        if (members.Count == 0) Output.Line("no members");
        else
        {
            Output.Table(
                ["case", "class", "arrested ever"], members.Select(m => (IReadOnlyList<string>)[m.Case.Value, m.Class, m.ArrestedEver ? "yes" : "no"]));
        }
    }

    /// <summary>Charges.</summary>
    public static void Tell(CohortChargesReport r)
    {
        Output.Line(
            $"cohort {r.Cohort} rule v{r.RuleVersion}  as-of {CohortSayings.Moment(r.AsOf)}, position {r.Position}; "
            + $"arrested ever {Show.Many(r.ArrestedEver, "person")}");
        if (r.Rows.Count > 0)
        {
            Output.Table(
                ["category", "statute", "stage", "persons", "charges"],
                r.Rows.Select(c => (IReadOnlyList<string>)[c.Category, c.Basis, c.Stage, Show.Count(c.Persons), Show.Count(c.Charges)]));
        }

        foreach (var answer in r.Answers) Output.Line($"charged under {answer.Category}: {answer.Answer}");
    }

    private static void Moves(BridgeReport bridge)
    {
        foreach (var (word, moves) in (ReadOnlySpan<(string, IReadOnlyList<MovementLine>)>)[("joined", bridge.JoinedBy), ("left", bridge.LeftBy)])
        {
            foreach (var move in moves)
                Output.Line($"{word} {Show.Count(move.Persons)}, {move.Why}: {Show.Some([.. move.Cases.Select(c => Show.Id(c.Value))], MostNamed)}");
        }
    }
}
