using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>A subject and a listing compared again, to say why.</summary>
/// <param name="Match">What the comparison gives; <see langword="null"/> where it cannot be computed again.</param>
/// <param name="WhatIfs">What would change it.</param>
/// <param name="NotReplayable">Why it cannot be computed again.</param>
internal sealed record ExplainedPair(Match? Match, IReadOnlyList<WhatIf> WhatIfs, string? NotReplayable);

/// <summary>
/// Compares a subject with one listing under a coverage, now or of the past, to say why it scored as it did and what would change it.
/// The alignment and the hypotheses are not in the ledger: they follow from the two parties, the policy and the engine, all of which are.
/// </summary>
internal sealed class ExplainPair(Ledger ledger)
{
    /// <summary>The comparison and what would change it.</summary>
    public ExplainedPair Run(PartyFacts subject, ListingId listing, Coverage coverage)
    {
        if (!KeptPolicy.TryFind(ledger, coverage, out var policy, out var because)) return new ExplainedPair(null, [], because);
        var edition = coverage.Editions.FirstOrDefault(e => e.Watchlist == listing.Watchlist);
        if (edition is null || ledger.Views.Listings.At(listing, edition.LoadedPosition) is not { } stated)
            return new ExplainedPair(null, [], $"NotReplayable: the coverage holds no listing {listing}");
        return Run(new PartyComparer(policy), PreparedParty.Of(subject), PreparedParty.Of(stated.Text.Facts), listing.Watchlist);
    }

    /// <summary>The same for two parties at hand.</summary>
    public static ExplainedPair Run(PartyComparer comparer, PreparedParty subject, PreparedParty listing, WatchlistId watchlist) =>
        new(comparer.Compare(subject, listing, watchlist), WhatIf.Of(comparer, subject, listing, watchlist), null);
}
