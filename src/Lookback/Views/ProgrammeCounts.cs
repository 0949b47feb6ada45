using Lookback.Core.Lists;
using Lookback.Core.Records;

namespace Lookback.Views;

/// <summary>What came, went and changed under one programme; a listing that stands under several counts under each.</summary>
/// <param name="Programme">As written; <see langword="null"/> for listings that stand under none.</param>
/// <param name="Added">Listings that are new.</param>
/// <param name="Removed">Listings that are gone and live on nowhere.</param>
/// <param name="Merged">Listings that are gone while their party lives on.</param>
/// <param name="Changed">Listings whose facts changed, the renamed too.</param>
/// <param name="Reworded">Listings of which remarks, titles or programmes alone changed.</param>
internal sealed record ProgrammeLine(string? Programme, long Added, long Removed, long Merged, long Changed, long Reworded);

/// <summary>Where on the list did it happen?</summary>
internal sealed class ProgrammeCounts
{
    private readonly SortedDictionary<string, ProgrammeLine> _lines = new(StringComparer.Ordinal);

    /// <summary>By programme, in the order of their names; listings without one first.</summary>
    public IReadOnlyList<ProgrammeLine> Lines => [.. _lines.Values];

    /// <summary>A listing that is new.</summary>
    public void Add(ListingText text) => Count(text.Programmes, l => l with { Added = l.Added + 1 });

    /// <summary>A listing that is gone.</summary>
    public void Remove(ListingText text) => Count(text.Programmes, l => l with { Removed = l.Removed + 1 });

    /// <summary>A listing whose party lives on.</summary>
    public void Merge(ListingText text) => Count(text.Programmes, l => l with { Merged = l.Merged + 1 });

    /// <summary>A listing that changed, under what it stood and what it stands under.</summary>
    public void Change(ListingChange change) => Count(
        change.Before.Programmes.Union(change.After.Programmes, StringComparer.Ordinal).ToList(),
        l => change.FactsChanged ? l with { Changed = l.Changed + 1 } : l with { Reworded = l.Reworded + 1 });

    private void Count(IReadOnlyList<string> programmes, Func<ProgrammeLine, ProgrammeLine> more)
    {
        foreach (var programme in programmes.Count == 0 ? [""] : programmes.Distinct(StringComparer.Ordinal))
        {
            var line = _lines.GetValueOrDefault(programme) ?? new ProgrammeLine(programme.Length == 0 ? null : programme, 0, 0, 0, 0, 0);
            _lines[programme] = more(line);
        }
    }
}
