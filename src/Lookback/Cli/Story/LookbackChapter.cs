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

        walk.Say(
            "None of these is somebody the facilitator brought: those are on no list. But some of these were published before they were met, and loaded here",
            "only after. One of them:");
        walk.Show($"finding show {findings.First(f => f.Verdict == Verdict.ListedNotLoaded).Finding}", most: 20);
    }
}
