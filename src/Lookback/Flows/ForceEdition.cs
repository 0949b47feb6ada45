using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>Brings editions into force out of the files that are kept, by a named person for a reason that stays on record.</summary>
internal sealed class ForceEdition(Ledger ledger)
{
    /// <summary>Characters of an id that tell an edition apart from what was left empty by mistake.</summary>
    private const int Least = 4;

    /// <summary>One that a check held back, against that check alone: what else holds it back by now is told.</summary>
    /// <param name="word">Its id, or as much of it as tells it apart; <c>watchlist:id</c> where one file was held back for two lists.</param>
    /// <param name="because">The reason.</param>
    /// <param name="progress">Told how many listings were read.</param>
    /// <exception cref="RefusedException"><c>no-edition</c>, <c>ambiguous</c>, and what an import is refused for.</exception>
    public ImportResult Held(string word, string because, Action<long> progress)
    {
        var (list, id) = word.Split(':') is [var before, var after] ? (before, after) : ("", word);
        if (id.Length < Least)
            throw new RefusedException("no-edition", FormattableString.Invariant($"\"{word}\": expected at least {Least} characters of the edition's id"));
        var held = HeldBack.All(ledger, ledger.Head)
            .Where(r => r.Refused.Edition.Id.Value.StartsWith(id, StringComparison.Ordinal) && (list.Length == 0 || r.Refused.Edition.Watchlist.Value == list))
            .ToList();
        return held.Select(r => (r.Refused.Edition.Watchlist, r.Refused.Edition.Id)).Distinct().Count() switch
        {
            0 => throw new RefusedException(
                "no-edition", $"no edition that is held back has an id that begins with \"{word}\": `list health` shows those there are"),
            1 => Import(held[^1].Refused.Edition, because, new ForcedBy(null, held[^1].Refused.Check), progress),
            _ => throw new RefusedException(
                "ambiguous", $"several editions that are held back have an id that begins with \"{word}\": expected more of it, or WATCHLIST:ID"),
        };
    }

    /// <summary>
    /// The one before the edition in force, which turned out to be bad: its content is in force again, published when it was and effective as of the
    /// date of the bad one, and the next run looks again at everybody who was screened under that.
    /// </summary>
    /// <param name="watchlist">The list.</param>
    /// <param name="because">What is wrong with the edition in force.</param>
    /// <param name="progress">Told how many listings were read.</param>
    /// <exception cref="RefusedException"><c>no-edition</c>, <c>one-edition</c>, <c>already-recalled</c>, and what an import is refused for.</exception>
    public ImportResult Before(WatchlistId watchlist, string because, Action<long> progress)
    {
        var history = ledger.Views.Editions.History(watchlist, ledger.Head);
        if (history.Count == 0) throw new RefusedException("no-edition", $"no edition of {watchlist} is loaded");
        var (bad, badLoadedAt) = (history[^1].Edition, history[^1].LoadedAt);
        if (bad.Recalls is not null)
        {
            throw new RefusedException(
                "already-recalled",
                $"the edition of {watchlist} in force is itself what an edition was taken back for: import a good one, or `list import --force` another");
        }

        var good = history.SkipLast(1).LastOrDefault(e => e.Edition.Id != bad.Id && !RecalledEditions.Is(history, e))?.Edition
            ?? throw new RefusedException(
                "one-edition", $"{watchlist} has no other edition than the one in force: expected one to go back to; import a good one instead");
        return Import(good, because, new ForcedBy(bad.Id, null) { EffectiveAt = bad.PublishedAt ?? badLoadedAt }, progress);
    }

    private ImportResult Import(Edition edition, string because, ForcedBy by, Action<long> progress)
    {
        var mapping = edition.Mapping is { } text ? ColumnMapping.Parse(text, "the mapping on record") : null;
        var files = KeptFiles.Of(ledger, edition);
        var request = new ImportRequest(edition.Watchlist, files, edition.PublishedAt, mapping, because)
        {
            Recalls = by.Recalls, EffectiveAt = by.EffectiveAt, Overrides = by.Overrides,
            Delta = edition.Delta is { } delta ? KeptFiles.Named(ledger, delta.Name, delta.Sha256) : null,
        };
        return new ImportEdition(ledger).Run(request, progress);
    }

    private readonly record struct ForcedBy(EditionId? Recalls, string? Overrides)
    {
        public DateTimeOffset? EffectiveAt { get; init; }
    }
}
