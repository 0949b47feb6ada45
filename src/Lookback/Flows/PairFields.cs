using Lookback.Core.Matching;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows;

/// <summary>The two sides of an alert fact by fact, from the record and by the product's own comparison: what a reviewer may cite by its name.</summary>
internal static class PairFields
{
    /// <summary>Every fact that is on record of one side at least; none where the listing is not in force.</summary>
    public static IReadOnlyList<FieldComparison> Of(Ledger ledger, RaisedAlert alert, Horizon at)
    {
        if (ledger.Views.Listings.At(alert.Listing, at)?.Text is not { } text) return [];
        var subject = ledger.Views.Encounters.At(alert.SubjectPosition).Encounter.Facts;
        return FieldComparison.Of(
            new PartyComparer(PolicyInForce.Of(ledger, at)), PreparedParty.Of(subject), PreparedParty.Of(text.Facts), text.Titles, alert.Listing.Watchlist);
    }
}
