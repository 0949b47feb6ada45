using Lookback.Views;

namespace Lookback.Cli.Story;

/// <summary>Sources say to whom the facilitator leads.</summary>
internal static class NetworkChapter
{
    /// <summary>The chapter.</summary>
    public static Chapter Chapter { get; } = new(
        "Whom else does it touch?",
        [
            "No list names the travellers. But sources tie the facilitator to journeys, bookings and a telephone: each says how good it is (from A1,",
            "confirmed by others and completely reliable, to F6, nobody can judge). Lookback follows those ties to past encounters and shows the path",
            "of each. A tie is a lead with a grade, never a hit: what hundreds share leads nowhere, a weak letter names nobody, relatives and lawyers",
            "are left alone. A level, E1 or E2, says something else: how many good links away somebody is, where a grade says how good a source is.",
        ],
        Tell);

    private static void Tell(Walk walk)
    {
        foreach (var links in walk.World.Links)
        {
            walk.Clock.Reach(links.ImportedAt);
            walk.Show($"network import DEMO/{links.File} --source \"{links.Source}\" --grade {links.Grade} --legal-basis \"{links.LegalBasis}\" --actor ann");
        }

        walk.Clock.ReachJune(10, 12);
        walk.Show("network run --actor ann", most: 14);
        List<string?> reached;
        using (var ledger = walk.Read()) reached = [.. ExposureList.Of(ledger, null, ledger.Head).Select(f => f.Found.Reference)];
        walk.Figures.Exposures = reached.Count;
        walk.Reconcile("past encounters to which the network leads", walk.World.Members.Count, reached.Count);
        walk.Reconcile("of them those that the world ties to it", walk.World.Members.Count, walk.World.Members.Count(m => reached.Contains(m.Reference)));
        walk.Say("The path to one of them, link by link:");
        walk.Show($"network trace {walk.World.Members[^1].Reference}", most: 24);
    }
}
