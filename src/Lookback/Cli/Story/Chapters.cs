namespace Lookback.Cli.Story;

/// <summary>The story, chapter by chapter. A new one takes its place in the list.</summary>
internal static class Chapters
{
    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<Chapter> All { get; } =
    [
        OfficeChapter.Chapter, EntryChapter.Chapter, LookbackChapter.Chapter, NetworkChapter.Chapter, CaseChapter.Chapter, CohortChapter.Chapter,
        MemoryChapter.Chapter, ArrivalsChapter.Chapter, BriefingChapter.Chapter, ProofChapter.Chapter,
    ];
}
