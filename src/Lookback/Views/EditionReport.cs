using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>Everything on record of an edition but its listings.</summary>
internal sealed record EditionReport(
    EditionLine Edition,
    IReadOnlyList<OriginalFile> Files,
    IReadOnlyDictionary<string, long> Dropped,
    string? ForcedBecause,
    IReadOnlyList<ReadIssue> Issues)
{
    /// <summary>Of a loaded edition.</summary>
    public static EditionReport Of(Ledger ledger, LoadedEdition loaded, Horizon at, DateTimeOffset now) => new(
        ListOverview.LineWithActs(ledger, loaded, at, now), loaded.Edition.Files, loaded.Edition.Dropped, loaded.Edition.ForcedBecause, loaded.Edition.Issues);
}
