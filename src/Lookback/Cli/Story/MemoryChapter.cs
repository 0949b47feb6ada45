using System.Globalization;
using Lookback.Story.World;

namespace Lookback.Cli.Story;

/// <summary>What was known of one of them, at the border.</summary>
internal static class MemoryChapter
{
    /// <summary>The chapter.</summary>
    public static Chapter Chapter { get; } = new(
        "What did we know when we let them in?",
        [
            "The question after every such story. The screening of then is still there, against the editions of then, and can be computed again: the",
            "same question, the same lists, the same answer. A receipt proves it to somebody who does not trust this office and has no access to its",
            "ledger. What led to this person later stands beside it, with its own date, and is no hit.",
        ],
        Tell);

    private static void Tell(Walk walk)
    {
        var member = walk.World.Members.First(m => m.Fate == MemberFate.Located);
        var then = new DateOnly(member.MetOn.Year, member.MetOn.Month, 1).AddMonths(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        walk.Show($"subject show {member.Reference}", most: 20);
        walk.Show($"replay {member.Reference} --as-of {then}T12:00:00Z", most: 20);
        walk.Show($"receipt show {member.Reference} --out DEMO/receipt.json");
        walk.Do("receipt check DEMO/receipt.json");
        walk.Say("`lookback receipt check DEMO/receipt.json` says on any machine, without the store, what the receipt proves and what it does not.", "");
    }
}
