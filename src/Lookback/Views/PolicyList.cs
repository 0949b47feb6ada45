using System.Text.Json;
using Lookback.Core.Matching;
using Lookback.Flows;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>A policy that something was screened under, or that ships with the program.</summary>
/// <param name="Hash">Its identity.</param>
/// <param name="Version">Its author's name for it.</param>
/// <param name="IsInForce">Whether what is screened now is screened under it.</param>
/// <param name="IsShipped">Whether it ships with this program.</param>
/// <param name="TakenAt">When it was first used; <see langword="null"/> where it was not.</param>
internal sealed record PolicyLine(string Hash, string Version, bool IsInForce, bool IsShipped, DateTimeOffset? TakenAt);

/// <summary>A value that two policies have otherwise.</summary>
/// <param name="Place">Where it stands: <c>birth_date.same_day</c>.</param>
/// <param name="From">What the first has; <see langword="null"/> for nothing.</param>
/// <param name="To">What the other has.</param>
internal sealed record PolicyChange(string Place, string? From, string? To);

/// <summary>Which policies are there, and how do two differ?</summary>
internal static class PolicyList
{
    /// <summary>Those on record, the first used first; and the one that ships, where it was not used yet.</summary>
    public static IReadOnlyList<PolicyLine> Of(Ledger ledger, Horizon at)
    {
        var inForce = PolicyInForce.Of(ledger, at).Hash;
        List<PolicyLine> lines =
            [.. ledger.Views.Policies.All(at).Select(p => new PolicyLine(p.Body.Hash, p.Body.Version, p.Body.Hash == inForce, IsShipped(p.Body.Hash), p.At))];
        if (!lines.Exists(l => l.IsShipped)) lines.Add(new PolicyLine(Policy.Default.Hash, Policy.Default.Version, IsShipped(inForce), true, null));
        return lines;
    }

    /// <summary>What the second has otherwise than the first, in the order of its text.</summary>
    public static IReadOnlyList<PolicyChange> Difference(Policy first, Policy second)
    {
        var (one, other) = (Values(first), Values(second));
        return
        [
            .. other.Where(v => one.GetValueOrDefault(v.Key) != v.Value).Select(v => new PolicyChange(v.Key, one.GetValueOrDefault(v.Key), v.Value)),
            .. one.Where(v => !other.ContainsKey(v.Key)).Select(v => new PolicyChange(v.Key, v.Value, null)),
        ];
    }

    /// <summary>Every number of a policy by where it stands.</summary>
    public static IReadOnlyDictionary<string, string> Values(Policy policy)
    {
        using var text = JsonDocument.Parse(policy.ToJson());
        var values = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        Add(text.RootElement, "");
        return values;

        void Add(JsonElement part, string place)
        {
            if (part.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in part.EnumerateObject()) Add(member.Value, place.Length == 0 ? member.Name : $"{place}.{member.Name}");
            }
            else
            {
                values[place] = part.GetRawText();
            }
        }
    }

    private static bool IsShipped(string hash) => hash == Policy.Default.Hash;
}
