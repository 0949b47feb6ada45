namespace Lookback.Cli.Story;

/// <summary>Is it what was written?</summary>
internal static class ProofChapter
{
    /// <summary>The chapter.</summary>
    public static Chapter Chapter { get; } = new(
        "Is all of this what was written?",
        [
            "Nothing in the ledger is ever changed: every entry is a leaf of a hash tree. Verifying computes all of it again. The head is one line;",
            "kept elsewhere, it shows later that nobody rewrote what came before.",
        ],
        Tell);

    private static void Tell(Walk walk)
    {
        walk.Show("verify");
        walk.Show("head");
    }
}
