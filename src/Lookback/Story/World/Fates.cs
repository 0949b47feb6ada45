using Lookback.Bench.Populations;

namespace Lookback.Story.World;

/// <summary>What becomes of everybody to whom the links lead, by the day on which they are counted.</summary>
internal static class Fates
{
    // Fate, how many, and how many of them have a claim of protection that is pending.
    private static readonly (MemberFate Fate, int Count, int Claims)[] Planned =
    [
        (MemberFate.Removed, 31, 0), (MemberFate.InCustody, 74, 14), (MemberFate.InProceedings, 48, 30),
        (MemberFate.Located, 199, 17), (MemberFate.NoContact, 52, 0),
    ];

    // Of those arrested, one in so many is charged with something else than how they came.
    private const int OtherCharge = 12;

    private static readonly string[] Units = ["north", "south", "harbour"];

    /// <summary>Everybody, in the order in which they were met.</summary>
    public static IReadOnlyList<InventedMember> Of(ulong seed, InventedNetwork network)
    {
        var draw = new Draw(seed, 0, 6);
        var again = network.Again.ToDictionary(a => a.Met, a => a.Of);
        var fates = Shuffled(ref draw);
        var members = new List<InventedMember>();
        foreach (var met in network.Members.OrderBy(m => m.Day).ThenBy(m => m.Reference, StringComparer.Ordinal))
        {
            var unit = draw.Of(Units);
            if (again.TryGetValue(met, out var first)) members.Add(Plain(met, MemberFate.Duplicate, unit) with { SameAs = first.Reference });
            else if (met.Day < InventedWorld.NetworkBegan) members.Add(Plain(met, MemberFate.Excluded, unit));
            else members.Add(Member(met, fates.Dequeue(), unit, ref draw));
        }

        return members;
    }

    private static Queue<(MemberFate Fate, bool HasClaim)> Shuffled(ref Draw draw)
    {
        var fates = Planned.SelectMany(p => Enumerable.Range(0, p.Count).Select(i => (p.Fate, HasClaim: i < p.Claims))).ToArray();
        for (var i = fates.Length - 1; i > 0; i--)
        {
            var other = draw.Below(i + 1);
            (fates[i], fates[other]) = (fates[other], fates[i]);
        }

        return new Queue<(MemberFate Fate, bool HasClaim)>(fates);
    }

    private static InventedMember Plain(Meeting met, MemberFate fate, string unit) =>
        new() { Reference = met.Reference, MetOn = met.Day, Fate = fate, Unit = unit };

    private static InventedMember Member(Meeting met, (MemberFate Fate, bool HasClaim) fate, string unit, ref Draw draw)
    {
        var member = Plain(met, fate.Fate, unit) with { HasClaim = fate.HasClaim };
        if (fate.Fate == MemberFate.Located) return member with { LastContact = new DateOnly(2024, 6, 12).AddDays(draw.Below(10)) };
        if (fate.Fate == MemberFate.NoContact) return member with { LastContact = met.Day };
        var arrested = new DateOnly(2024, 6, 12).AddDays(draw.Below(6));
        var isOther = draw.Below(OtherCharge) == 0;
        return member with
        {
            ArrestedOn = arrested,
            LastContact = arrested,
            Charge = isOther ? "other" : "immigration",
            Statute = isOther ? "Documents Act s. 5" : "Entry Act s. 21",
            RemovedOn = fate.Fate == MemberFate.Removed ? new DateOnly(2024, 6, 20).AddDays(draw.Below(5)) : null,
        };
    }
}
