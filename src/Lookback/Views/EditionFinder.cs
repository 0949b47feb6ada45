using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>Which edition does a word on the command line mean?</summary>
internal static class EditionFinder
{
    /// <summary>The edition whose id starts so, or the one in force of a watchlist of that name.</summary>
    /// <exception cref="RefusedException">None, or several.</exception>
    public static LoadedEdition Find(Ledger ledger, string word, Horizon at)
    {
        if (WatchlistId.IsValid(word) && ledger.Views.Editions.InForce(new WatchlistId(word), at) is { } inForce) return inForce;
        var found = ledger.Views.Editions.All(at).Where(e => e.Edition.Id.Value.StartsWith(word, StringComparison.Ordinal))
            .GroupBy(e => (e.Edition.Watchlist, e.Edition.Id))
            .Select(again => again.Last())
            .ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new RefusedException(
                "no-edition",
                $"\"{word}\": expected a watchlist with an edition loaded, or an edition's id; `list ls --all` shows them"),
            _ => throw new RefusedException("ambiguous", $"\"{word}\" starts {found.Count} editions' ids: give more of it"),
        };
    }
}
