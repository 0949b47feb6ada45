using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows;

/// <summary>Editions that a check held back and that nothing came after: screenings go on against an older one.</summary>
internal static class HeldBack
{
    /// <summary>All of them, oldest first.</summary>
    public static IReadOnlyList<RecordedRefusal> All(Ledger ledger, Horizon at)
    {
        var refused = ledger.Views.Refused.All(at);
        if (refused.Count == 0) return refused;
        var loaded = ledger.Views.Editions.All(at).ToLookup(e => e.Edition.Watchlist, e => e.Position);
        return refused.Where(r => !loaded[r.Refused.Edition.Watchlist].Any(position => position > r.Position)).ToList();
    }

    /// <summary>How it is told to whoever relies on the list.</summary>
    public static string Sentence(RecordedRefusal refusal) =>
        $"{refusal.Refused.Edition.Watchlist}: a newer edition was held back ({refusal.Refused.Check}), so that the one before it is in force: "
        + "`lookback list health` says why";
}
