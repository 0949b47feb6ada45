namespace Lookback.Cli.Story;

/// <summary>A page for whoever decides.</summary>
internal static class BriefingChapter
{
    /// <summary>The chapter.</summary>
    public static Chapter Chapter { get; } = new(
        "The briefing",
        [
            "A page to print for whoever decides: every figure names its unit and its rule, and beside it stands the command that lists its records.",
            "Facts, allegations and assessments stand apart; nobody is named. It pins what it was made of, so that it can be made again on any day,",
            "byte for byte.",
        ],
        Tell);

    private static void Tell(Walk walk)
    {
        walk.Show($"briefing new {CohortChapter.Name} --as-of {CohortChapter.CountedAt} --out DEMO/briefing.html --actor sue");
        walk.Say("Open briefing.html in any browser.", "");
    }
}
