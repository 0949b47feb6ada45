using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>From a coverage to what subjects are screened against.</summary>
internal static class Listings
{
    /// <summary>Every listing of every edition that a coverage names: out of the segments that were kept, and what is in none made ready here.</summary>
    public static ListingIndex InForce(Ledger ledger, Coverage coverage, Policy policy) =>
        Among(KeptListings.Read(ledger), ledger, coverage, policy);

    /// <summary>The same, where the segments have been read.</summary>
    public static ListingIndex Among(IEnumerable<KeptSegment> kept, Ledger ledger, Coverage coverage, Policy policy)
    {
        var segments = new ListingSegments([.. kept.Select(k => k.Index)], Positions(ledger, coverage));
        return ListingIndex.Of(segments, position => ledger.ListingTexts.At(position), Texts(ledger, segments.Missing), policy);
    }

    /// <summary>Where their texts were stated, in no order. A position above <see cref="int.MaxValue"/> cannot be indexed.</summary>
    public static IReadOnlyCollection<int> Positions(Ledger ledger, Coverage coverage) => coverage.Editions
        .SelectMany(e => ledger.Views.Listings.PositionsInForce(e.Watchlist, e.LoadedPosition))
        .Select(position => checked((int)position))
        .ToList();

    /// <summary>The texts stated at positions.</summary>
    public static IEnumerable<ListingText> Texts(Ledger ledger, IEnumerable<int> positions) =>
        ledger.Views.Listings.Texts(positions.Select(p => (long)p));
}
