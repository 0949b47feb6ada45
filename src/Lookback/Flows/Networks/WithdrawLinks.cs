using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Networks;

namespace Lookback.Flows.Networks;

/// <summary>Withdraws a link, or everything that stands on a source's word. What was said stays on record; nothing is followed over it any more.</summary>
internal sealed class WithdrawLinks(Ledger ledger)
{
    /// <summary>Withdraws one link.</summary>
    public void One(RecordedLink link, string reason) =>
        ledger.Append(new EntryBody.LinkWithdrawn(new LinkWithdrawal(link.Link.Id, Reason.Require(reason))));

    /// <summary>Withdraws all that a source said, at once; returns how many.</summary>
    /// <exception cref="RefusedException">Nothing stands on its word.</exception>
    public int Of(string source, string reason)
    {
        reason = Reason.Require(reason);
        var links = ledger.Views.Networks.Links.Of(source, ledger.Head);
        if (links.Count == 0) throw new RefusedException("no-source", $"expected a source of links that stand, found none on the word of \"{source}\"");
        ledger.Append([.. links.Select(l => new EntryBody.LinkWithdrawn(new LinkWithdrawal(l.Link.Id, reason)))]);
        return links.Count;
    }
}
