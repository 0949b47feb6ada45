using System.Text.Json;
using Lookback.Core.Matching;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>From a coverage's policy hash to the policy: the one that ships, or as it is kept in the ledger.</summary>
internal static class KeptPolicy
{
    /// <summary>The policy; <see langword="null"/> where this program cannot read it.</summary>
    public static Policy? Find(Ledger ledger, string hash)
    {
        if (hash == Policy.Default.Hash) return Policy.Default;
        if (ledger.Views.Policies.Find(hash) is not { } kept) return null;
        try
        {
            var policy = Policy.Parse(kept.Json);
            // An engine that weighs what the text does not mention reads another policy in it.
            return policy.Hash == hash ? policy : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
