namespace Lookback.Core.Records;

/// <summary>One edition in force.</summary>
/// <param name="Watchlist">The list.</param>
/// <param name="Edition">Its edition.</param>
/// <param name="LoadedPosition">The ledger position at which that edition came into force.</param>
/// <param name="PublishedAt">When the publisher put it out; <see langword="null"/> where nobody said.</param>
/// <param name="LoadedAt">When it came into force here. Both instants stand in the edition's own entry; here they let a coverage say alone how
/// old its editions were.</param>
public sealed record CoveredEdition(
    WatchlistId Watchlist, EditionId Edition, long LoadedPosition, DateTimeOffset? PublishedAt, DateTimeOffset LoadedAt);

/// <summary>What a screening was made with: the editions in force, the policy and the engine. Written once, named by position.</summary>
public sealed record Coverage
{
    /// <summary>One edition for each watchlist, sorted by watchlist.</summary>
    public required IReadOnlyList<CoveredEdition> Editions { get; init; }

    /// <summary>Hash of the policy.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>Version of the engine: names, keys, comparison.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Whether both mean the same screening: the same editions from the same positions, the same policy and engine.</summary>
    public bool SameAs(Coverage other) =>
        PolicyHash == other.PolicyHash && EngineVersion == other.EngineVersion && Used(this).SequenceEqual(Used(other));

    // Without the instants: they follow from the position.
    private static IEnumerable<(WatchlistId, EditionId, long)> Used(Coverage coverage) =>
        coverage.Editions.Select(e => (e.Watchlist, e.Edition, e.LoadedPosition));
}
