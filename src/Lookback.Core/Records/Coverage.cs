namespace Lookback.Core.Records;

/// <summary>One edition in force.</summary>
/// <param name="Watchlist">The list.</param>
/// <param name="Edition">Its edition.</param>
/// <param name="LoadedPosition">The ledger position at which that edition came into force.</param>
public sealed record CoveredEdition(WatchlistId Watchlist, EditionId Edition, long LoadedPosition);

/// <summary>What a screening was made with: the editions in force, the policy and the engine. Written once, named by position.</summary>
public sealed record Coverage
{
    /// <summary>One edition for each watchlist, sorted by watchlist.</summary>
    public required IReadOnlyList<CoveredEdition> Editions { get; init; }

    /// <summary>Hash of the policy.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>Version of the engine: names, keys, comparison.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Whether both mean the same screening.</summary>
    public bool SameAs(Coverage other) =>
        PolicyHash == other.PolicyHash && EngineVersion == other.EngineVersion && Editions.SequenceEqual(other.Editions);
}
