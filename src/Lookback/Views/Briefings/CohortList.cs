using System.Text.Json;
using Lookback.Core.Briefings;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Briefings;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Views.Briefings;

/// <summary>A cohort, by the latest version of its rule.</summary>
internal sealed record CohortLine(CohortId Cohort, string Title, int RuleVersion, DateTimeOffset AdoptedAt, StaffId AdoptedBy, int Claims, int Briefings);

/// <summary>A version of a rule.</summary>
internal sealed record RuleLine(
    int Version, string Title, string Rule, JsonElement Predicate, DateTimeOffset AdoptedAt, StaffId AdoptedBy, string Reason, long Position);

/// <summary>How far a source's word goes.</summary>
internal sealed record SourceLine(string Source, string Topic, PartialDate CompleteTo);

/// <summary>A cohort with every version of its rule and what sources said.</summary>
internal sealed record CohortReport(CohortId Cohort, IReadOnlyList<RuleLine> Rules, IReadOnlyList<SourceLine> Sources)
{
    /// <summary>The report of a cohort.</summary>
    public static CohortReport Of(Ledger ledger, CohortId cohort, Horizon at)
    {
        var rules = ledger.Views.Cases.Cohorts.Rules(at, cohort);
        if (rules.Count == 0) throw Cohorts.None(cohort);
        return new CohortReport(
            cohort,
            [.. rules.Select(r => new RuleLine(
                r.Body.Version, r.Body.Title, r.Body.Rule, Json(r.Body.Predicate), r.At, r.Body.AdoptedBy, r.Body.Reason, r.Position))],
            [.. ledger.Views.Cases.Cohorts.Reports(cohort, at).Select(s => new SourceLine(s.Body.Source, s.Body.Topic, s.Body.CompleteTo))]);
    }

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}

/// <summary>Which cohorts are there?</summary>
internal static class CohortList
{
    /// <summary>Cohorts by name.</summary>
    public static IReadOnlyList<CohortLine> Of(Ledger ledger, Horizon at)
    {
        var claims = ledger.Views.Cases.Cohorts.Claims(at).GroupBy(c => c.Body.Cohort).ToDictionary(g => g.Key, g => g.Count());
        return
        [
            .. ledger.Views.Cases.Cohorts.Rules(at).GroupBy(r => r.Body.Cohort).OrderBy(g => g.Key.Value, StringComparer.Ordinal).Select(g => g.Last())
                .Select(r => new CohortLine(
                    r.Body.Cohort, r.Body.Title, r.Body.Version, r.At, r.Body.AdoptedBy, claims.GetValueOrDefault(r.Body.Cohort),
                    ledger.Views.Cases.Cohorts.Briefings(r.Body.Cohort, at).Count)),
        ];
    }
}

/// <summary>A rule that was adopted, and whom it brought in and left out against the version before.</summary>
internal sealed record RuleAdopted(CohortId Cohort, int Version, StaffId AdoptedBy, long Members, BridgeReport? Against)
{
    /// <summary>What became of a rule just adopted.</summary>
    public static RuleAdopted Of(Ledger ledger, CohortRule rule, DateTimeOffset now)
    {
        var question = new CohortQuestion(rule.Cohort, rule.Version, now, ledger.Head);
        var members = new CohortReading(ledger).Moment(question).Membership.Members.Count;
        var bridge = rule.Version > 1 ? new BridgeCohort(ledger).Between(question with { Version = rule.Version - 1 }, question) : null;
        return new RuleAdopted(rule.Cohort, rule.Version, rule.AdoptedBy, members, bridge is null ? null : BridgeReport.Of(ledger, bridge));
    }
}
