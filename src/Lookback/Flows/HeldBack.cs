using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows;

/// <summary>Editions that a check held back and that nothing came after: screenings go on against an older one, if there is one.</summary>
internal static class HeldBack
{
    private const string Older = "older-edition";
    private const string Future = "published-in-future";

    /// <summary>All of them, oldest first.</summary>
    public static IReadOnlyList<RecordedRefusal> All(Ledger ledger, Horizon at)
    {
        var refused = ledger.Views.Refused.All(at);
        if (refused.Count == 0) return refused;
        var loaded = ledger.Views.Editions.All(at).ToLookup(e => e.Edition.Watchlist, e => e.Position);
        return refused.Where(r => !loaded[r.Refused.Edition.Watchlist].Any(position => position > r.Position)).ToList();
    }

    /// <summary>
    /// Those of which whoever relies on a list is told, each with its sentence. One that is older than what is in force is told by <c>list health</c> alone:
    /// the newest is what is screened against.
    /// </summary>
    public static IEnumerable<(RecordedRefusal Refusal, string Sentence)> Told(Ledger ledger, Horizon at)
    {
        var refused = All(ledger, at);
        if (refused.Count == 0) yield break;
        var inForce = ledger.Views.Editions.InForce(at).Select(e => e.Edition.Watchlist).ToHashSet();
        foreach (var refusal in refused)
        {
            var (list, check) = (refusal.Refused.Edition.Watchlist, refusal.Refused.Check);
            if (inForce.Contains(list) && check == Older) continue;
            var what = !inForce.Contains(list) ? $"its edition was held back ({check}) and no other is in force: NOBODY IS SCREENED AGAINST THIS LIST"
                : check == Future
                    ? $"an edition was held back for its date, which has not come yet and likely is a mistake ({check}): the one before it stays in force"
                : $"a newer edition was held back ({check}): the one before it stays in force";
            yield return (refusal, $"{list}: {what}; `lookback list health` says why");
        }
    }
}
