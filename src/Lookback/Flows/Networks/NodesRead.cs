using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Networks;

/// <summary>A node's number says nothing by itself: what it is the number of is read from an entry that speaks of it.</summary>
internal static class NodesRead
{
    /// <summary>The listing of a number that an entry speaks of; <see langword="null"/> where it speaks of none of that number.</summary>
    public static ListingId? ListingIn(Ledger ledger, long entry, long number) => ledger.Entries.At(entry).Body switch
    {
        EntryBody.ListingStated b => b.Text.Id,
        EntryBody.LinkStated b => new[] { b.Link.From, b.Link.To }
            .Where(n => n.Kind == NodeKind.Listing && ledger.Views.Networks.Nodes.Of(n) == number)
            .Select(n => n.Listing)
            .FirstOrDefault(),
        _ => null,
    };
}
