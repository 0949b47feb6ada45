using Lookback.Core.Lists.Diff;
using Lookback.Core.Records;

namespace Lookback.Core.Lists;

/// <summary>
/// What one edition changed against the one before. Every listing that is gone stands either in <see cref="Removed"/> or in
/// <see cref="Merged"/>: a party that lives on under another id was not delisted, and what was decided about it still stands.
/// </summary>
public sealed record EditionDiff
{
    private EditionDiff()
    {
    }

    /// <summary>Listings that the edition before did not have.</summary>
    public required IReadOnlyList<ListingText> Added { get; init; }

    /// <summary>Listings that are gone and live on nowhere: delisted.</summary>
    public required IReadOnlyList<ListingText> Removed { get; init; }

    /// <summary>Listings whose text differs, even if in nothing but remarks.</summary>
    public required IReadOnlyList<ListingChange> Changed { get; init; }

    /// <summary>Listings that are gone while their party lives on under another id.</summary>
    public required IReadOnlyList<ListingMerger> Merged { get; init; }

    /// <summary>How many of the changed changed in what identifies the party: only these and the added are work for a lookback.</summary>
    public int FactsChangedCount => Changed.Count(c => c.FactsChanged);

    /// <summary>
    /// Names what changed and tells mergers from removals. Takes memory in proportion to the change; <paramref name="current"/> is gone
    /// through once, and not at all where nothing was removed.
    /// </summary>
    /// <param name="added">Listings of the new edition alone.</param>
    /// <param name="removed">Listings of the old edition alone.</param>
    /// <param name="changed">Listings of both whose text differs.</param>
    /// <param name="current">All listings of the new edition, the added ones too, in any order.</param>
    public static EditionDiff Compute(
        IReadOnlyList<ListingText> added,
        IReadOnlyList<ListingText> removed,
        IReadOnlyList<(ListingText Before, ListingText After)> changed,
        IEnumerable<ListingText> current)
    {
        var search = new MergerSearch(removed);
        if (removed.Count > 0)
        {
            foreach (var listing in current) search.Offer(listing);
        }

        var mergers = search.Found();
        var merged = mergers.Select(m => m.Gone.Id).ToHashSet();
        return new EditionDiff
        {
            Added = added,
            Removed = [.. removed.Where(r => !merged.Contains(r.Id))],
            Changed = [.. changed.Select(c => new ListingChange(c.Before, c.After))],
            Merged = mergers,
        };
    }
}

/// <summary>One listing's two texts and what differs between them.</summary>
public sealed record ListingChange
{
    /// <summary>Compares the two texts.</summary>
    public ListingChange(ListingText before, ListingText after)
    {
        Before = before;
        After = after;
        Facts = FactChanges.Between(before, after);
        FactsChanged = FactsHash.Of(before.Facts) != FactsHash.Of(after.Facts);
        IsRenamed = Renaming.Is(before.Facts, after.Facts);
    }

    /// <summary>What the edition before said.</summary>
    public ListingText Before { get; }

    /// <summary>What the edition says.</summary>
    public ListingText After { get; }

    /// <summary>What differs, fact by fact; empty where nothing but order and blanks does.</summary>
    public IReadOnlyList<FactChange> Facts { get; }

    /// <summary>Whether something changed that identifies the party; false where remarks, titles or programmes alone did.</summary>
    public bool FactsChanged { get; }

    /// <summary>Whether the party stands under another primary name.</summary>
    public bool IsRenamed { get; }
}

/// <summary>The values of one fact that came and went.</summary>
/// <param name="Fact">
/// <c>schema</c>, <c>names</c>, <c>birth dates</c>, <c>birth places</c>, <c>countries</c>, <c>identifiers</c>, <c>sex</c>,
/// <c>addresses</c>, <c>designated</c>, <c>programmes</c>, <c>titles</c>, <c>remarks</c> or <c>referents</c>.
/// </param>
/// <param name="Added">Values that the text before did not have, in words.</param>
/// <param name="Removed">Values that the text does not have any more, in words.</param>
public sealed record FactChange(string Fact, IReadOnlyList<string> Added, IReadOnlyList<string> Removed);

/// <summary>A listing that is gone while its party lives on.</summary>
/// <param name="Gone">Its last text.</param>
/// <param name="LivesOnUnder">The listing that carries the party now.</param>
/// <param name="Why">One sentence: the referent, the shared number or the shared name.</param>
public sealed record ListingMerger(ListingText Gone, ListingId LivesOnUnder, string Why);
