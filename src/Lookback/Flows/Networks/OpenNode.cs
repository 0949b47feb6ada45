using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Networks;

/// <summary>Records a person's reasoned leave to walk through something that many share, or its end.</summary>
internal sealed class OpenNode(Ledger ledger)
{
    /// <summary>Opens or closes.</summary>
    /// <exception cref="RefusedException">It is no thing that can be shared, or stands so already; the reason is too short.</exception>
    public NodeOpening Run(string what, bool open, string reason)
    {
        var (node, expected) = NodeReader.Read(what);
        if (node is not { } thing) throw new RefusedException("no-node", $"expected {expected}, found \"{ReadIssue.Cut(what)}\"");
        if (thing.Kind is NodeKind.Encounter or NodeKind.Listing)
            throw new RefusedException("not-shared", $"expected a thing or body that many share, such as phone: or address:, found {thing}");
        var isOpen = ledger.Views.Networks.Openings.Open(ledger.Head).Contains(ledger.Views.Networks.Nodes.Of(thing));
        if (isOpen == open) throw new RefusedException(open ? "already-open" : "not-open", $"{thing} {(open ? "is open already" : "is not open")}");
        var opening = new NodeOpening(thing, open, Reason.Require(reason));
        ledger.Append(new EntryBody.NodeOpened(opening));
        return opening;
    }
}
