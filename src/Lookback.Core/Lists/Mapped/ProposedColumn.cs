namespace Lookback.Core.Lists.Mapped;

/// <summary>How far a proposal may be relied on.</summary>
public enum Sureness
{
    /// <summary>Nothing says what the column is, or what does contradicts itself: it is ignored until somebody has looked.</summary>
    Unsure,

    /// <summary>Its name or its values say it.</summary>
    Likely,

    /// <summary>Its name says it, and its values do not contradict.</summary>
    Sure,
}

/// <summary>What a column is proposed to be.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Facts">The words of its facts; none where it is to be ignored.</param>
/// <param name="Separator">What parts several values in a cell.</param>
/// <param name="Sureness">How far that may be relied on.</param>
/// <param name="Because">Why, in a few words.</param>
public sealed record ProposedColumn(string Column, IReadOnlyList<string> Facts, string? Separator, Sureness Sureness, string Because)
{
    internal bool Is(string fact) => Facts.Contains(fact, StringComparer.Ordinal);

    /// <summary>Left out after all.</summary>
    internal ProposedColumn Ignored(string because) => this with { Facts = [], Separator = null, Sureness = Sureness.Unsure, Because = because };
}
