using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>Something that many share and a person opened.</summary>
internal sealed record OpeningLine(NodeRef Node, DateTimeOffset OpenedAt, string Actor, string Reason);

/// <summary>Through what may be walked that many share, by whose leave?</summary>
internal static class OpeningList
{
    /// <summary>What stands open, oldest first.</summary>
    public static IReadOnlyList<OpeningLine> Of(Ledger ledger, Horizon at) =>
        [.. ledger.Views.Networks.Openings.All(at).Select(o => new OpeningLine(o.Opening.Node, o.DecidedAt, o.Actor, o.Opening.Reason))];
}
