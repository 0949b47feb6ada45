using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>From a coverage to what subjects are screened against.</summary>
internal static class Listings
{
    /// <summary>Every listing of every edition that a coverage names, prepared and indexed.</summary>
    public static ListingIndex InForce(Ledger ledger, Coverage coverage, Policy policy) => ListingIndex.Build(
        coverage.Editions.SelectMany(e => ledger.Views.Listings.InForce(e.Watchlist, e.LoadedPosition)).Select(l => l.Text),
        policy);
}
