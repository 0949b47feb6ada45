using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Api;

/// <summary>From what an answer names to the positions at which those persons were first met: what goes on record of who was shown.</summary>
internal static class ShownPersons
{
    /// <summary>Of encounters.</summary>
    public static IEnumerable<long> Of(Ledger ledger, IEnumerable<EncounterId> encounters) =>
        encounters.Distinct().SelectMany(e => ledger.Views.Encounters.FindNamed(e.Value, ledger.Head));

    /// <summary>Of nodes of networks: those that are somebody met.</summary>
    public static IEnumerable<long> Of(Ledger ledger, IEnumerable<NodeRef> nodes) =>
        Of(ledger, nodes.Where(n => n.Kind == NodeKind.Encounter).Select(n => new EncounterId(n.Key)));
}
