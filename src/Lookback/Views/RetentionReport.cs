using Lookback.Core.Retention;

namespace Lookback.Views;

/// <summary>A retention class in a line.</summary>
internal sealed record RetentionLine(string Class, RetentionGround Ground, string? Keep, string LegalBasis, long Held, long Due, DateTimeOffset? NextDueAt);

/// <summary>What is held, and whose time is over?</summary>
internal sealed record RetentionReport(
    string Version, string RulesHash, DateTimeOffset On, bool Applied, long Held, long Due, IReadOnlyList<RetentionLine> Classes)
{
    /// <summary>Of a plan, or of one that was carried out.</summary>
    public static RetentionReport Of(RetentionPlan plan, bool applied) => new(
        plan.Rules.Version,
        plan.Rules.Hash,
        plan.On,
        applied,
        plan.Held,
        plan.Due,
        plan.Classes.Select(c => new RetentionLine(
            c.Class.Name, c.Class.Ground, c.Class.Keep?.ToString(), c.Class.LegalBasis, c.Held, c.Due, c.NextDueAt)).ToList());
}
