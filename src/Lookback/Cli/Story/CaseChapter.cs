using Lookback.Story.World;

namespace Lookback.Cli.Story;

/// <summary>Cases are opened and worked on until each has an outcome.</summary>
internal static class CaseChapter
{
    /// <summary>The chapter.</summary>
    public static Chapter Chapter { get; } = new(
        "Work on cases",
        [
            "Being linked is not being guilty. For everybody the network leads to a case is opened, and people work on it for two weeks: they confirm",
            "who it is, refer, make contact, and, where the law and a court say so, arrest, charge, order, remove. Each step names who took it, on",
            "which law, and why. To say who somebody is, to refer them, to merge or close a case, and to remove take a second person who agrees; an",
            "arrest, a charge and an order are others' acts, and one person records them. The program refuses what the rules forbid.",
        ],
        Tell);

    private static void Tell(Walk walk)
    {
        var (members, work) = (walk.World.Members, new Casework(walk));
        var real = Of(walk, f => f is not (MemberFate.Duplicate or MemberFate.Excluded));
        work.Open(members);
        walk.Progress("  cases opened");
        CohortChapter.FirstRules(walk);
        work.Merge(Of(walk, f => f == MemberFate.Duplicate));
        // Merged by now: the six are counted as the persons they are.
        walk.Clock.ReachJune(10, 18);
        CohortChapter.ThirdRule(walk);
        work.Withdraw(Of(walk, f => f == MemberFate.Excluded));
        work.Refer(real);
        walk.Progress("  cases referred");
        work.Follow(real);
        walk.Progress("  cases followed");
        var claimant = real.First(m => m.Fate == MemberFate.InCustody && m.HasClaim);
        work.Order([.. Of(walk, f => f == MemberFate.Removed), claimant]);
        // The ledger's clock ran on by each entry of the orders: what is asked next is asked later.
        walk.Clock.ReachJune(21, 9);
        walk.Say("", "One of those ordered to leave claims protection. Two persons could agree on the removal, and still it does not happen:");
        walk.ShowRefused(
            $"case step {work.CaseOf(claimant)} REMOVED --code order-executed --reason \"The order was executed by the carrier today, he left.\" "
            + $"--set order_ref=\"order {claimant.Reference}\" --set execution_date=2024-06-20 --set legal_basis=\"Entry Act s. 41\" "
            + "--set authority=\"Border Office\" --actor cal",
            "guard-protection-claim");
        var removed = Of(walk, f => f == MemberFate.Removed);
        work.Remove(removed);
        walk.Say("The case of somebody who was removed. Every step has its person, its reason and its law; what else a step carries is left out here:");
        walk.Show($"case show {work.CaseOf(removed[0])} --actor ann", most: 60, without: IsDetail);
    }

    private static bool IsDetail(string line) =>
        line.StartsWith("    ", StringComparison.Ordinal) && !line.StartsWith("    [", StringComparison.Ordinal)
        && !line.StartsWith("    legal_basis:", StringComparison.Ordinal);

    private static IReadOnlyList<InventedMember> Of(Walk walk, Func<MemberFate, bool> which) => [.. walk.World.Members.Where(m => which(m.Fate))];
}
