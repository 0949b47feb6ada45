using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>From a coverage to the policy with which it can be computed again: the one that ships, or as it is kept in the ledger.</summary>
internal static class KeptPolicy
{
    /// <summary>The policy, or why what was made under the coverage cannot be computed again: another engine, or a policy that it cannot read.</summary>
    public static bool TryFind(Ledger ledger, Coverage coverage, [NotNullWhen(true)] out Policy? policy, [NotNullWhen(false)] out string? because)
    {
        policy = coverage.EngineVersion == Engine.Version ? Find(ledger, coverage.PolicyHash) : null;
        because = policy is not null ? null
            : coverage.EngineVersion != Engine.Version
                ? $"NotReplayable: it was screened by engine {coverage.EngineVersion}, and this program has engine {Engine.Version}"
                : $"NotReplayable: the policy {coverage.PolicyHash} it was screened under is not one that this program can read";
        return policy is not null;
    }

    /// <summary>The policy of this hash; <see langword="null"/> where this program cannot read it.</summary>
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
