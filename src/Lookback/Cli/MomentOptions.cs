using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Flows.Briefings;
using Lookback.Store;

namespace Lookback.Cli;

/// <summary>
/// The two moments of verbs that count cohorts. There <c>--as-of</c> is the moment in the world and <c>--known</c> what was known by then, as supervisors
/// ask; elsewhere <c>--as-of</c> is what was known.
/// </summary>
internal sealed class MomentOptions
{
    /// <summary>What stands in the help of each of them.</summary>
    public const string Says = "Here --as-of is the moment in the world, and --known what was known by then; --as-of alone is both.";

    /// <summary>What was known.</summary>
    public Option<string?> Known { get; } = new("--known")
    {
        Description = "Count from what was known at this instant (UTC). Default: that of --as-of, else now.", HelpName = "instant",
    };

    /// <summary>Which version of the rule.</summary>
    public Option<int?> Version { get; } = new("--version")
    {
        Description = "Count by this version of the rule. Default: the one that was known.", HelpName = "number",
    };

    /// <summary>What is asked.</summary>
    public CohortQuestion Of(Session session, Ledger ledger, string cohort) => Of(session, ledger, cohort, session.AsOf);

    /// <summary>The same at another moment than that of <c>--as-of</c>.</summary>
    public CohortQuestion Of(Session session, Ledger ledger, string cohort, DateTimeOffset? at)
    {
        if (session.EffectiveAt is not null) throw new UsageException($"--effective: {Says}");
        var known = Files.Instant(session.Parsed.GetValue(Known), "--known") ?? at;
        return new CohortQuestion(
            new CohortId(cohort), session.Parsed.GetValue(Version), at ?? ProgramClock.Time.GetUtcNow(), ledger.PositionAt(known));
    }
}
