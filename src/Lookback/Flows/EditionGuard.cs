using Lookback.Core.Lists.Health;
using Lookback.Core.Records;

namespace Lookback.Flows;

/// <summary>Holds back an edition that is likely damaged (<see cref="EditionHealth"/>), so that the last good one stays in force.</summary>
internal static class EditionGuard
{
    /// <summary>What no reason overrides: a date that has not come yet would keep every later edition out.</summary>
    private const string Never = "published-in-future";

    /// <summary>What holds an edition back, if anything does; a reason overrides all but a date in the future, or only the check it was given for.</summary>
    public static HealthFinding? Against(Edition edition, Edition? before, DateTimeOffset? newest, DateTimeOffset now, string? overrides) => EditionHealth
        .Of(edition, before, newest, now)
        .FirstOrDefault(f => f.Verdict == HealthVerdict.Refuse
            && (edition.ForcedBecause is null || f.Check == Never || (overrides is not null && f.Check != overrides)));

    /// <summary>The refusal in which it is told.</summary>
    public static RefusedException Refusal(HealthFinding finding) => new(
        finding.Check, finding.Check == Never ? finding.Because : $"{finding.Because}; --force REASON imports it all the same");
}
