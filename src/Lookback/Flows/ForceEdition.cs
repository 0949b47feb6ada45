using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>Brings editions into force out of the files that are kept, by a named person for a reason that stays on record.</summary>
internal sealed class ForceEdition(Ledger ledger)
{
    /// <summary>One that a check held back.</summary>
    /// <param name="word">Its id, or as much of it as tells it apart.</param>
    /// <param name="because">The reason.</param>
    /// <param name="progress">Told how many listings were read.</param>
    /// <exception cref="RefusedException"><c>no-edition</c>, <c>ambiguous</c>, and what an import is refused for.</exception>
    public ImportResult Held(string word, string because, Action<long> progress)
    {
        var held = ledger.Views.Refused.All(ledger.Head).Where(r => r.Refused.Edition.Id.Value.StartsWith(word, StringComparison.Ordinal)).ToList();
        return held.Select(r => r.Refused.Edition.Id).Distinct().Count() switch
        {
            0 => throw new RefusedException(
                "no-edition", $"no edition that was held back has an id that begins with \"{word}\": `list health` shows those there are"),
            1 => Import(held[^1].Refused.Edition, because, recalls: null, progress),
            _ => throw new RefusedException("ambiguous", $"several editions that were held back have an id that begins with \"{word}\": expected more of it"),
        };
    }

    /// <summary>
    /// The one before the edition in force, which turned out to be bad: its content is in force again, and the next run looks again at everybody who was
    /// screened under the bad one.
    /// </summary>
    /// <param name="watchlist">The list.</param>
    /// <param name="because">What is wrong with the edition in force.</param>
    /// <param name="progress">Told how many listings were read.</param>
    /// <exception cref="RefusedException"><c>no-edition</c>, <c>one-edition</c>, and what an import is refused for.</exception>
    public ImportResult Before(WatchlistId watchlist, string because, Action<long> progress)
    {
        var history = ledger.Views.Editions.History(watchlist, ledger.Head);
        if (history.Count == 0) throw new RefusedException("no-edition", $"no edition of {watchlist} is loaded");
        var bad = history[^1].Edition;
        // What was taken back before is not what to go back to.
        var recalled = history.Select(e => e.Edition.Recalls).OfType<EditionId>().Append(bad.Id).ToHashSet();
        var good = history.LastOrDefault(e => !recalled.Contains(e.Edition.Id))?.Edition
            ?? throw new RefusedException(
                "one-edition", $"{watchlist} has no other edition than the one in force: expected one to go back to; import a good one instead");
        return Import(good, because, bad.Id, progress);
    }

    private ImportResult Import(Edition edition, string because, EditionId? recalls, Action<long> progress)
    {
        var mapping = edition.Mapping is { } text ? ColumnMapping.Parse(text, "the mapping on record") : null;
        var request = new ImportRequest(edition.Watchlist, KeptFiles.Of(ledger, edition), edition.PublishedAt, mapping, because) { Recalls = recalls };
        return new ImportEdition(ledger).Run(request, progress);
    }
}
