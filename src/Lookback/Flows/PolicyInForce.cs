using Lookback.Core.Matching;
using Lookback.Core.Screenings;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>What compared subjects with listings when something was last screened or looked back on: decisions rest on that.</summary>
internal static class PolicyInForce
{
    /// <summary>The policy; the one that ships where the kept one cannot be read, or nothing was screened yet.</summary>
    public static Policy Of(Ledger ledger, Horizon at) =>
        ledger.Views.Coverages.Latest(at).Coverage is { } coverage && KeptPolicy.Find(ledger, coverage.PolicyHash) is { } policy ? policy : Policy.Default;

    /// <summary>The engine and that policy, by one word.</summary>
    public static string Matcher(Ledger ledger, Horizon at) => ledger.Views.Coverages.Latest(at).Coverage is { } coverage
        ? AlertMemory.Matcher(coverage)
        : AlertMemory.Matcher(Engine.Version, Policy.Default.Hash);
}
