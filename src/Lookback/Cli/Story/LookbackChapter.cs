using Lookback.Core.Records;
using Lookback.Views;

namespace Lookback.Cli.Story;

/// <summary>The editions of June, and whom they touch among those let through.</summary>
internal static class LookbackChapter
{
    /// <summary>The chapter.</summary>
    public static Chapter Chapter { get; } = new(
        "A later edition, and the first lookback",
        [
            "In June 2024 an edition names somebody new: a facilitator who is said to have arranged journeys. Lists change all the time, and each",
            "change may touch somebody who was let through long ago. The lookback compares what is known now with everybody ever met, and says of each",
            "finding whether it could have been known at the time.",
        ],
        Tell);

    private static void Tell(Walk walk)
    {
        EntryChapter.ImportRest(walk);
        walk.Show($"list show {walk.World.Facilitator}");
        walk.Show("run", most: 40);
        List<FindingLine> findings;
        using (var ledger = walk.Read()) findings = [.. FindingList.Of(ledger, null, ledger.Head)];
        walk.Figures.Findings = findings.Count;
        walk.Reconcile("findings", walk.World.Known.Count(k => k.Later is not null), findings.Count);
        foreach (var planned in walk.World.Known.Where(k => k.Later is not null).GroupBy(k => k.Later!.Value))
        {
            walk.Reconcile(
                $"findings judged {planned.Key}", planned.Count(),
                planned.Count(k => findings.Any(f => f.Reference == k.Reference && f.Verdict == planned.Key)));
        }

        walk.Say("What the verdicts say, each judged from four dates and what was decided at the time:");
        foreach (var verdict in findings.GroupBy(f => f.Verdict).OrderBy(g => g.Key))
            walk.Say($"  {verdict.Count(),2} {verdict.Key}: {Says(verdict.Key)}");
        walk.Say(
            "",
            "Each is an alert now that a person has to decide; only what an earlier clearance suppressed is none.",
            "None of these is somebody the facilitator brought: those are on no list. But some of these were published before they were met, and loaded here",
            "only after. One of them:");
        walk.Show($"finding show {findings.First(f => f.Verdict == Verdict.ListedNotLoaded).Finding}", most: 20);
    }

    private static string Says(Verdict verdict) => verdict switch
    {
        Verdict.NotListedThen => "the party was published only later; nobody could have known",
        Verdict.ListedNotLoaded => "it was published, and this office had not loaded it yet: load sooner",
        Verdict.HitCleared => "it hit then, and a person cleared it: look at that decision again",
        Verdict.HitUnresolved => "it hit then, and nobody decided",
        Verdict.WeakAliasOnly => "only a weak alias matched then, which never raises an alert by itself",
        Verdict.Suppressed => "an earlier clearance of the same pair was reused: look at that one again",
        var other => $"see {other} in the README",
    };
}
