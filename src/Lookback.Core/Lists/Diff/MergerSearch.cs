using Lookback.Core.Records;

namespace Lookback.Core.Lists.Diff;

/// <summary>
/// Looks for the parties of removed listings among those of the new edition: by the publisher's word (referents), by a number that
/// only one party has, and last by an equal name that nothing contradicts. Holds the removed listings and nothing of the edition.
/// </summary>
internal sealed class MergerSearch
{
    private readonly IReadOnlyList<ListingText> _removed;
    private readonly Dictionary<string, List<int>> _byKey = new(StringComparer.Ordinal);
    private readonly Candidate?[] _best;

    public MergerSearch(IReadOnlyList<ListingText> removed)
    {
        _removed = removed;
        _best = new Candidate?[removed.Count];
        for (var i = 0; i < removed.Count; i++)
        {
            Add($"ref:{removed[i].Id.Key}", i);
            foreach (var identifier in removed[i].Facts.Identifiers) Add(MergerKeys.Of(identifier), i);
            foreach (var name in MergerKeys.Names(removed[i].Facts)) Add(name.Key, i);
        }
    }

    /// <summary>Considers one listing of the new edition.</summary>
    public void Offer(ListingText current)
    {
        foreach (var referent in current.Referents)
        {
            var why = $"{current.Id.Key} names it as one of its own (referent)";
            foreach (var gone in Under($"ref:{referent}")) Take(gone, current, Rank.Referent, why);
        }

        foreach (var identifier in current.Facts.Identifiers)
        {
            foreach (var gone in Under(MergerKeys.Of(identifier))) OfferNumber(gone, current, identifier);
        }

        foreach (var name in MergerKeys.Names(current.Facts))
        {
            foreach (var gone in Under(name.Key)) OfferName(gone, current, name);
        }
    }

    /// <summary>The best for each removed listing that has one, in the order of the removed.</summary>
    public IReadOnlyList<ListingMerger> Found()
    {
        var found = new List<ListingMerger>();
        for (var i = 0; i < _best.Length; i++)
        {
            if (_best[i] is not { } best) continue;
            found.Add(new ListingMerger(_removed[i], best.Id, $"{_removed[i].Id.Key} lives on as {best.Id.Key}: {best.Why}"));
        }

        return found;
    }

    private void Add(string? key, int index)
    {
        if (key is null) return;
        if (!_byKey.TryGetValue(key, out var indexes)) _byKey.Add(key, indexes = []);
        if (!indexes.Contains(index)) indexes.Add(index);
    }

    private List<int> Under(string? key) => key is not null && _byKey.TryGetValue(key, out var indexes) ? indexes : [];

    private void OfferNumber(int gone, ListingText current, Identifier identifier)
    {
        var shared = _removed[gone].Facts.Identifiers.Any(i =>
            MergerKeys.Of(i) == MergerKeys.Of(identifier)
            && (i.Country is null || identifier.Country is null || i.Country == identifier.Country));
        if (shared && MergerKeys.SameKind(_removed[gone].Facts, current.Facts))
        {
            Take(gone, current, Rank.Number, $"both have {FactChanges.Words(identifier)}");
        }
    }

    /// <summary>A name alone is enough where one of the two stands under it, and neither birth dates nor ship numbers contradict.</summary>
    private void OfferName(int gone, ListingText current, MergerName name)
    {
        var facts = _removed[gone].Facts;
        var stands = name.IsPrimary || MergerKeys.Names(facts).Any(n => n.Key == name.Key && n.IsPrimary);
        if (!stands || !MergerKeys.SameKind(facts, current.Facts) || MergerKeys.Contradict(facts, current.Facts)) return;
        var rank = name.IsPrimary ? Rank.PrimaryName : Rank.OtherName;
        Take(gone, current, rank, $"both are named \"{name.Written}\" and nothing contradicts");
    }

    private void Take(int gone, ListingText current, Rank rank, string why)
    {
        if (current.Id == _removed[gone].Id) return;
        var candidate = new Candidate(rank, current.Id, why);
        if (_best[gone] is { } best && best.CompareTo(candidate) <= 0) return;
        _best[gone] = candidate;
    }

    private enum Rank
    {
        Referent,
        Number,
        PrimaryName,
        OtherName,
    }

    /// <summary>Ordered by rank, then by id, so that the order of the edition does not decide.</summary>
    private sealed record Candidate(Rank Rank, ListingId Id, string Why) : IComparable<Candidate>
    {
        public int CompareTo(Candidate? other) =>
            other is null ? -1
            : Rank != other.Rank ? Rank.CompareTo(other.Rank)
            : string.CompareOrdinal(Id.Key, other.Id.Key);
    }
}
