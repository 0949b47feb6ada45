using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>What a screening made now would be made with.</summary>
internal static class CoverageNow
{
    /// <summary>The editions in force at a position, under a policy.</summary>
    public static Coverage At(Ledger ledger, long at, Policy policy) => new()
    {
        Editions = ledger.Views.Editions.InForce(at)
            .Select(e => new CoveredEdition(e.Edition.Watchlist, e.Edition.Id, e.Position, e.Edition.PublishedAt, e.LoadedAt))
            .ToList(),
        PolicyHash = policy.Hash,
        EngineVersion = Engine.Version,
    };

    /// <summary>The ledger position that names this coverage: the last one taken where it is the same, else a new entry.</summary>
    public static long Take(Ledger ledger, Coverage coverage)
    {
        var (position, latest) = ledger.Views.Coverages.Latest(ledger.Head);
        return latest is not null && latest.SameAs(coverage) ? position : ledger.Append(new EntryBody.CoverageTaken(coverage));
    }
}
