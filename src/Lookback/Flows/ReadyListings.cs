using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>The listings of a coverage, ready for any number of subjects on any number of threads.</summary>
/// <param name="Coverage">The editions, policy and engine.</param>
/// <param name="Index">Their listings.</param>
/// <param name="UpTo">The ledger's head when it was made.</param>
internal sealed record ReadyListings(Coverage Coverage, ListingIndex Index, long UpTo)
{
    /// <summary>Those in force now.</summary>
    /// <param name="ledger">The ledger that listings' texts are read from for as long as this is used.</param>
    /// <param name="policy">What compares.</param>
    public static ReadyListings Of(Ledger ledger, Policy policy)
    {
        var head = ledger.Head;
        var coverage = CoverageNow.At(ledger, head, policy);
        return new ReadyListings(coverage, Listings.InForce(ledger, coverage, policy), head);
    }
}
