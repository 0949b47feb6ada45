using Lookback.Store.Tables;

namespace Lookback.Flows;

/// <summary>Which loadings of editions were taken back. The same edition loaded again since is good again.</summary>
internal static class RecalledEditions
{
    /// <summary>Whether a loading was taken back.</summary>
    public static bool Is(IReadOnlyList<LoadedEdition> history, LoadedEdition loaded) => By(history, loaded) is not null;

    /// <summary>The edition for which a loading was taken back, if it was.</summary>
    public static LoadedEdition? By(IReadOnlyList<LoadedEdition> history, LoadedEdition loaded) =>
        history.FirstOrDefault(later => later.Position > loaded.Position && later.Edition.Recalls == loaded.Edition.Id);

    /// <summary>The newest publication date of any that was not.</summary>
    public static DateTimeOffset? Newest(IReadOnlyList<LoadedEdition> history) =>
        history.Where(e => !Is(history, e) && e.Edition.Recalls is null).Max(e => e.Edition.PublishedAt);
}
