using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Cases;

/// <summary>Records how much care a watchlist's alerts take: on one of the high tier nobody is cleared by one person alone.</summary>
internal sealed class SetTier(Ledger ledger)
{
    /// <summary>Records it.</summary>
    /// <exception cref="RefusedException">There is no such list, it stands so already, or the account may not.</exception>
    public void Run(WatchlistId watchlist, bool isHigh, string reason, string account)
    {
        var person = CaseDesk.Appointed(ledger, account);
        person.Require([Transition.SupervisorRole, "list_officer", "sanctions_officer"], "sets the tier of a list");
        if (ledger.Views.Editions.InForce(ledger.Head).All(e => e.Edition.Watchlist != watchlist))
            throw new RefusedException("no-watchlist", $"no edition of {watchlist} is loaded: `lookback list ls` shows those that are");
        if (ledger.Views.Cases.Workflows.HighTier(ledger.Head).Contains(watchlist) == isHigh)
            throw new RefusedException("same-tier", $"{watchlist} is of the {(isHigh ? "high" : "ordinary")} tier already");
        ledger.Append(new EntryBody.TierSet(new ListTier(watchlist, isHigh, person.Person, Reason.Require(reason))));
    }
}
