using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>What a screening made now would be made with.</summary>
internal static class CoverageNow
{
    /// <summary>The editions in force at a position, under a policy.</summary>
    public static Coverage At(Ledger ledger, Horizon at, Policy policy) => new()
    {
        Editions = ledger.Views.Editions.InForce(at)
            .Select(e => new CoveredEdition(e.Edition.Watchlist, e.Edition.Id, e.Position, e.Edition.PublishedAt, e.LoadedAt))
            .ToList(),
        PolicyHash = policy.Hash,
        EngineVersion = Engine.Version,
    };

    /// <summary>The editions in force at a horizon, under the policy and engine of an earlier coverage.</summary>
    public static Coverage At(Ledger ledger, Horizon at, Coverage used) =>
        At(ledger, at, Policy.Default) with { PolicyHash = used.PolicyHash, EngineVersion = used.EngineVersion };

    /// <summary>The ledger position that names this coverage: the last one taken where it is the same, else a new entry.</summary>
    public static long Take(Ledger ledger, Coverage coverage, Policy policy)
    {
        var (position, latest) = ledger.Views.Coverages.Latest(ledger.Head);
        if (latest is not null && latest.SameAs(coverage)) return position;
        using var append = ledger.BeginAppend();
        // Kept whole, so that what is decided under it can be computed again when the program ships with another.
        if (ledger.Views.Policies.Find(policy.Hash) is null)
            append.Add(new EntryBody.PolicyTaken(new PolicyText(policy.Hash, policy.Version, policy.ToJson())));
        var taken = append.Add(new EntryBody.CoverageTaken(coverage));
        append.Commit();
        return taken;
    }
}
